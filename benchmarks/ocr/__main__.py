"""Texts that are known → pages as a scanner gives them → text again: character error rates, and facts that differ.

A page is set by typst with the script's Noto font, drawn at 200 dots an inch, turned by 0.7 of a degree and given a
grey ground with noise. It goes the way of any picture: the language is found out, nothing is told to the reader. Texts
are those of ``samples/``, of ``benchmarks/accuracy`` and two beside this file, all our own.

Prints for each page its language, the characters, the share of them that is wrong (insertions, deletions and
replacements by the characters of the text; blanks and line ends are one blank), and how many facts of the text are
those of the scan. ``--plain``: the ground white and the page straight.
"""

import io
import json
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

from rapidfuzz.distance import Levenshtein

from cosante.reading import read_documents, read_text
from cosante.vocabulary.facts import Fact

ROOT = Path(__file__).parent.parent.parent
SAMPLES, GOLD = ROOT / "src" / "cosante" / "samples", ROOT / "benchmarks" / "accuracy"
PAGES = (
    SAMPLES / "en-bokeo-nurses.txt",
    SAMPLES / "en-gorkha-eye-camp.txt",
    SAMPLES / "en-kisumu-budget.txt",
    SAMPLES / "fr-kayes-chirurgie.txt",
    SAMPLES / "fr-toamasina-ambulances.txt",
    SAMPLES / "bn-coxsbazar-cholera.txt",
    SAMPLES / "bn-rajshahi-visit.txt",
    *sorted((GOLD / "vi").glob("*.txt"))[:1],
    Path(__file__).parent / "texts" / "lo.txt",
    Path(__file__).parent / "texts" / "km.txt",
)
_SET = """#set page(width: 210mm, height: 297mm, margin: 24mm)
#set text(font: ("Noto Serif", "Noto Serif Bengali", "Noto Serif Lao", "Noto Serif Khmer"), size: 11.5pt)
#set par(leading: 0.9em, spacing: 1.4em)
#let said = json(bytes(sys.inputs.said))
#for one in said [#one.split("\\n").join(linebreak()) #parbreak()]
"""
#: Fields that say what a fact says; its place and its confidence do not.
_PLACE = frozenset(("id", "evidence", "confidence", "reader"))


def drawn(text: str, plain: bool) -> bytes:
    """The text as a TIFF of its pages."""
    import numpy as np
    import pypdfium2
    import typst
    from PIL import Image

    said = json.dumps([part.strip() for part in text.split("\n\n") if part.strip()], ensure_ascii=False)
    pages = []
    for page in pypdfium2.PdfDocument(typst.compile(_SET.encode(), format="pdf", sys_inputs={"said": said})):
        image = page.render(scale=200 / 72, grayscale=True).to_pil()
        if not plain:
            chance = np.random.default_rng(7)
            image = image.rotate(0.7, Image.Resampling.BICUBIC, fillcolor=255)
            noisy = np.asarray(image, dtype=np.float32) * 0.86 + 18 + chance.normal(0, 7, (image.height, image.width))
            image = Image.fromarray(noisy.clip(0, 255).astype(np.uint8))
        pages.append(image)
    held = io.BytesIO()
    pages[0].save(held, "TIFF", save_all=True, append_images=pages[1:])
    return held.getvalue()


def error_rate(text: str, read: str) -> float:
    """Of the text's characters, the share that is wrong in what was read."""
    right, got = " ".join(text.split()), " ".join(read.split())
    return Levenshtein.distance(right, got) / max(len(right), 1)


def said(facts: list[Fact]) -> Counter[str]:
    """What the facts say; what one refers to by a number is left out, for numbers differ."""
    import msgspec

    told: Counter[str] = Counter()
    for fact in facts:
        fields: dict[str, Any] = {k: v for k, v in msgspec.to_builtins(fact).items() if k not in _PLACE}
        for name in ("partner", "actors", "recipients", "where", "money", "counts"):
            if name in fields and fact.__struct_config__.tag in ("act", "person"):
                fields[name] = bool(fields[name])
        told[json.dumps(fields, sort_keys=True, default=str).casefold()] += 1
    return told


def main(plain: bool) -> int:
    """Print the table; the exit status, which is 1 where fewer than nine facts in ten are equal."""
    print(f"{'page':34} {'language':8} {'chars':>6} {'wrong':>7} {'facts':>6} {'equal':>6} {'seconds':>8}")
    equal = several = 0
    rates: dict[str, list[float]] = {}
    for path in PAGES:
        text = path.read_text("utf-8")
        started = time.perf_counter()
        (told,) = read_documents(f"{path.stem}.tiff", drawn(text, plain))
        seconds = time.perf_counter() - started
        if told.reading.error:
            print(f"{path.stem:34} {told.reading.error.message}")
            return 1
        document = told.reading.document
        want, got = said(read_text(text).facts or []), said(told.reading.facts or [])
        same = (want & got).total()
        rate = error_rate(text, document.text or "")
        rates.setdefault(document.language or "und", []).append(rate)
        equal += same
        several += max(want.total(), got.total())
        line = f"{path.stem:34} {document.language or '':8} {len(text):6} {rate:7.2%} {want.total():6} {same:6}"
        print(f"{line} {seconds:8.1f}")
    for language, found in sorted(rates.items()):
        print(f"character error rate, {language}: {sum(found) / len(found):.2%}")
    print(f"facts of the scans equal to those of the texts: {equal} of {several} ({equal / several:.1%})")
    return 0 if equal >= 0.9 * several else 1


if __name__ == "__main__":
    sys.exit(main("--plain" in sys.argv[1:]))

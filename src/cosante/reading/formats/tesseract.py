"""The program tesseract: is it here, which languages has it, what does it see in a picture.

It is run as a process of its own for each picture (its library in this process would take it down with itself), without
threads of its own: pages are shared out among processes.
"""

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache
from typing import Any

from cosante.languages.folding import fold
from cosante.languages.identify import identify
from cosante.reading.formats.lines import Box
from cosante.vocabulary.errors import UnreadableDocument

#: Seconds for one page.
_PATIENCE = 90
#: Of each script, by tesseract's name of it, the languages tried to find out which it is.
_OF_SCRIPT = {
    "Latin": "eng fra vie spa por",
    "Cyrillic": "rus ukr kaz",
    "Arabic": "ara urd",
    "Devanagari": "hin nep",
    "Bengali": "ben",
    "Lao": "lao",
    "Khmer": "khm",
    "Thai": "tha",
    "Myanmar": "mya",
    "Ethiopic": "amh",
    "Han": "chi_sim",
    "Hangul": "kor",
    "Korean": "kor",
    "Japanese": "jpn",
    "Greek": "ell",
    "Tamil": "tam",
    "Telugu": "tel",
    "Sinhala": "sin",
    "Gujarati": "guj",
    "Georgian": "kat",
    "Armenian": "hye",
    "Hebrew": "heb",
}
#: Tesseract's names of languages, by those of ISO 639-1.
_NAMES = dict(
    pair.split(":")
    for pair in (
        "en:eng fr:fra vi:vie es:spa pt:por id:ind ms:msa tr:tur sw:swa ru:rus uk:ukr kk:kaz ar:ara ur:urd fa:fas "
        "hi:hin ne:nep mr:mar bn:ben lo:lao km:khm th:tha my:mya am:amh zh:chi_sim ko:kor ja:jpn de:deu it:ita "
        "nl:nld pl:pol ro:ron uz:uzb ky:kir tg:tgk mn:mon"
    ).split()
)
#: Scripts whose words tesseract parts although they are written without blanks.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3400-\u9fff\u3040-\u30ff]")
#: Words that most texts have, of languages whose letters tesseract takes for each other's: it is as sure of a Lao page
#: read as Thai as of a Thai one, but these words are not there.
_COMMON = {
    "lao": "ແລະ ຂອງ ທີ່ ໄດ້ ຈາກ ການ ເປັນ ໃຫ້ ປະ ທ່ານ",
    "tha": "และ ของ ที่ ได้ จาก การ เป็น ให้ ประ ว่า",
    "khm": "និង របស់ ដែល បាន ពី ការ នៅ ប្រ ជា ក្នុង",
    "mya": "နှင့် သည် များ ကို တွင် မှ ၏ ခဲ့ ရန် ဖြစ်",
}
_NEUTRAL = 0.6
#: How well a page reads, on the whole, that is read by the right language.
_RIGHT = 0.33


@dataclass(frozen=True, slots=True)
class Recognised:
    """A word: which block, paragraph and line it is in, its box in pixels, and how sure that is, 0 to 1."""

    text: str
    line: tuple[int, int, int]
    box: Box
    confidence: float


def program(name: str) -> str:
    """Where it is; ``UnreadableDocument`` that says how to have it."""
    found = shutil.which("tesseract")
    if found is None:
        raise UnreadableDocument(
            f"{name}: this is a picture of a text, and reading it takes the program tesseract. "
            "Install it with its languages (Debian: sudo apt install tesseract-ocr tesseract-ocr-ben …) and try again.",
            "no-tesseract",
        )
    return found


@cache
def languages(program: str) -> frozenset[str]:
    """The languages that are installed."""
    done = _run([program, "--list-langs"])
    return frozenset(line.strip() for line in done.splitlines()[1:] if line.strip())


def asked(program: str) -> str:
    """What COSANTE_OCR_LANGUAGES names, such as ``ben+eng``; empty where it is to be found out."""
    wanted = [one for one in os.environ.get("COSANTE_OCR_LANGUAGES", "").replace(",", "+").split("+") if one.strip()]
    if missing := [one for one in wanted if one.strip() not in languages(program)]:
        raise UnreadableDocument(
            f"COSANTE_OCR_LANGUAGES names {', '.join(missing)}, which tesseract does not have here. "
            f"It has {', '.join(sorted(languages(program)))}.",
            "no-tesseract",
        )
    return "+".join(one.strip() for one in wanted)


def orientation(program: str, image: Any) -> tuple[int, str]:
    """Degrees clockwise by which to turn the picture, and its script; 0 and nothing where that cannot be told."""
    if "osd" not in languages(program):
        return 0, ""
    try:
        said = _run([program, "stdin", "stdout", "--psm", "0", "-l", "osd"], image)
    except UnreadableDocument:  # too few letters
        return 0, ""
    turn = re.search(r"Rotate: (\d+)", said)
    sure = re.search(r"Orientation confidence: ([\d.]+)", said)
    script = re.search(r"Script: (\w+)", said)
    turned = int(turn[1]) if turn and sure and float(sure[1]) > 2 else 0
    return turned, script[1] if script else ""


def found_out(program: str, image: Any, script: str, known: str = "") -> tuple[float, str]:
    """How well the picture reads, and in which language, as tesseract names it; ``known`` where that is known."""
    if known:
        return _tried(program, image, known.split("+"))
    here = languages(program)
    first = [one for one in _OF_SCRIPT.get(script, "").split() if one in here]
    best = _tried(program, image, first) if first else (0.0, "")
    if best[0] < _RIGHT:  # the script was told wrongly, as it is of short texts and of scripts that look alike
        others = [[one for one in names.split() if one in here] for names in _OF_SCRIPT.values()]
        tries = [_tried(program, image, names[:3]) for names in others if names and names != first]
        best = max([best, *tries])
    if not best[1]:
        raise UnreadableDocument(
            f"The picture's script ({script or 'unknown'}) is none that tesseract has a language of here: "
            f"{', '.join(sorted(here))}.",
            "no-tesseract",
        )
    return best


def _tried(program: str, image: Any, names: list[str]) -> tuple[float, str]:
    """How well it reads by those languages, 0 to 1; of several, the one that the text is in."""
    found = words(program, image, "+".join(names))
    letters = sum(len(word.text) for word in found)
    sure = sum(word.confidence * len(word.text) for word in found) / letters if letters > 20 else 0.0
    text = " ".join(word.text for word in found)
    common = _COMMON.get(names[0], "").split()
    likely = min(sum(word in text for word in common) / 5, 1.0) if common else _NEUTRAL
    if len(names) == 1 or not found:
        return sure * likely, "+".join(names)
    one = _NAMES.get(identify(text, fold(text).scan).partition("-")[0], "")
    return sure * likely, one if one in languages(program) else "+".join(names)


def words(program: str, image: Any, names: str) -> list[Recognised]:
    """The words of a picture in the order they are read."""
    table = _run([program, "stdin", "stdout", "-l", names, "--psm", "3", "tsv"], image)
    found = []
    for row in table.splitlines()[1:]:
        cells = row.split("\t", 11)
        if len(cells) < 12 or cells[0] != "5" or not cells[11].strip():
            continue
        block, paragraph, line = (int(cell) for cell in cells[2:5])
        left, top, width, height = (float(cell) for cell in cells[6:10])
        box = (left, top, left + width, top + height)
        sure = min(max(float(cells[10]) / 100, 0.0), 1.0)
        found.append(Recognised(cells[11].strip(), (block, paragraph, line), box, sure))
    return found


def spaced(before: Recognised | None, word: Recognised) -> bool:
    """Is there a blank before the word? In scripts that write none between words, only where it is seen."""
    if before is None:
        return False
    if _UNSPACED.match(before.text[-1]) and _UNSPACED.match(word.text[0]):
        return word.box[0] - before.box[2] > 0.35 * (word.box[3] - word.box[1])
    return True


def _run(command: list[str], image: Any = None) -> str:
    import io

    data = b""
    if image is not None:
        held = io.BytesIO()
        image.save(held, "PPM")
        data = held.getvalue()
    try:
        done = subprocess.run(
            command, input=data, capture_output=True, timeout=_PATIENCE, env=os.environ | {"OMP_THREAD_LIMIT": "1"}
        )
    except subprocess.TimeoutExpired as error:
        raise UnreadableDocument(f"tesseract took more than {_PATIENCE} seconds for a page.", "too-slow") from error
    except OSError as error:
        raise UnreadableDocument(f"tesseract could not be run ({error.strerror}).", "no-tesseract") from error
    if done.returncode:
        said = " ".join(done.stderr.decode("utf-8", "replace").split())[:200]
        raise UnreadableDocument(f"tesseract failed on the picture ({said}).", "damaged")
    return done.stdout.decode("utf-8", "replace")

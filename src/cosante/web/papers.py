"""Papers as PDF: set by Typst from a template of ``paper_templates`` and data, tagged, with letters that can be copied.

Fonts are those of the system. Which are needed follows from the writing systems in the text; where one is lacking, the
error names the Debian package that brings it. Nothing is fetched, and nothing of the data is run as markup.
"""

import json
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from cosante.vocabulary.errors import OperatorError

TEMPLATES = Path(__file__).parent / "paper_templates"
#: For accessibility and for keeping: PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2), both of which Typst checks.
STANDARDS = ["ua-1", "a-2a"]
#: Fonts that have the letters of a writing system, the better first, each with the Debian package that brings it.
#: A writing system is the first word of the Unicode names of its letters.
FONTS: Mapping[str, Sequence[tuple[str, str]]] = {
    "LATIN": (("Noto Sans", "fonts-noto-core"), ("DejaVu Sans", "fonts-dejavu-core")),
    "CYRILLIC": (("Noto Sans", "fonts-noto-core"), ("DejaVu Sans", "fonts-dejavu-core")),
    "GREEK": (("Noto Sans", "fonts-noto-core"), ("DejaVu Sans", "fonts-dejavu-core")),
    "BENGALI": (
        ("Noto Sans Bengali", "fonts-noto-core"),
        ("Lohit Bengali", "fonts-lohit-beng-bengali"),
    ),
    "ARABIC": (("Noto Sans Arabic", "fonts-noto-core"),),
    "ARMENIAN": (("Noto Sans Armenian", "fonts-noto-core"),),
    "DEVANAGARI": (("Noto Sans Devanagari", "fonts-noto-core"),),
    "ETHIOPIC": (("Noto Sans Ethiopic", "fonts-noto-core"),),
    "GEORGIAN": (("Noto Sans Georgian", "fonts-noto-core"),),
    "GUJARATI": (("Noto Sans Gujarati", "fonts-noto-core"),),
    "GURMUKHI": (("Noto Sans Gurmukhi", "fonts-noto-core"),),
    "HANGUL": (("Noto Sans CJK KR", "fonts-noto-cjk"),),
    "HEBREW": (("Noto Sans Hebrew", "fonts-noto-core"),),
    "HIRAGANA": (("Noto Sans CJK JP", "fonts-noto-cjk"),),
    "KATAKANA": (("Noto Sans CJK JP", "fonts-noto-cjk"),),
    "CJK": (("Noto Sans CJK SC", "fonts-noto-cjk"), ("WenQuanYi Zen Hei", "fonts-wqy-zenhei")),
    "KHMER": (("Noto Sans Khmer", "fonts-noto-core"),),
    "LAO": (("Noto Sans Lao", "fonts-noto-core"),),
    "MALAYALAM": (("Noto Sans Malayalam", "fonts-noto-core"),),
    "MYANMAR": (("Noto Sans Myanmar", "fonts-noto-core"),),
    "SINHALA": (("Noto Sans Sinhala", "fonts-noto-core"),),
    "TAMIL": (("Noto Sans Tamil", "fonts-noto-core"),),
    "TELUGU": (("Noto Sans Telugu", "fonts-noto-core"),),
    "THAI": (("Noto Sans Thai", "fonts-noto-core"),),
    "TIBETAN": (("Noto Serif Tibetan", "fonts-noto-core"),),
}
_FIRST = {"bn": "BENGALI"}


def pdf(template: str, language: str, data: Mapping[str, Any]) -> bytes:
    """The paper. ``OperatorError`` where a font is lacking."""
    import typst  # 60 MB of code that no other page needs

    given = json.dumps(dict(data) | {"lang": language, "fonts": families(_texts(data), language)}, ensure_ascii=False)
    try:
        made = typst.compile(
            (TEMPLATES / f"{template}.typ").read_bytes(),
            font_paths=_system(),
            sys_inputs={"data": given},
            pdf_standards=STANDARDS,
        )
    except typst.TypstError as error:
        raise OperatorError(
            _("The paper could not be set: %(why)s. The package fonts-noto brings fonts for all scripts.")
            % {"why": str(error).splitlines()[0]}
        ) from error
    return bytes(made)


def families(texts: Iterable[str], language: str = "en", there: frozenset[str] | None = None) -> list[str]:
    """The fonts for these texts, that of the language first. ``OperatorError`` names the package of one lacking."""
    there = installed() if there is None else there
    scripts = dict.fromkeys([_FIRST.get(language, "LATIN"), "LATIN"])
    for text in texts:
        scripts |= dict.fromkeys(script for sign in text if (script := _script(sign)) in FONTS)
    chosen = []
    for script in scripts:
        found = next((family for family, _package in FONTS[script] if family in there), None)
        if found is None:
            family, package = FONTS[script][0]
            raise OperatorError(
                _("The font %(font)s is not on this machine: install the Debian package %(package)s.")
                % {"font": family, "package": package}
            )
        chosen.append(found)
    return list(dict.fromkeys(chosen))


@cache
def installed() -> frozenset[str]:
    """The fonts of this machine."""
    return frozenset(_system().families())


@cache
def _system() -> Any:
    import typst

    return typst.Fonts(include_system_fonts=True, include_embedded_fonts=False)


@cache
def _script(sign: str) -> str:
    return unicodedata.name(sign, "").partition(" ")[0] if sign.isalpha() else ""


def _texts(data: Any) -> list[str]:
    if isinstance(data, str):
        return [data]
    parts = data.values() if isinstance(data, Mapping) else data if isinstance(data, list | tuple) else ()
    return [text for part in parts for text in _texts(part)]

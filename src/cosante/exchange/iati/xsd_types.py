"""Is a text of a type of XML Schema (date, decimal, anyURI, …)? And which text was surely meant where it is not?

Promise: the answer of libxml2's schema validator, which is asked wherever a plain look does not decide; answers are
kept, so that the dates of a file cost nothing the second time.
"""

import re
from functools import cache, lru_cache
from typing import Final

from lxml import etree

from cosante.exchange.iati.findings import shown

TYPES: Final = (
    "string", "date", "dateTime", "decimal", "boolean", "anyURI", "int", "positiveInteger", "nonNegativeInteger",
    "NMTOKEN", "language",
)  # fmt: skip
_DATE: Final = re.compile(
    r"(?:19|20)\d\d-(?:(?:0[13-9]|1[0-2])-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|1\d|2[0-8])|(?:0[13578]|1[02])-31)Z?"
)
_PLAIN: Final = {
    "date": _DATE,
    "decimal": re.compile(r"-?\d{1,20}(?:\.\d{1,12})?"),
    "boolean": re.compile(r"[01]|true|false"),
    "int": re.compile(r"\d{1,9}"),
    "nonNegativeInteger": re.compile(r"\d{1,18}"),
    "positiveInteger": re.compile(r"[1-9]\d{0,17}"),
    "anyURI": re.compile(r"https?://[\w.-]+(?:/[\w./~+=,-]*)?(?:\?[\w./~+=&,-]*)?", re.ASCII),
    "language": re.compile(r"[A-Za-z]{2,8}|"),
}
#: What each type wants, for people.
WANTED: Final = {
    "date": "a date as YYYY-MM-DD",
    "dateTime": "a date and time as YYYY-MM-DDThh:mm:ss",
    "decimal": "a number with digits and a decimal point only",
    "boolean": "true, false, 1 or 0",
    "anyURI": "an address without spaces (spaces are written %20)",
    "int": "a whole number",
    "positiveInteger": "a whole number above 0",
    "nonNegativeInteger": "a whole number, 0 or more",
    "NMTOKEN": "a word without spaces",
    "language": "a language code (en, fr, pt-BR)",
}


def valid(kind: str, text: str) -> bool:
    """Whether a text is of the type. Types that XML Schema lets anything be (``string``) always are."""
    if kind == "string":
        return True
    plain = _PLAIN.get(kind)
    if plain is not None and len(text) < 200 and plain.fullmatch(text):
        return True
    return _asked(kind, text)


@lru_cache(maxsize=4096)
def _asked(kind: str, text: str) -> bool:
    element = etree.Element(kind)
    try:
        element.text = text
    except ValueError:
        return False
    return bool(_schema().validate(element))


@cache
def _schema() -> etree.XMLSchema:
    lines = "".join(
        f'<xs:element name="{kind}" type="{"L" if kind == "language" else "xs:" + kind}"/>' for kind in TYPES
    )
    empty = (
        '<xs:simpleType><xs:restriction base="xs:string"><xs:enumeration value=""/></xs:restriction></xs:simpleType>'
    )
    union = f'<xs:simpleType name="L"><xs:union memberTypes="xs:language">{empty}</xs:union></xs:simpleType>'
    return etree.XMLSchema(
        etree.fromstring(f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">{lines}{union}</xs:schema>')
    )


_YEAR_FIRST: Final = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_SOLID: Final = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)")
_DAY_FIRST: Final = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
_WITH_TIME: Final = re.compile(r"(\d{4}-\d\d-\d\d)[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?")
_GROUPED: Final = re.compile(
    r"[+-]?\d{1,3}(?:,\d{3})+\.\d+|[+-]?\d{1,3}(?:,\d{3}){2,}|[+-]?\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:\.\d+)?"
)


def mended(kind: str, text: str) -> str | None:
    """The text of that type that was surely meant; None where two readings are possible or there is none."""
    bare = text.strip("\ufeff\u200b\u00a0 \t\r\n")
    for candidate in (bare, *_candidates(kind, bare)):
        if candidate != text and valid(kind, candidate) and candidate:
            return candidate
    return None


def _candidates(kind: str, text: str) -> list[str]:
    if kind == "date":
        return _dates(text)
    if kind == "dateTime" and re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?", text):
        return [text.replace(" ", "T", 1)]
    if kind == "dateTime" and valid("date", text) and len(text) == 10:
        return [f"{text}T00:00:00"]
    if kind == "decimal" and _GROUPED.fullmatch(text):
        return [re.sub(r"[,\s]", "", text)]
    if kind == "boolean":
        return [text.lower()]
    if kind == "anyURI":
        return [re.sub(r"\s", "%20", text)]
    return []


def _dates(text: str) -> list[str]:
    if match := _WITH_TIME.fullmatch(text):
        return [match[1]]
    if match := _YEAR_FIRST.fullmatch(text) or _SOLID.fullmatch(text):
        return [f"{match[1]}-{match[2]:0>2}-{match[3]:0>2}"]
    if (match := _DAY_FIRST.fullmatch(text)) and (int(match[1]) > 12 or match[1] == match[2]):
        return [f"{match[3]}-{match[2]:0>2}-{match[1]:0>2}"]
    return []


def change(kind: str, text: str) -> str:
    """What to do about a text that is not of the type."""
    better = mended(kind, text)
    return f"Write {shown(better)}." if better is not None else f"Write {WANTED.get(kind, kind)}."

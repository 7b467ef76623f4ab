"""How a language writes a day, a month and a year beside one another, as patterns made of its settings."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final

from cosante.reading.grammars.dated import ymd
from cosante.reading.scanning import Scan

#: Between a day, a month and a year in languages whose own links are not known.
_COMMON_LINKS: Final = (
    *(
        "de",
        "del",
        "of",
        "di",
        "von",
        "van",
        "năm",
        "mwaka",
        "ខែ",
        "ឆ្នាំ",
        "ເດືອນ",
        "ປີ",
        "เดือน",
        "ปี",
        "พ.ศ.",
        "ค.ศ.",
        "لسنة",
        "سنة",
    ),
    *("de l'año", "del año", "do ano", "tahun", "roku", "року", "года", "ng"),
)
#: The same for the endings of ordinals, and for the words of years before a month ("2023-yil 3-may").
_COMMON_ENDINGS: Final = frozenset({"º", "ª", "°", "er", "e", "-го", "-е", "-ші", "-нд", "-chi"})
_YEAR_WORDS: Final = (
    *("yil", "yilning", "yili", "жылғы", "жылдың", "жылы", "жылдын", "წლის", "წელს", "թվականի", "թ.", "il", "ilin"),
    *("ခုနှစ်", "оны", "года", "में", "को", "साल", "सालको", "ko"),
)
_WESTERN: Final = r"(?:19|20)\d\d"
#: Where years are also counted from the Buddha's death: 2566 is 2023.
_BUDDHIST: Final = {"th": r"2[45]\d\d", "lo": r"25\d\d"}
#: Those years written short, right after their month (12 มี.ค. 64), and not before what they count.
_BUDDHIST_SHORT: Final = {"th": r"[4-7]\d(?![:.,]?\d| ?(?:คน|ราย|นาย|ท่าน|แห่ง|โดส|ชุด|บาท|ล้าน))"}
BUDDHIST_ERA: Final = 543
#: A day and a month in digits, or two days of it, after a word that says so ("ngày 25/10", "từ 5-7/11/2023",
#: "ngày 8.11").
DAY_MONTH: Final = re.compile(
    r"(\d{1,2})(?: ?(-|[^\W\d_]+) ?(\d{1,2}))?([./-])(\d{1,2})(?:\4((?:19|20)\d\d))?(?![\d/%]|-\d|[.,]\d)"
)
#: The words before a day and month with a stop between them, which is else a number ("từ 2.5 triệu", from 2.5 million).
BEFORE_DOTTED: Final = ("ngày", "sáng", "chiều", "tối", "trưa", "hôm", "ວັນທີ", "ថ្ងៃទី", "วันที่")
#: The last day of a range, behind its first one ("từ ngày 8.11 đến 14.11", "30/10- 3/11").
_LAST: Final = re.compile(
    r" ?(-|[^\W\d_]+(?: [^\W\d_]+)?) ?(\d{1,2})([./-])(\d{1,2})(?:\3((?:19|20)\d\d))?(?![\d/%]|-\d|[.,]\d)"
)


@dataclass(frozen=True, slots=True)
class Forms:
    """How a language writes a day before and after its month, and a year after it."""

    day_before: re.Pattern[str]
    days_before: re.Pattern[str]
    day_after: re.Pattern[str]
    year_after: re.Pattern[str]
    year_before: re.Pattern[str]
    ranging: frozenset[str]
    joining: frozenset[str]

    def until(self, text: str, end: int, mark: str) -> tuple[int, str] | None:
        """Where the last day of a range ends whose first one, with this mark before its month, ends here; its value."""
        match = _LAST.match(text, end)
        if match is None or match[3] != mark or match[1] not in {"-"} | self.ranging:
            return None
        value = ymd(int(match[5]) if match[5] else None, int(match[4]), int(match[2]))
        return (match.end(), value) if value else None


@cache
def _forms(
    ordinals: frozenset[str],
    links: tuple[str, ...],
    ranging: tuple[str, ...],
    joining: tuple[str, ...],
    weekdays: tuple[str, ...],
    loose: bool,
    year: str = _WESTERN,
    year_words: tuple[str, ...] = (),
    bracketed: bool = False,
    short: str = "(?!)",
) -> Forms:
    """The patterns of a language, from the endings of its ordinals and the small words of its settings.

    ``bracketed``: days may stand in brackets that mean nothing, read as spaces ("မတ်လ (၅) ရက်").
    """

    def any_of(words: Iterable[str]) -> str:
        return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True)) or "(?!)"

    ending, link = rf"(?:[.\-]?(?:{any_of(ordinals)}))?", rf"(?: (?:{any_of(links)}))?"
    between = rf" ?(?:-|&|{any_of((*ranging, *joining))}) ?(?:(?:{any_of(weekdays)}) )?"
    earlier = rf"|\. |[ \-]?(?:{any_of(year_words)}),? " if year_words else ""
    tail = r"[^\W\d_]{0,3} ?,? ?|" if loose else ""
    opens = shuts = " ?" if bracketed else ""
    return Forms(
        re.compile(rf"(?<![\d/])(?<!\d[.,])(\d{{1,2}}){ending}\.?{link}[ \-']?$", re.IGNORECASE),
        re.compile(
            rf"(?<!\d)(\d{{1,2}}){ending}(?:, ?\d{{1,2}}{ending})*{between}(\d{{1,2}}){ending}{link}[ \-']?$",
            re.IGNORECASE,
        ),
        re.compile(
            rf"^\.?[ \-]{opens}(\d{{1,2}}){shuts}{ending}(?!\d|:\d|[.,](?!{year}(?!\d))\d|\w)"
            rf"(?:{between}{opens}(\d{{1,2}}){shuts}{ending}(?![\d\w]))?",
            re.IGNORECASE,
        ),
        re.compile(rf"^(?:,?{link},? ?|।|{tail}[ \-/,.']*)({year}|{short})(?!\d)", re.IGNORECASE),
        re.compile(
            rf"(?<![\d.,/])({year})(?:,? |{link} (?:{any_of(links)})[^\W\d_]*\S{{0,3}} {earlier})$", re.IGNORECASE
        ),
        frozenset(ranging),
        frozenset(joining),
    )


def forms(scan: Scan) -> Forms:
    """The date patterns of the text's language."""
    pack = scan.pack
    links = tuple(pack.settings["date_links"]) if pack.full else _COMMON_LINKS
    ranging, joining = tuple(pack.settings["range_words"]), tuple(pack.settings["joining"])
    days = tuple(sorted({scan.text[m[0] : scan.token_end(m[1])] for m in scan.of("date") if m[2][0] == "weekday"}))
    year = f"{_WESTERN}|{_BUDDHIST[pack.code]}" if pack.code in _BUDDHIST else _WESTERN
    if pack.full:
        loose, bracketed = bool(pack.settings["suffixes"]), pack.settings["script"] == "Mymr"
        short = _BUDDHIST_SHORT.get(pack.code, "(?!)")
        endings = pack.ordinal_suffixes
        return _forms(endings, links, ranging, joining, days, loose, year, bracketed=bracketed, short=short)
    return _forms(_COMMON_ENDINGS, links, ranging, joining, days, bool(pack.suffixes), year, _YEAR_WORDS)

"""Which language is a stretch of text in? By script first, then by the commonest words of the packs, then py3langid."""

import re
import string
import unicodedata
from collections import Counter, defaultdict
from functools import cache
from itertools import chain
from typing import Final

from cosante.languages import kazakh
from cosante.languages.pack import available, stop_words

#: Scripts that one language of the packs owns, by a range of their letters.
_SCRIPTS: Final = {
    "bn": re.compile("[\u0980-\u09ff]+"),
    "hi": re.compile("[\u0900-\u097f]+"),
    "ar": re.compile("[\u0600-\u06ff]+"),
    "th": re.compile("[\u0e00-\u0e7f]+"),
    "lo": re.compile("[\u0e80-\u0eff]+"),
    "km": re.compile("[\u1780-\u17ff]+"),
    "my": re.compile("[\u1000-\u109f]+"),
    "am": re.compile("[\u1200-\u137f]+"),
    "ru": re.compile("[\u0400-\u04ff]+"),
    "el": re.compile("[\u0370-\u03ff]+"),
    "he": re.compile("[\u0590-\u05ff]+"),
    "ta": re.compile("[\u0b80-\u0bff]+"),
    "si": re.compile("[\u0d80-\u0dff]+"),
    "te": re.compile("[\u0c00-\u0c7f]+"),
    "kn": re.compile("[\u0c80-\u0cff]+"),
    "ml": re.compile("[\u0d00-\u0d7f]+"),
    "gu": re.compile("[\u0a80-\u0aff]+"),
    "pa": re.compile("[\u0a00-\u0a7f]+"),
    "or": re.compile("[\u0b00-\u0b7f]+"),
    "ka": re.compile("[\u10a0-\u10ff]+"),
    "hy": re.compile("[\u0530-\u058f]+"),
    "ko": re.compile("[\uac00-\ud7af]+"),
    "ja": re.compile("[\u3040-\u30ff]+"),
    "zh": re.compile("[\u4e00-\u9fff]+"),
}
_LATIN: Final = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ]+")
_OTHER: Final = re.compile(r"[^\W\d_a-zA-ZÀ-ɏḀ-ỿ]+")
#: Scripts shared by several languages: the classifier decides among them.
_SHARED: Final = {"hi", "ar", "ru", "zh"}
#: The scripts of many languages: the commonest words tell those that have packs.
_BY_WORDS: Final = frozenset({"ar", "hi", "ru"})
#: The commonest words of languages without a pack that resemble one with a pack, as the scan sees them.
_LOOKALIKES: Final = {
    code: frozenset(words.split())
    for code, words in {
        "it": "il la lo gli le di del della dei delle in e che si un una per con al nel nella sono da dal ha alla",
        "ro": "a al ale de din la in si cu pe un o care pentru este au fost sa nu mai prin cel",
        "ca": "el la els les de del dels en i que es un una per amb al als ha no com mes aquest aquesta",
        "ht": "la a nan pou ak yo li se ki te ap yon sa gen ki pa",
        "de": "der die das den dem des und in von zu mit ist im fur auf ein eine einer nicht sich auch als wurde",
        "ms": "yang dan di untuk dengan dari pada dalam ini itu ke akan oleh telah juga tidak para bagi adalah kepada "
        "serta ialah kerana daripada turut manakala bahawa seramai sebanyak hospital doktor pesakit kesihatan kerajaan "
        "buah menghantar perubatan boleh satu dua mereka kami iaitu selepas antara tersebut sebagai",
        "gl": "o a os as de da do dos das e en no na que se un unha por para con ao como foi non mais pola polo",
        "az": "və ilə üçün bu bir da də ki olan olub edib edilib tərəfindən görə sonra həm daha isə onun bildirib qeyd",
        "tk": "we bilen üçin bu bir hem da de bolup boldy diýip baradaky edip ýyl türkmenistanyň",
        "ln": "na ya ba oyo te ezali mpo ete kati ekolo mosala yango bato nde ya mpe",
        "rw": "mu na ku kandi ko n muri cya bya rya ya wa ba kuri ubwo yavuze kugira",
        "ny": "ndi ya wa za la cha mu ku pa kuti ndipo monga komanso m'dziko iye anati kwa na",
        "tl": "ang ng sa na mga ay at para si ni ito kay ng mga nito",
        "nl": "de het een van en in op te dat die voor met is zijn aan door ook bij naar niet werd",
        "fa": "در به از که این را با است برای آن یک خود تا کرد بر هم نیز شد می شده بود وی های دو گفت شود کشور ها باید",
        "ps": "د په او چې له کې ته دی یې سره شوي کړي دغه هم نه یو دا ده خو ترڅو",
        "ckb": "لە و بە کە بۆ ئەم ئەو لەگەڵ هەر یان دەکات کرد بوو",
        "sd": "جي ۾ ۽ جو کي ته آهي سان کان هن آهن جا",
        "be": "і у ў на з з да не што як для ад па за яго гэта быў была былі якія які таксама аб з яе іх ці",
        "bg": "и в на за да се от с че са по е не ще като до към при беше който които това тази още също си ще",
        "mk": "и во на за да се од со дека се по е не ќе како до при беше кој кои ова оваа исто си ги го",
        "sr": "и у на за да се од са да су по је не ће као до при био који које ово ова такође из су",
        "ky": "жана менен бул үчүн да деп ушул болуп тууралуу боюнча бир жылы эле ал ошондой эле",
        "mn": "болон энэ нь ба юм бөгөөд байна оны тухай гэж зэрэг хийсэн ийм",
        "mr": "आहे आणि या व ते हे होते आहेत तर ही तो त्या यांनी करण्यात आली आला आले यांच्या होता होती असे असून झाली झाले "
        "मध्ये येथे केले केली साठी",
        "bho": "आ बा बाटे बाडे रहल रहे भइल कइल कइलस एगो ओकर ई ऊ खातिर बानी गइल जे",
        "mai": "अछि छथि छल केर सं जे ओ ई आ एहि भेल कएल गेल लेल छलाह एकटा",
        "tg": "ва дар аз ба ки бо ин барои он аст шуд буд низ соли мебошад",
    }.items()
}
#: What the classifier takes short or traditional texts for, and what such texts are: news is not printed in Wu, and in
#: Cantonese only where its own letters stand.
_WRITTEN_AS: Final = {"wuu": "zh", "yue": "zh"}
_CANTONESE: Final = re.compile("[嘅咗唔喺佢嚟冇咁啲哋嗰]")
#: Among ideographs, so many kana make a text Japanese.
_KANA: Final = 0.1
#: The commonest words of languages that the classifier does not know.
_UNCLASSIFIED: Final = {
    code: frozenset(words.split())
    for code, words in {
        "uz": "va bilan uchun bu bir ham da o shu edi bo lgan haqida tomonidan boyicha yil yili kuni nafar",
        "ha": "da a na ta ya wa ga cikin sun don an yi ne ce su mai kuma ba zuwa domin kan ke",
        "so": "iyo oo ka ku ee ay la ah ayaa u in soo uu si waxaa lagu loo waa isku",
    }.items()
}
#: Letters that only Vietnamese has: so large a share of a text's Latin letters tells it (with a pack or without).
_BY_LETTERS: Final = frozenset({"vi"})
_VIETNAMESE: Final = re.compile("[ăđơưĂĐƠƯẠ-ỹ]")
_VIETNAMESE_SHARE: Final = 0.05
#: Letters that in the Arabic script only Kurdish has.
_KURDISH: Final = re.compile("[ێڵڕ]")
_KURDISH_SHARE: Final = 0.02
SAMPLE: Final = 3000
#: Of which the script is told from this much.
GLANCE: Final = 500


def common_words(code: str) -> list[str]:
    """The commonest words of a language that has no pack, as the scan sees them; none where they are not known here."""
    return sorted(_LOOKALIKES.get(code) or _UNCLASSIFIED.get(code) or frozenset())


@cache
def _stop_words() -> dict[str, frozenset[str]]:
    return {code: stop_words(code) for code in available() if code not in _BY_LETTERS}


@cache
def _told_by_words() -> frozenset[str]:
    """The scripts of which common words tell the language: a pack of another than the one of ``_SCRIPTS`` has it."""
    written: set[str] = set()
    for code, words in _stop_words().items():
        sample = "".join(words)
        counts = _counted(sample)
        best = max(_SCRIPTS, key=lambda script: counts[script])
        if counts[best] > len(sample) / 2 and best != code:
            written.add(best)
    return _BY_WORDS | written - {"zh", "ja"}


def identify(text: str, scan: str) -> str:
    """The ISO 639-1 code of the language of ``text``; ``scan`` is its folded copy, in lower case without punctuation.

    ``und`` where there are no letters to judge by.
    """
    sample, glance = text[:SAMPLE], text[:GLANCE]
    if glance.isascii() and _LATIN.search(glance):
        return _of_latin(sample, scan)
    counts = _counted(glance)
    if not counts["latin"] and not counts["other"]:
        glance = sample
        counts = _counted(glance)
    latin = counts.pop("latin")
    if counts.pop("other") > latin:
        best = max(counts, key=lambda code: counts[code])
        if best == "zh" and counts["ja"] > counts["zh"] * _KANA:
            return "ja"
        if best == "ar" and len(_KURDISH.findall(glance)) > _KURDISH_SHARE * counts["ar"]:
            return "ckb"
        by_words = not counts[best] or best in _told_by_words()
        if by_words and (told := _by_words(scan[:1500].split())):
            return told
        if counts[best] and best not in _SHARED:
            return best
        return _classified(sample) if counts[best] else "und"
    if not latin:
        return "und"
    if (
        not glance.isascii()
        and len(_VIETNAMESE.findall(unicodedata.normalize("NFC", glance))) > _VIETNAMESE_SHARE * latin
    ):
        return "vi"
    return _of_latin(sample, scan)


def _of_latin(sample: str, scan: str) -> str:
    if "kk" in _stop_words() and kazakh.may_be(sample, _stop_words()["kk"]):
        return "kk"
    words = scan[:1500].split()
    return _by_words(words) or _unclassified(words) or _classified(sample)


class _Kinds(dict[str, tuple[str, ...]]):
    """What each character counts as: a Latin letter, another one, a letter or mark of a script."""

    def __missing__(self, char: str) -> tuple[str, ...]:
        scripts = [code for code, letters in _SCRIPTS.items() if letters.match(char)]
        kinds = (*["latin"] * bool(_LATIN.match(char)), *["other"] * bool(_OTHER.match(char)), *scripts)
        if len(self) < _MANY:
            self[char] = kinds
        return kinds


_KINDS: Final = _Kinds()
_MANY: Final = 10_000
_ASCII: Final = bytes(range(128))
_ASCII_LETTERS: Final = string.ascii_letters.encode()
_NONE: Final = dict.fromkeys(("ja", *_SCRIPTS, "latin", "other"), 0)


def _counted(text: str) -> dict[str, int]:
    """How many letters there are: Latin ones, others, and of each script."""
    counts, kinds = _NONE.copy(), _KINDS
    written = text.encode("utf-8", "surrogatepass")
    counts["latin"] = len(written) - len(written.translate(None, _ASCII_LETTERS))
    rest = written.translate(None, _ASCII).decode("utf-8", "surrogatepass")
    for char, times in Counter(rest).items():
        for kind in kinds[char]:
            counts[kind] += times
    return counts


@cache
def _lookalikes() -> dict[str, frozenset[str]]:
    """The languages that resemble one with a pack, and have none themselves."""
    return {code: words for code, words in _LOOKALIKES.items() if code not in _stop_words()}


@cache
def _languages_of_words() -> dict[str, list[str]]:
    """Each function word with the languages that have it; those without a pack that resemble one are marked by "~"."""
    index: dict[str, list[str]] = {}
    lists = _stop_words() | {f"~{code}": words for code, words in _lookalikes().items()}
    for code, words in lists.items():
        for word in words:
            index.setdefault(word, []).append(code)
    return index


def _by_words(words: list[str]) -> str | None:
    """The language whose function words are frequent, where one stands out."""
    if not words:
        return None
    index, number = _languages_of_words(), len(words)
    counted = Counter(chain.from_iterable([codes for word in words if (codes := index.get(word))]))
    lookalike = max((n for code, n in counted.items() if code[0] == "~"), default=0) / number
    share = sorted([(n / number, code) for code, n in counted.items() if code[0] != "~"], reverse=True)
    if not share or share[0][0] < 0.12 or share[0][0] <= lookalike:
        return None
    best, code = share[0]
    return code if len(share) < 2 or best > 1.6 * share[1][0] else _by_rare_words(words)


def _by_rare_words(words: list[str]) -> str | None:
    """The same, where languages share many of their words: a word tells the more, the fewer of them have it."""
    index, told = _languages_of_words(), defaultdict[str, float](float)
    for word in words:
        codes = index.get(word, ())
        for code in codes:
            told[code] += 1 / len(codes)
    (best, code), *others = sorted(((n, code) for code, n in told.items()), reverse=True)
    stands_out = not others or best > 1.6 * others[0][0]
    return code if code[0] != "~" and stands_out else None


def _unclassified(words: list[str]) -> str | None:
    """The language that only its commonest words tell."""
    share = {code: sum(w in stops for w in words) / len(words) for code, stops in _UNCLASSIFIED.items() if words}
    best = max(share, key=lambda code: share[code], default=None)
    return best if best and share[best] >= 0.15 and share[best] > 1.3 * _lookalike(words) else None


def _lookalike(words: list[str]) -> float:
    """How frequent are the function words of the likeliest language that has no pack?"""
    return max(len([w for w in words if w in stops]) for stops in _lookalikes().values()) / len(words)


def _classified(sample: str) -> str:
    import py3langid  # a second to load, and needed only for languages that the packs do not tell

    code, _ = py3langid.classify(sample)
    if code == "yue" and _CANTONESE.search(sample):
        return "yue"
    return _WRITTEN_AS.get(str(code), str(code))

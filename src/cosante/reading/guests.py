"""Who is received is a guest, not a gift: "a reçu l'ambassadeur", "received on Sunday in his office H.E. Li".

A verb of receiving with an office, a title or a delegation as its object is one of meeting. Looked for where an object
stands behind its verb and the endings of nouns do not tell it from a subject.
"""

from operator import itemgetter
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from cosante.reading.scanning import Mention, Scan

#: How far behind its verb a guest may stand (characters).
_REACH: Final = 90
_GUESTS: Final = frozenset({"delegation"})
#: Words that may stand between the verb and its guest.
_PASSING: Final = frozenset({"health", "facility", "visit"})
#: Small words before which a verb of receiving has its object already, or none ("received from", "reçu par").
_OTHERS: Final = frozenset({"from", "by", "to", "with", "between"})
#: Offices of whom a guest may be; "medical" and "other" ones are people treated or hired, too.
_OFFICES: Final = frozenset(
    {"minister_health", "minister", "head_of_state", "ambassador", "director", "governor", "military", "official"}
)


def met(scan: "Scan") -> "list[Mention]":
    """The words of the scan, those of receiving that have a guest read as words of meeting, the guest with them."""
    words = scan.of("word")
    settings = scan.pack.settings
    if settings["head"] != "first" or scan.pack.spaceless or scan.pack.nominatives:
        return words
    if not any([value[0] == "receive" for _, _, value in words]):
        return words
    out: list[Mention] = []
    for start, end, value in words:
        guest = _guest(scan, end) if value[0] == "receive" else None
        if guest is None:
            out.append((start, end, value))
            continue
        out.append((start, end, ("meet", value[1])))
        if not any(m[0] < guest[1] and guest[0] < m[1] for m in scan.within("word", end, guest[1])):
            out.append((*guest, ("delegation", "-")))
    return sorted(out, key=itemgetter(0, 1))


def _guest(scan: "Scan", end: int) -> "tuple[int, int] | None":
    """Who stands behind the verb before all that may be given, if anybody."""
    spots = [m[:2] for m in scan.within("role", end, end + _REACH) if m[2] in _OFFICES]
    spots += [m[:2] for m in scan.within("word", end, end + _REACH) if m[2][0] in _GUESTS]
    spots += [m[:2] for m in scan.within("honorific", end, end + _REACH)]
    if not spots:
        return None
    start, stop = min(spots)
    between = scan.text[end:start]
    if any(mark in between.replace(".E.", "") for mark in ".;:!?\n") or any(
        scan.text.startswith(mark, stop) for mark in scan.pack.settings["possessive"]
    ):
        return None
    given = (
        any(m[2] in _OTHERS for m in scan.within("cue", end, start))
        or any(m[2][0] not in _PASSING for m in scan.within("word", end, start))
        or any(m[2] != "not_counted" for m in scan.within("counted", end, start))
    )
    return None if given or _is_linked(scan, end, start) else (start, stop)


def _is_linked(scan: "Scan", end: int, start: int) -> bool:
    """Does a small word of belonging stand before the guest and its article ("a reçu de l'ambassadeur")?"""
    pack = scan.pack
    words = scan.folded.scan[end:start].split()
    while words and words[-1] in pack.articles:
        words.pop()
    return bool(words) and words[-1] in pack.folded_setting("name_links_after")

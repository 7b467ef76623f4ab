"""Is a deed done, going on, or planned? From the verb's own form, the cues around it, and its date."""

import re
from typing import TYPE_CHECKING, Final

from cosante.reading.page import Page

if TYPE_CHECKING:
    from cosante.reading.acts import Deed

_STOP: Final = re.compile(r"[;:]")
#: How far a cue may stand from its verb (characters).
REACH: Final = 60
#: How far from its verb another word still tells when the deed is done; a script without spaces says more in as much.
BESIDE: Final = 30
BESIDE_SPACELESS: Final = 10


def of(page: Page, deed: "Deed") -> str:
    """``done``, ``ongoing`` or ``planned``."""
    if deed.type == "statement":
        return "done"
    forms = [deed.head_status]
    near = BESIDE_SPACELESS if page.pack.spaceless else BESIDE
    forms += [
        form
        for start, end, (_, form) in page.view(deed.sentence).words
        if (start, end) == deed.obj or (abs(start - deed.head[1]) < near and deed.head_status == "-")
    ]
    if deed.head_status == "planned" or (cued(page, deed, "planned") and deed.head_status != "done"):
        return "planned"
    if deed.head_status == "done":
        return "done"
    if "planned" in forms:
        return "planned"
    if deed.head_status == "ongoing" or (cued(page, deed, "ongoing") and "done" not in forms):
        return "ongoing"
    return "done"


def denied(page: Page, deed: "Deed") -> bool:
    """Is the verb itself denied: a negation right before it, or right after it where the verb comes last?"""
    view = page.view(deed.sentence)
    if "negated" not in view.cue_names or (deed.head_status == "-" and deed.obj == deed.head):
        return False
    start, end = deed.head[0], page.scan.token_end(deed.head[1])
    if page.pack.settings["head"] == "final":
        return any(m[2] == "negated" and 0 <= m[0] - end <= 2 for m in view.cues)
    return any(m[2] == "negated" and (0 <= start - m[1] <= 4 or start <= m[0] < end) for m in view.cues)


def cued(page: Page, deed: "Deed", name: str) -> bool:
    """Does the cue stand by the verb: before it in most languages, after it where the verb comes last?"""
    start, end = deed.head
    low = max(deed.sentence.start, start - REACH)
    high = min(deed.sentence.end, end + (REACH if page.pack.settings["head"] == "final" else 0))
    view = page.view(deed.sentence)
    if name not in view.cue_names:
        return False
    for mention in view.cues:
        if (
            mention[2] == name
            and low <= mention[0] < high
            and not _STOP.search(page.text[min(mention[0], end) : max(start, mention[1])])
        ):
            return True
    return False

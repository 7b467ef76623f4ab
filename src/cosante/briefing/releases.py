"""Releases: a briefing or report under a number, with the hash of its content and what changed since the last number.

The hash is SHA-256 of the content in canonical form (``content.canonical``): words, figures and sources, without the
day on which it was made. Where nothing has changed there is no new release.
"""

import difflib
import json
import logging
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from cosante.briefing.content import canonical, digest
from cosante.briefing.making import KINDS, Wanted, as_file, make, printed
from cosante.briefing.words import Words
from cosante.register.actions.releases import Frozen, done, freeze, take_due
from cosante.register.models import Account, Pace, Release, Schedule
from cosante.register.queries.releases import content_of, last_of, series_of
from cosante.vocabulary.errors import CosanteError, InternalError

log = logging.getLogger("cosante.briefing")


class Made(NamedTuple):
    """A release, and whether it is new or the last one, of which nothing has changed."""

    release: Release
    new: bool


def release(wanted: Wanted, words: Words, by: Account | None, site: str = "", schedule: Schedule | None = None) -> Made:
    """Make it, with all its files, unless it says what the last one of its series says."""
    today = timezone.localdate()
    contents = make(wanted, today, words)
    data = canonical(contents)
    series = series_of(wanted.report, wanted.about, wanted.languages)
    last = last_of(series)
    if last is not None and last.sha256 == digest(data):
        return Made(last, False)
    number = last.number + 1 if last else 1
    foot = printed(contents, _foot(number, digest(data), today, contents[0].language, words), words, site)
    made = {kind: as_file(kind, contents, foot, wanted) for kind in KINDS if kind in wanted.kinds}
    before = json.loads(content_of(last)) if last else []
    listed = changes(before, json.loads(data)) if last else []
    what = Frozen(series, number, wanted.report, wanted.about, wanted.languages, contents[0].title, data, made, listed)
    return Made(freeze(what, by, schedule), True)


def _foot(number: int, sha256: str, today: date, language: str, words: Words) -> str:
    with translation.override(language):
        told = _("Release %(number)s of %(day)s, SHA-256 %(hash)s")
        return told % {"number": words.number(number), "day": words.day(today), "hash": f"{sha256[:16]}…"}


def changes(before: Sequence[Mapping[str, Any]], after: Sequence[Mapping[str, Any]]) -> list[dict[str, str]]:
    """What went and what came, section by section, in the first language: lines of two contents, as JSON has them."""
    was, now = (_sections(one) for one in (before, after))
    found = []
    for title in dict.fromkeys([*was, *now]):
        old, new = was.get(title, []), now.get(title, [])
        for kind, first, last, start, end in difflib.SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
            if kind == "equal":
                continue
            gone, came = old[first:last], new[start:end]
            for n in range(max(len(gone), len(came))):
                found.append(
                    {
                        "section": title,
                        "was": gone[n] if n < len(gone) else "",
                        "is": came[n] if n < len(came) else "",
                    }
                )
    return found


def _sections(contents: Sequence[Mapping[str, Any]]) -> dict[str, list[str]]:
    if not contents:
        return {}
    first = contents[0]
    head = [first[name] for name in ("title", "subtitle", "about") if first[name]]
    sources = [f"{source['text']} {source['address']}".strip() for source in first["sources"]]
    return {"": head} | {one["title"]: one["lines"] for one in first["sections"]} | {"…": sources}


def make_due(words: Words, site: str = "") -> bool:
    """Make one report that is due by its schedule, unless another process does; whether there was one.

    A report of the year is that of the year that has ended, and a monthly one that of the running year.
    """
    schedule = take_due()
    if schedule is None:
        return False
    try:
        release(_wanted(schedule), words, None, site, schedule)
    except CosanteError as error:
        log.warning("%s could not be made: %s", schedule, error.message)
        done(schedule, error.message)
    except Exception:  # a mistake of ours must neither end the worker nor be tried without pause
        log.exception("%s could not be made", schedule)
        done(schedule, InternalError("It could not be made; the log says why. Please report it.").message)
    else:
        done(schedule)
    return True


def _wanted(schedule: Schedule) -> Wanted:
    about = dict(schedule.about)
    if schedule.report == "cooperation" and not about.get("year"):
        about["year"] = timezone.localdate().year - (schedule.every == Pace.YEARLY)
    return Wanted(schedule.report, about, tuple(schedule.languages))

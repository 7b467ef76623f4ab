"""What is due as an iCalendar feed (RFC 5545), for the calendar programs of people."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from django.db.models import Max
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from cosante import __version__
from cosante.register.models import Change
from cosante.register.queries.due import Due
from cosante.web.due_words import kind_words, shown

#: How often programs may ask again.
_AGAIN = timedelta(hours=6)
#: Where nobody has changed anything yet.
_BEGAN = datetime(2026, 1, 1, tzinfo=UTC)


def calendar_of(found: Iterable[Due], today: date, site: str) -> bytes:
    """The feed. The same rows give the same bytes, so that programs can tell whether something is new.

    ``site``: the address of the pages, for links. Days are days wherever one is: they have no time zone.
    """
    lines = shown(found, today)
    calendar = Calendar()
    calendar.add("prodid", f"-//Cosanté//{__version__}//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _("Cosanté: what is due"))
    calendar.add("refresh-interval", _AGAIN, parameters={"VALUE": "DURATION"})
    at = _changed([line.due for line in lines])
    domain = site.partition("://")[2].partition("/")[0].partition(":")[0] or "cosante"
    for line in lines:
        one = line.due
        event = Event()
        event.add("uid", f"{one.key}@{domain}")
        event.add("dtstamp", at.get((one.row.noun, one.row.pk), _BEGAN))
        event.add("last-modified", at.get((one.row.noun, one.row.pk), _BEGAN))
        event.add("sequence", one.row.version)
        event.add("dtstart", one.day)
        event.add("dtend", one.last + timedelta(days=1))  # the first day after it
        event.add("summary", f"{line.kind}: {line.title}" + (f" ({_('done')})" if one.settled else ""))
        about = [line.of, _("Responsible: %(who)s") % {"who": line.who} if line.who else ""]
        event.add("description", "\n".join(filter(None, about)))
        event.add("categories", [kind_words(one.kind)])
        event.add("url", f"{site}{line.href}")
        event.add("transp", "TRANSPARENT")  # nobody is busy because of it
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _changed(found: list[Due]) -> dict[tuple[str, int], datetime]:
    """When each row was last changed."""
    nouns: dict[str, set[int]] = {}
    for one in found:
        nouns.setdefault(one.row.noun, set()).add(one.row.pk)
    latest: dict[tuple[str, int], datetime] = {}
    for noun, numbers in nouns.items():
        rows = Change.objects.filter(noun=noun, record__in=numbers).order_by().values_list("record")
        latest |= {(noun, pk): at for pk, at in rows.annotate(at=Max("at"))}
    return latest

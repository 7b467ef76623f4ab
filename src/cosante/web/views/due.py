"""What is due: the agreement clock, the calendar of a month, and the feed for people's own calendars."""

from datetime import timedelta

from babel.dates import get_day_names
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import override

from cosante.register.actions.reminders import owner_of
from cosante.register.models import Agreement, Role
from cosante.register.queries.due import due, waiting
from cosante.register.queries.followed import all_followed
from cosante.web.dates import date_words
from cosante.web.door import anybody, needs, writes
from cosante.web.due_words import grouped, shown
from cosante.web.ical import calendar_of
from cosante.web.months import beside, filled, month_of, sheet_of
from cosante.web.posts import number
from cosante.web.who import account
from cosante.web.words import locale

#: Days that the clock looks ahead: as it comes, what can be chosen, and the most.
DAYS, CHOICES, MOST = 90, (30, 90, 180, 365), 3650
#: So many lines are shown under one heading of the clock; the heading counts all of them.
_SHOWN = 100
#: Days of a feed, back and ahead.
_BACK, _AHEAD = timedelta(days=180), timedelta(days=730)


@needs(Role.READER)
def clock(request: HttpRequest) -> HttpResponse:
    """What ends, what is due and what is overdue, in so many days; and what ended without a renewal as long ago."""
    today, by = timezone.localdate(), account(request)
    days = min(number(request.GET.get("days")) or DAYS, MOST)
    mine = request.GET.get("who") == "me"
    found, ended = waiting(today + timedelta(days=days), today, by if mine else None), _ended(days)
    context = {
        "days": days,
        "choices": sorted({*CHOICES, days}),
        "mine": mine,
        "groups": [
            (name, heading, shown(some[:_SHOWN], today), len(some), max(len(some) - _SHOWN, 0))
            for name, heading, some in grouped(found)
        ],
        "late": sum(one.overdue(today) for one in found),
        "number": len(found),
        "ended": ended[:_SHOWN],
        "ended_number": len(ended),
        "ended_more": max(len(ended) - _SHOWN, 0),
        "today": today,
    }
    return render(request, "web/clock.html", context)


def _ended(days: int) -> list[Agreement]:
    """Agreements that ended in the last days, and nothing follows them; the last to end first."""
    today = timezone.localdate()
    stands = all_followed(today)[1]
    over = [one for one in stands.values() if one.standing == "ended" and one.next is None]
    found = [one.first.pk for one in over if one.terms.ends and one.terms.ends >= today - timedelta(days=days)]
    return sorted(Agreement.objects.filter(pk__in=found), key=lambda one: (one.ends or today, one.pk), reverse=True)


@needs(Role.READER)
def calendar(request: HttpRequest) -> HttpResponse:
    """A month, with everything that touches its days, done or not."""
    today = timezone.localdate()
    first = month_of(request.GET.get("month", ""), today)
    mine = request.GET.get("who") == "me"
    weeks = sheet_of(first)
    lines = shown(due(weeks[0][0], weeks[-1][-1], today, account(request) if mine else None), today)
    names = get_day_names("wide", locale=locale())
    before, after = beside(first)
    context = {
        "title": date_words(f"{first:%Y-%m}"),
        "first": first,
        "weeks": filled(weeks, first, lines, today),
        "names": [names[day.weekday()] for day in weeks[0]],
        "before": f"{before:%Y-%m}",
        "after": f"{after:%Y-%m}",
        "here": f"{first:%Y-%m}",
        "mine": mine,
        "number": sum(line.due.last >= first and line.due.day < after for line in lines),
    }
    return render(request, "web/calendar.html", context)


@writes  # that it was read is noted
@anybody
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """The feed of the person whose address it is, in her language; 404 for any other."""
    found = owner_of(secret)
    if found is None:
        raise Http404("no such calendar")
    today = timezone.localdate()
    of = found.account if found.mine else None
    with override(found.account.language or settings.LANGUAGE_CODE):
        body = calendar_of(due(today - _BACK, today + _AHEAD, today, of), today, request.build_absolute_uri("/")[:-1])
    response = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'inline; filename="cosante.ics"'
    response["Cache-Control"] = "private, max-age=900"
    return response

"""What the pages of an agreement and of a work plan show besides fields and parts."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from django.http import HttpRequest
from django.utils import timezone

from cosante.register.models import (
    SETTLED,
    Agreement,
    Duty,
    Milestone,
    Plan,
    PlannedActivity,
    Progress,
)
from cosante.register.queries.exchanges import deeds_under
from cosante.register.queries.followed import one, versions
from cosante.register.queries.kept_rows import rows
from cosante.register.queries.promised import Line, promised
from cosante.register.records.agreements import sums
from cosante.web.kept_lists import Line as Row
from cosante.web.kept_lists import heads, lines
from cosante.web.labels import label
from cosante.web.looks import looks
from cosante.web.standings import (
    BADGES,
    OUTCOMES,
    money_lines,
    plan_problems,
    problems_of,
    standing_words,
)
from cosante.web.words import money_words


class Paper(NamedTuple):
    """One version on the page: what it is, and whether it is this one, or the one whose words hold."""

    agreement: Agreement
    here: bool
    holds: bool


class Against(NamedTuple):
    """One promise against what was done."""

    line: Line
    area: str
    outcome: str
    promised: str
    money: list[str]


def agreement_page(row: Agreement, request: HttpRequest) -> Mapping[str, Any]:
    """Its standing, its versions, what was promised and done, its duties and plans, and what is odd."""
    today = timezone.localdate()
    stands, (papers, holds) = one(row, today), versions(row, today)
    done = promised(row, today)
    return {
        "stands": stands,
        "standing": standing_words(stands),
        "badge": BADGES.get(stands.standing, ""),
        "papers": [Paper(paper, paper == row, paper == holds) for paper in papers] if len(papers) > 1 else [],
        "holds": holds,
        "done": done,
        "promised": [shown_line(line) for line in done.lines],
        "duties": table("duty", Duty, today, agreement=row),
        "plans": table("plan", Plan, today, agreement=row),
        "problems": problems_of(row, stands, [line.promise for line in done.lines]),
        "is_amendment": row.amends_id is not None,
    }


def shown_line(line: Line) -> Against:
    """A promise in words."""
    promise = line.promise
    money = [f"{money_words(one.amount, one.currency)} {label(one.stage, 'money')}" for one in line.money]
    wanted = money_words(promise.amount, promise.currency) if promise.amount is not None else ""
    return Against(line, label(promise.area, "health_area"), str(OUTCOMES[line.outcome]), wanted, money)


def table(noun: str, model: Any, today: date, **of: Any) -> Mapping[str, Any]:
    """Rows of another table that point at this one."""
    look = looks()[noun]
    hidden = set(of)
    found: list[Row] = lines(look, rows(model, look.order).filter(**of), hidden)
    return {"look": look, "lines": found, "heads": heads(look, hidden), "field": next(iter(of))}


def plan_page(row: Plan, request: HttpRequest) -> Mapping[str, Any]:
    """How far the plan is: activities by their state, milestones reached, sums planned and of what is done."""
    today = timezone.localdate()
    activities = list(rows(PlannedActivity).filter(plan=row))
    milestones = list(rows(Milestone).filter(plan=row))
    of = {code: [one for one in activities if one.state == code] for code in Progress.values}
    late = [one for one in activities if one.state not in SETTLED and (one.ends or one.starts or today) < today]
    return {
        "numbers": [(code, Progress(code).label, len(found)) for code, found in of.items() if found],
        "all": len(activities),
        "done": len(of[Progress.DONE]),
        "late": late,
        "milestones": len(milestones),
        "reached": sum(one.reached is not None for one in milestones),
        "missed": [one for one in milestones if one.reached is None and one.due < today],
        "planned": money_lines(sums((one.currency, one.amount) for one in activities if one.state != "dropped")),
        "spent": money_lines(sums((one.currency, one.amount) for one in of[Progress.DONE])),
        "problems": plan_problems(row, activities, deeds_under({row.agreement_id}) if row.agreement_id else ()),
    }


def duty_page(row: Duty, request: HttpRequest) -> Mapping[str, Any]:
    """Whether it is open, late or done."""
    today = timezone.localdate()
    return {"open": row.done_on is None, "late": row.done_on is None and row.due < today, "today": today}

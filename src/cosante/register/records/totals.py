"""Totals: sums that say what they hold, and why the rest is out. Pure functions over rows that a query gives.

A row is a deed, a sum or a number, or so many alike that the database has added up; it carries every reason for which
it may be out. Rows of different units are never added: a unit is a stage of money with its currency, or one kind of
people or things. So pledged, committed, allocated and disbursed are different sums, and so are two currencies.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

#: What is never counted: it is here no longer, or counted elsewhere.
NEVER = ("duplicate", "rejected", "superseded", "not_health", "overruled")
#: What is counted where the reader of a total asks for it.
ASKED = ("conflict", "umbrella", "delegated", "pledge_only", "unreviewed")
#: Every reason, in the order in which one is given where several hold.
REASONS = NEVER + ASKED

#: Deeds that only frame others: what an agreement promises is spent by deeds that are told, too.
FRAMES = frozenset({"agreement", "policy"})
#: Deeds that take the days told of them. A gift has a day, too, and an agreement a term, but nobody works so long.
LASTING = frozenset({"conference", "emergency_support", "outreach", "personnel_deployment", "training", "visit"})
#: Who buys for others with their money.
BUYERS = frozenset({"un_agency", "multilateral"})


class Row(NamedTuple):
    """``key`` is what a total is by, ``n`` how many deeds, sums or numbers the row stands for."""

    key: str
    unit: str
    reasons: str
    n: int
    amount: Decimal


@dataclass
class Figure:
    """One total: what is in, and of what is out how many for each reason."""

    key: str
    unit: str
    amount: Decimal = Decimal(0)
    n: int = 0
    out: dict[str, int] = field(default_factory=dict)

    @property
    def left_out(self) -> int:
        """How many are out."""
        return sum(self.out.values())


def verdict(reasons: str, counted: Collection[str] = ()) -> str:
    """Nothing where a row with these reasons is in; else the reason that it is out. ``counted``: switched on."""
    held = reasons.split()
    return next((reason for reason in REASONS if reason in held and not (reason in ASKED and reason in counted)), "")


def total(rows: Iterable[Row], counted: Collection[str] = ()) -> list[Figure]:
    """The figures of the rows, one a key and unit, in the order in which they come."""
    figures: dict[tuple[str, str], Figure] = {}
    verdicts: dict[str, str] = {}
    for row in rows:
        if (figure := figures.get((row.key, row.unit))) is None:
            figure = figures[row.key, row.unit] = Figure(row.key, row.unit)
        if (reason := verdicts.get(row.reasons)) is None:
            reason = verdicts[row.reasons] = verdict(row.reasons, counted)
        if reason:
            figure.out[reason] = figure.out.get(reason, 0) + row.n
        else:
            figure.amount += row.amount
            figure.n += row.n
    return list(figures.values())


def together(figures: Iterable[Figure]) -> list[Figure]:
    """The figures of each unit as one, whatever their keys: right where every row is in one key only."""
    sums: dict[str, Figure] = {}
    for figure in figures:
        known = sums.setdefault(figure.unit, Figure("", figure.unit))
        known.amount, known.n = known.amount + figure.amount, known.n + figure.n
        for reason, n in figure.out.items():
            known.out[reason] = known.out.get(reason, 0) + n
    return list(sums.values())


def gone(merged: bool, live: bool, rejected: bool, relevant: bool) -> str:
    """Why an act is in no list; nothing where it is."""
    if merged:
        return "duplicate"
    if not live:
        return "rejected" if rejected else "superseded"
    return "" if relevant else "not_health"


def act_reasons(type: str, status: str, reviewed: bool, gone: str = "") -> str:
    """Why a deed may be out of the number of deeds done."""
    return _said(
        (gone, bool(gone)),
        ("pledge_only", status == "planned" or type == "statement"),
        ("unreviewed", not reviewed),
    )


def money_reasons(deed: str, type: str, stage: str, conflict: str, delegated: bool, reviewed: bool) -> str:
    """Why a sum may be out. ``deed``: the reasons of its act. A pledge is no reason among sums pledged: it is one."""
    held = deed.split()
    return _said(
        *((reason, reason in held) for reason in NEVER),
        (conflict, bool(conflict)),
        ("umbrella", type in FRAMES),
        ("delegated", delegated),
        ("pledge_only", "pledge_only" in held and stage != "pledge"),
        ("unreviewed", not reviewed),
    )


def count_reasons(deed: str, conflict: str, reviewed: bool) -> str:
    """Why a number of people or things may be out."""
    held = deed.split()
    return _said(
        *((reason, reason in held) for reason in NEVER),
        (conflict, bool(conflict)),
        ("pledge_only", "pledge_only" in held),
        ("unreviewed", not reviewed),
    )


def bought_for_others(type: str, actors: Collection[str], recipients: Collection[str]) -> bool:
    """Is it a purchase by an agency for somebody else, with their money? The arguments are kinds of party."""
    return type == "procurement" and bool(BUYERS & set(actors)) and bool(recipients)


def _said(*reasons: tuple[str, bool]) -> str:
    return " ".join(dict.fromkeys(reason for reason, holds in reasons if holds))

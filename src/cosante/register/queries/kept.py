"""Answers that hold as long as the register does not change: kept in this process, asked again after a change.

What records say is a function of readings and decisions (``records.state``), and both are only ever added to. So the
newest of each names the register's state, and what was counted in it holds until there is a newer one. Where several
write at once, an older number may be committed after a newer one: how many there are says so.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Any, Generic, NamedTuple, TypeVar

from django.db import connection
from django.db.models import Model

from cosante.register.models import Change, Decision, Reading
from cosante.register.moment import known

Answer = TypeVar("Answer")

#: So many answers of a state are kept, and those of so many states: who reads may still be in the one before the last.
_MOST, _STATES = 500, 2
#: So many of the newest numbers may still be under way.
_WITH = 2000
#: What records are made of, and when each came; how many values of each name a state.
_RECORDS: tuple[tuple[type[Model], str], ...] = ((Reading, "read_at"), (Decision, "at"))
_OF_EACH = 3
_answers: OrderedDict[Hashable, OrderedDict[Hashable, Any]] = OrderedDict()
_lock = Lock()


def state() -> Hashable:
    """Names the state that the records are in."""
    moment = known()
    if moment is not None and "written" in moment:
        return moment["written"][: len(_RECORDS) * _OF_EACH]  # type: ignore[no-any-return]  # it begins with these
    return _named("state", _RECORDS)


def written() -> Hashable:
    """Names the state of all that people see: of the records, and of what the office keeps."""
    return _named("written", (*_RECORDS, (Change, "at")))


def _named(name: str, models: Sequence[tuple[type[Model], str]]) -> Hashable:
    """The state by that name; asked once in a moment that is known."""
    moment = known()
    if moment is None:
        return _newest(models)
    if name not in moment:
        moment[name] = _newest(models)
    return moment[name]  # type: ignore[no-any-return]  # what was put in


def _newest(models: Sequence[tuple[type[Model], str]]) -> Hashable:
    """Of each the newest by number and time, and how many there are with it: what was begun before it may end after it.

    One question for all of them; only names of tables and columns are part of its text.
    """
    asked = []
    for model, at in models:
        table, column = (connection.ops.quote_name(name) for name in (model._meta.db_table, at))
        last = f"FROM {table} ORDER BY id DESC LIMIT 1"
        near = f"FROM {table} WHERE id > (SELECT MAX(id) FROM {table}) - {_WITH}"
        asked += [
            f"(SELECT id {last})",
            f"(SELECT {column} {last})",
            f"(SELECT COUNT(*) {near})",
        ]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(asked)}")
        found: Hashable = cursor.fetchone()
    return found


def kept(state: Hashable, question: Hashable, answer: Callable[[], Answer]) -> Answer:
    """The answer to the question in this state; worked out where it is not known."""
    with _lock:
        if question in (answers := _answers.get(state, OrderedDict())):
            answers.move_to_end(question)
            return answers[question]  # type: ignore[no-any-return]  # what was put in is what the same question gives
    found = answer()
    with _lock:
        answers = _answers.setdefault(state, OrderedDict())
        answers[question] = found
        _answers.move_to_end(state)
        while len(answers) > _MOST:
            answers.popitem(last=False)
        while len(_answers) > _STATES:
            _answers.popitem(last=False)
    return found


class Latest(Generic[Answer]):
    """One large answer, kept only until another is asked for: of a state, or of a state and a day."""

    def __init__(self) -> None:
        self._kept: tuple[Hashable, Answer] | None = None

    def get(self, asked: Hashable, answer: Callable[[], Answer]) -> Answer:
        """The answer to what is asked; worked out where the last one was another's."""
        last = self._kept
        if last is None or last[0] != asked:
            last = self._kept = asked, answer()
        return last[1]


class Changed(NamedTuple):
    """A change of a kept row: which, and by field what it was and what it became."""

    noun: str
    record: int
    values: Mapping[str, Sequence[Any]]


class Grown(Generic[Answer]):
    """One large answer that is made of kept rows, and brought up to date by what changed of them.

    ``brought`` makes the next answer of the last, which stays as it is, and of the changes since; None where it is
    sooner made anew. So it is where what changed since cannot be told: where what was there is not there any more.
    """

    def __init__(self, brought: Callable[[Answer, list[Changed]], Answer | None]) -> None:
        self._brought = brought
        self._kept: _Made[Answer] | None = None

    def get(self, asked: Hashable, anew: Callable[[], Answer], beside: object = None) -> Answer:
        """The answer now. ``asked``: what it depends on beside kept rows; of another it is made anew.

        ``beside``: what ``brought`` looks at itself, to be asked where it is another.
        """
        now, last = (written(), beside), self._kept
        if last is not None and last.asked == asked and last.now == now:
            return last.answer
        near = _near(max(last.near, default=None) if last else None)
        answer = None
        if last is not None and last.asked == asked and (fresh := _fresh(last.near, near)) is not None:
            answer = self._brought(last.answer, _changes(fresh))
        if answer is None:
            answer = anew()
        newest = max(near, default=0)
        self._kept = _Made(asked, now, {pk: at for pk, at in near.items() if pk > newest - _WITH}, answer)
        return answer


@dataclass(frozen=True)
class _Made(Generic[Answer]):
    """An answer, what it was made of, and when the newest changes then were made, by number."""

    asked: Hashable
    now: object
    near: Mapping[int, Any]
    answer: Answer


def _near(newest: int | None) -> dict[int, Any]:
    """When each of the newest changes was made, and of those that were near that one, by number."""
    table = connection.ops.quote_name(Change._meta.db_table)
    last = f"(SELECT MAX(id) FROM {table})" if newest is None else "%s"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id, at FROM {table} WHERE id > {last} - {_WITH}", [] if newest is None else [newest])
        return dict(cursor.fetchall())


def _fresh(before: Mapping[int, Any], near: Mapping[int, Any]) -> list[int] | None:
    """The changes that were not there before; None where something else is there than was, or they are very many."""
    if any(near.get(pk) != at for pk, at in before.items()) or len(near) > len(before) + _WITH:
        return None
    return [pk for pk in near if pk not in before]


def _changes(numbers: Sequence[int]) -> list[Changed]:
    found = Change.objects.filter(pk__in=numbers).order_by("pk").values_list("noun", "record", "values")
    return [Changed(*one) for one in found]


def forget() -> None:
    """Work everything out again."""
    with _lock:
        _answers.clear()

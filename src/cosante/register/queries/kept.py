"""Answers that hold as long as the register does not change: kept in this process, asked again after a change.

What records say is a function of readings and decisions (``records.state``), and both are only ever added to. So the
newest of each names the register's state, and what was counted in it holds until there is a newer one. Where several
write at once, an older number may be committed after a newer one: how many there are says so.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

from cosante.register.models import Change, Decision, Reading
from cosante.register.moment import known

Answer = TypeVar("Answer")

#: So many answers of a state are kept, and those of so many states: who reads may still be in the one before the last.
_MOST, _STATES = 500, 2
#: So many of the newest numbers may still be under way.
_WITH = 2000
_answers: OrderedDict[Hashable, OrderedDict[Hashable, Any]] = OrderedDict()
_lock = Lock()


def state() -> Hashable:
    """Names the state that the register is in."""
    moment = known()
    if moment is None:
        return _state()
    if "state" not in moment:
        moment["state"] = _state()
    return moment["state"]  # type: ignore[no-any-return]  # what was put in


def _state() -> Hashable:
    return newest(Reading, "read_at"), newest(Decision, "at")


def newest(model: type[Reading] | type[Decision] | type[Change], at: str) -> Hashable:
    """The newest by number and time, and how many there are with it: what was begun before it may end after it."""
    last = model._default_manager.order_by("-pk").values_list("pk", at).first()
    return last and (*last, model._default_manager.filter(pk__gt=last[0] - _WITH).count())


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


def forget() -> None:
    """Work everything out again."""
    with _lock:
        _answers.clear()

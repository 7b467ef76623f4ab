"""Where two people changed the same field of a kept row: what each wants, in words, and what is chosen."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from cosante.register.actions.kept import Collided
from cosante.register.models import Kept
from cosante.web.kept_forms import KeptForm, form_of
from cosante.web.kept_words import value_said
from cosante.web.looks import Look


class Shown(NamedTuple):
    """One field to choose."""

    name: str
    label: str
    seen: str
    now: str
    wanted: str


def meetings(collided: Collided, look: Look) -> list[Shown]:
    """The fields in which two changes meet."""
    model = look.model
    return [
        Shown(
            name,
            str(model._meta.get_field(name).verbose_name),
            *(value_said(model, name, value) for value in (met.seen, met.now, met.wanted)),
        )
        for name, met in collided.meets.items()
    ]


def again(collided: Collided, look: Look, form: KeptForm) -> KeptForm:
    """The form as the row is now, with what this person had changed."""
    fresh = form_of(look, None, collided.row)
    fresh.initial |= {name: value for name, value in form.cleaned_data.items() if name in {*collided.wanted, "why"}}
    return fresh


def chosen(row: Kept, values: Mapping[str, Any], sent: Mapping[str, Any]) -> dict[str, Any]:
    """What was filled in, but for fields where it was chosen that what is there now holds."""
    theirs = {name for name in values if sent.get(f"holds-{name}") == "theirs"}
    return {name: getattr(row, name) if name in theirs else value for name, value in values.items()}

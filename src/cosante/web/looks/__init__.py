"""How kept rows look: what is in their lists, how their forms are parted, which parts their pages show.

A module of this folder is about one field of work and says ``LOOKS``; it is found by being here. Labels and hints of
fields are those of the models. A page that shows more than fields and parts has a template that extends ``kept.html``.
What one field of work has to say on the page of another's row, as money on that of an agreement, is a ``Panel``.
"""

import pkgutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Any

from django import forms
from django.http import HttpRequest

from cosante.register.models import Kept

#: Text in the language of the page, or lazily so.
Words = Any


def _nothing(_row: Kept, _request: HttpRequest) -> Mapping[str, Any]:
    return {}


@dataclass(frozen=True, kw_only=True)
class Look:
    """How one table of kept rows is shown."""

    model: type[Kept]
    #: What it is for, in a sentence or two: above its list, and where there is none yet.
    lead: Words = ""
    #: A template that stands above its list: the way between the pages of its field.
    above: str = ""
    #: Fields of a line of its list, or of the table on the page of what it is a part of.
    columns: tuple[str, ...]
    #: Fields that its list can be narrowed by: choices, keys to other rows, countries, areas, yes or no.
    filters: tuple[str, ...] = ()
    #: Text fields that its search looks in.
    searched: tuple[str, ...] = ()
    order: tuple[str, ...] = ("-id",)
    #: Headings of the form and of the page, with their fields; those of none stand first.
    groups: tuple[tuple[Words, tuple[str, ...]], ...] = ()
    #: Nouns of its parts, which its page shows as tables.
    parts: tuple[str, ...] = ()
    #: Fields of the form that are not made from the column.
    fields: Mapping[str, Callable[[], forms.Field]] = field(default_factory=dict)
    #: What a line says besides columns: heading, and what is called once a list and gives the words for each row.
    reckoned: tuple[tuple[Words, Callable[[Sequence[Any] | None], Callable[[Any], Any]]], ...] = ()
    page: str = "web/kept.html"
    #: Other pages about these rows, above their list: the name of the address, and what it is called.
    ways: tuple[tuple[str, Words], ...] = ()
    #: Files of its list in other standards: the name of the address, and what it is called.
    more_files: tuple[tuple[str, str], ...] = ()
    #: What the template of the page needs besides.
    more: Callable[[Any, HttpRequest], Mapping[str, Any]] = _nothing

    @property
    def noun(self) -> str:
        return self.model.noun


@dataclass(frozen=True, kw_only=True)
class Panel:
    """What a field of work shows on the page of a row of another; the template has it as ``panel``.

    A module of this folder says ``PANELS``, and they stand in the order of ``place``.
    """

    noun: str
    template: str
    more: Callable[[Any, HttpRequest], Mapping[str, Any]]
    styles: tuple[str, ...] = ()
    place: int = 50


@cache
def panels() -> tuple[Panel, ...]:
    """Every panel, in the order in which they stand."""
    found = (panel for module in _modules() for panel in getattr(module, "PANELS", ()))
    return tuple(sorted(found, key=lambda panel: panel.place))


@cache
def _modules() -> tuple[ModuleType, ...]:
    return tuple(import_module(f"{__name__}.{found.name}") for found in pkgutil.iter_modules(__path__))


@cache
def looks() -> Mapping[str, Look]:
    """Every look, by its noun."""
    return {look.noun: look for module in _modules() for look in module.LOOKS}


@cache
def listed() -> Mapping[str, Look]:
    """Those of rows that stand by themselves or are parts, by the plural of their noun, which is their address."""
    return {look.model.plural(): look for look in looks().values()}

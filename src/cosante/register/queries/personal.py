"""The rows in which somebody is named, however the name is typed: without case, accents or punctuation."""

from typing import Any

from cosante.register.models import Kept, kept_models
from cosante.register.records.folding import fold
from cosante.register.records.iati import texts_in


def personal_tables() -> list[type[Kept]]:
    """Every table with fields that tell of one person."""
    return [model for model in kept_models().values() if model.personal]


def rows_of(words: str) -> list[Kept]:
    """The rows in which the words are in a personal field, the withdrawn ones among them; nothing for a letter or none.

    They are compared here, not by the database: SQLite knows the case of English letters only.
    """
    wanted = fold(words)
    if len(wanted) < 2:
        return []
    return [row for model in personal_tables() for row in _rows(model, wanted)]


def _rows(model: type[Kept], wanted: str) -> list[Kept]:
    every = model._default_manager.order_by("pk").values_list("pk", *model.personal)
    found_in = (pk for pk, *values in every.iterator(chunk_size=2000) if any(wanted in fold(_text(v)) for v in values))
    named = list(found_in)
    found = model._default_manager.in_bulk(named)
    return [found[pk] for pk in named]


def _text(value: Any) -> str:
    """What a field says: of contacts of IATI, whatever they say."""
    return value if isinstance(value, str) else "\n".join(texts_in(value))

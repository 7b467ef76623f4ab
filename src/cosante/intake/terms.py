"""What language packs call things, taught to the register's search: it may not read the packs itself."""

from collections.abc import Callable, Iterator

from cosante.languages.cache import digest_of_named, named
from cosante.register.actions import is_current, learn_terms, reindex


def prepare_search(told: Callable[[int], None] = lambda done: None, anew: bool = False) -> int | None:
    """Terms and index as this version makes them; how many records were indexed, None where nothing had to be."""
    learn_terms(_terms(), digest_of_named())
    return reindex(told) if anew or not is_current() else None


def _terms() -> Iterator[tuple[str, str, str, str]]:
    for one in named():
        yield one.kind, one.code, one.words, one.language

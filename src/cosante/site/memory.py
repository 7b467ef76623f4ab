"""A process that answers pages does not stop to look through all it holds.

Python looks for circles of objects that nothing else holds: now and then through every object, which after the language
tables are read takes a tenth of a second, in the middle of somebody's page. What is there at the start stays, so it is
left out from then on; what pages make is looked through less often, and most of it is gone by itself before.
"""

import gc

from django.urls import get_resolver

from cosante.languages.cache import uncollected

#: So many new objects more than went before the youngest are looked through; so often that, before the older are.
_THRESHOLDS = 20_000, 20, 20


def settle() -> None:
    """For a process that has everything read that it needs, and goes on to serve; the pages' code is read here."""
    with uncollected():
        get_resolver().url_patterns  # noqa: B018  (to ask for them reads them, as the first page would)
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_THRESHOLDS)

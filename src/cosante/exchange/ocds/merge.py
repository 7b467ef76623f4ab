"""Releases of one process into one, by the standard's rules: the compiled release, and the versioned one.

Promise: what ``ocdsmerge``, the standard's reference implementation, does with the schema of ``standard/``. Releases
are brought into the order of their dates first; nothing is fetched.
"""

from collections.abc import Sequence
from functools import cache
from typing import Any

from ocdsmerge import Merger
from ocdsmerge.exceptions import OCDSMergeError

from cosante.exchange.ocds.files import Json
from cosante.exchange.ocds.validate import schema
from cosante.vocabulary.errors import BadValue


@cache
def _merger() -> Any:
    return Merger(schema("release"))


def compiled(releases: Sequence[Json]) -> Json:
    """Where the process stands. ``BadValue`` where releases cannot be merged, as without a date."""
    return _merged("create_compiled_release", releases)


def versioned(releases: Sequence[Json]) -> Json:
    """Each value with the releases that gave it."""
    return _merged("create_versioned_release", releases)


def record(releases: Sequence[Json]) -> Json:
    """The record: releases by date, compiled and versioned."""
    return {
        "ocid": releases[0]["ocid"],
        "releases": sorted(releases, key=lambda one: str(one.get("date", ""))),
        "compiledRelease": compiled(releases),
        "versionedRelease": versioned(releases),
    }


def _merged(how: str, releases: Sequence[Json]) -> Json:
    try:
        made: Json = getattr(_merger(), how)(releases)
    except (OCDSMergeError, KeyError, TypeError, AttributeError) as error:
        ocid = releases[0].get("ocid", "") if releases else ""
        raise BadValue(f"The releases of {ocid} cannot be merged: {error}. Run `cosante ocds validate`.") from error
    return made

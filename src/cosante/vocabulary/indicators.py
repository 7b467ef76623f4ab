"""The catalogue of indicators: SDG 3, universal health coverage, and the programmes, from ``indicators.tsv``.

``key`` is the official code where there is one (SDG 3.8.1), else a short name of this table; ``sdg`` and ``gho`` are
official codes or nothing. Names follow the official lists; definitions are our own words.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from cosante.vocabulary.codes import HEALTH_AREAS
from cosante.vocabulary.tables import read

#: What a value is counted in. ``index`` is from 0 to 100.
UNITS = (
    "percent", "index", "per-1000-live-births", "per-100000-live-births", "per-1000", "per-10000", "per-100000",
    "number", "litres", "usd", "days", "other",
)  # fmt: skip
#: By what values are told apart.
KEYS = (
    "sex", "age", "residence", "wealth", "education", "province", "facility", "population", "cause", "cadre",
    "organism", "other",
)  # fmt: skip
#: Lists that an indicator is on.
PROGRAMMES = ("sdg3", "uhc", "malaria", "tuberculosis", "hiv", "immunization", "maternal-child", "system")
#: The four groups of tracers of the UHC service coverage index.
TRACERS = ("rmnch", "infectious", "ncd", "capacity")
_COLUMNS = (
    "key", "kind", "programmes", "sdg", "uhc", "area", "unit", "direction", "keys", "gho", "name_en", "name_fr",
    "name_bn", "definition", "source",
)  # fmt: skip
_FILLED = ("key", "kind", "programmes", "area", "unit", "direction", "name_en", "name_fr", "name_bn", "definition")


@dataclass(frozen=True, slots=True)
class Listed:
    """An indicator or a target of the catalogue."""

    key: str
    kind: str
    programmes: tuple[str, ...]
    sdg: str
    tracer: str
    area: str
    unit: str
    direction: str
    keys: tuple[str, ...]
    gho: str
    names: Mapping[str, str]
    definition: str
    source: str

    def name(self, language: str) -> str:
        """Its name in that language, or in English."""
        return self.names.get(language.partition("-")[0], self.names["en"])

    @property
    def target(self) -> str:
        """The SDG target that an SDG indicator belongs to: ``3.8.1`` → ``3.8``."""
        return self.sdg.rpartition(".")[0] if self.kind == "indicator" else ""


@cache
def catalogue() -> Mapping[str, Listed]:
    """Every indicator and target by its key, in the order of the table."""
    rows = read("indicators.tsv", _COLUMNS, ("key",), (*_FILLED, "source"))
    found = {}
    for row in rows:
        found[row["key"]] = Listed(
            key=row["key"],
            kind=row.one_of("kind", {"target", "indicator"}),
            programmes=row.several("programmes", set(PROGRAMMES)),
            sdg=row["sdg"],
            tracer=row.one_of("uhc", {"", *TRACERS}),
            area=row.one_of("area", set(HEALTH_AREAS)),
            unit=row.one_of("unit", set(UNITS)),
            direction=row.one_of("direction", {"up", "down"}),
            keys=row.several("keys", set(KEYS)),
            gho=row["gho"],
            names={code: row[f"name_{code}"] for code in ("en", "fr", "bn")},
            definition=row["definition"],
            source=row["source"],
        )
    return found


def indicators() -> Mapping[str, Listed]:
    """Those that have values: without the SDG targets."""
    return {key: one for key, one in catalogue().items() if one.kind == "indicator"}

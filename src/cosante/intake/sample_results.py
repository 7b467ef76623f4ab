"""Indicators and readiness lists to look at, over the sample documents; invented, as those are, and marked so."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction

from cosante.register.actions.kept import keep
from cosante.register.actions.readiness import answer, fill
from cosante.register.actions.results import Given, keep_values
from cosante.register.models import (
    Agreement,
    Baseline,
    Change,
    Contribution,
    Indicator,
    IndicatorAgreement,
    Partner,
    ReadinessItem,
    ReadinessList,
    Target,
)
from cosante.vocabulary.indicators import indicators

#: By this reason the rows are known: as samples, and as loaded already.
WHY = "sample row of results, loaded with the sample documents"
_WHERE = "a province (sample)"
_SOURCE = "invented for the sample"

#: Code, years and values, targets; the first value is the baseline.
_SERIES: Mapping[str, tuple[int, Sequence[str], Mapping[str, str]]] = {
    "mcv1": (2016, "71 73.5 75 78 74 76 80.5 83 85".split(), {"2026": "88", "2030": "95"}),
    "3.1.1": (2015, "248 239 236 221 214 209 213 198 190".split(), {"2030": "140"}),
    "3.8.1": (2015, ["46", "47", "47", "49", "49", "50"], {"2026": "62", "2030": "70"}),
    "itn-use": (2018, ["41", "47.5", "52"], {"2027": "75"}),
}
#: Of the last year of measles vaccination: part, value, children.
_PARTS = (("sex=female", "86", "10400"), ("sex=male", "84", "10400"))
_TRAINED = (("2022", 18, 6), ("2023", 25, 14), ("2024", 31, 22))
_ANSWERS: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "icu": {
        "beds": ("4", "10"),
        "ventilators": ("1", "6"),
        "nurses-day": ("2", "5"),
        "oxygen": ("partly", "yes"),
        "monitors": ("no", "yes"),
        "power": ("partly", "yes"),
        "trained": ("no", "partly"),
        "blood-gas": ("no", "no"),
        "isolation": ("no", ""),
    },
    "laboratory": {
        "tests-month": ("620", "1480"),
        "staff": ("5", "7"),
        "microscopy": ("yes", "yes"),
        "molecular": ("no", "yes"),
        "culture": ("no", "no"),
        "chemistry": ("partly", "yes"),
        "quality": ("no", "partly"),
        "transport": ("partly", "partly"),
    },
}


def load_sample_results() -> int:
    """How many indicators and lists were entered: none where they were once."""
    if Change.objects.filter(why=WHY).exists():
        return 0
    with transaction.atomic():
        made = [_series(code) for code in _SERIES] + [_trained()]
        _beside(made[0])
        return len(made) + _readiness()


def _series(code: str) -> Indicator:
    listed = indicators()[code]
    first, values, targets = _SERIES[code]
    about = {"unit": listed.unit, "direction": listed.direction, "keys": list(listed.keys), "area": listed.area}
    one = _row(Indicator, code=code, where=_WHERE, **about)
    _row(Baseline, indicator=one, period=str(first), value=values[0], source=_SOURCE)
    for period, value in targets.items():
        _row(Target, indicator=one, period=period, value=value, source=_SOURCE)
    given = [_given(str(year), value) for year, value in enumerate(values, first)]
    if code == "mcv1":
        last = str(first + len(values) - 1)
        given += [_given(last, value, part=part, weight=children) for part, value, children in _PARTS]
    keep_values(one, given, None, WHY)
    return one


def _trained() -> Indicator:
    """An indicator of the office's own, told apart by province, whose parts are added."""
    about = {"unit": "number", "unit_words": "nurses", "area": "health_workforce", "keys": ["province"]}
    one = _row(Indicator, name="Nurses trained in the sister hospitals", where=_WHERE, **about)
    _row(Baseline, indicator=one, period="2021", value="0", source=_SOURCE)
    _row(Target, indicator=one, period="2025", value="80", source=_SOURCE)
    given = []
    for year, north, south in _TRAINED:
        given += [_given(year, str(n), part=f"province={name}") for name, n in (("North", north), ("South", south))]
    keep_values(one, given, None, WHY)
    return one


def _beside(one: Indicator) -> None:
    """What a partner did beside it, and an agreement that it serves, where the samples have them."""
    partner = Partner.objects.filter(merged_into=None, sources__gt=0, type="ministry").order_by("pk").first()
    if partner:
        _row(
            Contribution,
            indicator=one,
            partner=partner,
            what="Cold boxes for twelve health posts, and a week of training in their upkeep",
            begins="2021-03-01",
            ends="2022-06-30",
        )
    agreement = Agreement.objects.filter(title__contains="(sample)", withdrawn=False).order_by("pk").first()
    if agreement:
        _row(IndicatorAgreement, indicator=one, agreement=agreement, words="Nine children in ten vaccinated by 2030.")


def _readiness() -> int:
    facilities = Partner.objects.filter(merged_into=None, sources__gt=0, type="health_facility").order_by("pk")[:2]
    n = 0
    for facility in facilities:
        for block, answers in _ANSWERS.items():
            about = {"before": "2022-02-01", "after": "2024-11-01", "looked": _SOURCE, "about": "A sample."}
            whole = _row(ReadinessList, facility=facility, block=block, **about)
            fill(whole, None, WHY)
            if not n % 3:  # the second facility has other answers at one block, so that there is something to compare
                _answer(whole, answers)
            else:
                _answer(whole, {item: (one, one) for item, (one, _two) in answers.items()})
            n += 1
    return n


def _answer(whole: ReadinessList, answers: Mapping[str, tuple[str, str]]) -> None:
    found = {}
    for item in ReadinessItem.objects.filter(readiness_list=whole):
        one, two = answers.get(item.item, ("", ""))
        names = ("number_before", "number_after") if item.is_number else ("before", "after")
        found[item.pk] = (item.version, dict(zip(names, (one, two), strict=True)))
    answer(whole, found, None, WHY)


def _given(period: str, value: str, **more: str) -> Given:
    return Given({"period": period, "value": value, "source": _SOURCE} | more, "add")


def _row(model: Any, **values: Any) -> Any:
    return keep(model, values, None, WHY)

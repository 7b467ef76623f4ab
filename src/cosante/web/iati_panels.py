"""What the page of a published activity shows of its results: which can be entered as indicators, and which not."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest

from cosante.register.models import IatiActivity


def results_shown(row: IatiActivity, _request: HttpRequest) -> Mapping[str, Any]:
    """The panel on the page of a published activity: which of its results can be entered, and what is left out."""
    if not row.results or row.withdrawn:
        return {}
    from cosante.intake.iati import results_of  # what it reads with (lxml) is not installed everywhere

    found = results_of(row)
    numbers = [(one.values["name"], len(one.numbers)) for one in found.indicators]
    return {"indicators": numbers, "numbers": sum(n for _name, n in numbers), "left": found.left}

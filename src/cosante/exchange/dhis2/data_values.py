"""One ``dataValueSets`` object: each value with its data element, period and organisation unit.

Promise: identifiers are those that were given, numbers are exact text without an exponent, and what is not known is
left out, so that DHIS2 takes its defaults. Source: DHIS2 developer documentation, "Data values".
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any


@dataclass(frozen=True)
class DataValue:
    """A number for a data element, a period in the form of DHIS2, and an organisation unit."""

    data_element: str
    period: str
    org_unit: str
    value: Decimal
    category_option_combo: str = ""
    attribute_option_combo: str = ""
    comment: str = ""

    @property
    def key(self) -> tuple[str, ...]:
        """What DHIS2 holds one value for."""
        return (self.data_element, self.period, self.org_unit, self.category_option_combo, self.attribute_option_combo)

    def told(self) -> dict[str, str]:
        """As JSON has it."""
        digits = f"{self.value:f}"
        value = digits.rstrip("0").rstrip(".") if "." in digits else digits
        said = {
            "dataElement": self.data_element,
            "period": self.period,
            "orgUnit": self.org_unit,
            "categoryOptionCombo": self.category_option_combo,
            "attributeOptionCombo": self.attribute_option_combo,
            "value": value,
            "comment": self.comment,
        }
        return {name: text for name, text in said.items() if text}


def data_value_set(values: Iterable[DataValue]) -> dict[str, Any]:
    """The object, its values in the order given."""
    return {"dataValues": [one.told() for one in values]}

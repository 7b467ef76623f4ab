"""By what a row of a sheet that has no number is taken for one that the register has.

By noun, one or more sets of fields; the first of which the row fills in all (but those with ``?``) tells it from every
other. Fields with ``?`` tell it, too, where the sheet has such a column. A noun that is not here, or a row that fills
in no set, is the same only where all its cells are.
"""

from collections.abc import Collection, Mapping

NATURAL: Mapping[str, tuple[str, ...]] = {
    "agreement": ("title",),
    "agreement-party": ("agreement partner side?",),
    "promise": ("agreement area what?",),
    "budget-line": ("agreement what area? period?",),
    "rate": ("currency into date source",),
    "training": ("title starts?",),
    "participant": ("training name",),
    "participant-group": ("training cadre? sex? level? province?",),
    "scholarship": ("title starts?",),
    "scholar": ("scholarship name",),
    "delegation": ("title starts?",),
    "delegation-member": ("delegation name",),
    "delegation-promise": ("delegation what",),
    "deployment": ("title starts?",),
    "outreach": ("title starts?",),
    "outreach-service": ("outreach kind",),
    "conference": ("title starts?",),
    "emergency-help": ("title starts?",),
    "series": ("title",),
    "plan": ("title year",),
    "planned-activity": ("plan what starts?",),
    "milestone": ("plan what",),
    "duty": ("what due agreement?",),
    "readiness-list": ("facility block before?",),
    "readiness-item": ("readiness_list item", "readiness_list words"),
    "indicator": ("code where?", "name where?"),
    "baseline": ("indicator period part?",),
    "target": ("indicator period part?",),
    "result-value": ("indicator period part?",),
    "indicator-agreement": ("indicator agreement",),
    "contribution": ("indicator partner what",),
    "data-element": ("indicator part?",),
    "org-unit": ("where", "org_unit"),
    "order": ("number", "title"),
    "order-line": ("order item donor?",),
    "substitution": ("order line by_line",),
    "shipment": ("waybill", "order shipped"),
    "shipment-line": ("shipment line lot?",),
    "receipt": ("shipment store received", "store received"),
    "receipt-line": ("receipt item lot?",),
    "distribution": ("paper lot source to",),
    "item": ("name strength? form? pack_size?",),
    "reference-price": ("item source currency since?",),
    "store": ("name",),
    "need": ("item facility? programme? needed?",),
    "equipment": ("item serial",),
    "maintenance": ("equipment kind due", "equipment kind done"),
    "reporter": ("org_id",),
    "iati-activity": ("identifier reporter?",),
    "iati-organisation": ("identifier reporter?",),
}


def sets_of(noun: str) -> list[list[tuple[str, bool]]]:
    """Its sets of fields, each with whether the row must fill it in."""
    return [
        [(name.removesuffix("?"), not name.endswith("?")) for name in said.split()] for said in NATURAL.get(noun, ())
    ]


def key_of(
    noun: str, values: Mapping[str, object], columns: Collection[str]
) -> tuple[tuple[str, ...], tuple[object, ...]] | None:
    """The fields that tell the row, and what they are in it; None where all its cells do."""
    for fields in sets_of(noun):
        if all(values.get(name) not in (None, "") for name, must in fields if must):
            names = tuple(name for name, must in fields if must or name in columns)
            return names, tuple(values.get(name) for name in names)
    return None

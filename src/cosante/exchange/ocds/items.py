"""Items of OCDS with the medicines and item attributes extensions, out of items of the register and into them.

What they have no field for (the kind, a cold chain, a strength that is no number with a unit) is an attribute.
"""

import re
from decimal import Decimal, InvalidOperation
from typing import Any

from cosante.exchange.ocds.files import Json
from cosante.exchange.ocds.process import MEDICINES, Values
from cosante.vocabulary.errors import BadValue

_STRENGTH = re.compile(r"(\d+(?:\.\d+)?) ?(\D.*)")
_PARTS = re.compile(r"\s*\+\s*")


def attribute(id: str, name: str, value: Any) -> Json:
    """One attribute of the extension; its value is text."""
    return {"id": id, "name": name, "value": str(value)}


def item_out(item: Values) -> Json:
    """The fields of an item that say what it is."""
    said = " ".join(filter(None, (item["name"], item.get("strength"))))
    made: Json = {"description": ", ".join(filter(None, (said, item.get("form")))), "unit": {"name": item["unit"]}}
    codes = [{"scheme": scheme.upper(), "id": item[scheme]} for scheme in ("unspsc", "atc") if item.get(scheme)]
    if codes:
        made["classification"] = codes[0]
    if codes[1:]:
        made["additionalClassifications"] = codes[1:]
    attributes = [attribute("kind", "kind", item["kind"])]
    if item.get("cold"):
        attributes.append(attribute("cold", "cold chain", "yes"))
    left = ["name", "strength", "form", "route", "container", "pack_size"]
    if item["kind"] in MEDICINES:
        made |= _medicine(item)
        left = [] if "activeIngredients" in made else ["name", "strength"]
        left += [] if item.get("container") else ["pack_size"]
    attributes += [attribute(name, name, _plain(item[name])) for name in left if item.get(name)]
    return made | {"attributes": attributes}


def _plain(value: Any) -> str:
    return f"{value.normalize():f}" if isinstance(value, Decimal) else str(value)


def _medicine(item: Values) -> Json:
    made: Json = {}
    names = _PARTS.split(item["name"])
    strengths = [_STRENGTH.fullmatch(part) for part in _PARTS.split(item.get("strength", "")) if part]
    if not strengths:
        made["activeIngredients"] = [{"name": name} for name in names]
    elif len(strengths) == len(names) and all(strengths):
        made["activeIngredients"] = [
            {"name": name, "strength": {"value": Decimal(one[1]), "unit": {"name": one[2]}}}
            for name, one in zip(names, strengths, strict=True)
            if one
        ]
    for field, name in (("form", "dosageForm"), ("route", "administrationRoute")):
        if item.get(field):
            made[name] = item[field]
    if item.get("container"):
        made["immediateContainer"] = {"name": item["container"]}
        if item.get("pack_size"):
            made["immediateContainer"]["capacity"] = {"value": item["pack_size"], "unit": {"name": item["unit"]}}
    return made


def item_in(given: Json) -> Values:
    """What an item of OCDS says of an item of the register; fields that it says nothing of are not there."""
    said = {one.get("id"): one.get("value") for one in given.get("attributes", [])}
    found: Values = {}
    ingredients = [one for one in given.get("activeIngredients", []) if one.get("name")]
    if ingredients:
        found["name"] = " + ".join(one["name"] for one in ingredients)
        strengths = [one.get("strength") or {} for one in ingredients]
        if all(one.get("value") is not None for one in strengths):
            found["strength"] = " + ".join(map(_strength, strengths))
    container = given.get("immediateContainer") or {}
    found |= {"form": given.get("dosageForm"), "route": given.get("administrationRoute")}
    found |= {"container": container.get("name"), "pack_size": (container.get("capacity") or {}).get("value")}
    found["unit"] = (given.get("unit") or {}).get("name")
    for one in (given.get("classification") or {}, *given.get("additionalClassifications", [])):
        if one.get("scheme") in ("ATC", "UNSPSC") and one.get("id"):
            found[one["scheme"].lower()] = str(one["id"])
    found |= {name: said.get(name) or found.get(name) for name in ("name", "strength", "form", "route", "container")}
    found["pack_size"] = _number(said.get("pack_size") or found["pack_size"])
    found["name"] = found["name"] or given.get("description")
    medicine = ingredients or found["form"] or found["route"]
    found["kind"] = said.get("kind") or ("medicine" if medicine else "consumable")
    found["cold"] = True if said.get("cold") == "yes" else None
    exact = ("pack_size", "cold")
    return {name: one if name in exact else str(one) for name, one in found.items() if one not in (None, "")}


def _number(said: Any) -> Decimal | None:
    try:
        return None if said is None else Decimal(str(said))
    except InvalidOperation as error:
        raise BadValue(f"The capacity {said!r} of a container is no number. A pack holds so many units.") from error


def _strength(given: Json) -> str:
    value, unit = given["value"], (given.get("unit") or {}).get("name") or ""
    return f"{_plain(value)} {unit}".strip()

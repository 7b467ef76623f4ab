"""A process as a release of OCDS 1.1.5, and back.

Promise: ``process_in(release_out(process))`` is the process, but for what its order leaves to OCDS to require: the ids
of a tender, an award or a contract without a number are made from the ocid, and are not numbers when they come back.
"""

from decimal import Decimal
from typing import Any

from cosante.exchange.ocds.files import Json
from cosante.exchange.ocds.items import attribute, item_in, item_out
from cosante.exchange.ocds.process import MET, RECEIVED, ROLES, SHIPPED, Delivery, Line, Lot, Process
from cosante.vocabulary.errors import BadValue

_STAGES = ("planning", "tender", "award", "contract", "implementation")
#: Fields of an order, and the milestones of planning that tell them.
_PLANNED = {"requested": "preProcurement", "approved": "approval"}


def release_out(process: Process, id: str, date: str) -> Json:
    """The release. ``date`` is when the order was changed last (RFC 3339)."""
    values = process.values
    made: Json = {"ocid": process.ocid, "id": id, "date": date, "tag": [], "initiationType": "tender"}
    made |= _parties(process)
    planning = [_milestone(name, kind, dateMet=values.get(name)) for name, kind in _PLANNED.items() if values.get(name)]
    if planning:
        made["planning"] = {"milestones": planning}
    made["tender"] = _tender(process, made)
    awarded = any(values.get(name) for name in ("award", "awarded")) or process.parties.get("supplier")
    placed = any(values.get(name) for name in ("ordered", "contract", "contracted", "number", "due", "money_ends"))
    if awarded or placed or process.deliveries:
        made["awards"] = [_award(process, made)]
    if placed or process.deliveries:
        made["contracts"] = [_contract(process)]
    there = {"planning": planning, "tender": True, "award": "awards" in made, "contract": "contracts" in made}
    made["tag"] = [stage for stage in _STAGES if (there | {"implementation": process.deliveries})[stage]]
    return made


def _parties(process: Process) -> Json:
    by_name: dict[str, list[str]] = {}
    for field, role in ROLES.items():
        if process.parties.get(field):
            by_name.setdefault(process.parties[field], []).append(role)
    for line in process.lines:
        if line.donor and "funder" not in by_name.setdefault(line.donor, []):
            by_name[line.donor].append("funder")
    parties = [{"id": name, "name": name, "roles": roles} for name, roles in by_name.items()]
    made: Json = {"parties": parties} if parties else {}
    if process.parties.get("buyer"):
        made["buyer"] = _named(process.parties["buyer"])
    return made


def _named(name: str) -> Json:
    return {"id": name, "name": name}


def moment(day: str | None) -> str | None:
    """A day as OCDS writes it."""
    return f"{day}T00:00:00Z" if day else None


def day(value: Any) -> str | None:
    """The day of a moment, in its own place."""
    return value[:10] if isinstance(value, str) and len(value) >= 10 else None


def _milestone(id: str, kind: str, **said: Any) -> Json:
    dates = {name: moment(value) if name.startswith("d") else value for name, value in said.items() if value}
    return {"id": id, "type": kind} | dates


def _period(start: str | None, end: str | None) -> Json:
    return {name: moment(value) for name, value in (("startDate", start), ("endDate", end)) if value}


def _some(**fields: Any) -> Json:
    return {name: value for name, value in fields.items() if value not in (None, "", {}, [])}


def _tender(process: Process, release: Json) -> Json:
    values = process.values
    agency = process.parties.get("agency")
    cancelled = values.get("cancelled") and not values.get("ordered")
    return {"id": values.get("tender") or f"{process.ocid}-tender"} | _some(
        title=values.get("title"),
        description=values.get("about"),
        status="cancelled" if cancelled else None,
        procuringEntity=_named(agency) if agency else None,
        procurementMethod=values.get("tendering"),
        tenderPeriod=_period(values.get("tendered"), values.get("tender_closed")),
        items=[_line(process, line) for line in process.lines],
        milestones=[_milestone("cancelled", "cancellation", dateMet=values["cancelled"])]
        if values.get("cancelled")
        else [],
    )


def _line(process: Process, line: Line, less: bool = False) -> Json:
    made: Json = {"id": line.id, **item_out(line.item)}
    cancelled = line.values.get("cancelled") or Decimal(0)
    made["quantity"] = line.values["quantity"] - (cancelled if less else 0)
    price, currency = line.values.get("unit_price"), process.values.get("currency")
    if price is not None:
        made["unit"]["value"] = {"amount": price} | _some(currency=currency)
    if line.donor:
        made["attributes"].append(attribute("donor", "donor", line.donor))
    if less:
        made["attributes"] += [
            attribute(f"{delivery.id}/{name}", name, value)
            for delivery in process.deliveries
            for lot in delivery.lots
            if lot.line == line.id
            for name, value in _numbered(delivery, lot)
        ]
    return made


def _numbered(delivery: Delivery, lot: Lot) -> list[tuple[str, Any]]:
    """Values of a lot; its number among the lots of its delivery is in the ids of their attributes."""
    number = delivery.lots.index(lot) + 1
    return [(f"{number}/{name}", value) for name, value in lot.values.items() if value not in (None, "")]


def _award(process: Process, release: Json) -> Json:
    values, supplier = process.values, process.parties.get("supplier")
    return {"id": values.get("award") or f"{process.ocid}-award"} | _some(
        date=moment(values.get("awarded")), suppliers=[_named(supplier)] if supplier else []
    )


def _contract(process: Process) -> Json:
    values = process.values
    cancelled = [line for line in process.lines if line.values.get("cancelled")]
    milestones = [_delivered(one) for one in process.deliveries]
    if values.get("due"):
        milestones.insert(0, _milestone("due", RECEIVED, dueDate=values["due"]))
    return {
        "id": values.get("contract") or f"{process.ocid}-contract",
        "awardID": values.get("award") or f"{process.ocid}-award",
    } | _some(
        title=values.get("number"),
        status="cancelled" if values.get("cancelled") else "active",
        period=_period(values.get("ordered"), values.get("money_ends")),
        dateSigned=moment(values.get("contracted")),
        items=[_line(process, line, less=True) for line in process.lines],
        amendments=[
            {"id": f"cancelled-{line.id}", "description": f"-{line.values['cancelled']:f} ({line.id})"}
            for line in cancelled
        ],
        implementation=_some(milestones=milestones),
    )


def _delivered(one: Delivery) -> Json:
    if one.kind == SHIPPED:
        said = {"title": one.values.get("waybill"), "description": one.values.get("carrier")}
        return _milestone(one.id, SHIPPED, dateMet=one.values["shipped"], dueDate=one.values.get("due"), **said)
    status = MET.get(one.values.get("inspection", ""))
    made = _milestone(one.id, RECEIVED, dateMet=one.values["received"]) | {"title": one.store}
    return made | _some(code=one.of, status=status)


def process_in(release: Json) -> Process:
    """What a release, best the compiled one, says. ``BadValue`` where it holds more than one order can."""
    process = Process(str(release["ocid"]))
    tender = release.get("tender") or {}
    awards, contracts = release.get("awards") or [], release.get("contracts") or []
    if len(awards) > 1 or len(contracts) > 1:
        raise BadValue(
            f"{process.ocid} has {len(awards)} awards and {len(contracts)} contracts; an order is of one contract. "
            "Enter an order for each."
        )
    award, contract = (awards or [{}])[0], (contracts or [{}])[0]
    process.values = _order(process.ocid, release, tender, award, contract)
    process.parties = _who(release, tender, award)
    _read_lines(process, tender, award, contract)
    _read_deliveries(process, contract)
    return process


def _order(ocid: str, release: Json, tender: Json, award: Json, contract: Json) -> Json:
    def number(given: Json, made: str) -> str | None:
        return str(given["id"]) if given and str(given.get("id")) != f"{ocid}-{made}" else None

    planned = (release.get("planning") or {}).get("milestones", [])
    met = {one.get("type"): day(one.get("dateMet")) for one in [*planned, *tender.get("milestones", [])]}
    period, open_ = contract.get("period") or {}, tender.get("tenderPeriod") or {}
    milestones = (contract.get("implementation") or {}).get("milestones", [])
    due = next((one.get("dueDate") for one in milestones if one.get("type") == RECEIVED and one.get("dueDate")), None)
    return _some(
        title=tender.get("title") or contract.get("title") or release.get("title") or ocid,
        about=tender.get("description"),
        number=contract.get("title"),
        tender=number(tender, "tender"),
        tendering=tender.get("procurementMethod"),
        tendered=day(open_.get("startDate")),
        tender_closed=day(open_.get("endDate")),
        award=number(award, "award"),
        awarded=day(award.get("date")),
        contract=number(contract, "contract"),
        contracted=day(contract.get("dateSigned")),
        ordered=day(period.get("startDate")),
        money_ends=day(period.get("endDate")),
        due=day(due),
        cancelled=met.get("cancellation"),
        **{name: met.get(kind) for name, kind in _PLANNED.items()},
    )


def _who(release: Json, tender: Json, award: Json) -> dict[str, str]:
    by_role = {role: one["name"] for one in reversed(release.get("parties", [])) for role in one.get("roles") or []}
    suppliers = award.get("suppliers") or [{}]
    said = {"buyer": release.get("buyer"), "agency": tender.get("procuringEntity"), "supplier": suppliers[0]}
    own = {
        one["value"] for line in tender.get("items", []) for one in line.get("attributes", []) if one["id"] == "donor"
    }
    found = {field: (said.get(field) or {}).get("name") or by_role.get(role) for field, role in ROLES.items()}
    if found["donor"] in own:
        found["donor"] = None
    return {field: name for field, name in found.items() if name}


def _read_lines(process: Process, tender: Json, award: Json, contract: Json) -> None:
    asked = tender.get("items") or award.get("items") or contract.get("items") or []
    less = {str(one["id"]): one.get("quantity") for one in contract.get("items", [])}
    for given in asked:
        if given.get("quantity") is None:
            raise BadValue(f"Item {given['id']} of {process.ocid} has no quantity. An order line needs one.")
        value = (given.get("unit") or {}).get("value") or {}
        quantity, id = Decimal(given["quantity"]), str(given["id"])
        left = less.get(id)
        values = {"quantity": quantity, "unit_price": value.get("amount")}
        if left is not None and Decimal(left) < quantity:
            values["cancelled"] = quantity - Decimal(left)
        currency = value.get("currency")
        if currency and process.values.setdefault("currency", currency) != currency:
            raise BadValue(f"{process.ocid} has prices in two currencies; an order has one.")
        said = {one["id"]: one.get("value") for one in given.get("attributes", [])}
        kept = {name: one for name, one in values.items() if one is not None}
        process.lines.append(Line(id, item_in(given), kept, str(said.get("donor") or "")))


def _read_deliveries(process: Process, contract: Json) -> None:
    lots = _read_lots(contract)
    for one in (contract.get("implementation") or {}).get("milestones", []):
        id, met = str(one["id"]), day(one.get("dateMet"))
        if one.get("type") == SHIPPED and met:
            values = _some(
                shipped=met, due=day(one.get("dueDate")), waybill=one.get("title"), carrier=one.get("description")
            )
            process.deliveries.append(Delivery(id, SHIPPED, values, lots=lots.get(id, [])))
        elif one.get("type") == RECEIVED and met and lots.get(id):
            said = next((kind for kind, status in MET.items() if status == one.get("status")), None)
            values = _some(received=met, inspection=said)
            delivery = Delivery(id, RECEIVED, values, str(one.get("title") or ""), str(one.get("code") or ""), lots[id])
            process.deliveries.append(delivery)


def _read_lots(contract: Json) -> dict[str, list[Lot]]:
    found: dict[tuple[str, int], Lot] = {}
    for item in contract.get("items", []):
        for one in item.get("attributes", []):
            parts = str(one["id"]).split("/")
            if len(parts) == 3 and parts[1].isdecimal():
                lot = found.setdefault((parts[0], int(parts[1])), Lot(str(item["id"])))
                lot.values[parts[2]] = str(one.get("value") or "")
    by_delivery: dict[str, list[Lot]] = {}
    for (delivery, _number), lot in sorted(found.items()):
        by_delivery.setdefault(delivery, []).append(lot)
    return by_delivery

"""Elements of IATI 1.0x that 2.03 calls or builds otherwise."""

from collections import Counter
from collections.abc import Callable
from typing import Any

from lxml import etree

from cosante.exchange.iati.plans import of_type
from cosante.exchange.iati.xsd_types import mended


def renamed(activity: Any, left_out: Counter[str]) -> None:
    """Bring what one activity has of the kind to its new form; ``left_out`` counts what has none."""
    for name, change in _CHANGES.items():
        for element in list(activity.iter(name)):
            change(element, left_out)


def _website(element: Any, left_out: Counter[str]) -> None:
    """``activity-website`` is a document link of category A12 now."""
    url = (element.text or "").strip()
    element.tag, element.text = "document-link", None
    element.attrib.clear()
    element.set("url", url)
    element.set("format", "text/html")
    title = etree.SubElement(element, "title")
    etree.SubElement(title, "narrative").text = url
    etree.SubElement(element, "category").set("code", "A12")


def _other_identifier(element: Any, left_out: Counter[str]) -> None:
    """Its text is @ref now, its owner an element; A1 where the owner reports, A9 otherwise."""
    text = (element.text or "").strip()
    if not text and element.get("ref") is not None:
        return
    owner, name = element.attrib.pop("owner-ref", None), element.attrib.pop("owner-name", None)
    reporter = element.getparent().find("reporting-org")
    own = reporter is not None and owner in (None, reporter.get("ref"))
    element.text = None
    element.set("ref", text)
    element.set("type", element.get("type", "A1" if own else "A9"))
    if owner or name:
        child = etree.SubElement(element, "owner-org")
        if owner:
            child.set("ref", owner)
        if name:
            etree.SubElement(child, "narrative").text = name


def _date(element: Any, left_out: Counter[str]) -> None:
    """The date stood in the text; it is @iso-date now."""
    text = (element.text or "").strip()
    date = text if of_type("date", text) else mended("date", text)
    if element.get("iso-date") is None and date:
        element.set("iso-date", date)
    if date is not None:
        element.text = None


def _coordinates(element: Any, left_out: Counter[str]) -> None:
    """``coordinates`` is a point now."""
    latitude, longitude = element.get("latitude"), element.get("longitude")
    if element.get("precision"):
        left_out["@precision of <coordinates>"] += 1
    if not latitude or not longitude:
        left_out["<coordinates> without latitude or longitude"] += 1
        element.getparent().remove(element)
        return
    element.tag, element.text = "point", None
    element.attrib.clear()
    element.set("srsName", "http://www.opengis.net/def/crs/EPSG/0/4326")
    etree.SubElement(element, "pos").text = f"{latitude} {longitude}"


def _gazetteer(element: Any, left_out: Counter[str]) -> None:
    """``gazetteer-entry`` is ``location-id`` now."""
    code, vocabulary = (element.text or "").strip(), element.get("gazetteer-ref", "GEO")
    element.tag, element.text = "location-id", None
    element.attrib.clear()
    element.set("vocabulary", vocabulary)
    element.set("code", code)


def _administrative(element: Any, left_out: Counter[str]) -> None:
    """Of what it had, 2.03 keeps the country."""
    country = element.get("country")
    if element.get("code") is not None or country is None:
        return
    for name in ("adm1", "adm2"):
        if element.get(name):
            left_out[f"@{name} of <administrative>, which names no vocabulary"] += 1
    element.attrib.clear()
    element.text = None
    element.set("vocabulary", "A4")
    element.set("code", country)


def _called(name: str) -> Callable[[Any, Counter[str]], None]:
    def change(element: Any, left_out: Counter[str]) -> None:
        element.tag = name

    return change


def _language(element: Any, left_out: Counter[str]) -> None:
    """A document's language stood in the text; it is @code now."""
    text = (element.text or "").strip()
    if element.get("code") is None and text:
        element.set("code", text)
        element.text = None


def _identifier(element: Any, left_out: Counter[str]) -> None:
    """In organisation files ``iati-identifier`` is ``organisation-identifier`` now."""
    if element.getparent().tag == "iati-organisation":
        element.tag = "organisation-identifier"


def _period(element: Any, left_out: Counter[str]) -> None:
    """A period's text said the date in words."""
    _date(element, left_out)
    element.text = None


_CHANGES: dict[str, Callable[[Any, Counter[str]], None]] = {
    "activity-website": _website,
    "other-identifier": _other_identifier,
    "activity-date": _date,
    "transaction-date": _period,
    "period-start": _period,
    "period-end": _period,
    "coordinates": _coordinates,
    "gazetteer-entry": _gazetteer,
    "administrative": _administrative,
    "location-type": _called("feature-designation"),
    "aidtype-flag": _called("other-flags"),
    "language": _language,
    "iati-identifier": _identifier,
}

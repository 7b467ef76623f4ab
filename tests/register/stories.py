"""Readings made by hand for tests: a text, and facts that quote it.

story = Story("WHO trained 12 nurses in Astana.", language="en")
story.partner("f1", "WHO", type="un_agency")
story.act("f2", "WHO trained 12 nurses", type="training", actors=["f1"])
add_all(story)
"""

import hashlib
import json
from typing import Any

from cosante.register.actions import Origin, add_documents
from cosante.register.models import Document
from cosante.vocabulary.facts import Reading, from_json


class Story:
    """A text and what is read of it. Facts are added by what they quote; the contract's defaults fill the rest."""

    def __init__(self, text: str, language: str = "en", title: str = "", relevant: bool = True) -> None:
        self.text, self.language, self.title, self.relevant = text, language, title, relevant
        self.facts: list[dict[str, Any]] = []
        self.notices: list[dict[str, str]] = []
        self.bytes = text.encode()

    def fact(self, id: str, kind: str, *quotes: str, **fields: Any) -> "Story":
        evidence, after = [], 0
        for quote in quotes:
            start = self.text.index(quote, after)
            evidence.append({"start": start, "end": start + len(quote), "quote": quote})
            after = start + len(quote)
        base = {"id": id, "kind": kind, "evidence": evidence, "confidence": 0.9, "reader": "test 1"}
        self.facts.append(base | fields)
        return self

    def partner(self, id: str, name: str, **fields: Any) -> "Story":
        return self.fact(id, "partner", name, **({"name": name, "name_en": None, "type": "other"} | fields))

    def person(self, id: str, name: str, **fields: Any) -> "Story":
        return self.fact(id, "person", name, **({"name": name, "name_latin": None} | fields))

    def act(self, id: str, *quotes: str, **fields: Any) -> "Story":
        return self.fact(id, "act", *quotes, **({"type": "training", "status": "done"} | fields))

    def reading(self, path: str = "story.txt") -> Reading:
        return from_json(
            json.dumps(
                {
                    "document": {
                        "path": path,
                        "sha256": hashlib.sha256(self.bytes).hexdigest(),
                        "media_type": "text/plain",
                        "language": self.language,
                        "title": self.title or None,
                        "characters": len(self.text),
                        "text": self.text,
                    },
                    "relevant": self.relevant,
                    "relevance": 0.95 if self.relevant else 0.02,
                    "facts": self.facts,
                    "notices": self.notices,
                }
            )
        )


WHO = {"type": "un_agency", "identifier": "XM-DAC-928", "name_en": "World Health Organization"}


def add_all(*stories: Story) -> list[Document]:
    """Add them together, which asks the database far less than one after the other."""
    return [added.document for added in add_documents([(story.reading(), Origin()) for story in stories])]


def training_in_english(when: str | None = "2024-05") -> Story:
    """The WHO trains nurses of Lao Cai."""
    story = Story("In May 2024 the WHO trained 12 nurses in Lao Cai.", title="Nurses trained")
    story.partner("f1", "WHO", **WHO)
    story.partner("f2", "Lao Cai", type="subnational_government", country="VN", name_en="Lao Cai Province")
    story.fact("f3", "place", "Lao Cai", name="Lao Cai", name_en="Lao Cai", country="VN", identifier="VN-02")
    story.fact("f4", "count", "12 nurses", value=12, of="trainees")
    story.fact("f5", "date", "May 2024", value="2024-05", role="event")
    told = "the WHO trained 12 nurses in Lao Cai"
    return story.act("f6", told, actors=["f1"], recipients=["f2"], when=when, where="f3", counts=["f4"])


def training_in_french(when: str | None = "2024-05-13", number: int = 12) -> Story:
    """The same training, told in French."""
    text = f"Le 13 mai, l’OMS a formé {number} infirmières de la province de Lào Cai."
    story = Story(text, language="fr", title="Formation d’infirmières")
    story.partner("f1", "OMS", **WHO)
    story.partner("f2", "province de Lào Cai", type="subnational_government", country="VN", name_en="Lao Cai Province")
    story.fact("f3", "count", f"{number} infirmières", value=number, of="trainees")
    return story.act("f4", text[:-1], actors=["f1"], recipients=["f2"], when=when, counts=["f3"])


WIRE = (
    "Dakar, 3 March 2025 (Agency) – The Ministry of Health of Senegal received 40 beds and 12 monitors from Japan on Monday. "
    "The ambassador said that the two countries would go on working together for the hospitals of the north, where "
    "mothers walk for hours to be delivered. The minister thanked the people of Japan and promised to send nurses."
)


def copies_of_a_gift() -> list[Story]:
    """A gift that an agency tells of, a paper that prints it under its own head, and another paper that cuts it short."""
    return [wire(WIRE), wire("Our correspondent reports. " + WIRE), wire(WIRE[: WIRE.index(" The minister thanked")])]


def wire(text: str, parties: bool = True) -> Story:
    """The agency's story in some form; without its parties, as a reader that knows neither would have it."""
    story = Story(text, title=text[:20])
    if parties:
        story.partner("f1", "Ministry of Health of Senegal", type="ministry", country="SN")
        story.partner("f2", "Japan", type="country", country="JP")
    told = "received 40 beds and 12 monitors from Japan on Monday"
    named = {"actors": ["f2"], "recipients": ["f1"], "when": "2025-03-03"} if parties else {}
    return story.act("f3", told, type="donation", **named)


def hospitals() -> list[Story]:
    """One hospital that is surely another, and one that may be a third."""
    named = (
        ("Quang Tri General Hospital opened.", "Quang Tri General Hospital", "en", "VN"),
        ("L’hôpital général de Quảng Trị a ouvert.", "hôpital général de Quảng Trị", "fr", "VN"),
        ("Quang Tri Hospital closed.", "Quang Tri Hospital", "en", None),
    )
    return [
        Story(text, language=language).partner("f1", name, type="health_facility", country=country)
        for text, name, language, country in named
    ]


def gifts() -> list[Story]:
    """A gift told twice, with another number of things and a sum that is rounded in one."""
    english = Story(
        "On 3 May 2024 Japan gave Fiji 12 incubators worth 1,000,000 dollars.", title="Japan gives incubators"
    )
    french = Story("En mai 2024 le Japon a offert 14 couveuses aux Fidji pour 1 004 000 dollars.", "fr", "Don du Japon")
    told = (
        (english, "Japan", "Fiji", "1,000,000 dollars", 1_000_000, "12 incubators", 12, "2024-05-03"),
        (french, "Japon", "Fidji", "1 004 000 dollars", 1_004_000, "14 couveuses", 14, "2024-05"),
    )
    for story, giver, taker, sum_told, amount, things, number, when in told:
        story.partner("f1", giver, type="country", country="JP").partner("f2", taker, type="country", country="FJ")
        story.fact("f3", "money", sum_told, amount=amount, currency="USD").fact(
            "f4", "count", things, value=number, of="kits"
        )
        named = {"actors": ["f1"], "recipients": ["f2"], "money": "f3", "counts": ["f4"]}
        story.act("f5", story.text[:-1], type="donation", when=when, **named)
    return [english, french]

"""What matching costs the register: comparing all of it, and adding one more document to a small and to a large one.

    python -m benchmarks.matching.register                     200, 2,000 and 20,000 documents, five acts each
    python -m benchmarks.matching.register --documents 2000    one size

Documents, deeds and partners are those of ``acts``: parties by Zipf's law, a fifth of the deeds told again, a fifth of
the texts copies. They are written as rows, then compared as ``cosante match`` does; then twenty documents more are
added by the action that pages and commands use. Times are of the processor. A directory of its own is made and thrown
away. It judges nothing.
"""

import argparse
import hashlib
import json
import os
import platform
import statistics
import tempfile
import time
from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.matching import acts
from cosante.matching.profiles import DeedProfile, PartnerProfile

ACTS, MORE, CHUNK = 5, 20, 500
LINE = "{:>10} {:>9} {:>10} {:>9} {:>9} {:>9} {:>11} {:>24} {:>11}"
HEAD = (
    "documents",
    "acts",
    "compared",
    "s",
    "joined",
    "asked",
    "keys",
    "one more, ms: median, most",
    "questions",
)
_OWN = ("id", "kind", "confidence", "reader")


class World:
    """So many documents, their texts, deeds and partners, and some more to add."""

    def __init__(self, documents: int) -> None:
        number = (documents + MORE) * ACTS
        self.deeds = [deed for _, deed in acts.deeds(number)[0]]
        self.partners = [partner for _, partner in acts.partners(max(50, number // 30))[0]]
        self.texts = [text.text for _, text in acts.texts(documents + MORE)[0]]

    def sha256(self, document: int) -> str:
        """What the register knows the document by."""
        return hashlib.sha256(f"{document} {self.texts[document]}".encode()).hexdigest()

    def facts(self, document: int) -> list[dict[str, Any]]:
        """The facts of a document as the reading contract has them, without evidence."""
        found: list[dict[str, Any]] = []
        for deed in self.deeds[document * ACTS : (document + 1) * ACTS]:
            found += self._told(deed, len(found))
        return found

    def _told(self, deed: DeedProfile, start: int) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = []

        def fact(kind: str, **said: Any) -> str:
            number = f"f{start + len(found) + 1}"
            found.append({"id": number, "kind": kind, "confidence": 0.9, "reader": "bench 1", **said})
            return number

        def parties(side: frozenset[int]) -> list[str]:
            return [fact("partner", **_named(self.partners[party])) for party in sorted(side)]

        said: dict[str, Any] = {"actors": parties(deed.actors), "recipients": parties(deed.recipients)}
        said["where"] = fact(
            "place", name=deed.place or deed.country, name_en=None, country=deed.country, identifier=deed.place or None
        )
        for amount, currency in deed.amounts:
            said["money"] = fact("money", amount=float(amount), currency=currency, stage="unknown")
        said["counts"] = [fact("count", value=value, of=of) for of, value in deed.counts]
        said |= {"when": deed.when or None, "health_areas": sorted(deed.areas)}
        fact("act", type=deed.type, status=deed.status, **said)
        return found


def _named(partner: PartnerProfile) -> dict[str, Any]:
    return {"name": partner.names[0][1], "name_en": None, "type": partner.type, "country": partner.country}


class Writer:
    """Writes documents as rows: each act and each name a record of its own, as actions link them before matching."""

    def __init__(self, world: World) -> None:
        self.world, self.acts = world, 0
        self.of_name: dict[str, int] = {}
        self.told: dict[int, int] = defaultdict(int)
        self.rows: dict[Any, list[Any]] = defaultdict(list)

    def write(self, documents: int) -> None:
        from django.db import transaction

        from cosante.register.models import ActParty, Partner

        for start in range(0, documents, CHUNK):
            for number in range(start, min(start + CHUNK, documents)):
                self._document(number)
            with transaction.atomic():
                for model, made in self.rows.items():
                    model.objects.bulk_create(made, batch_size=2000, ignore_conflicts=model is ActParty)
            self.rows.clear()
        named = [Partner(pk=pk, sources=number) for pk, number in self.told.items()]
        Partner.objects.bulk_update(named, ["sources"], batch_size=CHUNK)

    def _document(self, number: int) -> None:
        from cosante.register.actions.store_facts import columns
        from cosante.register.models import Document, Fact, Reading

        pk, text = number + 1, self.world.texts[number]
        known = {"sha256": self.world.sha256(number), "path": f"{number}.txt", "name": text[:60], "language": "en"}
        self.rows[Document].append(Document(pk=pk, text=text, relevant=True, **known))
        self.rows[Reading].append(Reading(pk=pk, document_id=pk, digest=str(number), said={}))
        here: dict[str, int] = {}
        for said in self.world.facts(number):
            payload = {name: value for name, value in said.items() if name not in _OWN}
            kind, local_id = said["kind"], said["id"]
            fact = Fact(document_id=pk, reading_id=pk, local_id=local_id, kind=kind, payload=payload, as_read=payload)
            fact.confidence, fact.reader = 0.9, "bench 1"
            for name, value in columns(kind, payload).items():
                setattr(fact, name, value)
            if kind == "partner":
                fact.partner_id = fact.founded_partner_id = here[local_id] = self._partner(payload)
            if kind == "act":
                fact.act_id = fact.founded_act_id = self._act(payload, here)
            self.rows[Fact].append(fact)

    def _partner(self, says: dict[str, Any]) -> int:
        from cosante.register.models import Partner, PartnerKey
        from cosante.register.records.partners import keys

        (key,) = keys(says)
        if key not in self.of_name:
            pk = self.of_name[key] = len(self.of_name) + 1
            self.rows[Partner].append(Partner(pk=pk, name=says["name"], type=says["type"], country=says["country"]))
            self.rows[PartnerKey].append(PartnerKey(key=key, partner_id=pk))
        self.told[self.of_name[key]] += 1
        return self.of_name[key]

    def _act(self, says: dict[str, Any], here: dict[str, int]) -> int:
        from cosante.register.models import Act, ActParty

        self.acts += 1
        shown = {"type": says["type"], "status": says["status"], "when": says["when"] or ""}
        self.rows[Act].append(Act(pk=self.acts, sources=1, **shown))
        for role, side in (("actor", "actors"), ("recipient", "recipients")):
            self.rows[ActParty] += [ActParty(act_id=self.acts, partner_id=here[ref], role=role) for ref in says[side]]
        return self.acts


def add(world: World, documents: int) -> list[tuple[float, int]]:
    """Milliseconds and questions of each document more."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from cosante.register.actions import add_document
    from cosante.vocabulary.facts import from_json

    found = []
    for number in range(documents, documents + MORE):
        text = world.texts[number]
        word = text.split()[0]
        evidence = [{"start": 0, "end": len(word), "quote": word}]
        document = {"path": f"{number}.txt", "sha256": world.sha256(number), "language": "en", "text": text}
        facts = [{**said, "evidence": evidence} for said in world.facts(number)]
        said = {"document": document, "relevant": True, "relevance": 0.9, "facts": facts, "notices": []}
        reading = from_json(json.dumps(said))
        with CaptureQueriesContext(connection) as asked:
            started = time.process_time()
            add_document(reading)
            found.append((1000 * (time.process_time() - started), len(asked)))
    return found


def measured(documents: int) -> None:
    """Make a register of this size, compare it, add to it, and print a line."""
    from django.core.management import call_command

    from cosante.register.actions import match_all
    from cosante.register.models import MatchKey
    from cosante.register.queries.pairs import joined_by_itself, waiting

    call_command("flush", verbosity=0, interactive=False)
    world = World(documents)
    Writer(world).write(documents)
    started = time.process_time()
    compared = match_all()
    seconds = time.process_time() - started
    joined, asked, keys = joined_by_itself().count(), sum(waiting().values()), MatchKey.objects.count()
    more = add(world, documents)
    times, questions = [ms for ms, _ in more], [number for _, number in more]
    counts = (f"{number:,}" for number in (documents, documents * ACTS, compared, round(seconds), joined, asked, keys))
    one_more = f"{statistics.median(times):.0f}, {max(times):.0f}"
    print(LINE.format(*counts, one_more, f"{statistics.median(questions):.0f}"), flush=True)


def main() -> None:
    """Measure all sizes and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--documents", type=int, nargs="+", default=[200, 2_000, 20_000])
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["COSANTE_DATA"] = folder
        from cosante.site.start import prepare_site

        prepare_site(Path(folder))
        print(f"{date.today()}, Python {platform.python_version()}, {platform.machine()}, SQLite, processor time")
        print(LINE.format(*HEAD))
        for documents in given.documents:
            measured(documents)


if __name__ == "__main__":
    main()

"""The facts of a document as cards: what each says, in words, with links to its sentences and to the facts it names."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _

from cosante.register.models import Account, Act, Document, Fact, Kept, Partner
from cosante.web import dates, words
from cosante.web.highlight import parts
from cosante.web.labels import KINDS, label


class Link(NamedTuple):
    """Words, where they lead (or nowhere), and the language they are in (or the page's)."""

    text: str
    href: str = ""
    lang: str = ""


class Row(NamedTuple):
    """One field of a card."""

    label: str
    values: Sequence[Link]


@dataclass(frozen=True)
class Card:
    """One fact, ready to be shown."""

    id: str
    kind: str
    heading: Link
    #: what kind of thing that is, piece by piece
    notes: Sequence[Link]
    confidence: float
    reader: str
    quotes: Sequence[Link]
    rows: Sequence[Row] = field(default_factory=list)
    status: str = ""
    inferred: str = ""
    record: str = ""
    shared: int = 0
    #: what people have made of it, and where they do
    decided: str = ""
    review: str = ""
    #: of a PDF or a scan, the page with its words lit, and the number of that page
    leaf: str = ""
    leaf_number: int = 0


class Group(NamedTuple):
    """The cards of one kind."""

    kind: str
    title: str
    cards: Sequence[Card]


class Addresses:
    """Where things are on the page: facts by id, spans by start, in the part of the text that is shown or in others."""

    def __init__(self, facts: Sequence[Fact], parts: Sequence[tuple[int, int]], shown: int) -> None:
        self._parts, self._shown = parts, shown
        self._first = {fact.local_id: min(e.start for e in fact.evidence.all()) for fact in facts}
        self.here = {
            fact.local_id
            for fact in facts
            if any(e.start < parts[shown][1] and e.end > parts[shown][0] for e in fact.evidence.all())
        }

    def span(self, start: int) -> str:
        return self._page(self._part(start)) + f"#s{start}"

    def fact(self, local_id: str) -> str:
        page = "" if local_id in self.here else self._page(self._part(self._first[local_id]))
        return f"{page}#{local_id}"

    def _part(self, offset: int) -> int:
        return next((n for n, (start, end) in enumerate(self._parts) if start <= offset < end), 0)

    def _page(self, part: int) -> str:
        return "" if part == self._shown else f"?part={part + 1}"


def groups(facts: Sequence[Fact], addresses: Addresses, language: str, public: bool = False) -> list[Group]:
    """Cards of the facts on this part of the page, by kind, in the order of the text."""
    makers = _Maker({(fact.reading_id, fact.local_id): fact for fact in facts}, addresses, language, public)
    here = [fact for fact in facts if fact.local_id in addresses.here]
    here.sort(key=lambda fact: min(e.start for e in fact.evidence.all()))
    return [
        Group(kind, str(title), cards)
        for kind, title in KINDS.items()
        if (cards := [makers.card(fact) for fact in here if fact.kind == kind])
    ]


class _Maker:
    def __init__(
        self, fellows: Mapping[tuple[int, str], Fact], addresses: Addresses, language: str, public: bool
    ) -> None:
        self.fellows, self.addresses, self.language, self.public = fellows, addresses, language, public

    def card(self, fact: Fact) -> Card:
        says = fact.payload
        heading, notes, lang = _headline(fact, self.language)
        evidence = sorted(fact.evidence.all(), key=lambda e: e.start)
        quotes = [Link(e.quote, self.addresses.span(e.start), self.language) for e in evidence]
        record = fact.act if fact.kind == "act" else fact.partner if fact.kind == "partner" else None
        record = None if self.public and record and record.public is None else record
        return Card(
            id=fact.local_id,
            kind=fact.kind,
            heading=Link(heading, quotes[0].href, lang),
            notes=notes,
            confidence=fact.confidence,
            reader=fact.reader,
            quotes=quotes,
            rows=self._rows(fact),
            status=says.get("status", "") if fact.kind == "act" else "",
            inferred=_("currency inferred") if says.get("currency_inferred") else "",
            record=record.get_absolute_url() if record else "",
            shared=(record.public["sources"] if self.public else record.sources) if record else 0,
            decided=fact.status,
            review="" if self.public else reverse("proposal", args=[fact.pk]),
        )

    def _rows(self, fact: Fact) -> list[Row]:
        says = fact.payload
        if fact.kind == "person" and says.get("partner"):
            return self._filled((_("for"), self._facts(fact, [says["partner"]])))
        if fact.kind == "partner" and says.get("identifier"):
            return [Row(_("identifier"), [Link(says["identifier"], lang="zxx")])]
        if fact.kind != "act":
            return []
        return self._filled(
            (_("who"), self._facts(fact, says.get("actors", []))),
            (_("for whom"), self._facts(fact, says.get("recipients", []))),
            (_("when"), [Link(dates.date_words(says["when"]))] if says.get("when") else []),
            (_("where"), self._facts(fact, [says.get("where")])),
            (_("money"), self._facts(fact, [says.get("money")])),
            (_("numbers"), self._facts(fact, says.get("counts", []))),
            (_("areas"), [Link(label(code, "health_area")) for code in says.get("health_areas", [])]),
        )

    def _filled(self, *rows: tuple[str, list[Link]]) -> list[Row]:
        return [Row(name, values) for name, values in rows if values]

    def _facts(self, naming: Fact, references: Sequence[str | None]) -> list[Link]:
        keys = [(naming.reading_id, ref or "") for ref in references]
        return [self._fact(self.fellows[key]) for key in keys if key in self.fellows]

    def _fact(self, fact: Fact) -> Link:
        text, _notes, lang = _headline(fact, self.language)
        return Link(text, self.addresses.fact(fact.local_id), lang)


def _headline(fact: Fact, language: str) -> tuple[str, list[Link], str]:
    """What the fact says in a few words, what kind of thing that is, and the language of those words."""
    says: dict[str, Any] = fact.payload
    match fact.kind:
        case "partner":
            notes = [_other_name(says), Link(label(says["type"], "partner")), Link(_country(says))]
            return says["name"], _said(*notes), language
        case "person":
            notes = [_other_name(says, "name_latin"), Link(says.get("role") or "", lang=language)]
            return says["name"], _said(*notes), language
        case "place":
            notes = [_other_name(says), Link(_country(says)), Link(says.get("identifier") or "", lang="zxx")]
            return says["name"], _said(*notes), language
        case "money":
            sum_of = words.money_words(fact.amount or 0, says["currency"], says.get("qualifier", "exact"))
            notes = [Link(label(says.get("stage", "unknown"), "money")), Link(words.currency_name(says["currency"]))]
            return sum_of, notes, ""
        case "count":
            return words.count_words(fact.amount or 0, says["of"], says.get("qualifier", "exact")), [], ""
        case "date":
            return dates.date_words(says["value"]), [Link(label(says["role"], "date"))], ""
        case "health_area":
            return label(says["code"], "health_area"), [], ""
        case _:
            return label(says["type"], "act"), [], ""


def _other_name(says: Mapping[str, Any], of: str = "name_en") -> Link:
    other = says[of] if says.get(of) and says[of] != says["name"] else ""
    return Link(other, lang="en" if of == "name_en" else "und-Latn")


def _country(says: Mapping[str, Any]) -> str:
    country = words.country_name(says.get("country"))
    return "" if country in (says["name"], says.get("name_en")) else country


def _said(*notes: Link) -> list[Link]:
    return [note for note in notes if note.text]


def gist(fact: Fact) -> str:
    """The fact in a few words, without a place to show it."""
    return _headline(fact, "")[0]


def whole_gist(fact: Fact, fellows: Mapping[tuple[int, str], Fact]) -> str:
    """The same with the parties of an act: ``Training: WHO → Lao Cai``. ``fellows`` by reading and local id."""
    sides = [
        ", ".join(
            gist(fellows[fact.reading_id, ref])
            for ref in fact.payload.get(side, [])
            if (fact.reading_id, ref) in fellows
        )
        for side in ("actors", "recipients")
    ]
    told = " → ".join(side for side in sides if side)
    return words.of_kind(gist(fact), told) if told else gist(fact)


def titled(record: Act) -> str:
    """``Training: Kazakhstan, Kyrgyzstan``. Its parties are prefetched."""
    kind = label(record.type, "act")
    parties = ", ".join(dict.fromkeys(words.called(part.partner) for part in record.parties.all()))
    return words.of_kind(kind, parties) if parties else kind


def headline(fact: Fact) -> Link:
    """The fact in a few words, with their language, for pages of records."""
    text, _notes, lang = _headline(fact, fact.document.language)
    return Link(text, address(fact), lang)


def about(one: Fact | Document | Partner | Act | Account | Kept) -> Link:
    """What a decision, or a line of the audit, is about: a fact in a few words, a record or an account by its name."""
    match one:
        case Fact():
            text, _notes, lang = _headline(one, one.document.language)
            return Link(text, f"{one.document.get_absolute_url()}#{one.local_id}", lang)
        case Account():
            return Link(str(one), reverse("account-of", args=[one.pk]))
        case Act():
            return Link(f"{label(one.type, 'act')} {words.digits(one.pk)}", one.get_absolute_url())
        case Kept():
            return Link(f"{str(one._meta.verbose_name).capitalize()}: {one}", one.get_absolute_url())
        case Document():
            return Link(one.name, one.get_absolute_url(), one.language)
        case _:
            return Link(words.called(one) or f"{_('Partner')} {words.digits(one.pk)}", one.get_absolute_url())


def address(fact: Fact) -> str:
    """Where the fact is shown: its document's page, on the part of a long text where it is first said."""
    first = min((e.start for e in fact.evidence.all()), default=0)
    pieces = parts(fact.document.text)
    part = next((n for n, (start, end) in enumerate(pieces) if start <= first < end), 0)
    return f"{fact.document.get_absolute_url()}{f'?part={part + 1}' if part else ''}#{fact.local_id}"

"""A partner with much behind it: fifteen years in both directions, told in three languages, and an agreement kept."""

import sys
from datetime import date
from pathlib import Path

import pytest
from as_of import TODAY

sys.path.insert(0, str(Path(__file__).parent.parent / "register"))

#: What the same deed is called in each language, so that its page has words of every script.
_TOLD = {
    "en": "In {year} the WHO trained {n} nurses in Lao Cai, said Anna Berg.",
    "fr": "En {year}, l’OMS a formé {n} infirmières à Lao Cai, a dit Anna Berg.",
    "bn": "{year} সালে বিশ্ব স্বাস্থ্য সংস্থা লাও কাই প্রদেশে {n} জন নার্সকে প্রশিক্ষণ দিয়েছে, বলেন আনা বার্গ।",
}
_NAMES = {"en": "WHO", "fr": "OMS", "bn": "বিশ্ব স্বাস্থ্য সংস্থা"}
_PLACES = {"en": "Lao Cai", "fr": "Lao Cai", "bn": "লাও কাই প্রদেশে"}
_PEOPLE = {"en": "Anna Berg", "fr": "Anna Berg", "bn": "আনা বার্গ"}


def told(year: int, n: int, language: str, kind: str = "training", back: bool = False):
    """A document of that year in that language: the WHO for Lao Cai, or ``back``."""
    from stories import WHO, Story

    text = _TOLD[language].format(year=year, n=n)
    story = Story(text, language=language, title=f"{_NAMES[language]} {year} / {n}")
    story.partner("f1", _NAMES[language], **WHO)
    place = {"type": "subnational_government", "country": "VN", "name_en": "Lao Cai Province"}
    story.partner("f2", _PLACES[language], **place)
    story.person("f3", _PEOPLE[language], name_latin="Anna Berg", role="WHO Representative", partner="f1")
    story.fact("f4", "count", str(n), value=n, of="trainees")
    story.fact("f5", "money", str(n), amount=1000 * n, currency="USD", stage="allocation")
    actors, recipients = (["f2"], ["f1"]) if back else (["f1"], ["f2"])
    parts = {"actors": actors, "recipients": recipients, "counts": ["f4"], "money": "f5"}
    return story.act("f6", text, type=kind, when=str(year), **parts).reading(f"{year}-{n}-{language}.txt")


@pytest.fixture(scope="module")
def filled(django_db_setup, django_db_blocker):
    """A register in which much is told, once for the tests of a file: it takes fifty documents."""
    from django.db import transaction

    with django_db_blocker.unblock(), transaction.atomic():
        yield _fill()
        transaction.set_rollback(True)


@pytest.fixture
def who(filled, db):
    """The WHO, of which much is told."""
    from cosante.register.models import Partner

    return Partner.objects.get(pk=filled)


def _fill() -> int:
    """All of it; the number of the WHO."""
    from cosante.register.actions import Origin, add_documents
    from cosante.register.actions.access import owner
    from cosante.register.actions.kept import keep
    from cosante.register.models import Agreement, AgreementParty, Partner, Promise
    from cosante.vocabulary.codes import HEALTH_AREAS

    kinds = ("training", "visit", "donation", "funding", "agreement", "infrastructure", "conference", "outreach")
    readings = [
        told(year, 10 + 3 * n + at, language, kinds[(n + at) % len(kinds)], back=at == 1)
        for n, year in enumerate(range(2010, 2027))
        for at, language in enumerate(_TOLD)
    ]
    add_documents([(reading, Origin()) for reading in readings])
    partner = Partner.objects.get(identifier="XM-DAC-928")
    by = owner()
    given = {"title": "Biennial agreement 2026–2027", "kind": "biennial", "signed": "2026-01-20", "ends": "2027-12-31"}
    more = {"notice_days": 90, "amount": "1800000.50", "currency": "USD", "excludes": "Staff costs"}
    agreement = keep(Agreement, given | more, by)
    contact = {"contact": "Secret Person", "contact_email": "secret@example.org"}
    keep(AgreementParty, {"agreement": agreement.pk, "partner": partner.pk} | contact, by)
    for n, area in enumerate(HEALTH_AREAS[:9]):
        due = date(2026, 6 + n % 7, 1).isoformat()
        what = {"what": f"What was promised in field {n}", "due": due, "amount": f"{1000 * (n + 1)}.25"}
        keep(Promise, {"agreement": agreement.pk, "area": area, "currency": "USD"} | what, by)
    return int(partner.pk)


@pytest.fixture
def contents(who):
    """The briefing in these languages, as of one day."""
    from cosante.briefing.making import Wanted, make
    from cosante.web import briefing_words

    def made(*languages: str, **about: object):
        return make(Wanted("briefing", {"partner": who.pk} | about, languages), TODAY, briefing_words)

    return made

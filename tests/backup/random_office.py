"""A register in which much has happened, by chance: every action, every kind of row, values of every sort."""

import random
from datetime import timedelta
from decimal import Decimal

from django.utils import timezone
from stories import Story, training_in_english, training_in_french

from cosante.intake.terms import prepare_search
from cosante.register.actions import (
    Form,
    accept,
    add_document,
    attach,
    correct,
    describe,
    keep_apart,
    merge,
    once,
    rebuild,
    reject,
    undo,
    write_note,
)
from cosante.register.actions.access import begin, invite, make_token, set_rules, trust
from cosante.register.models import (
    Account,
    Act,
    Decision,
    Document,
    Fact,
    Partner,
    Role,
    SavedSearch,
    Scope,
    SecondFactor,
    Webhook,
)
from cosante.vocabulary.errors import CosanteError

WORDS = (
    "hospital",
    "যক্ষ্মা ক্লিনিক",
    "centre de santé",
    "卫生部",
    "مستشفى",
    "Больница",
    "a 'quote' \"two\" \\n \\u0000 %s",
    "😀 \u200d",
)


def money(chance: random.Random, number: int) -> Story:
    """Somebody gives a sum, in words of several scripts."""
    word, amount = chance.choice(WORDS), chance.choice([0.1, 45_000, 2e6, 1234567.89, 10**12])
    story = Story(f"{word} {number}: Japan gave {amount} dollars.", title=word)
    story.partner("f1", word, type="health_facility", country="JP").partner("f2", "Japan", type="country", country="JP")
    story.fact("f3", "money", f"{amount} dollars", amount=amount, currency="USD")
    return story.act(
        "f4", f"Japan gave {amount} dollars", type="donation", actors=["f2"], recipients=["f1"], money="f3"
    )


def live(chance: random.Random, steps: int = 25) -> None:
    """Open an office and let its people work."""
    prepare_search()
    people = [Account.objects.create_user(name, role=Role.REVIEWER) for name in ("amina", "bó", "চেন")]
    head = Account.objects.create_user("lea", password="a sentence of some length", role=Role.ADMINISTRATOR)
    head.date_joined = timezone.now() - timedelta(days=900, microseconds=7)
    head.save()
    begin(head)
    SecondFactor.objects.update(confirmed_at=timezone.now(), last_step=58_000_000)
    invite("reader", head, "new@example.org")
    set_rules(Role.REVIEWER, Decimal("1000000.50"), "USD", head)
    Webhook.objects.create(address="https://example.org/told", secret="whsec_" + "A" * 32, by=head)
    SavedSearch.objects.create(account=head, name=WORDS[1], asked="country=KE")
    make_token(head, "a program", [Scope.READ], 30, head)
    trust("Ministry, \u202bوزارة\u202c", 0.55, head)
    for story in (training_in_english(), training_in_french(), *(money(chance, n) for n in range(4))):
        add_document(story.reading())
    for n in range(steps):
        try:
            step(chance, n, chance.choice(people))
        except (CosanteError, IndexError):
            continue
    rebuild()  # so that matching has looked at everything, as it has after a restore


def step(chance: random.Random, n: int, by: Account) -> None:
    """One thing that somebody does; some of it is refused."""
    facts = list(Fact.objects.order_by("pk"))
    kind = chance.choice([Partner, Act])
    records = list(kind.objects.order_by("pk"))
    form = Form(f"form-{n}", timezone.now() - timedelta(seconds=chance.random() * 100))
    word = chance.choice(WORDS)
    match chance.choice("accept accept reject correct merge merge apart undo undo note file about read".split()):
        case "accept":
            once(form, by, lambda: accept(chance.sample(facts, 3), by, word))
        case "reject":
            once(form, by, lambda: reject([chance.choice(facts)], by, word))
        case "correct":
            fact = chance.choice([f for f in facts if f.kind in ("count", "partner")])
            values = {"value": chance.randrange(50)} if fact.kind == "count" else {"name": word}
            once(form, by, lambda: [correct(fact, values, by, word)])
        case "merge":
            once(form, by, lambda: [merge(*chance.sample(records, 2), by)])
        case "apart":
            once(form, by, lambda: [keep_apart(*chance.sample(records, 2), by)])
        case "undo":
            once(form, by, lambda: [undo(chance.choice(list(Decision.objects.all())), by)])
        case "note":
            write_note(chance.choice(records), word, by)
        case "file":
            attach(chance.choice(records), f"{word}.pdf", b"%PDF-1.7 " + chance.randbytes(5000), by)
        case "about":
            document = chance.choice(list(Document.objects.all()))
            describe(document, {"publisher": word, "relevant": chance.choice([True, False])}, by, word)
        case "read":
            add_document(training_in_french(number=chance.randrange(2, 40)).reading())

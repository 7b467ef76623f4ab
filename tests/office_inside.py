"""What tests ask of a register in a process of its own, with the environment of that register.

python tests/office_inside.py serve            # the site, as ``cosante up`` serves it, without samples
python tests/office_inside.py open 20          # stories to review, and 20 reviewers who have signed in
python tests/office_inside.py look             # what was decided, and what does not hold
"""

import hashlib
import json
import sys
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parent / "register")]


def stories(number: int) -> list[Any]:
    """Trainings in several towns, told in two languages each: their partners and acts are shared."""
    from stories import training_in_english, training_in_french

    made = []
    for n in range(number):
        make = training_in_french if n % 2 else training_in_english
        story = make(when=f"2024-{n // 2 % 12 + 1:02d}")
        story.text += f" No. {n}."  # another document
        story.bytes = story.text.encode()
        made.append(story)
    return made


def open_office(people: int, documents: int = 12) -> dict[str, Any]:
    """Facts to decide, records to merge, and who may: each with the key of her session."""
    from stories import add_all

    from cosante.register.models import Account, Act, Document, Fact, Partner, Role

    clinics = [f"Clinic {n}" for n in range(2 * people)]
    add_all(*stories(documents), _each_named(clinics))
    accounts = [Account.objects.create_user(f"reviewer{n}", role=Role.REVIEWER) for n in range(people)]
    return {
        "people": [{"name": account.username, "session": signed_in(account)} for account in accounts],
        "facts": list(Fact.objects.order_by("pk").values_list("pk", "kind")),
        "documents": list(Document.objects.values_list("pk", flat=True)),
        "partners": list(Partner.objects.filter(name__in=clinics).order_by("pk").values_list("pk", flat=True)),
        "acts": list(Act.objects.values_list("pk", flat=True)),
    }


def _each_named(partners: list[str]) -> Any:
    from stories import Story

    story = Story(", ".join(partners) + ".")
    for n, name in enumerate(partners, 1):
        story.partner(f"f{n}", name, type="ngo")
    return story


def signed_in(account: Any) -> str:
    """The key of a session, as ``web.entrance`` makes one after the password."""
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

    from cosante.register.sessions import SessionStore

    session = SessionStore()
    session[SESSION_KEY] = str(account.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = account.get_session_auth_hash()
    session.create()
    return session.session_key


def look() -> dict[str, Any]:
    """Decisions and forms as they are, and everything that ought to hold and does not, in words."""
    from cosante.register.models import Decision, Document, Submission

    decisions = Decision.objects.order_by("pk").values(
        "pk", "verb", "by__username", "fact", "partner", "other_partner", "undoes", "why", "values"
    )
    return {
        "decisions": list(decisions),
        "forms": list(Submission.objects.values("by__username", "decisions")),
        "documents": list(Document.objects.values_list("sha256", flat=True)),
        "wrong": [*half_written(), *not_as_made_anew()],
    }


def half_written() -> list[str]:
    """What only a part of a transaction would have left."""
    from django.db import connection

    from cosante.register import files
    from cosante.register.models import Attachment, Decision, Document, Evidence, Fact, Submission, Verb

    wrong = []
    known = set(Decision.objects.values_list("pk", flat=True))
    formed: list[int] = []
    for form in Submission.objects.all():
        formed += form.decisions
    wrong += [f"decision {pk} of a form is not there" for pk in set(formed) - known]
    wrong += ["a decision is of two forms"] if len(set(formed)) < len(formed) else []
    loose = known - set(formed) - set(Decision.objects.filter(by=None).values_list("pk", flat=True))
    told = Decision.objects.filter(pk__in=loose).exclude(verb__in=(Verb.DESCRIBE, Verb.ENTER))
    wrong += [f"decision {row} of a person is of no form" for row in told]
    for document in Document.objects.filter(facts=None):
        wrong.append(f"document {document.pk} has no facts")
    wrong += [
        f"document {pk} has no reading" for pk in Document.objects.filter(readings=None).values_list("pk", flat=True)
    ]
    wrong += [f"fact {pk} has no evidence" for pk in Fact.objects.filter(evidence=None).values_list("pk", flat=True)]
    for one in Evidence.objects.select_related("fact__document"):
        if one.fact.document.text[one.start : one.end] != one.quote:
            wrong.append(f"evidence {one.pk} is not in its text")
    for one in Attachment.objects.all():
        path = files.path_of(one.sha256)
        if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != one.sha256:
            wrong.append(f"attachment {one.pk}: its file is not whole")
    connection.check_constraints()
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA integrity_check")
            wrong += [line for (line,) in cursor.fetchall() if line != "ok"]
    return wrong


def not_as_made_anew() -> list[str]:
    """What differs from what facts and decisions make, when all of it is made anew."""
    from cosante.register.actions import rebuild
    from everything import differences, everything

    without = ("session", "suggestion")  # what matching suggests waits until it has looked
    kept = everything(without)
    rebuild()
    return differences(kept, everything(without))


def main(verb: str, *given: str) -> None:
    from cosante.site.start import prepare_site, serve

    prepare_site()
    if verb == "open":
        print(json.dumps(open_office(int(given[0]))))
    if verb in ("look", "again"):
        print(json.dumps(look()), flush=True)
    if verb in ("serve", "again"):
        serve(port=0, ready=lambda address: print(address, flush=True))


if __name__ == "__main__":
    main(*sys.argv[1:])

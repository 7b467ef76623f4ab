"""Whatever is sent, the API answers as its OpenAPI file says: Schemathesis asks every operation, as every role.

Requests are made of the file: right ones, wrong ones, ones without what is needed, methods that are not there. Here a
few for each operation; ``make fuzz`` sends more (``COSANTE_FUZZ`` examples each).
"""

import json
import os
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, transaction
from hypothesis import HealthCheck, Phase, settings
from programs import Program, people_of_the_office, programs_of
from schemathesis.pytest.lazy import get_all_tests
from schemathesis.pytest.warnings import emit_constants_warnings
from stories import training_in_english, training_in_french

from cosante.register.actions import add_document, write_note
from cosante.register.models import LoginEvent, LoginKind, Role
from cosante.site.wsgi import application

EXAMPLES = int(os.environ.get("COSANTE_FUZZ") or 4)
QUICK = {
    "max_examples": EXAMPLES,
    "deadline": None,
    "derandomize": "COSANTE_FUZZ" not in os.environ,
    "database": None,
    "phases": [Phase.explicit, Phase.generate],
    "suppress_health_check": list(HealthCheck),
}
#: What a schema cannot say is refused with 422: the fields of a kind of fact, an address that gives nothing; If-Match
#: with a made-up ETag is 412; and 413 is how a text that is too long is refused.
REFUSED = ["2xx", "3xx", "401", "403", "404", "409", "412", "413", "422", "429"]


def config(coverage: bool) -> schemathesis.Config:
    made = schemathesis.Config()
    project = made.projects.default
    project.checks.positive_data_acceptance.expected_statuses = REFUSED
    project.phases.coverage.enabled = coverage
    return made


#: What the published file says: a test holds it to what the site serves, and no database is there yet to ask the site.
PUBLISHED = json.loads((Path(__file__).parents[2] / "docs" / "openapi.json").read_text("utf-8"))
OPERATIONS = [f"{method.upper()} {path}" for path, methods in PUBLISHED["paths"].items() for method in methods]


@cache
def asked_of(coverage: bool) -> schemathesis.schemas.BaseSchema:
    schema = schemathesis.openapi.from_dict(PUBLISHED, config=config(coverage))
    schema.app, schema.location = application, "/api/v1/openapi.json"
    emit_constants_warnings(schema)  # what the program's own words are is found here, once for all operations
    return schema


ONCE = pytest.mark.once(reason="who may not is told before anything is asked of the database; an administrator may all")
every_operation = pytest.mark.parametrize("operation", OPERATIONS)


def ask(operation: str, coverage: bool, question: Callable[[Any], None]) -> None:
    """Ask an operation all that is made of what the file says of it, or some.

    It is made here: where tests are found, each process would make what all of them ask.
    """
    one = asked_of(coverage).include(name=operation)
    asking = settings(**QUICK)(lambda case: question(case))
    made = get_all_tests(schema=one, test_func=asking, settings=None, given_kwargs=None)
    ((_, test),) = [result.ok() for result in made]
    test()


def headers(secret: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {secret}", "Accept-Encoding": "identity"}


def answered(case, headers):
    """Ask and judge. Wrong tokens are forgotten before: too many of them, and 429 is the answer, not the 401 looked for.

    Of the headers made by chance one may be Host: that would ask another site.
    """
    for name in [name for name in case.headers or () if name.lower() == "host"]:
        del case.headers[name]
    LoginEvent.objects.filter(kind=LoginKind.TOKEN_WRONG).delete()
    case.call_and_validate(headers=headers)


@pytest.fixture(autouse=True)
def one_connection():
    """The site closes its connection after each request; here that would end the test's transaction."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture(scope="module")
def filled(django_db_setup, django_db_blocker) -> Iterator[dict[str | None, Program]]:
    """Some of everything, once for the tests of a file: each takes back what it does."""
    with django_db_blocker.unblock(), transaction.atomic():
        people = people_of_the_office()
        told = add_document(training_in_english().reading()).document
        add_document(training_in_french(number=15).reading())
        write_note(told, "To be asked.", people[Role.CONTRIBUTOR])
        yield programs_of(people)
        transaction.set_rollback(True)


@pytest.fixture
def register(filled, db) -> dict[str | None, Program]:
    return filled


@every_operation
def test_every_operation_answers_an_administrator_as_the_file_says(operation, register):
    secret = register[Role.ADMINISTRATOR].secret
    ask(operation, True, lambda case: answered(case, headers(secret)))


@ONCE
@every_operation
def test_every_operation_answers_every_role_as_the_file_says(operation, register):
    def question(case):
        for role in (None, Role.READER, Role.CONTRIBUTOR, Role.REVIEWER):  # who may do least asks first
            answered(case, headers(register[role].secret) if role else {"Accept-Encoding": "identity"})

    ask(operation, False, question)


@ONCE
@every_operation
def test_every_operation_answers_a_visitor_of_a_public_site_as_the_file_says(operation, register, settings):
    settings.COSANTE_PUBLIC = True
    ask(operation, False, lambda case: answered(case, {"Accept-Encoding": "identity"}))

"""Tokens: shown once, kept as hashes, good for what they are for, and ended at once."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from programs import PASSWORD, Program

from cosante.register.actions.access import close, end_token, make_token, set_role
from cosante.register.actions.access.limits import PER_ADDRESS
from cosante.register.models import Account, Decision, Fact, LoginEvent, LoginKind, Role, Rules, Token
from cosante.vocabulary.errors import NotAllowed

pytestmark = pytest.mark.django_db


def token(account: Account, *scopes: str, days: int | None = 90) -> Program:
    return Program(make_token(account, "a program", scopes, days, account).secret)


def signed_in(name: str) -> Client:
    browser = Client()
    browser.post("/sign-in/", {"username": name, "password": PASSWORD})
    return browser


def test_without_a_token_nothing_is_told(programs, told):
    for path in ("documents", "acts", "partners", "facts", "me", "proposals", "decisions", "webhooks"):
        answer = programs[None].get(path)
        assert (answer.status_code, answer.json()["code"]) == (401, "not-signed-in"), path
        assert answer["WWW-Authenticate"].startswith("Bearer")


def test_the_session_of_a_browser_opens_nothing(office, told):
    browser = signed_in("amina")
    assert browser.get("/account/").status_code == 200
    assert browser.get("/api/v1/acts").status_code == 401
    path = f"/api/v1/facts/{Fact.objects.first().pk}/decision"
    assert browser.post(path, {"verdict": "accept"}, content_type="application/json").status_code == 401
    assert not Decision.objects.exists()


@pytest.mark.parametrize("header", ["Bearer", "Bearer ", "Bearer cosante_wrong", "Basic abc", "cosante_wrong", ""])
def test_what_is_no_token_lets_nobody_in(office, header):
    answer = Program().get("acts", Authorization=header)
    assert answer.status_code == 401


def test_each_scope_opens_only_its_own(office, told):
    amina, place = office[Role.ADMINISTRATOR], Fact.objects.get(kind="place")
    asked = {
        "read": lambda program: program.get("acts"),
        "contribute": lambda program: program.post(f"documents/{told.pk}/notes", {"text": "x"}),
        "review": lambda program: program.post(f"facts/{place.pk}/decision", {"verdict": "accept"}),
        "administer": lambda program: program.get("webhooks"),
    }
    for scope in asked:
        program = token(amina, scope)
        for other, ask in asked.items():
            assert (ask(program).status_code == 403) == (scope != other), (scope, other)


def test_no_token_goes_beyond_the_role(office):
    for role, scope in (("reader", "contribute"), ("contributor", "review"), ("reviewer", "administer")):
        with pytest.raises(NotAllowed):
            make_token(office[role], "too much", [scope], 90, office[role])


def test_with_the_role_its_tokens_go(office, told):
    rui, amina = office[Role.REVIEWER], office[Role.ADMINISTRATOR]
    program, place = token(rui, "read", "review"), Fact.objects.get(kind="place")
    set_role(rui, Role.READER, amina)
    assert program.get("acts").status_code == 200
    assert program.post(f"facts/{place.pk}/decision", {"verdict": "accept"}).status_code == 403
    close(rui, amina)
    assert program.get("acts").status_code == 401


def test_a_token_that_only_adds_does_not_say_what_counts(office, told):
    program = token(office[Role.REVIEWER], "contribute")
    assert program.post(f"documents/{told.pk}/description", {"publisher": "WHO"}).status_code == 200
    assert program.post(f"documents/{told.pk}/description", {"relevant": False}).status_code == 403


def test_where_the_office_lets_contributors_decide_their_tokens_do_too(office, told):
    Rules.objects.create(accepts=Role.CONTRIBUTOR)
    program, place = token(office[Role.CONTRIBUTOR], "review"), Fact.objects.get(kind="place")
    assert program.post(f"facts/{place.pk}/decision", {"verdict": "accept"}).status_code == 200


def test_a_token_runs_out_and_can_be_ended(office):
    lea, amina = office[Role.READER], office[Role.ADMINISTRATOR]
    program = token(lea, "read", days=1)
    assert program.get("acts").status_code == 200
    Token.objects.update(until=timezone.now() - timedelta(seconds=1))
    assert program.get("acts").status_code == 401
    other = token(lea, "read", days=None)
    row = Token.objects.first()
    with pytest.raises(NotAllowed):
        end_token(row, office[Role.REVIEWER])
    end_token(row, amina)
    assert other.get("acts").status_code == 401
    assert LoginEvent.objects.filter(kind=LoginKind.TOKEN_ENDED, account=lea, by=amina).count() == 1


def test_only_its_hash_is_kept_and_its_use_is_noted(office):
    program = token(office[Role.READER], "read")
    row = Token.objects.get()
    assert program.secret not in str(list(Token.objects.values()))
    assert (row.used_at, program.secret.startswith(row.opening)) == (None, True)
    program.get("acts")
    row.refresh_from_db()
    assert (row.used_from, row.used_at is not None) == ("127.0.0.1", True)
    made = LoginEvent.objects.get(kind=LoginKind.TOKEN_MADE)
    assert program.secret not in made.what


def test_wrong_tokens_are_held_back_and_right_ones_are_not(office):
    wrong, right = Program("cosante_wrong"), token(office[Role.READER], "read")
    for _ in range(PER_ADDRESS):
        assert wrong.get("acts").status_code == 401
    late = wrong.get("acts")
    assert (late.status_code, late.json()["code"]) == (429, "held-back")
    assert 0 < int(late["Retry-After"]) <= 900
    assert LoginEvent.objects.filter(kind=LoginKind.TOKEN_WRONG).count() == PER_ADDRESS
    assert right.get("acts").status_code == 200
    assert signed_in("lea").get("/account/").status_code == 200  # nor is anybody kept from signing in


def test_a_token_is_made_on_the_account_page_with_the_password_and_shown_once(office):
    browser = signed_in("rui")
    assert '"administer"' not in browser.get("/account/tokens/").content.decode()
    given = {"name": "news reader", "scopes": ["read", "contribute"], "days": "90"}
    refused = browser.post("/account/tokens/", given | {"current": "wrong"})
    assert (refused.status_code, Token.objects.count()) == (422, 0)
    page = browser.post("/account/tokens/", given | {"current": PASSWORD}).content.decode()
    secret = page.partition('dir="ltr">cosante_')[2].partition("<")[0]
    assert Program(f"cosante_{secret}").get("me").json()["scopes"] == ["read", "contribute"]
    again = browser.get("/account/tokens/").content.decode()
    assert secret not in again
    assert "news reader" in again


def test_people_end_their_own_tokens_and_administrators_everybodys(office):
    token(office[Role.READER], "read")
    row = Token.objects.get()
    assert signed_in("rui").post(f"/account/tokens/{row.pk}/end/").status_code == 404
    amina = signed_in("amina")
    assert "a program" in amina.get(f"/accounts/{row.account_id}/").content.decode()
    assert amina.post(f"/account/tokens/{row.pk}/end/").url == f"/accounts/{row.account_id}/"
    row.refresh_from_db()
    assert row.ended_at is not None

"""What goes wrong is said in one shape: a code, what was wrong, where, and what to do."""

import inspect
import json
import re
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from programs import Program

from cosante.api import openapi
from cosante.api.problems import CODES, KINDS, kind_of
from cosante.register.models import Fact
from cosante.vocabulary import errors

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).parent.parent.parent


def check(answer, status: int, code: str) -> dict:
    said = json.loads(answer.content)
    assert (answer.status_code, said["status"], said["code"]) == (status, status, code)
    assert answer["Content-Type"] == "application/problem+json"
    schema = {"$ref": "#/components/schemas/Problem", "components": json.loads(openapi.text())["components"]}
    jsonschema.validate(said, schema)
    assert said["type"] == f"/api/v1/docs/#problem-{code}"
    assert said["detail"]
    assert said["do"]
    return said


def test_every_error_of_the_tree_has_a_status():
    tree = [one for _, one in inspect.getmembers(errors, inspect.isclass) if issubclass(one, errors.CosanteError)]
    assert all(400 <= kind_of(one).status < 600 for one in tree)
    assert {kind.status for kind in KINDS.values()} >= {400, 401, 403, 404, 405, 409, 412, 413, 415, 422, 429, 500, 503}


def test_every_code_is_in_the_reference(client):
    page = client.get("/api/v1/docs/").content.decode()
    for kind in CODES:
        assert f'id="problem-{kind.code}"' in page


def test_each_case_says_what_was_wrong_and_where(rui, told, settings):
    path = f"facts/{Fact.objects.first().pk}/decision"
    check(rui.get("acts/999999"), 404, "not-there")
    check(rui.get("nothing/here"), 404, "not-there")
    check(Program().get("/api/"), 404, "not-there")
    check(rui.ask("PUT", "acts", {}), 405, "no-such-method")
    assert rui.ask("DELETE", "acts")["Allow"] == "GET, HEAD"
    said = check(rui.get("acts?limit=many"), 422, "bad-value")
    assert [(one["place"], one["at"]) for one in said["errors"]] == [("query", "limit")]
    assert "'colour'" in check(rui.get("acts?colour=red"), 422, "bad-value")["detail"]
    check(rui.get("acts?type=visit&type=training"), 422, "bad-value")
    check(rui.get("acts?cursor=xyz"), 422, "bad-value")
    said = check(rui.post(path, {"verdict": "perhaps", "why": 3}), 422, "bad-value")
    assert {(one["place"], one["at"]) for one in said["errors"]} == {("body", "verdict"), ("body", "why")}
    check(rui.post(path, {"verdict": "accept", "more": 1}), 422, "bad-value")
    check(rui.post(path, {"verdict": "accept"}, Idempotency_Key="a b"), 400, "bad-request")
    check(rui.post(path, {"verdict": "accept"}, If_Match='"other"'), 412, "changed")
    check(rui.get("webhooks"), 403, "not-allowed")
    settings.COSANTE_MAX_BYTES = 10
    check(rui.post("documents", {"text": "A longer text."}), 413, "too-large")


@pytest.mark.parametrize(
    ("body", "media_type", "status", "code"),
    [
        (b"{", "application/json", 400, "bad-request"),
        (b'{"verdict": NaN}', "application/json", 400, "bad-request"),
        (b'{"verdict": "\xff"}', "application/json", 400, "bad-request"),
        (b'{"why": "\\u0000", "verdict": "accept"}', "application/json", 422, "bad-value"),
        (b'{"verdict": "correct", "values": {"value": 1e300}}', "application/json", 422, "bad-value"),
        (b"[" * 100 + b"]" * 100, "application/json", 422, "bad-value"),
        (b"null", "application/json", 422, "bad-value"),
        (b"verdict=accept", "application/x-www-form-urlencoded", 415, "wrong-type"),
        (b"<a/>", "application/xml", 415, "wrong-type"),
    ],
)
def test_what_is_no_good_body_is_refused(rui, told, body, media_type, status, code):
    path = f"/api/v1/facts/{Fact.objects.first().pk}/decision"
    bearer = {"Authorization": f"Bearer {rui.secret}"}
    check(rui.client.post(path, body, content_type=media_type, headers=bearer), status, code)


def test_our_own_mistakes_tell_nothing_of_the_inside(rui, monkeypatch):
    def broken(*_given, **_more):
        raise RuntimeError("the secret path /home/rui")

    monkeypatch.setattr("cosante.api.records.acts_asked", broken)
    said = check(rui.get("acts"), 500, "internal")
    assert "secret" not in json.dumps(said)


def test_the_reference_needs_nothing_from_elsewhere_and_names_every_operation(client):
    page = client.get("/api/v1/docs/").content.decode()
    loaded = re.findall(r"""(?:src|<link[^>]* href)=["']([^"']+)""", page)
    assert loaded
    assert all(address.startswith("/static/") for address in loaded)
    for path, methods in json.loads(openapi.text())["paths"].items():
        assert path in page
        for operation in methods.values():
            assert f'id="{operation["operationId"]}"' in page
    types = client.get("/api/v1/docs/types/").content.decode()
    for type in set(re.findall(r'href="/api/v1/docs/types/#([^"]+)"', page + types)):
        assert f'id="{type}"' in types
    assert max(len(page.encode()), len(types.encode())) < 100_000


def test_the_published_file_is_current_and_what_the_site_serves(client):
    script = ROOT / "scripts" / "write_openapi.py"
    assert subprocess.run([sys.executable, str(script), "--check"], check=False).returncode == 0
    served = client.get("/api/v1/openapi.json")
    assert served.content.decode() == (ROOT / "docs" / "openapi.json").read_text("utf-8")
    assert served.json()["openapi"] == "3.1.0"

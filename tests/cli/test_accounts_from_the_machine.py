"""``cosante accounts``: who may come in, from the machine itself."""

import pytest

pytestmark = [pytest.mark.register, pytest.mark.once("a command asks what pages ask, which is tested on both")]
INVITED = "http://127.0.0.1:8000/join/"


@pytest.fixture
def accounts(cosante, tmp_path):
    return lambda *given: cosante("accounts", *given, "--data", tmp_path / "data")


def test_an_invitation_is_printed_and_listed(accounts):
    done = accounts("invite", "--role", "administrator", "--email", "amina@example.org", "--site", "https://r.example")
    assert done.stdout.count("https://r.example/join/") == 2  # one for the owner, who had no password until now
    assert "amina@example.org\tadministrator\tinvited until" in accounts("list").stdout


def test_roles_are_given_and_accounts_closed_and_opened(accounts):
    accounts("invite")
    refused = accounts("close", "owner")
    assert refused.returncode == 1
    assert "last administrator" in refused.stderr
    assert INVITED in accounts("link", "OWNER", "--without-second-factor").stdout
    assert accounts("open", "owner").returncode == 0


def test_what_is_mistyped_is_told(accounts):
    assert accounts("invite", "--role", "king").returncode == 2
    accounts("invite")  # makes the owner, too
    missing = accounts("role", "nobody", "reader")
    assert (missing.returncode, "no account 'nobody'" in missing.stderr) == (1, True)
    assert "king is no role" in accounts("role", "owner", "king").stderr

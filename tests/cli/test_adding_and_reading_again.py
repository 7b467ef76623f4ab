"""Documents are added, and read again, from the machine that the register is on."""

import sys
from pathlib import Path

import pytest
from as_a_person import ARTICLE

sys.path.insert(0, str(Path(__file__).parent.parent / "api"))

from receivers import receiver  # beside the tests of the API

pytestmark = [pytest.mark.register, pytest.mark.once("a command asks what pages ask, which is tested on both")]


def test_files_and_addresses_are_added_and_what_is_refused_is_told(cosante, article):
    with receiver() as server:
        server.answers, server.headers = [200], {"Content-Type": "text/html"}
        server.body = f"<html><body><article><p>{ARTICLE}</p></article></body></html>".encode()
        allowed = {"COSANTE_NETWORKS": "127.0.0.1/32"}
        done = cosante("add", article, server.address, "--publisher", "WHO", "--data", "data", **allowed)
        assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "2 added")
        done = cosante("add", article, "missing.txt", server.address, "--data", "data")
        assert done.returncode == 3
        assert "not on the public internet" in done.stderr
        assert "missing.txt" in done.stderr
        assert done.stdout.splitlines()[-1] == "1 unchanged, 2 refused"


def test_documents_are_read_again_from_what_is_kept(cosante, article):
    cosante("add", article, "--data", "data")
    done = cosante("reread", "--data", "data")
    assert (done.returncode, done.stdout) == (0, "1 unchanged. Decided, and no longer read: 0 facts.\n")

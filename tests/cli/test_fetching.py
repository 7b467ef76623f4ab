"""``cosante read https://…`` against a real server on this machine: politely, never into a private network, not twice."""

import json
from collections import Counter
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from as_a_person import ARTICLE

pytestmark = [pytest.mark.once("no database is asked")]
HERE = {"COSANTE_NETWORKS": "127.0.0.1/32"}
PAGE = f"<html><body><article><p>{ARTICLE}</p></article></body></html>".encode()


class Site(ThreadingHTTPServer):
    """A site with pages, a robots.txt, a page that moved, and one without end. ``answered``: how often each was given."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answered: Counter[tuple[str, int]] = Counter()
        self.robots = (200, b"User-agent: *\nDisallow: /closed/*.html$\nCrawl-delay: 0.01\n")
        self.at = f"http://127.0.0.1:{self.server_port}"


class _Handler(BaseHTTPRequestHandler):
    server: Site

    def do_GET(self) -> None:
        said: dict[str, str] = {"Content-Type": "text/html; charset=utf-8"}
        status, body = 200, PAGE
        if self.path == "/robots.txt":
            status, body = self.server.robots
        elif self.path == "/news":
            said["ETag"] = '"one"'
            if self.headers["If-None-Match"] == '"one"':
                status, body = 304, b""
        elif self.path == "/moved":
            status, body, said["Location"] = 302, b"", "/news"
        elif self.path == "/inside":
            status, body, said["Location"] = 302, b"", "http://10.0.0.7/secret"
        elif self.path == "/large":
            body = b"<p>" + b"x" * 300_000
        elif self.path == "/gone":
            status = 404
        self.server.answered[self.path, status] += 1
        self.send_response(status)
        for name, value in said.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing is said."""


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def test_a_page_is_fetched_and_read_and_what_is_refused_is_told_at_the_end(cosante, site, tmp_path):
    names = ("news", "closed/a.html", "gone", "inside", "large", "moved")
    limits = {"COSANTE_FILE_BYTES": "200000", "COSANTE_CACHE": str(tmp_path / "cache")}
    done = cosante("read", "-f", "jsonl", *(f"{site.at}/{name}" for name in names), **HERE, **limits)
    read = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 3
    assert ["error" in one for one in read] == [False, True, True, True, True, False]
    assert read[0]["facts"]
    assert read[0]["document"]["address"] == f"{site.at}/news"
    told = [one["error"]["message"] for one in read if "error" in one]
    for message, words in zip(
        told, ("robots.txt", "status 404", "not on the public internet", "the limit"), strict=True
    ):
        assert words in message
    assert "4 of 6 documents could not be read" in done.stderr
    assert site.answered["/closed/a.html", 200] == 0
    assert site.answered["/robots.txt", 200] == 1
    assert site.answered["/news", 304] == 1  # the page that moved led there again
    assert read[5]["document"]["text"] == read[0]["document"]["text"]


def test_this_machine_is_private_and_so_is_a_name_that_leads_to_it(cosante, site):
    done = cosante("read", "-f", "jsonl", f"{site.at}/news", f"http://localhost:{site.server_port}/news")
    assert [json.loads(line)["error"]["code"] for line in done.stdout.splitlines()] == ["out-of-reach"] * 2
    assert not site.answered


def test_a_site_whose_robots_txt_fails_is_left_alone(cosante, site):
    site.robots = (503, b"")
    done = cosante("read", "-f", "jsonl", f"{site.at}/news", **HERE)
    assert "robots.txt fails" in json.loads(done.stdout)["error"]["message"]
    assert site.answered == {("/robots.txt", 503): 1}


def test_reading_from_the_web_makes_no_register(cosante, site, tmp_path):
    cosante("read", f"{site.at}/news", **HERE, XDG_DATA_HOME=str(tmp_path / "data"), HOME=str(tmp_path))
    assert not (tmp_path / "data").exists()

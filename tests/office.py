"""An office at work for tests: its register and site in a process of their own, and people who send forms over HTTP.

office = Office(environment)
office.open(20)                      # 20 reviewers, stories to review
office.start()
page = office.people[0].get("/review/1/")
office.people[0].send(page, "decide", do="right")
office.kill()                        # as a power cut would
"""

import http.client
import json
import re
import subprocess
import sys
import time
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlencode, urlsplit

#: So often a busy site is asked.
_TRIES = 30
INSIDE = str(Path(__file__).parent / "office_inside.py")


class NoAnswer(Exception):
    """The line dropped before the answer came: nobody knows whether it arrived."""


class Answer(NamedTuple):
    """What the site answered."""

    status: int
    body: str
    to: str = ""


class Form(NamedTuple):
    """A form of a page: where it goes, and its fields as they are."""

    to: str
    fields: list[tuple[str, str]]


class Page(HTMLParser):
    """A page with its forms."""

    def __init__(self, address: str, body: str) -> None:
        super().__init__()
        self.address, self.body = address, body
        self.forms: list[Form] = []
        self._select = ""
        self.feed(body)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        has = {name: value or "" for name, value in attributes}
        if tag == "form":
            self.forms.append(Form(has.get("action") or self.address, []))
        elif self.forms and tag == "input" and has.get("name"):
            if has.get("type") not in ("checkbox", "radio", "submit") or "checked" in has:
                self.forms[-1].fields.append((has["name"], has.get("value", "")))
        elif tag == "select":
            self._select = has.get("name", "")
        elif tag == "option" and "selected" in has and self._select:
            self.forms[-1].fields.append((self._select, has.get("value", "")))

    def form(self, **has: str) -> Form:
        """The first form with these fields."""
        return next(form for form in self.forms if has.items() <= dict(form.fields).items())


class Person:
    """Somebody who has signed in, with her browser."""

    def __init__(self, office: "Office", name: str, session: str) -> None:
        self.office, self.name = office, name
        self.cookies = {"sessionid": session}

    def get(self, address: str) -> Page:
        answer = self.ask("GET", address)
        assert answer.status == 200, f"{address}: {answer.status} {answer.body[:2000]}"
        return Page(address, answer.body)

    def send(self, form: Form, **fields: str) -> Answer:
        """Send the form, with these fields filled in."""
        filled = [(name, value) for name, value in form.fields if name not in fields] + list(fields.items())
        return self.ask("POST", form.to, urlencode(filled))

    def ask(self, method: str, address: str, body: str | None = None) -> Answer:
        """What the site answers. One that is too busy says so (503), did nothing, and is asked again, as people do."""
        for _time in range(_TRIES):
            answer = self._ask(method, address, body)
            if answer.status != 503:
                break
            time.sleep(1)
        return answer

    def _ask(self, method: str, address: str, body: str | None) -> Answer:
        where = urlsplit(self.office.address)
        line = http.client.HTTPConnection(where.hostname or "", where.port, timeout=120)
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if body is not None:
            headers |= {"Content-Type": "application/x-www-form-urlencoded", "Referer": self.office.address}
        try:
            line.request(method, address, body, headers)
            answer = line.getresponse()
            text = answer.read().decode()
            if "Content-Length" not in answer.headers:
                raise NoAnswer("the line dropped within the answer's head")
        except (OSError, http.client.HTTPException) as error:
            raise NoAnswer(str(error)) from error
        finally:
            line.close()
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            name, value = re.match(r"(\w+)=([^;]*)", cookie).groups()  # type: ignore[union-attr]
            self.cookies[name] = value
        return Answer(answer.status, text, answer.headers.get("Location", ""))


class Office:
    """A register, its site while it runs, and its people."""

    def __init__(self, environment: dict[str, str]) -> None:
        self.environment = environment
        self.address = ""
        self.people: list[Person] = []
        self.has: dict[str, Any] = {}
        self.site: subprocess.Popen[str] | None = None

    def open(self, people: int) -> None:
        """Fill the register and let the people in."""
        self.has = json.loads(self.inside("open", str(people)))
        self.people = [Person(self, one["name"], one["session"]) for one in self.has["people"]]

    def look(self) -> dict[str, Any]:
        """What is in the register now."""
        return json.loads(self.inside("look"))

    def start(self, verb: str = "serve") -> None:
        self.site = subprocess.Popen(
            [sys.executable, INSIDE, verb], stdout=subprocess.PIPE, env=self.environment, text=True
        )
        self.address = self._line() if verb == "serve" else ""

    def start_again(self) -> dict[str, Any]:
        """What is in the register, before the site that is started answers."""
        self.start("again")
        found = json.loads(self._line())
        self.address = self._line()
        return found

    def kill(self) -> None:
        """At once: nothing of it can tidy up."""
        if self.site:
            self.site.kill()
            self.site.wait()
            assert self.site.stdout
            self.site.stdout.close()
            self.site = None

    def _line(self) -> str:
        assert self.site
        assert self.site.stdout
        line = self.site.stdout.readline().strip()
        assert line, "the site did not start"
        return line

    def inside(self, *arguments: str) -> str:
        """Run something in the register, in a process of its own; what it prints."""
        command = [sys.executable, INSIDE, *arguments]
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr[-3000:]
        return done.stdout

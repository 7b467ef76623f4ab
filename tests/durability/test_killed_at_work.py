"""The site is killed at a random moment while people review, merge and add, again and again.

What it had answered is there afterwards, whole and once; what it had not answered is there whole or not at all, and
once when the form is sent again. COSANTE_KILLS says how often; ``make durability`` kills it 200 times.
"""

import hashlib
import os
import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from office import Form, NoAnswer, Office, Person

pytestmark = pytest.mark.register
KILLS = int(os.environ.get("COSANTE_KILLS") or 3)
#: After so many, another office is opened: a register is looked through, and made anew, after every kill.
A_REGISTER = 10
REVIEWERS = 4
#: The longest that the site works between two kills, in seconds.
LONGEST = 4.0
UNANSWERED = 0


class Sent(NamedTuple):
    """A form that somebody sent: what for, and how it was answered."""

    kind: str
    person: Person
    form: Form
    fields: dict[str, str]
    status: int


class Ledger:
    """All that was sent, by what marks it: the reason that was given, or the text that was added."""

    def __init__(self) -> None:
        self.sent: dict[str, Sent] = {}
        self.numbers = count(1)
        self.found: Counter[str] = Counter()

    def send(self, kind: str, mark: str, person: Person, form: Form, **fields: str) -> None:
        status = UNANSWERED
        try:
            status = person.send(form, **fields).status
        except NoAnswer:
            raise
        finally:
            self.sent[mark] = Sent(kind, person, form, fields, status)

    def send_again(self) -> None:
        """What was not answered, with the same key, as the page does when the line is back."""
        for mark, sent in list(self.sent.items()):
            if sent.status == UNANSWERED:
                self.found["sent again"] += 1
                self.send(sent.kind, mark, sent.person, sent.form, **sent.fields)

    def check(self, found: dict[str, Any]) -> None:
        """That the register has what was answered, and of the rest nothing by half."""
        assert found["wrong"] == []
        made = Counter(row["why"] for row in found["decisions"])
        documents = set(found["documents"])
        undone = Counter(row["by__username"] for row in found["decisions"] if row["verb"] == "undo")
        for mark, sent in self.sent.items():
            there = int(hashlib.sha256(mark.encode()).hexdigest() in documents) if sent.kind == "add" else made[mark]
            if sent.kind == "undo":
                continue
            assert sent.status in (302, 409, UNANSWERED), f"{sent.kind} {mark}: {sent.status}"
            wanted = {302: (1,), 409: (0,), UNANSWERED: (0, 1)}[sent.status]
            said = sent.status == 302 and there == 0 and sent.kind == "review" and self._said_before(sent, found)
            assert said or there in wanted, f"{sent.kind} {mark}, answered {sent.status}, is there {there} times"
        for name, times in Counter(
            s.person.name for s in self.sent.values() if s.kind == "undo" and s.status == 302
        ).items():
            assert undone[name] >= times

    def _said_before(self, sent: Sent, found: dict[str, Any]) -> bool:
        """Who accepts again what she has accepted decides nothing, and her form says so."""
        fact = int(sent.form.to.strip("/").rpartition("/")[2])
        accepted = [
            r
            for r in found["decisions"]
            if (r["verb"], r["fact"], r["by__username"]) == ("accept", fact, sent.person.name)
        ]
        return bool(accepted) and any(
            form["by__username"] == sent.person.name and not form["decisions"] for form in found["forms"]
        )

    def tell(self) -> str:
        answered = Counter(sent.kind for sent in self.sent.values() if sent.status == 302)
        return ", ".join(f"{number} {kind}" for kind, number in (answered + self.found).items())


def review(office: Office, ledger: Ledger, person: Person, chance: random.Random) -> None:
    fact, kind = chance.choice(office.has["facts"])
    mark = f"review {next(ledger.numbers)}"
    form = person.get(f"/review/{fact}/").form(do="right")
    fields = {"do": chance.choice(["right", "right", "wrong"]), "why": mark}
    if kind == "count" and chance.random() < 0.5:
        fields |= {"do": "right", "v-value": str(chance.randrange(1, 90))}
    ledger.send("review", mark, person, form, **fields)


def merge(office: Office, ledger: Ledger, person: Person, chance: random.Random) -> None:
    one, other = chance.sample(office.has["partners"], 2)
    fact, _ = office.has["facts"][0]
    page = person.get(f"/review/{fact}/")
    if chance.random() < 0.3 and (last := [form for form in page.forms if form.to == "/review/undo/"]):
        ledger.send("undo", f"undo {next(ledger.numbers)}", person, last[0])
        return
    mark = f"merge {next(ledger.numbers)}"
    form = page.form(do="right")._replace(to=f"/partners/{one}/same/")  # any sealed form carries its key
    ledger.send("merge", mark, person, form, do="merge", other=str(other), why=mark)


def add(office: Office, ledger: Ledger, person: Person, chance: random.Random) -> None:
    number = next(ledger.numbers)
    clinic = chance.randrange(10**6)
    text = f"In May 2024 the WHO trained {number} nurses of Clinic {clinic} in Lao Cai. Japan gave them 30 beds."
    form = next(form for form in person.get("/add/").forms if form.to == "/add/")
    ledger.send("add", text, person, form, text=text, name=f"article-{number}.txt")


def until_killed(work: Callable[[Office, Ledger, Person, random.Random], None], *given: Any, rest: float = 0.0) -> None:
    try:
        while True:
            work(*given)
            time.sleep(rest)
    except NoAnswer:
        return


def one_round(office: Office, ledger: Ledger, chance: random.Random) -> None:
    """People work, and the site is killed."""
    works = [review] * REVIEWERS + [merge, add]
    with ThreadPoolExecutor(len(works)) as pool:
        working = [
            pool.submit(until_killed, work, office, ledger, person, random.Random(chance.random()))
            for work, person in zip(works, office.people, strict=True)
        ]
        time.sleep(chance.uniform(0.05, LONGEST))
        office.kill()
    for one in working:
        one.result()


@pytest.mark.parametrize("opened", range(-(-KILLS // A_REGISTER)))
def test_what_was_answered_is_there_after_a_kill_and_nothing_is_half_written(own_office, opened):
    chance, ledger = random.Random(opened), Ledger()
    own_office.open(REVIEWERS + 2)
    own_office.start()
    for _ in range(min(A_REGISTER, KILLS - opened * A_REGISTER)):
        one_round(own_office, ledger, chance)
        ledger.found["kills"] += 1
        ledger.check(own_office.start_again())
        ledger.send_again()
    own_office.kill()
    ledger.check(own_office.look())
    print(f"\n{ledger.tell()}")
    assert not [sent for sent in ledger.sent.values() if sent.status == UNANSWERED]


@pytest.mark.parametrize("seed", range(max(2, KILLS // 10)))
def test_a_restore_that_is_killed_leaves_the_register_as_it_was(own_office, tmp_path: Path, seed):
    backup, command = tmp_path / "register.cosante", [sys.executable, "-m", "cosante"]
    own_office.open(3)
    subprocess.run([*command, "backup", backup], env=own_office.environment, check=True, capture_output=True)
    own_office.start()
    person, (fact, _) = own_office.people[0], own_office.has["facts"][0]
    assert person.send(person.get(f"/review/{fact}/").form(do="right"), why="since then").status == 302
    own_office.kill()
    restoring = subprocess.Popen(
        [*command, "restore", "--replace", backup], env=own_office.environment, stdout=subprocess.DEVNULL
    )
    time.sleep(random.Random(seed).uniform(0.4, 2.5))
    restoring.kill()
    done = restoring.wait() == 0
    found = own_office.look()
    assert found["wrong"] == []
    assert [row["why"] for row in found["decisions"] if row["by__username"]] in ([[]] if done else [[], ["since then"]])

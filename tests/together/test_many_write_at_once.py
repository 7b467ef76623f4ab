"""Twenty people decide at the same time, through the site's own server: no decision is lost, none is made twice, and no
record is left as only some of the decisions make it."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from office import Office, Person

pytestmark = pytest.mark.register
PEOPLE = 20


@pytest.fixture
def office(own_office: Office) -> Office:
    own_office.open(PEOPLE)
    own_office.start()
    return own_office


def at_once(office: Office, do: Callable[[int, Person], object]) -> list:
    """What comes of it when everybody does it at the same time."""
    with ThreadPoolExecutor(PEOPLE) as pool:
        return list(pool.map(do, range(PEOPLE), office.people))


def decide(person: Person, fact: int, **fields: str) -> int:
    form = person.get(f"/review/{fact}/").form(do="right")
    return person.send(form, **fields).status


def test_what_twenty_reviewers_decide_is_all_there_and_records_are_as_it_makes_them(office):
    facts = [pk for pk, _ in office.has["facts"]]

    def work(n: int, person: Person) -> list[int]:
        return [decide(person, fact, why=f"by {person.name}") for fact in facts[n::PEOPLE][:3]]

    answers = at_once(office, work)
    found = office.look()
    assert Counter(status for mine in answers for status in mine) == {302: 3 * PEOPLE}
    assert len({row["fact"] for row in found["decisions"] if row["verb"] == "accept"}) == 3 * PEOPLE
    assert found["wrong"] == []


def test_of_twenty_who_decide_one_fact_at_the_same_time_one_does_and_the_others_are_told(office):
    (fact, _), *_ = office.has["facts"]
    forms = [person.get(f"/review/{fact}/").form(do="right") for person in office.people]
    answers = at_once(office, lambda n, person: person.send(forms[n], do="right" if n % 2 else "wrong", why="no"))
    found = office.look()
    assert Counter(answer.status for answer in answers) == {302: 1, 409: PEOPLE - 1}
    assert sum("decided this while you had it open" in answer.body for answer in answers) == PEOPLE - 1
    assert len([row for row in found["decisions"] if row["fact"] == fact]) == 1
    assert found["wrong"] == []


def test_a_form_that_arrives_twenty_times_at_once_decides_once(office):
    (fact, _), *_ = office.has["facts"]
    first = office.people[0]
    form = first.get(f"/review/{fact}/").form(do="right")
    answers = at_once(office, lambda n, _: first.send(form))
    found = office.look()
    assert {answer.status for answer in answers} == {302}
    assert len([row for row in found["decisions"] if row["by__username"]]) == 1


def test_records_that_are_merged_while_others_merge_review_and_add_are_one_with_all_of_them(office):
    *_, one, other, third = office.has["partners"]
    facts = [pk for pk, kind in office.has["facts"] if kind in ("act", "partner")]
    form = office.people[0].get(f"/review/{facts[0]}/").form(do="right")  # any sealed form carries its key

    def work(n: int, person: Person) -> int:
        mine = person.get(f"/review/{facts[n]}/").form(do="right")
        match n % 4:
            case 0:
                record, into = (one, other, third, one, other)[n // 4], (other, third, one, third, one)[n // 4]
                to = form._replace(to=f"/partners/{record}/same/", fields=[*mine.fields])
                return person.send(to, do="merge", other=str(into)).status
            case 1:
                add = next(
                    form for form in person.get("/add/").forms if "text" in dict(form.fields) or "/add/" in form.to
                )
                text = f"In May 2024 the WHO trained {n} nurses in Lao Cai."
                return person.send(add, text=text).status
            case _:
                return person.send(mine, do="wrong" if n % 4 == 2 else "right", why="so").status

    answers = at_once(office, work)
    found = office.look()
    merges = [row for row in found["decisions"] if row["verb"] == "merge" and row["by__username"]]
    assert Counter(answers[0::4]) == {302: 2, 409: 3}
    assert set(answers[1::4]) | set(answers[2::4]) | set(answers[3::4]) == {302}
    assert len(merges) == 2
    assert found["wrong"] == []

"""Releases are numbered, hashed, never changed; the site makes them when they are due, one process at a time."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from cosante.briefing.content import digest
from cosante.briefing.making import Wanted
from cosante.briefing.releases import make_due, release
from cosante.register import files
from cosante.register.actions.kept import change
from cosante.register.actions.releases import done, end, plan, take_due
from cosante.register.actions.releases.plan import following
from cosante.register.models import Account, Agreement, Release, Role, Schedule
from cosante.register.queries.releases import content_of, file_of
from cosante.vocabulary.errors import NotAllowed
from cosante.web import briefing_words

pytestmark = pytest.mark.django_db
WANTED = Wanted("agreements", {}, ("en", "fr"))


@pytest.fixture(autouse=True)
def _data(settings, tmp_path):
    settings.DATA = tmp_path


@pytest.fixture
def made(who):
    return release(WANTED, briefing_words, None)


def test_a_release_has_a_number_a_hash_and_its_files(made):
    assert made.new
    assert made.release.number == 1
    assert made.release.sha256 == digest(content_of(made.release))
    assert sorted(made.release.files) == ["docx", "pdf", "xlsx"]
    for kind, (sha256, size) in made.release.files.items():
        data = file_of(made.release, kind)
        assert (digest(data), len(data)) == (sha256, size)
        assert files.is_kept(sha256)


def test_where_nothing_changed_there_is_no_new_one(made):
    again = release(WANTED, briefing_words, None)
    assert not again.new
    assert again.release == made.release


def test_the_next_one_lists_what_changed(made):
    change(Agreement.objects.get(), {"amount": "1900000"}, by=None, seen=1)
    second = release(WANTED, briefing_words, None)
    assert second.new
    assert second.release.number == 2
    told = [{name: text.replace("\xa0", " ") for name, text in one.items()} for one in second.release.changes]
    assert any("USD 1,800,000.5" in one["was"] and "USD 1,900,000" in one["is"] for one in told)
    assert Release.objects.get(pk=made.release.pk).sha256 == made.release.sha256


def test_another_language_is_another_series(made):
    assert release(Wanted("agreements", {}, ("bn",)), briefing_words, None).release.number == 1


def test_a_reader_releases_nothing(who):
    with pytest.raises(NotAllowed):
        release(WANTED, briefing_words, Account.objects.create_user("rea", role=Role.READER))


def test_what_is_due_is_made_once_and_then_waits_for_its_time(who):
    planned = plan("agreements", {}, ["en"], "monthly", None)
    assert plan("agreements", {}, ["en"], "monthly", None) == planned
    assert make_due(briefing_words)
    assert not make_due(briefing_words)
    planned.refresh_from_db()
    assert Release.objects.get().schedule == planned
    assert planned.next_at > timezone.now()
    assert planned.leased_until is None


def test_only_one_process_takes_what_is_due(who):
    plan("agreements", {}, ["en"], "monthly", None)
    assert take_due() is not None
    assert take_due() is None


def test_what_a_dead_process_had_taken_another_makes_and_the_late_one_changes_nothing(who):
    plan("agreements", {}, ["en"], "yearly", None)
    dead = take_due()
    Schedule.objects.update(leased_until=timezone.now() - timedelta(seconds=1))
    other = take_due()
    assert other == dead
    assert not done(dead)
    assert done(other)


def test_one_that_fails_says_why_and_is_tried_again_later(who):
    Schedule.objects.create(report="nothing", every="monthly", languages=["en"], next_at=timezone.now())
    assert make_due(briefing_words)
    assert "There is no report 'nothing'" in Schedule.objects.get().failed
    assert not make_due(briefing_words)


def test_one_that_was_ended_is_not_made(who):
    end(plan("agreements", {}, ["en"], "monthly", None), None)
    assert not make_due(briefing_words)


@pytest.mark.parametrize(
    ("every", "after", "expected"),
    [
        ("monthly", datetime(2026, 12, 31, 23, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC)),
        ("monthly", datetime(2026, 2, 1, tzinfo=UTC), datetime(2026, 3, 1, tzinfo=UTC)),
        ("yearly", datetime(2026, 2, 28, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC)),
    ],
)
def test_the_next_time_is_the_first_of_the_next_month_or_year(every, after, expected):
    assert following(every, after) == expected

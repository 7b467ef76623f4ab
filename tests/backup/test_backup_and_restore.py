"""A backup holds the whole register; restored it is the same; a bad one changes nothing."""

import io
import random
import shutil
import zipfile
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from json import dumps, loads
from pathlib import Path
from uuid import UUID

import msgspec
import pytest
from django.apps import apps
from django.db import connection, models
from random_office import live
from stories import training_in_english

from chances import seeds
from cosante.intake.iati import bring_published, tell_published_rows
from cosante.intake.terms import prepare_search
from cosante.register import files
from cosante.register.actions import Given, Origin, accept, add_document, processes
from cosante.register.actions.restore import restore
from cosante.register.actions.sheets import keep_sheet
from cosante.register.backup import tables
from cosante.register.backup.archive import Contents, Reader, Writer
from cosante.register.backup.take import take
from cosante.register.models import Account, Attachment, Document, Fact, Original, Session
from cosante.vocabulary.errors import BadBackup, RegisterInUse
from everything import differences, everything

IATI = Path(__file__).parents[1] / "exchange" / "iati"
pytestmark = pytest.mark.django_db(transaction=True)
of_the_file = pytest.mark.once("what a file is, and is refused for, is found before any database is asked")


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the backup of a register in which much has happened is kept: it takes long to live it."""
    return tmp_path_factory.mktemp("shelf") / "register.cosante"


@pytest.fixture
def backup(data: Path, shelf: Path, tmp_path: Path) -> Path:
    """A backup of a register in which much has happened, which is still here: lived once, and brought back from then on."""
    if shelf.exists():
        restore(Reader(shelf), after=prepare_search)
    else:
        live(random.Random(3))
        taken(shelf)
    return Path(shutil.copyfile(shelf, tmp_path / "register.cosante"))


def taken(path: Path) -> Path:
    with path.open("wb") as stream:
        take(stream)
    return path


def rewritten(path: Path, about: dict | None = None, lines: dict[str, list[bytes]] | None = None) -> Path:
    """The backup with other contents, whole and in order."""
    reader, other = Reader(path), path.with_suffix(".other")
    with other.open("wb") as stream:
        writer = Writer(stream)
        for table in reader.contents.tables:
            kept = list(reader.lines(table))
            writer.table(table.name, table.columns, (lines or {}).get(table.name, kept))
        told = {"made_by": "cosante 9.9", "made_at": "2030-01-01", "migrations": reader.contents.migrations}
        writer.finish(**(told | (about or {})))
    return other


def wiped() -> None:
    for model in reversed(tables.tables()):
        tables.empty(model)


# Round trips


@pytest.mark.parametrize("seed", seeds(2))
def test_a_register_comes_back_as_it_was(data, tmp_path, seed):
    live(random.Random(seed))
    kept, path = everything(), taken(tmp_path / "register.cosante")
    held = {path.name: path.read_bytes() for path in files.kept()}
    wiped()
    for file in files.kept():
        file.unlink()
    restore(Reader(path), after=prepare_search)
    assert differences(kept, everything()) == []
    assert {path.name: path.read_bytes() for path in files.kept()} == held


def test_what_others_published_and_files_that_are_held_come_back(data, tmp_path):
    prepare_search()
    for name in ("valid.xml", "organisations.xml"):
        sheet = bring_published(IATI / name, name, None)
        keep_sheet(sheet, None)
    bring_published(IATI / "valid.xml", "again.xml", None)  # held: what it would do waits
    processes.hold("held.json", '{"name": "Amadou Dème"}', [{"done": "add"}], ["Somebody"], None)
    tell_published_rows(None, seconds=0)  # one is told, the others wait
    kept, path = everything(), taken(tmp_path / "register.cosante")
    assert all(kept[name] for name in ("iatiactivity", "iatiorganisation", "broughtfile", "sheet", "sheetrow", "cited"))
    wiped()
    restore(Reader(path), after=prepare_search)
    assert differences(kept, everything()) == []
    assert tell_published_rows(None) == 3  # whoever goes on, goes on where it stopped


def test_it_replaces_another_register_where_somebody_says_so(backup, tmp_path):
    kept = everything()
    accept(Fact.objects.filter(status="proposed"), Account.objects.first())
    add_document(training_in_english(when="2020-02").reading())
    assert everything() != kept
    restore(Reader(backup), replace=True, after=prepare_search)
    assert differences(kept, everything()) == []


def test_a_register_that_holds_anything_is_not_replaced_unasked(backup):
    kept = everything()
    with pytest.raises(RegisterInUse, match=r"\d+ documents"):
        restore(Reader(backup))
    assert everything() == kept


def test_what_comes_after_a_restore_has_numbers_that_nothing_had(backup):
    newest = Document.objects.order_by("pk").last().pk
    wiped()
    restore(Reader(backup))
    story = training_in_english(when="2019-01")
    story.text += " Again."
    story.bytes = story.text.encode()
    assert add_document(story.reading()).document.pk > newest


def test_sessions_are_not_in_it_and_what_is_made_anew_is_not(backup):
    names = {table.name for table in Reader(backup).contents.tables}
    assert "register.session" not in names
    assert "register.actparty" not in names
    Session.objects.create(session_key="k", session_data="", expire_date=datetime(2040, 1, 1, tzinfo=UTC))
    restore(Reader(backup), replace=True)
    assert not Session.objects.exists()  # everybody signs in again


@of_the_file
def test_the_secret_key_is_not_in_it(data, backup):
    (data / "secret-key").write_text("the key of this site")
    path = taken(data / "again")
    with zipfile.ZipFile(path) as whole:
        assert all(b"the key of this site" not in whole.read(name) for name in whole.namelist())


def test_an_attachment_whose_file_is_gone_or_damaged_is_named_and_the_rest_is_backed_up(backup, data):
    one, other, *_ = files.kept()
    one.unlink()
    other.write_bytes(b"spoilt")
    names = set(Attachment.objects.filter(sha256__in=[one.name, other.name]).values_list("name", flat=True))
    found = take(io.BytesIO())
    assert set(found.missing) == names
    assert found.contents.rows == Reader(backup).contents.rows


def test_what_documents_were_read_from_comes_back_with_its_address(data, tmp_path):
    story = training_in_english()
    given = Given("a.html", story.bytes, "https://x.example/a", datetime(2024, 5, 2, tzinfo=UTC))
    document = add_document(story.reading(), Origin(original=given)).document
    path = taken(data / "with originals")
    files.forget([document.sha256])
    restore(Reader(path), replace=True)
    original = Original.objects.get(document=document.pk)
    assert (original.fetched_from, original.fetched_at) == (given.fetched_from, given.fetched_at)
    assert files.path_of(original.sha256).read_bytes() == story.bytes


# Files that must not be taken for whole


@of_the_file
def test_a_file_in_which_anything_is_other_is_refused_or_says_the_same(backup, tmp_path):
    chance, whole = random.Random(1), backup.read_bytes()
    spoilt, refused = tmp_path / "spoilt", 0
    kept = parts(Reader(backup))
    for _ in range(300):
        at = chance.randrange(len(whole))
        spoilt.write_bytes(whole[:at] + bytes([whole[at] ^ 1 << chance.randrange(8)]) + whole[at + 1 :])
        try:
            reader = Reader(spoilt)
            reader.check()
            assert parts(reader) == kept  # a bit that means nothing, such as the time of a part
        except BadBackup:
            refused += 1
    assert refused > 200


def parts(reader: Reader) -> list:
    """All that a restore would take from it."""
    return [reader.contents, *([*reader.lines(table)] for table in reader.contents.tables)]


@of_the_file
def test_a_file_that_was_cut_anywhere_is_refused(backup, tmp_path):
    chance, whole, cut = random.Random(2), backup.read_bytes(), tmp_path / "cut"
    for length in [0, 1, 21, 22, *(chance.randrange(len(whole)) for _ in range(100)), len(whole) - 1]:
        cut.write_bytes(whole[:length])
        with pytest.raises(BadBackup, match="damaged"):
            Reader(cut)


def test_a_damaged_file_changes_nothing(backup, tmp_path):
    kept, whole = everything(), backup.read_bytes()
    with zipfile.ZipFile(backup) as inside:
        at = inside.getinfo("tables/register.fact.jsonl").header_offset + 200
    spoilt = tmp_path / "spoilt"
    spoilt.write_bytes(whole[:at] + bytes([whole[at] ^ 255]) + whole[at + 1 :])
    with pytest.raises(BadBackup, match=r"damaged: table register\.fact is not as it was written"):
        restore(Reader(spoilt), replace=True)
    assert everything() == kept


@pytest.mark.parametrize("other", [b"", b"not a backup", b"PK\x05\x06" + b"\0" * 18])
def test_what_is_no_backup_is_said_to_be_none(tmp_path, other):
    path = tmp_path / "other"
    path.write_bytes(other)
    with pytest.raises(BadBackup, match="damaged"):
        Reader(path)
    with pytest.raises(BadBackup, match="No such file"):
        Reader(tmp_path / "none")


@of_the_file
def test_a_backup_of_a_newer_version_says_so(backup):
    newer = rewritten(backup, {"migrations": [*Reader(backup).contents.migrations, "0999_to_come"]})
    kept = everything()
    with pytest.raises(BadBackup, match=r"newer Cosanté \(cosante 9\.9\).*Update"):
        restore(Reader(newer), replace=True)
    assert everything() == kept


@of_the_file
def test_a_backup_of_a_newer_format_says_so_whatever_else_is_in_it(backup, monkeypatch):
    monkeypatch.setattr("cosante.register.backup.archive.FORMAT", 7)
    newer = rewritten(backup)
    monkeypatch.undo()
    with pytest.raises(BadBackup, match=r"newer Cosanté \(cosante 9\.9\)"):
        Reader(newer)


def test_rows_that_do_not_hold_together_change_nothing_and_leave_no_file(data, tmp_path):
    add_document(training_in_english().reading())
    amina = Account.objects.create_user("amina")
    files.keep(b"a letter")
    path = taken(tmp_path / "register.cosante")
    reader = Reader(path)
    lines = {table.name: list(reader.lines(table)) for table in reader.contents.tables}
    loose = rewritten(path, lines={"register.document": [], **{"register.account": lines["register.account"]}})
    (file,) = files.kept()
    file.unlink()
    wiped()
    with pytest.raises(BadBackup, match="cannot be kept in this database"):
        restore(Reader(loose))
    assert not any(everything().values())
    assert files.kept() == []
    assert amina.pk


# Generic


def test_every_table_of_the_register_is_stored_made_anew_or_passing_and_comes_after_those_it_points_to():
    models = tables.tables()
    own = set(apps.get_app_config("register").get_models(include_auto_created=False))
    assert own == set(models)
    for n, model in enumerate(models):
        for field in model._meta.concrete_fields:
            if field.remote_field and field.related_model in own and field.related_model is not model:
                assert models.index(field.related_model) < n


VALUES = [
    (models.DateTimeField(), datetime(2024, 5, 13, 9, 30, 0, 123456, tzinfo=UTC)),
    (models.DateField(), date(1899, 12, 31)),
    (models.TimeField(), time(23, 59, 59, 1)),
    (models.DurationField(), timedelta(days=-3, microseconds=5)),
    (models.DecimalField(max_digits=30, decimal_places=6), Decimal("123456789012345678.123456")),
    (models.UUIDField(), UUID(int=7)),
    (models.BinaryField(), b"\x00\xff\x80"),
    (models.FloatField(), 0.1 + 0.2),
    (models.BigIntegerField(), -(2**63)),
    (models.BooleanField(), True),
    (models.TextField(), "কমা, \u2028 \x00 \"'\\ 😀"),
    (models.JSONField(), {"b": [1, 2.5, None, "\u0000"], "a": {"": 10**30}}),
]


@pytest.mark.parametrize(("field", "value"), VALUES, ids=lambda of: type(of).__name__)
def test_values_of_every_kind_of_field_are_written_exactly(field, value):
    read = tables._taking(field)(loads(dumps(value, default=tables._plain)))
    assert (read, type(read)) == (value, type(value))
    assert tables._taking(field)(None) is None


def test_a_zero_character_from_sqlite_comes_to_postgresql_as_one_that_could_not_be_read():
    row = tables._row(dumps([1, "a\0b", {"k\0": ["\0"]}]).encode(), 3)
    if connection.vendor == "postgresql":
        assert row == [1, "a\ufffdb", {"k\ufffd": ["\ufffd"]}]
    else:
        assert row == [1, "a\0b", {"k\0": ["\0"]}]


@of_the_file
def test_the_list_of_contents_is_what_its_type_says(backup):
    with zipfile.ZipFile(backup) as whole:
        assert msgspec.json.decode(whole.read("contents.json"), type=Contents) == Reader(backup).contents

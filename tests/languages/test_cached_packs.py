"""The cache of compiled packs: it saves time and never changes what is read."""

import pickle
import shutil

import pytest

from cosante.languages import building, cache, folders, pack
from cosante.languages.folding import fold
from cosante.reading.scanning import Scan


@pytest.fixture
def tables(tmp_path, monkeypatch):
    """A copy of the tables with an empty cache beside it: one language of few verbs, and a world of a few places."""
    languages = tmp_path / "languages"
    languages.mkdir()
    shutil.copytree(pack.ROOT / "en", languages / "en")
    head, rows = head_and_rows(pack.ROOT / "en" / "words.tsv")
    (languages / "en" / "words.tsv").write_text(head + "".join(r for r in rows if r.startswith("give\t")), "utf-8")
    world = languages / "world"
    world.mkdir()
    for source in pack.WORLD.glob("*.tsv"):
        head, rows = head_and_rows(source)
        (world / source.name).write_text(head + "".join(rows[:50]), "utf-8")
    monkeypatch.setattr(folders, "ROOT", languages)
    monkeypatch.setattr(folders, "WORLD", world)
    monkeypatch.setenv("COSANTE_CACHE", str(tmp_path / "cache"))
    yield languages
    for cached in (cache.pack, cache.world):
        cached.cache_clear()


def head_and_rows(table):
    lines = table.read_text("utf-8").splitlines(keepends=True)
    head = next(i for i, line in enumerate(lines) if line.strip() and not line.startswith("#")) + 1
    return "".join(lines[:head]), lines[head:]


@pytest.fixture(autouse=True)
def _fresh():
    """Each test begins and ends as a new process would."""
    for cached in (cache.pack, cache.world):
        cached.cache_clear()
    yield
    for cached in (cache.pack, cache.world):
        cached.cache_clear()


def started_anew():
    cache.pack.cache_clear()
    return cache.pack("en")


def test_who_asks_is_told_which_packs_must_still_be_compiled(tables):
    assert cache.unmade() == ["en"]
    cache.pack("en")
    assert cache.unmade() == []
    add_verb(tables, "bestows")
    assert cache.unmade() == ["en"]


def add_verb(tables, word):
    words = tables / "en" / "words.tsv"
    words.write_text(words.read_text("utf-8").rstrip("\n") + f"\ngive\tdone\t{word}\n", "utf-8")


def finds(compiled, word):
    return any(word in pattern for pattern in compiled.patterns)


def files(tmp_path):
    return sorted(path.name for path in (tmp_path / "cache").glob("*"))


def test_a_compiled_pack_is_kept_and_used_again(tables, tmp_path, monkeypatch):
    first = started_anew()
    assert len(files(tmp_path)) == 1
    monkeypatch.setattr(building, "build_pack", lambda code: pytest.fail("compiled again"))
    second = started_anew()
    assert second.patterns == first.patterns
    assert second.entries == first.entries


def test_a_kept_pack_finds_what_a_new_one_finds(tables):
    text = "Dr Mensah gave 12 ambulances to the Ministry of Health on 3 May 2022."
    new, kept = (Scan(fold(text), started_anew()).by for _ in range(2))
    assert kept == new


def test_a_changed_table_is_compiled_anew_and_the_old_file_goes(tables, tmp_path):
    assert not finds(started_anew(), "bestowed wholeheartedly")
    before = files(tmp_path)
    add_verb(tables, "bestowed wholeheartedly")
    assert finds(started_anew(), "bestowed wholeheartedly")
    assert len(files(tmp_path)) == 1
    assert files(tmp_path) != before


def test_a_changed_table_of_the_same_length_and_time_of_day_is_seen(tables):
    started_anew()
    words = tables / "en" / "words.tsv"
    changed = words.read_text("utf-8").replace("handed over", "honded ovar")
    words.write_text(changed, "utf-8")
    assert finds(started_anew(), "honded ovar")


def test_a_table_that_is_taken_away_or_added_is_seen(tables):
    assert finds(started_anew(), "ambulances")
    (tables / "en" / "counts.tsv").unlink()
    started_anew()
    (tables / "en" / "counts.tsv").write_text("of\twords\nvehicles\tvelocipedes\n", "utf-8")
    assert finds(started_anew(), "velocipedes")


BROKEN = {
    "empty": b"",
    "cut short": None,
    "no pickle": b"this is no pickle",
    "text": "কিছু".encode(),
    "a pickle of something else": pickle.dumps(["not", "a", "pack"]),
    "a pickle of a lost class": b"cgone.module\nLost\n.",
    "a class that moved": b"ccosante.languages.pack\nNoSuchClass\n.",
    "bytes": bytes(range(256)),
    "bad number": b"I12x\n.",
    "bad key": b"\x80\x04h\x05.",
}


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN)
def test_a_corrupt_file_is_made_anew(tables, tmp_path, content):
    good = started_anew()
    (path,) = (tmp_path / "cache").glob("*")
    path.write_bytes(path.read_bytes()[:1000] if content is None else content)
    again = started_anew()
    assert again.patterns == good.patterns
    monkey = started_anew()
    assert monkey.patterns == good.patterns


def test_a_cache_folder_that_is_a_file_does_no_harm(tables, tmp_path):
    (tmp_path / "cache").write_text("in the way", "utf-8")
    assert started_anew().full


def test_a_cache_file_that_is_a_folder_does_no_harm(tables, tmp_path):
    good = started_anew()
    (path,) = (tmp_path / "cache").glob("*")
    path.unlink()
    path.mkdir()
    assert started_anew().patterns == good.patterns
    assert [name for name in files(tmp_path) if not name.endswith(".pickle")] == [], "a temporary file was left behind"


def test_a_cache_folder_that_cannot_be_made_does_no_harm(tables, tmp_path, monkeypatch):
    monkeypatch.setenv("COSANTE_CACHE", "/proc/no/such/place")
    assert started_anew().full


def test_a_full_disk_does_no_harm(tables, tmp_path, monkeypatch):
    def full(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(cache.pickle, "dump", full)
    assert started_anew().full
    assert files(tmp_path) == [], "a temporary file was left behind"

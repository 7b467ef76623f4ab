"""What the pages say is there in every language, whole: no sentence without a translation, none that lost its values."""

import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import django
import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from cosante.web import borrowed, catalogues

ROOT = Path(__file__).parent.parent.parent
TRANSLATED = [code for code, _name in catalogues.LANGUAGES if code != catalogues.SOURCE]
PLACE = re.compile(r"%\(\w+\)[sd]|%[sd%]|\{\w*\}|%\d")


def catalogue(code: str) -> Catalog:
    with (catalogues.LOCALE / code / "LC_MESSAGES" / "django.po").open("rb") as file:
        return read_po(file, locale=code)


def forms(message: Message) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The sentence and its plural; the translation in each form of its language."""
    said = message.id if isinstance(message.id, tuple) else (message.id,)
    told = message.string if isinstance(message.string, tuple) else (message.string,)
    return said, told


def places(text: str) -> Counter[str]:
    return Counter(PLACE.findall(text))


def unlike(message: Message) -> bool:
    """Does a form lack a value of the sentence, or name one that is not there? A form for one thing may leave "1" out."""
    said, told = forms(message)
    if not all(told):
        return False
    if len(said) == 1:
        return places(told[0]) != places(said[0])
    last, rest = told[-1], told[:-1]
    return places(last) != places(said[1]) or any(places(form) - places(said[1]) for form in rest)


@pytest.mark.parametrize("code", TRANSLATED)
def test_every_sentence_is_translated(code):
    lacking = [
        message.id for message in catalogue(code) if message.id and (message.fuzzy or not all(forms(message)[1]))
    ]
    assert lacking == []


@pytest.mark.parametrize("code", TRANSLATED)
def test_a_translation_has_the_values_of_its_sentence(code):
    assert [message.id for message in catalogue(code) if message.id and unlike(message)] == []


@pytest.mark.parametrize("code", TRANSLATED)
def test_a_translation_has_as_many_forms_as_its_language(code):
    of = catalogue(code)
    counting = [message for message in of if isinstance(message.id, tuple)]
    assert counting
    assert [message.id for message in counting if len(forms(message)[1]) != of.num_plurals] == []


@pytest.mark.parametrize("code", TRANSLATED)
def test_a_translation_begins_and_ends_as_its_sentence_does(code):
    """Blanks and line ends at the edges join it to what stands beside it."""

    def edges(text: str) -> tuple[str, str]:
        return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]

    pairs = [(said, form) for m in catalogue(code) if m.id for said in forms(m)[0][:1] for form in forms(m)[1] if form]
    assert [said for said, form in pairs if edges(said) != edges(form)] == []


def test_the_catalogues_hold_what_is_marked_and_nothing_else():
    check = [sys.executable, "scripts/write_catalogues.py", "--check"]
    said = subprocess.run(check, cwd=ROOT, capture_output=True, text=True, env={"PYTHONPATH": "src"}, check=False)
    assert said.returncode == 0, said.stderr


def test_sentences_borrowed_from_django_are_its_own_still():
    with (Path(django.__file__).parent / "conf/locale/fr/LC_MESSAGES/django.po").open("rb") as file:
        known = {forms(message)[0] for message in read_po(file, locale="fr")}
    with (Path(django.__file__).parent / "contrib/auth/locale/fr/LC_MESSAGES/django.po").open("rb") as file:
        known |= {forms(message)[0] for message in read_po(file, locale="fr")}
    mine = [(sentence,) for sentence in borrowed.SENTENCES]
    mine += [(one._kw["singular"], one._kw["plural"]) for one in borrowed.COUNTING]
    assert [sentence for sentence in mine if sentence not in known] == []


def test_catalogues_are_compiled_where_the_cache_is(tmp_path, monkeypatch):
    monkeypatch.setenv("COSANTE_CACHE", str(tmp_path))
    catalogues.compiled.cache_clear()
    place = catalogues.compiled()
    catalogues.compiled.cache_clear()
    assert place.parent == tmp_path
    with (place / "fr" / "LC_MESSAGES" / "django.mo").open("rb") as file:
        assert read_mo(file) is not None


def test_without_a_cache_a_temporary_folder_serves(tmp_path, monkeypatch):
    in_the_way = tmp_path / "a-file"
    in_the_way.write_text("")
    monkeypatch.setenv("COSANTE_CACHE", str(in_the_way))
    catalogues.compiled.cache_clear()
    place = catalogues.compiled()
    catalogues.compiled.cache_clear()
    assert (place / "bn" / "LC_MESSAGES" / "django.mo").is_file()
    assert tmp_path not in place.parents


def test_catalogues_that_another_process_uses_are_left_and_old_ones_go(tmp_path, monkeypatch):
    monkeypatch.setenv("COSANTE_CACHE", str(tmp_path))
    used, old = tmp_path / "catalogues-used", tmp_path / "catalogues-old"
    for path in (used, old, *(tmp_path / f"catalogues-{n}" for n in range(5))):
        path.mkdir()
    os.utime(old, (0, 0))
    catalogues.compiled.cache_clear()
    place = catalogues.compiled()
    catalogues.compiled.cache_clear()
    assert place.is_dir()
    assert used.is_dir()
    assert not old.exists()

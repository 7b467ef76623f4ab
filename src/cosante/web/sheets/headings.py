"""Which column of a sheet is which field: by its name on the page in any language, or by its name for programs.

A key to another row has two columns: its title, as on the page (“Order”), and its number in the register (“Order #”).
``#`` alone heads the number of the row itself.
"""

from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from typing import Any, NamedTuple

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from cosante.vocabulary.errors import BadValue
from cosante.web.looks import Look
from cosante.web.sheets.files import letters_of
from cosante.web.words import listed

NUMBER, VERSION, PASSED = "#", "version", ""

#: What stands under ``#`` in the row of a template that shows how to fill one in: it is not read.
EXAMPLES = ("example", "exemple", "উদাহরণ")


class Heading(NamedTuple):
    """A column of a file: the field, or ``#``, ``version``, or nothing for what is only to be read by people.

    ``numbered``: the cells are numbers of rows. ``needed``: no row can be without.
    """

    name: str
    label: str
    numbered: bool = False
    needed: bool = False


def headings(look: Look, personal: bool = True) -> list[Heading]:
    """Every column that a file of these rows can have, in their order, in the language of the page."""
    return [Heading(NUMBER, NUMBER), *_of_fields(look, personal), Heading(VERSION, _version())]


def _of_fields(look: Look, personal: bool) -> Iterator[Heading]:
    for field in look.model.own_fields():
        if field.name in look.model.personal and not personal:
            continue
        label = _label(look, field)
        yield Heading(field.name, label, needed=not field.blank and not field.has_default())
        if field.is_relation:
            yield Heading(field.name, f"{label} {NUMBER}", numbered=True)


def _label(look: Look, field: Any) -> str:
    """What it is called on the page; with its name for programs, where another column is called so, too."""
    said = capital(str(field.verbose_name))
    same = [other for other in look.model.own_fields() if alike(str(other.verbose_name)) == alike(said)]
    return f"{said} ({field.name})" if len(same) > 1 else said


def capital(text: str) -> str:
    """With a capital first, as above the lists."""
    return text[:1].upper() + text[1:]


def in_words() -> str:
    """The heading of what a row is called on the pages."""
    return capital(pgettext("heading of a column", "the row in words"))


def _version() -> str:
    return capital(pgettext("heading of a column", "version of the row"))


def alike(text: str) -> str:
    """Headings that differ in case, blanks and the star of what is needed are one."""
    return " ".join(text.casefold().replace("*", " ").split())


def recognised(look: Look, cells: Sequence[Any], leave_out: bool = False) -> list[Heading | None]:
    """What each column is; None for one that is not read. ``BadValue`` names every column that nobody knows.

    ``leave_out``: those are not read instead.
    """
    known = _known(look)
    found = [known.get(alike(str(cell))) if str(cell).strip() else None for cell in cells]
    unknown = [(n, str(cell)) for n, cell in enumerate(cells) if str(cell).strip() and found[n] is None]
    if unknown and not leave_out:
        raise BadValue(
            " ".join(_unknown(n, cell, list(known)) for n, cell in unknown[:5])
            + " "
            + _("Name the columns as on the page or as in the template; or choose to leave other columns out.")
        )
    _once(found)
    if not any(one and one.name not in (NUMBER, VERSION, PASSED) for one in found):
        raise BadValue(_("No column has a heading that is known. The first row names the columns; take the template."))
    _enough(look, found)
    return found


def _known(look: Look) -> dict[str, Heading]:
    """By heading, what it stands for: in the language of the page first."""
    known: dict[str, Heading] = {}
    here = translation.get_language() or "en"
    for language in dict.fromkeys([here, *(code for code, _name in settings.LANGUAGES)]):
        with translation.override(language):
            for one in headings(look):
                known.setdefault(alike(one.label), one)
            for words in (in_words(), *(str(title) for title, _begin in look.reckoned)):
                known.setdefault(alike(words), Heading(PASSED, words))
    for field in look.model.own_fields():
        known.setdefault(alike(field.name), Heading(field.name, field.name, numbered=field.is_relation))
        known.setdefault(alike(f"{field.name}_title"), Heading(field.name, field.name))
    for name in (look.noun, "id"):
        known.setdefault(name, Heading(NUMBER, NUMBER))
    known.setdefault("title_of_row", Heading(PASSED, ""))
    known.setdefault("version", Heading(VERSION, VERSION))
    return known


def _unknown(n: int, cell: str, known: list[str]) -> str:
    close = get_close_matches(alike(cell), known, 1)
    said = _("Column %(column)s is headed “%(heading)s”, which is no column here.") % {
        "column": letters_of(n + 1),
        "heading": cell.strip()[:80],
    }
    asked = _("Is it “%(heading)s”?")
    return f"{said} {asked % {'heading': close[0]}}" if close else said


def _once(found: Sequence[Heading | None]) -> None:
    seen: dict[tuple[str, bool], int] = {}
    for n, one in enumerate(found):
        if one is None or one.name == PASSED:
            continue
        if (key := (one.name, one.numbered)) in seen:
            raise BadValue(
                _("Columns %(one)s and %(other)s are both headed “%(heading)s”. Rename or delete one of them.")
                % {"one": letters_of(seen[key] + 1), "other": letters_of(n + 1), "heading": one.label}
            )
        seen[key] = n


def _enough(look: Look, found: Sequence[Heading | None]) -> None:
    there = {one.name for one in found if one}
    lacking = [one.label for one in headings(look) if one.needed and one.name not in there]
    if lacking and NUMBER not in there:
        raise BadValue(
            _(
                "The sheet lacks what every new row needs: %(columns)s. "
                "Add these columns, or “#” with the numbers of rows."
            )
            % {"columns": listed(lacking)}
        )

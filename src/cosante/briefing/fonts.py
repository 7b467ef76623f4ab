"""Which fonts of the system write a text. A script that none of them has is an error that names what to install."""

from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from cosante.vocabulary.errors import OperatorError


class Script(NamedTuple):
    """A script: where its letters are, the families that write it, best first, and the package that brings one."""

    name: str
    ranges: tuple[tuple[int, int], ...]
    families: tuple[str, ...]
    package: str


@cache
def scripts() -> tuple[Script, ...]:
    """The scripts of ``fonts.tsv``."""
    lines = (files("cosante.briefing") / "fonts.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")][1:]
    return tuple(
        Script(name, _ranges(ranges), tuple(families.split("|")), package) for name, ranges, families, package in rows
    )


def _ranges(text: str) -> tuple[tuple[int, int], ...]:
    pairs = (one.partition("-") for one in text.split())
    return tuple((int(first, 16), int(last, 16)) for first, _, last in pairs)


def scripts_of(text: str) -> list[Script]:
    """The scripts that the text has letters of, in the order of the table."""
    letters = {ord(letter) for letter in text}
    return [one for one in scripts() if any(first <= at <= last for at in letters for first, last in one.ranges)]


def families_for(texts: Iterable[str], there: Iterable[str]) -> list[str]:
    """A family for each script of the texts, Latin's first. ``there``: the families that the system has.

    ``OperatorError`` where one is missing: it says which script, and the package that brings a font of it.
    """
    known = {family.lower() for family in there}
    wanted = scripts()[:1] + tuple(one for one in scripts_of("".join(texts)) if one != scripts()[0])
    found = []
    for script in wanted:
        family = next((family for family in script.families if family.lower() in known), "")
        if not family:
            raise OperatorError(
                f"No font on this machine writes {script.name}, which the PDF needs. Install one "
                f"(sudo apt install {script.package}) and make the PDF again. Any of these will do: "
                f"{', '.join(script.families)}.",
                "missing-font",
            )
        found.append(family)
    return list(dict.fromkeys(found))

"""The donor matrix: who does what where. A line a partner and country, with its health areas and deeds."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from cosante.briefing.content import Cell, Content, Paragraph, Section, Sentence, Table
from cosante.briefing.deeds import called
from cosante.briefing.sources import document_notes, gathered
from cosante.briefing.words import Words
from cosante.register.models import Act, Document, Part, Partner
from cosante.register.queries.briefing import deeds, documents_telling, names_in, whole
from cosante.register.queries.filters import Asked
from cosante.register.queries.matrix import areas_and_places

#: Areas that have a column; the others are one, at the end.
_COLUMNS = 7
#: So many lines, those of the partners with the most deeds.
_LINES = 60


@dataclass(frozen=True)
class _Found:
    """What the matrix is made of: acts by line, names of partners, areas and documents of acts."""

    lines: Mapping[tuple[int, str], Sequence[int]]
    names: Mapping[int, str]
    areas: Mapping[int, Sequence[str]]
    told: Mapping[int, Sequence[Document]]


def matrix(year: int, language: str, today: date, words: Words) -> Content:
    """The matrix of that year, or of all years for 0."""
    asked = Asked(year_from=str(year), year_to=str(year)) if year else Asked()
    found = _found(whole(deed.act for deed in deeds(asked)), language, words)
    counted = Counter(area for act in found.told.keys() | found.areas.keys() for area in found.areas.get(act, ()))
    columns = [area for area, _n in sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))[:_COLUMNS]]
    rest = len(counted) > len(columns)
    rows = tuple(_row(line, found, columns, rest, words) for line in _ordered(found)[:_LINES])
    other = (_("Other areas"),) if rest else ()
    heads = (_("Who"), _("Where"), *(words.label(area, "health_area") for area in columns), *other, _("Deeds"))
    widths = (6, 4, *(3 for _area in (*columns, *other)), 2)
    about = _(
        "Each cell says how many deeds a partner has in a health area. A deed in several areas stands in each; "
        "the last column counts it once."
    )
    title = _("Who does what where, %(year)s") % {"year": words.digits(year)} if year else _("Who does what where")
    nothing = Paragraph((Sentence(_("The register tells of no deed.")),))
    block = Table("", heads, rows, widths) if rows else nothing
    return Content(title, _("Donor matrix"), language, (Section(_("Partners and health areas"), (block,)),), about)


def _found(acts: Sequence[Act], language: str, words: Words) -> _Found:
    areas, places = areas_and_places([act.pk for act in acts])
    lines: dict[tuple[int, str], list[int]] = {}
    partners: dict[int, Partner] = {}
    for act in acts:
        parts = list(act.parties.all())
        received = sorted({p.partner.country for p in parts if p.role == Part.RECIPIENT and p.partner.country})
        for part in parts:
            if part.role == Part.ACTOR:
                partners[part.partner_id] = part.partner
                for country in places.get(act.pk) or received or [""]:
                    lines.setdefault((part.partner_id, country), []).append(act.pk)
    told = names_in(language, partners)
    names = {number: called(partner, told, words) for number, partner in partners.items()}
    return _Found(lines, names, areas, documents_telling(act.pk for act in acts))


def _ordered(found: _Found) -> list[tuple[int, str]]:
    """The lines: partners with the most deeds first, all lines of one together."""
    total = Counter[int]()
    for (partner, _country), acts in found.lines.items():
        total[partner] += len(acts)
    return sorted(found.lines, key=lambda line: (-total[line[0]], line[0], -len(found.lines[line]), line[1]))


def _row(line: tuple[int, str], found: _Found, columns: Sequence[str], rest: bool, words: Words) -> tuple[Cell, ...]:
    partner, country = line
    acts = found.lines[line]
    held = Counter(area for act in acts for area in found.areas.get(act, ()))
    numbers = [held[area] for area in columns]
    if rest:
        other = {act for act in acts if set(found.areas.get(act, ())) - set(columns)}
        numbers.append(len(other))
    behind = f"/acts/?giver={partner}" + (f"&country={country}" if country else "")
    notes = document_notes(gathered(found.told.get(act, []) for act in acts), words, behind)
    return (
        Cell(found.names[partner], marked=True),
        Cell(words.country(country) or _("not stated")),
        *(Cell(words.number(n) if n else "–", number=True, value=str(n)) for n in numbers),
        Cell(words.number(len(acts)), notes, number=True, value=str(len(acts))),
    )

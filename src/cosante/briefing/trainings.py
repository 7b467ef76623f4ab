"""The training report: trainings, scholarships, visits, people sent, clinics and help, as the office keeps them.

People are counted, never named. Whatever they are parted by, the parts add up to the whole: what is not told is a part.
What is planned is told, but not counted.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cosante.briefing.content import Block, Cell, Content, Note, Section, Table, without_empty
from cosante.briefing.deeds import called, entered, lasting
from cosante.briefing.parts import NOTHING, begun, more, number
from cosante.briefing.promises import visit_table
from cosante.briefing.sources import rows_notes
from cosante.briefing.words import Words
from cosante.register.models import Kept, Participant
from cosante.register.queries.briefing import names_in
from cosante.register.queries.exchanges import days_told, deeds, exchanges, heads_by_training
from cosante.register.queries.kept_with import visit_promises
from cosante.register.records.exchanges import Deed
from cosante.register.records.headcounts import BY, Head, parted, rounded, whole
from cosante.register.records.supply.exact import total

#: So many lines has a table.
LINES = 40
#: What trainings are grouped by, and the words for it.
Key = tuple[Callable[[Deed], str], Callable[[str, Words], str]]


def trainings(year: int, language: str, today: date, words: Words) -> Content:
    """Of a year those that begin in it; without one all."""
    found = [deed for deed in deeds() if not year or deed.year == year]
    held = [deed for deed in found if deed.noun == "training" and not deed.planned]
    heads = heads_by_training([deed.row for deed in held])
    people = sum(head.number for some in heads.values() for head in some)
    about = ngettext("%(n)s training was held.", "%(n)s trainings were held.", len(held)) % {
        "n": words.number(len(held))
    }
    told = ngettext("%(n)s person took part.", "%(n)s people took part.", people)
    about += " " + told % {"n": words.number(people)} + " " + _("What is only planned is told, but not counted.")
    promised = visit_promises(found)
    kinds = {model.noun: str(model._meta.verbose_name_plural) for model in exchanges()}
    sections = (
        Section(_("All kinds"), kept_kinds(found, words)),
        Section(_("Money and values"), _money(found, words)),
        Section(_("Trainings by health area"), _by(held, heads, (_area, _area_words), _("Health area"), words)),
        Section(_("Trainings by place"), _by(held, heads, (_place, _place_words), _("Place"), words)),
        Section(_("Who took part"), _split(held, heads, words)),
        *(Section(begun(title), _listed(noun, found, words, language)) for noun, title in kinds.items()),
        Section(
            _("Promised at visits"), (visit_table(promised[:LINES], today, words, language, ""),) if promised else ()
        ),
    )
    title = _("Trainings and visits, %(year)s") % {"year": words.digits(year)} if year else _("Trainings and visits")
    return without_empty(Content(title, _("Training report"), language, sections, about))


def kept_kinds(found: Sequence[Deed], words: Words) -> tuple[Block, ...]:
    """A line a kind: how many took place, how many are planned, people, their days and months, people reached."""
    table = []
    for model in exchanges():
        some = [deed for deed in found if deed.noun == model.noun]
        done = [deed for deed in some if not deed.planned]
        if not some:
            continue
        name = str(model._meta.verbose_name_plural)
        notes = rows_notes([deed.row for deed in some], words, f"/{model.plural()}/")
        table.append(
            (
                Cell(begun(name), notes, marked=True),
                number(len(done), words),
                number(len(some) - len(done), words),
                number(sum(deed.people for deed in done), words),
                number(sum(deed.person_days for deed in done), words),
                number(_months(done), words),
                number(sum(deed.reached for deed in done), words),
            )
        )
    heads = (
        *(_("Kind"), _("Held"), _("Planned"), _("People"), _("Person-days"), _("Person-months")),
        _("People reached"),
    )
    return (Table("", heads, tuple(table), (5, 2, 2, 3, 3, 3, 3)),) if table else ()


def _months(found: Sequence[Deed]) -> Decimal:
    return (
        rounded(sum((deed.person_months for deed in found), start=found[0].person_months * 0)) if found else Decimal(0)
    )


def _money(found: Sequence[Deed], words: Words) -> tuple[Block, ...]:
    """What was paid and what was estimated, by kind and currency; the three are never added over."""
    groups: dict[tuple[str, str, str], list[Deed]] = {}
    for deed in found:
        if deed.amount is not None and not deed.planned:
            groups.setdefault((deed.noun, deed.valued, deed.currency), []).append(deed)
    models = {model.noun: model for model in exchanges()}
    table = []
    for noun, valued, currency in sorted(groups, key=lambda key: (list(models).index(key[0]), key[1:])):
        some, name = groups[noun, valued, currency], str(models[noun]._meta.verbose_name_plural)
        amount = total(deed.amount for deed in some)
        notes = rows_notes([deed.row for deed in some], words, f"/{models[noun].plural()}/")
        table.append(
            (
                Cell(begun(name), notes, marked=True),
                Cell(words.label(valued, "money")),
                Cell(words.money(amount, currency), number=True, value=f"{amount:f}"),
            )
        )
    return (Table("", (_("Kind"), _("What the amount is"), _("Amount")), tuple(table), (5, 4, 4)),) if table else ()


def _area(deed: Deed) -> str:
    return str(deed.row.area)


def _place(deed: Deed) -> str:
    return f"{deed.row.country}/{deed.row.place.strip()}"


def _area_words(area: str, words: Words) -> str:
    return words.label(area, "health_area") if area else _("not stated")


def _place_words(key: str, words: Words) -> str:
    country, _slash, place = key.partition("/")
    return ", ".join(filter(None, (place, words.country(country) if country else ""))) or _("not stated")


def _by(
    held: Sequence[Deed], heads: Mapping[int, Sequence[Head]], by: Key, name: str, words: Words
) -> tuple[Block, ...]:
    """Lines in an order that no language changes, so that they stand beside each other in two."""
    (key, said), groups = by, dict[str, list[Deed]]()
    for deed in held:
        groups.setdefault(key(deed), []).append(deed)
    ranked = sorted(groups.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    table = tuple(_group(said(code, words), some, heads, words) for code, some in ranked[:LINES])
    columns = (name, _("Trainings"), _("People"), _("Person-days"))
    blocks: list[Block] = [Table("", columns, table, (6, 2, 2, 2))] if table else []
    if len(ranked) > LINES:
        blocks.append(more(len(ranked) - LINES, words, Note("trainings", _("All trainings."), "/trainings/")))
    return tuple(blocks)


def _group(name: str, some: Sequence[Deed], heads: Mapping[int, Sequence[Head]], words: Words) -> tuple[Cell, ...]:
    counts = [whole(heads[deed.pk], days_told(deed.row)) for deed in some]
    return (
        Cell(name, rows_notes([deed.row for deed in some], words, "/trainings/"), marked=True),
        number(len(some), words),
        number(sum(count.people for count in counts), words),
        number(sum(count.days for count in counts), words),
    )


def _split(held: Sequence[Deed], heads: Mapping[int, Sequence[Head]], words: Words) -> tuple[Block, ...]:
    """A table for each thing that people are parted by, in one order of parts: the most people first."""
    return tuple(table for by in BY if (table := _parts(by, held, heads, words)))


def _parts(by: str, held: Sequence[Deed], heads: Mapping[int, Sequence[Head]], words: Words) -> Table | None:
    field = Participant._meta.get_field(by)
    named = dict(field.flatchoices)
    sums: dict[str, list[int]] = {}
    trained: dict[str, list[Kept]] = {}
    for deed in held:
        for count in parted(heads[deed.pk], by, days_told(deed.row)):
            known = sums.setdefault(count.key, [0, 0])
            known[0], known[1] = known[0] + count.people, known[1] + count.days
            trained.setdefault(count.key, []).append(deed.row)
    table = [
        (
            Cell(
                str(named.get(key, key)) or _("not told"), rows_notes(trained[key], words, "/trainings/"), marked=True
            ),
            number(people, words),
            number(days, words),
        )
        for key, (people, days) in sorted(sums.items(), key=lambda pair: (-pair[1][0], pair[0]))[:LINES]
    ]
    name = str(field.verbose_name)
    heads_ = (begun(name), _("People"), _("Person-days"))
    return Table("", heads_, tuple(table), (6, 2, 2)) if table else None


def _listed(noun: str, found: Sequence[Deed], words: Words, language: str) -> tuple[Block, ...]:
    """Each deed of one kind, the latest first."""
    some = sorted(
        (deed for deed in found if deed.noun == noun),
        key=lambda deed: (deed.starts or deed.ends or date.min, deed.pk),
        reverse=True,
    )
    left, some = len(some) - LINES, some[:LINES]
    if not some:
        return ()
    names = names_in(language, (one.pk for deed in some for one in (deed.row.giver, deed.row.receiver) if one))
    notes = entered(some, words)
    by_months = any(deed.person_months for deed in some)
    unit = _("Person-months") if by_months else _("Person-days")
    table = tuple(_line(deed, names, notes[deed.noun, deed.pk], by_months, words) for deed in some)
    heads = (_("Title"), _("Who gives it"), _("For whom"), _("Place"), _("When"), _("People"), unit)
    blocks: list[Block] = [Table("", heads, table, (5, 4, 4, 4, 4, 2, 2))]
    if left > 0:
        plural = type(some[0].row).plural()
        blocks.append(more(left, words, Note(plural, _("All of this kind."), f"/{plural}/")))
    return tuple(blocks)


def _line(
    deed: Deed, names: Mapping[int, str], notes: tuple[Note, ...], by_months: bool, words: Words
) -> tuple[Cell, ...]:
    row: Any = deed.row
    title = f"{row.title} ({words.label('planned', 'act_status')})" if deed.planned else row.title
    sides = (called(one, names, words) if one else NOTHING for one in (row.giver, row.receiver))
    where = ", ".join(filter(None, (row.place, words.country(row.country) if row.country else ""))) or NOTHING
    lasted: Decimal | int = rounded(deed.person_months) if by_months else deed.person_days
    return (
        Cell(title, notes, marked=True),
        *(Cell(side) for side in sides),
        Cell(where),
        Cell(lasting(deed, words)),
        number(deed.people, words),
        number(lasted, words),
    )

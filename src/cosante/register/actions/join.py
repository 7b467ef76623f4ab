"""Make one of two records: what a merge, a copy and matching have in common. Nothing is compared here."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from cosante.register.actions.deciding import Reason, reason, write
from cosante.register.actions.moving import Record, held, noun, rehome
from cosante.register.actions.recopy import recopy
from cosante.register.models import Account, Decision, Document, Sort, Verb
from cosante.register.queries.alike import told_alike
from cosante.register.queries.profiles import MODELS
from cosante.register.records.partings import Pair
from cosante.register.records.reasons import Why, because
from cosante.vocabulary.errors import Undecidable


def join(kind: str, one: int, other: int, by: Account | None, why: Reason) -> Decision:
    """The younger of two becomes the older; of texts, the one that was published later is a copy of the other."""
    if kind == Sort.DOCUMENT:
        texts = Document.objects.defer("text").in_bulk([one, other])
        first, later = sorted(texts.values(), key=_published)
        return mark(later, first, by, why)
    records = MODELS[kind]._default_manager.in_bulk([one, other])
    return unite(records[min(one, other)], records[max(one, other)], by, why)


def _mark_all(pairs: Mapping[Pair, Why]) -> None:
    texts = Document.objects.defer("text").in_bulk({pk for pair in pairs for pk in pair})
    made = []
    for pair, why in pairs.items():
        first, later = sorted((texts[pk] for pk in pair), key=_published)
        made.append(write(Verb.COPY, None, why, document=later, other_document=first))
    if made:
        recopy(texts)
    for decision in made:
        _join_told_alike(decision)


def join_all(kind: str, pairs: Mapping[Pair, Why]) -> None:
    """The same for pairs of which no two have a record in common, for the reason given with each; nobody decides it."""
    if kind == Sort.DOCUMENT:
        _mark_all(pairs)
        return
    if not pairs:
        return
    held_now = MODELS[kind]._default_manager.select_for_update(of=("self",)).filter(merged_into=None).order_by("pk")
    records = {record.pk: record for record in held_now.filter(pk__in={pk for pair in pairs for pk in pair})}
    Decision.objects.bulk_create(
        Decision(verb=Verb.MERGE, by=None, **reason(why), **{kind: records[one], f"other_{kind}": records[other]})
        for (one, other), why in pairs.items()
    )
    rehome(kind, records)


def unite(record: Record, other: Record, by: Account | None, why: Reason, **values: int) -> Decision:
    """``other`` becomes ``record``, or what that one has become."""
    record, other = held(record), held(other)
    if record.pk == other.pk:
        raise Undecidable(_("These two are one record already."))
    name = noun(record)
    made = write(Verb.MERGE, by, why, **{name: record, f"other_{name}": other}, values=values)
    rehome(name, {record.pk, other.pk})
    return made


def mark(document: Document, original: Document, by: Account | None, why: Reason) -> Decision:
    """``document`` repeats ``original``, or what that one repeats itself."""
    if (document.copy_of_id or document.pk) == (original.copy_of_id or original.pk):
        raise Undecidable(_("These two are copies of one text already."))
    made = write(Verb.COPY, by, why, document=document, other_document=original)
    recopy({document.pk, original.pk})
    _join_told_alike(made)
    return made


def _join_told_alike(made: Decision) -> None:
    """What a text and its copy tell in the same words; ``copy`` in the decision names the one that it hangs on."""
    if made.document is None or made.other_document is None:
        return
    for one, other in told_alike(made.document, made.other_document):
        unite(one, other, made.by, because("told-in-copy"), copy=made.pk)


def _published(document: Document) -> tuple[str, int]:
    return (document.published if document.published[:4].isdigit() else "9999", document.pk)

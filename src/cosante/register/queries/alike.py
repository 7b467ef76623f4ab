"""Acts that a text and its copy tell in the same words: they are one deed, however little is known of it."""

from cosante.register.models import Act, Document, Evidence, Fact, Sort
from cosante.register.models.facts import LIVE
from cosante.register.queries.partings import partings
from cosante.register.records.folding import fold
from cosante.register.records.partings import ordered


def told_alike(document: Document, original: Document) -> list[tuple[Act, Act]]:
    """Pairs of act records, the older first, each in no more than one pair. Left out are those that
    somebody parted, and those that one document tells of as two.
    """
    mine, theirs = _sentences(document), _sentences(original)
    pairs = {ordered(mine[said], theirs[said]) for said in mine.keys() & theirs.keys()}
    pairs = {pair for pair in pairs if pair[0] != pair[1]} - partings(
        Sort.ACT, {pk for p in pairs for pk in p}
    ).never_joined
    records = Act.objects.in_bulk({pk for pair in pairs for pk in pair})
    told_in: dict[int, set[int]] = {pk: set() for pk in records}
    for act, text in Fact.objects.live().filter(act__in=records, kind="act").values_list("act", "document"):
        told_in[act].add(text)
    found, taken = [], set[int]()
    for one, other in sorted(pairs):
        if not taken & {one, other} and not told_in[one] & told_in[other]:
            taken |= {one, other}
            found.append((records[one], records[other]))
    return found


def _sentences(document: Document) -> dict[tuple[str, str], int]:
    """The acts by their kind and words; a sentence that tells of two of a kind is none."""
    rows = Evidence.objects.filter(
        fact__document=document, fact__kind="act", fact__status__in=LIVE, fact__act__isnull=False
    )
    said: dict[int, tuple[str, int, list[str]]] = {}
    for fact, code, act, quote in rows.order_by("fact", "id").values_list("fact", "fact__code", "fact__act", "quote"):
        said.setdefault(fact, (code, act, []))[2].append(fold(quote))
    found: dict[tuple[str, str], int] = {}
    twice = set()
    for code, act, quotes in said.values():
        key = (code, " | ".join(quotes))
        if found.setdefault(key, act) != act:
            twice.add(key)
    return {key: act for key, act in found.items() if key not in twice}

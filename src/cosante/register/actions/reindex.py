"""Make the search index anew, from nothing, out of what the register holds."""

from collections.abc import Callable, Iterable

from django.db import connection, transaction

from cosante.register.actions.index_records import index_all
from cosante.register.models import Entry, Index, Term
from cosante.register.search.backends import backend
from cosante.register.search.words import key

#: How entries are made: another number and they are made anew at the next start.
VERSION = 1
#: Kind, code, words, language (``models.search.TermKind``).
Named = tuple[str, str, str, str]


def learn_terms(terms: Iterable[Named], digest: str) -> bool:
    """Take these as all that language packs say of what names what; whether anything changed.

    ``digest`` is a name for what they say: where the register has learnt it already, they are not looked at.
    """
    with transaction.atomic():
        row = Index.objects.select_for_update().first()
        if row and row.terms == digest:
            return False
        Term.objects.filter(entry=0).delete()
        _put(sorted(set(terms)))
        Index.objects.update_or_create(
            pk=1, defaults={"terms": digest}, create_defaults={"terms": digest, "version": 0}
        )
    return True


def _put(given: Iterable[Named]) -> None:
    """Tens of thousands of rows at each new register: put in without an object for each."""
    columns = ("kind", "code", "folded", "written", "language", "entry", "public")
    statement = f"INSERT INTO {Term._meta.db_table} ({', '.join(columns)}) VALUES (%s, %s, %s, %s, %s, %s, %s)"
    rows = (
        (kind, code, folded, words[:500], language, 0, True)
        for kind, code, words, language in given
        if (folded := key(words))
    )
    with connection.cursor() as cursor:
        cursor.executemany(statement, list(rows))


def is_current() -> bool:
    """Was the index made as this version makes it?"""
    return Index.objects.filter(version=VERSION).exists()


def reindex(told: Callable[[int], None] = lambda done: None) -> int:
    """How many records there are. One transaction: others search the old index until then."""
    with transaction.atomic():
        backend().drop()  # it is quicker made at once, when the entries are there
        Entry.objects.all().delete()
        Term.objects.exclude(entry=0).delete()
        done = index_all(told)
        backend().make()
        mark_current()
    return done


def mark_current() -> None:
    """Say that every entry was made as this version makes it."""
    Index.objects.update_or_create(
        pk=1, defaults={"version": VERSION}, create_defaults={"version": VERSION, "terms": ""}
    )

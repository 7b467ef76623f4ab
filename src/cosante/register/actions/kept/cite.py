"""Say where a kept row is told of: a document, in it these words, or an act of the register; and say it no more."""

from django.utils import timezone
from django.utils.translation import gettext as _

from cosante.register.actions.deciding import may
from cosante.register.models import Account, Act, Cited, Document, Kept
from cosante.vocabulary.errors import Undecidable


def cite(row: Kept, source: Document | Act, by: Account | None, words: tuple[int, int] | None = None) -> Cited:
    """The citation; the one that is there already where it says the same. ``words``: in code points of the text."""
    may(by, row.writes)
    start, end = words or (None, None)
    if words and not (isinstance(source, Document) and 0 <= words[0] < words[1] <= len(source.text)):
        raise Undecidable(_("Quote the words of the text that say so."))
    about = {"document" if isinstance(source, Document) else "act": source, "start": start, "end": end}
    same = Cited.objects.filter(noun=row.noun, record=row.pk, withdrawn_at=None, **about).first()
    return same or Cited.objects.create(noun=row.noun, record=row.pk, by=by, **about)


def cite_no_more(cited: Cited, by: Account) -> None:
    """Withdraw a citation."""
    may(by)
    Cited.objects.filter(pk=cited.pk, withdrawn_at=None).update(withdrawn_by=by, withdrawn_at=timezone.now())

"""What an office wants to see first: what is new, what conflicts, what ends soon."""

from datetime import date, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from cosante.register.models import Act, Document
from cosante.register.queries.acts import with_parties

#: What is new came in the last days; what ends soon, ends in the next ones.
NEW, SOON = timedelta(days=7), timedelta(days=183)


def new_documents() -> QuerySet[Document]:
    """Documents of the last seven days, the newest first."""
    found = Document.objects.filter(added_at__gte=timezone.now() - NEW).order_by("-added_at", "-pk")
    return found.defer("text")


def conflicting() -> QuerySet[Act]:
    """Acts whose sources differ, as long as nobody has said which is right."""
    return with_parties(Act.objects.filter(sources__gt=0, merged_into=None).exclude(conflicts=[]))


def ending(today: date | None = None) -> QuerySet[Act]:
    """Acts whose term ends within half a year, the first to end first."""
    today = today or timezone.localdate()
    found = Act.objects.filter(sources__gt=0, merged_into=None, ends__gte=today, ends__lte=today + SOON)
    return with_parties(found.order_by("ends", "pk"))

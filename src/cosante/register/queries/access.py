"""Accounts, invitations and sessions, as the pages and commands list them."""

from django.db.models import Count, F, Max, QuerySet
from django.utils import timezone

from cosante.register.models import Account, Invitation, LoginEvent, LoginKind, Session, Token


def accounts() -> QuerySet[Account]:
    """All accounts, open ones first, with when each was last here."""
    last = Account.objects.select_related("second_factor").annotate(
        seen=Max("sessions__seen_at"), open=Count("sessions")
    )
    return last.order_by("-is_active", "username")


def open_invitations() -> QuerySet[Invitation]:
    """Links that can still be used, the newest first."""
    unused = Invitation.objects.filter(used_at=None, withdrawn_at=None, until__gt=timezone.now())
    return unused.select_related("by", "account")


def sessions_of(account: Account) -> QuerySet[Session]:
    """The account's open sessions, the one last used first."""
    return account.sessions.filter(expire_date__gt=timezone.now()).order_by("-seen_at")


def tokens_of(account: Account) -> QuerySet[Token]:
    """The account's tokens, those that hold first, the newest before the others."""
    return account.tokens.select_related("account").order_by(F("ended_at").asc(nulls_first=True), "-pk")


def events_of(account: Account) -> QuerySet[LoginEvent]:
    """What happened at the door of this account, the newest first."""
    quiet = (LoginKind.CODE_ASKED, LoginKind.PROVED)
    return account.events.exclude(kind__in=quiet).select_related("by").order_by("-id")


def somebody_can_sign_in() -> bool:
    """Is there an open account with a password?"""
    return any(account.has_usable_password() for account in Account.objects.filter(is_active=True))

"""Getting in: invitations, second factors, sessions, and the log of it all.

Nothing here lets anybody in who steals the database: links, codes and passwords are kept as hashes only. The one
exception is the secret that an authenticator app shares; without the password it opens nothing.
"""

from django.conf import settings
from django.contrib.sessions.base_session import AbstractBaseSession, BaseSessionManager
from django.db import models
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from cosante.register.models.people import Role


class LoginKind(models.TextChoices):
    """What happened at the door, and what changed in who may do what."""

    TRIED = "tried", _("sign-in tried")
    WRONG = "wrong", _("wrong name or password")
    CODE_ASKED = "code_asked", _("password right, code asked")
    WRONG_CODE = "wrong_code", _("wrong code")
    PROVED = "proved", _("password given again")
    HELD_BACK = "held_back", _("held back: too many tries")
    SIGNED_IN = "signed_in", _("signed in")
    SIGNED_OUT = "signed_out", _("signed out")
    SESSION_ENDED = "session_ended", _("session ended")
    INVITED = "invited", _("invited")
    WITHDRAWN = "withdrawn", _("invitation withdrawn")
    JOINED = "joined", _("joined")
    LINK = "link", _("link for a new password made")
    PASSWORD = "password", _("password changed")
    FACTOR_ON = "factor_on", _("second factor turned on")
    FACTOR_OFF = "factor_off", _("second factor turned off")
    ROLE = "role", _("role changed")
    CLOSED = "closed", _("account closed")
    REOPENED = "reopened", _("account opened again")
    RULES = "rules", _("review rules changed")
    TOKEN_MADE = "token_made", _("token made")
    TOKEN_ENDED = "token_ended", _("token ended")
    TOKEN_WRONG = "token_wrong", _("wrong token")
    WEBHOOK = "webhook", _("webhooks changed")
    CALENDAR = "calendar", _("address of the calendar changed")


#: What counts towards the limit of tries. A try that was held back does not: nobody is locked out for ever.
FAILURES = (LoginKind.TRIED, LoginKind.WRONG, LoginKind.WRONG_CODE)


class LoginEvent(models.Model):
    """One thing that happened. A row is written once; only a try is completed with how it ended."""

    kind = models.CharField(max_length=15, choices=LoginKind.choices, db_index=True)
    at = models.DateTimeField(auto_now_add=True, db_index=True)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="events", help_text="whom it is about"
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", help_text="who did it; null at the door"
    )
    name_mark = models.CharField(
        max_length=40, blank=True, help_text="the name that was typed, hashed: a password may have been typed there"
    )
    address = models.CharField(max_length=45, blank=True)
    agent = models.CharField(max_length=200, blank=True, help_text="the browser, as it calls itself")
    what = models.CharField(max_length=500, blank=True, help_text="details, such as the role before and after")

    class Meta:
        ordering = ("id",)
        indexes = (models.Index(fields=["name_mark", "at"]), models.Index(fields=["address", "at"]))

    def __str__(self) -> str:
        return f"{self.get_kind_display()} #{self.pk}"


class Invitation(models.Model):
    """A link that lets somebody in once: to an account of their own, or back into theirs with a new password."""

    mark = models.CharField(max_length=64, unique=True, help_text="SHA-256 of what the link holds")
    email = models.EmailField(blank=True)
    role = models.CharField(max_length=15, choices=Role.choices, default=Role.READER)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="links", help_text="whom it lets in again"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    until = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    used_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-id",)

    def __str__(self) -> str:
        return self.email or f"invitation {self.pk}"

    @property
    def open(self) -> bool:
        """Can it still be used?"""
        return self.used_at is None and self.withdrawn_at is None and self.until > timezone.now()


class SecondFactor(models.Model):
    """The authenticator app of an account, from the day that it showed a first code."""

    account = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="second_factor")
    secret = models.CharField(max_length=40, help_text="base32, as RFC 6238 asks for")
    confirmed_at = models.DateTimeField(null=True)
    last_step = models.PositiveBigIntegerField(default=0, help_text="time step of the last code: no code works twice")

    def __str__(self) -> str:
        return f"second factor of {self.account}"


class BackupCode(models.Model):
    """One code for the day that the phone is lost; each works once."""

    factor = models.ForeignKey(SecondFactor, models.CASCADE, related_name="backup_codes")
    mark = models.CharField(max_length=64)
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"backup code {self.pk}"


class Session(AbstractBaseSession):
    """Somebody's stay, with whose it is and where from, so that it can be seen and ended."""

    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="sessions")
    opened_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(null=True)
    address = models.CharField(max_length=45, blank=True)
    agent = models.CharField(max_length=200, blank=True)
    passing = True

    objects = BaseSessionManager()

    class Meta(AbstractBaseSession.Meta):
        abstract = False

    @property
    def mark(self) -> str:
        """What stands for the session on a page: its key opens it, and stays in the cookie."""
        return salted_hmac("cosante.session", self.pk).hexdigest()[:20]

    @classmethod
    def get_session_store_class(cls) -> type:
        from cosante.register.sessions import SessionStore  # the store needs this table, and the table its store

        return SessionStore

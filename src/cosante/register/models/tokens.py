"""Keys for programs: with one, a program does in a person's name what the person has allowed it.

Nothing here lets anybody in who steals the database: of a token only its hash is kept. Its first letters are kept too,
so that people can tell their tokens apart.
"""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Scope(models.TextChoices):
    """What a program may do. None includes another, and none goes beyond the person's role."""

    READ = "read", _("read")
    CONTRIBUTE = "contribute", _("add documents, notes and files")
    REVIEW = "review", _("decide")
    ADMINISTER = "administer", _("administer")


class Token(models.Model):
    """One key of one person. It ends on its day, by hand, or with the account; its row stays."""

    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="tokens")
    name = models.CharField(max_length=100, help_text="what it is for, in the person's words")
    mark = models.CharField(max_length=64, unique=True, help_text="SHA-256 of the token")
    opening = models.CharField(max_length=12, help_text="its first letters")
    scopes = models.JSONField(default=list, help_text="values of Scope")
    made_at = models.DateTimeField(auto_now_add=True)
    until = models.DateTimeField(null=True, help_text="null: until it is ended")
    used_at = models.DateTimeField(null=True, help_text="to the minute")
    used_from = models.CharField(max_length=45, blank=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("-id",)

    def __str__(self) -> str:
        return f"{self.name} ({self.opening}…)"

    @property
    def open(self) -> bool:
        """Does it still let a program in, as far as it alone is asked?"""
        return self.ended_at is None and (self.until is None or self.until > timezone.now())

    @property
    def allows(self) -> list[str]:
        """Its scopes in words."""
        return [str(Scope(scope).label) for scope in Scope.values if scope in self.scopes]

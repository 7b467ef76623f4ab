"""The people of an office, and what each may do."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What an account may do; each may also do what those before it may."""

    READER = "reader", _("reader")
    CONTRIBUTOR = "contributor", _("contributor")
    REVIEWER = "reviewer", _("reviewer")
    ADMINISTRATOR = "administrator", _("administrator")


#: Roles from the least to the most trusted.
RANKS = tuple(Role.values)


class Account(AbstractUser):
    """Somebody who signs in. Accounts are closed (``is_active``), never deleted: decisions name them."""

    role = models.CharField(max_length=15, choices=Role.choices, default=Role.READER)
    language = models.CharField(max_length=15, blank=True, help_text="of pages and e-mails; empty: as the browser asks")

    def __str__(self) -> str:
        return self.get_full_name() or self.username

    def may(self, role: str) -> bool:
        """Is the account open, and trusted at least as much as this role?"""
        return self.is_active and RANKS.index(self.role) >= RANKS.index(role)

    @property
    def guarded(self) -> bool:
        """Is there a second factor, confirmed?"""
        factor = getattr(self, "second_factor", None)
        return factor is not None and factor.confirmed_at is not None

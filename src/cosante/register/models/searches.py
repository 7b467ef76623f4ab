"""What people look for again and again."""

from django.conf import settings
from django.db import models


class SavedSearch(models.Model):
    """The filters of a list under a name; each account has its own."""

    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="searches")
    name = models.CharField(max_length=100)
    asked = models.CharField(max_length=2000, help_text="the filters, as the address of the list has them")
    saved_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ("name",)
        verbose_name_plural = "saved searches"
        constraints = (models.UniqueConstraint(fields=["account", "name"], name="one_search_a_name"),)

    def __str__(self) -> str:
        return self.name

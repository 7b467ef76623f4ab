"""Organisations as somebody published them in IATI: who they are, what they mean to spend and what they spent.

Kept element by element as activities are; the organisations, and the sums of each period, are facts of a document.
"""

from collections.abc import Mapping
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from cosante.register.models.iati import ElementsColumn, Published, SourceColumn
from cosante.register.models.kept import Kept


class IatiOrganisation(Published, Kept):
    """One organisation as somebody published it. ``told``: the version of it that its document tells."""

    noun = "iati-organisation"
    item = "iati-organisation"
    #: Rows that are read and written at once: one may be of megabytes.
    batch = 20
    groups: ClassVar[Mapping[str, tuple[str, ...]]] = {
        "reporting": ("organisation-identifier", "reporting-org"),
        "names": ("name",),
        "budgets": ("total-budget",),
        "to_organisations": ("recipient-org-budget",),
        "to_places": ("recipient-region-budget", "recipient-country-budget"),
        "spending": ("total-expenditure",),
        "links": ("document-link",),
    }

    identifier = models.CharField(_("identifier"), max_length=500, db_index=True, editable=False)
    reporter = models.CharField(_("reported by"), max_length=200, blank=True, editable=False)
    title = models.CharField(_("name"), max_length=500, blank=True, editable=False)
    attributes = ElementsColumn(_("attributes"))
    reporting = ElementsColumn(_("reporting organisation"))
    names = ElementsColumn(_("names"))
    budgets = ElementsColumn(_("budgets as a whole"))
    to_organisations = ElementsColumn(_("budgets for organisations"))
    to_places = ElementsColumn(_("budgets for countries and regions"))
    spending = ElementsColumn(_("what was spent"))
    links = ElementsColumn(_("documents"))
    rest = ElementsColumn(_("kept as it came, and not used here"))
    source = SourceColumn(
        _("where it stood"), default=dict, blank=True, editable=False,
        help_text=_("File, number in it, line, lines of its elements."),
    )  # fmt: skip
    told = models.PositiveIntegerField(default=0, editable=False)

    class Meta(Kept.Meta):
        verbose_name = _("published organisation")
        verbose_name_plural = _("published organisations")

    def __str__(self) -> str:
        return self.title or self.identifier

"""IATI: as whom the office publishes, and activities that others published and somebody here brought.

An activity is kept element by element as its publisher wrote it: a column for each group of elements that the register
knows what to do with, ``rest`` for all others. Its deed, parties and money are facts of a document made of it.
Organisations that others published are kept likewise (``iati_organisations``).
"""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cosante.register.models.columns import CurrencyColumn, _Plain
from cosante.register.models.kept import Kept
from cosante.register.models.people import Role
from cosante.register.models.records import Partner
from cosante.register.records.iati import nodes_said


class OrganisationType(models.TextChoices):
    """IATI codelist OrganisationType."""

    GOVERNMENT = "10", _("government (10)")
    LOCAL = "11", _("local government (11)")
    PUBLIC = "15", _("other public sector (15)")
    INTERNATIONAL_NGO = "21", _("international NGO (21)")
    NATIONAL_NGO = "22", _("national NGO (22)")
    REGIONAL_NGO = "23", _("regional NGO (23)")
    PARTNER_NGO = "24", _("NGO based in the partner country (24)")
    PARTNERSHIP = "30", _("public–private partnership (30)")
    MULTILATERAL = "40", _("multilateral (40)")
    FOUNDATION = "60", _("foundation (60)")
    PRIVATE = "70", _("private sector (70)")
    ACADEMIC = "80", _("academic, training and research (80)")
    OTHER = "90", _("other organisation (90)")


class Reporter(Kept):
    """As whom the office reports to IATI. The one that was entered last, of those not withdrawn, is used."""

    noun = "reporter"
    writes = Role.ADMINISTRATOR

    name = models.CharField(_("name of the organisation"), max_length=300)
    org_id = models.CharField(
        _("its identifier"), max_length=100,
        help_text=_("By org-id.guide: a register's code, a hyphen, the number there (XM-DAC-928)."),
    )  # fmt: skip
    type = models.CharField(_("kind of organisation"), max_length=2, choices=OrganisationType.choices)
    partner = models.ForeignKey(
        Partner, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("the same as a partner here"),
        help_text=_("Deeds in which it has no part are published as of a secondary reporter."),
    )  # fmt: skip
    language = models.CharField(
        _("language of texts"), max_length=2, default="en", help_text=_("By ISO 639-1: en, fr.")
    )
    currency = CurrencyColumn(_("currency"), blank=True)
    address = models.URLField(
        _("address of these pages on the web"), blank=True, help_text=_("Documents that lie here are linked there.")
    )

    class Meta(Kept.Meta):
        verbose_name = _("reporting organisation")
        verbose_name_plural = _("reporting organisations")

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Its identifier has no sign that IATI forbids, and its language is a code."""
        if any(sign.isspace() or sign in "/&|?" for sign in self.org_id):
            raise ValidationError({"org_id": _("An identifier has no spaces and none of / & | ?")})
        if not (len(self.language) == 2 and self.language.isascii() and self.language.islower()):
            raise ValidationError({"language": _("Two small letters, as en.")})


class ElementsColumn(_Plain, models.JSONField):  # type: ignore[type-arg]
    """Elements of an activity: by the name of each its nodes, as ``exchange.iati.nodes`` has them."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{"default": dict, "blank": True, "editable": False} | options)

    def in_words(self, value: Any) -> str:
        """A line for each element: where it stands, and what it says."""
        return "\n".join(f"{path}: {said}" for path, said in nodes_said(value).items())

    def differences(self, before: Any, after: Any) -> list[tuple[str, str, str]]:
        """Element by element, what it said and says, where that is another."""
        old, new = nodes_said(before or {}), nodes_said(after or {})
        return [(at, old.get(at, ""), new.get(at, "")) for at in {**old, **new} if old.get(at) != new.get(at)]


class SourceColumn(_Plain, models.JSONField):  # type: ignore[type-arg]
    """Where an activity stood: file, its number there, its line, the lines of its elements."""

    def in_words(self, value: Any) -> str:
        """File, line, number."""
        about = {"file": value.get("file", ""), "line": value.get("line", ""), "number": value.get("number", "")}
        return str(_("%(file)s, line %(line)s, number %(number)s") % about)


class Published:
    """What rows of files of others share: the columns of their elements, and ``told``, which is no column of theirs.

    ``item``: the element of the file that a row is; ``groups``: by column the elements that stand in it.
    """

    item: ClassVar[str]
    groups: ClassVar[Mapping[str, tuple[str, ...]]]

    @classmethod
    def own_fields(cls) -> "list[models.Field[Any, Any]]":
        """Without the version that was told."""
        return [field for field in super().own_fields() if field.name != "told"]  # type: ignore[misc]

    @classmethod
    def columns(cls) -> tuple[str, ...]:
        """Those that hold elements; ``attributes`` has those of the item itself, ``rest`` what is in no group."""
        return ("attributes", *cls.groups, "rest")

    @classmethod
    def waiting(cls) -> "models.QuerySet[Any]":
        """Those that have changed since their document told of them, in their order."""
        return cls._default_manager.exclude(told=models.F("version")).order_by("pk")  # type: ignore[attr-defined,no-any-return]

    def node(self) -> dict[str, Any]:
        """The whole item as ``exchange.iati.nodes`` has it."""
        found: dict[str, Any] = {}
        for column in self.columns():
            found |= getattr(self, column)
        return found


class ActivityStatus(models.TextChoices):
    """IATI codelist ActivityStatus."""

    PIPELINE = "1", pgettext_lazy("activity", "in preparation")
    IMPLEMENTATION = "2", pgettext_lazy("activity", "under way")
    FINALISATION = "3", pgettext_lazy("activity", "being finished")
    CLOSED = "4", pgettext_lazy("activity", "closed")
    CANCELLED = "5", pgettext_lazy("activity", "called off")
    SUSPENDED = "6", pgettext_lazy("activity", "suspended")


class IatiActivity(Published, Kept):
    """One activity as somebody published it. ``told``: the version of it that its document tells."""

    noun = "iati-activity"
    nouns = "iati-activities"
    #: People whom the publisher names as contacts; the whole activity is given out as it is held.
    personal = ("contacts",)
    item = "iati-activity"
    groups: ClassVar[Mapping[str, tuple[str, ...]]] = {
        "reporting": ("iati-identifier", "reporting-org"),
        "titles": ("title", "description"),
        "participants": ("participating-org",),
        "identifiers": ("other-identifier",),
        "dates": ("activity-status", "activity-date"),
        "contacts": ("contact-info",),
        "places": ("activity-scope", "recipient-country", "recipient-region", "location"),
        "sectors": ("sector", "tag", "humanitarian-scope", "policy-marker"),
        "terms": (
            "collaboration-type", "default-flow-type", "default-finance-type", "default-aid-type",
            "default-tied-status",
        ),
        "budgets": ("budget",),
        "planned": ("planned-disbursement",),
        "transactions": ("transaction",),
        "links": ("document-link",),
        "related": ("related-activity",),
        "results": ("result",),
    }  # fmt: skip
    #: Rows that are read and written at once: one may be of megabytes.
    batch = 20

    identifier = models.CharField(_("IATI identifier"), max_length=500, db_index=True, editable=False)
    reporter = models.CharField(_("reported by"), max_length=200, blank=True, editable=False)
    title = models.CharField(_("title"), max_length=500, blank=True, editable=False)
    status = models.CharField(_("status"), max_length=2, choices=ActivityStatus.choices, blank=True, editable=False)
    starts = models.DateField(_("from"), null=True, blank=True, editable=False)
    ends = models.DateField(_("to"), null=True, blank=True, editable=False)
    attributes = ElementsColumn(_("attributes"))
    reporting = ElementsColumn(_("reporting organisation"))
    titles = ElementsColumn(_("titles and descriptions"))
    participants = ElementsColumn(_("participating organisations"))
    identifiers = ElementsColumn(_("other identifiers"))
    dates = ElementsColumn(_("status and dates"))
    contacts = ElementsColumn(_("contacts"))
    places = ElementsColumn(_("countries, regions, places"))
    sectors = ElementsColumn(_("sectors and tags"))
    terms = ElementsColumn(_("kinds of flow and aid"))
    budgets = ElementsColumn(_("budgets"))
    planned = ElementsColumn(_("planned disbursements"))
    transactions = ElementsColumn(_("transactions"))
    links = ElementsColumn(_("documents"))
    related = ElementsColumn(_("related activities"))
    results = ElementsColumn(_("results"))
    rest = ElementsColumn(_("kept as it came, and not used here"))
    source = SourceColumn(
        _("where it stood"), default=dict, blank=True, editable=False,
        help_text=_("File, number in it, line, lines of its elements."),
    )  # fmt: skip
    told = models.PositiveIntegerField(default=0, editable=False)

    class Meta(Kept.Meta):
        verbose_name = _("published activity")
        verbose_name_plural = _("published activities")

    def __str__(self) -> str:
        return self.title or self.identifier

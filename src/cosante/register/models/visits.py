"""Delegations with their members and what was promised, people sent, clinics held, conferences, emergency help."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from cosante.register import numbers
from cosante.register.models.exchanges import Cadre, Exchange, Somebody, partner
from cosante.register.models.kept import Kept
from cosante.register.models.records import Partner


class Direction(models.TextChoices):
    """Seen from this office."""

    OUT = "out", _("ours goes there")
    IN = "in", _("theirs comes here")


class Delegation(Exchange):
    """One visit. In ledgers it is a deed of those who travel."""

    noun = "delegation"
    act_type = "visit"

    giver = partner(_("who sends it"))
    receiver = partner(_("who receives it"))
    direction = models.CharField(_("direction"), max_length=5, choices=Direction.choices, default=Direction.IN)
    purpose = models.TextField(_("purpose"), blank=True)
    programme = models.TextField(_("programme"), blank=True, help_text=_("Day by day."))
    outcome = models.TextField(_("what came of it"), blank=True)

    class Meta(Kept.Meta):
        verbose_name = _("delegation")
        verbose_name_plural = _("delegations")


class DelegationMember(Somebody):
    """One person of a delegation."""

    noun = "delegation-member"
    part_of = "delegation"
    event_ends = "delegation__ends"

    delegation = models.ForeignKey(Delegation, models.PROTECT, related_name="members", verbose_name=_("delegation"))
    function = models.CharField(_("function"), max_length=200, blank=True)
    leads = models.BooleanField(_("leads it"), default=False)
    personal = (*Somebody.personal, "function")

    class Meta(Kept.Meta):
        verbose_name = _("member")
        verbose_name_plural = _("members")


class DelegationPromise(Kept):
    """Something that a side promised at a visit."""

    noun = "delegation-promise"
    part_of = "delegation"

    delegation = models.ForeignKey(Delegation, models.PROTECT, related_name="promises", verbose_name=_("delegation"))
    what = models.CharField(_("what was promised"), max_length=500)
    responsible = models.ForeignKey(
        Partner, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("who has to do it")
    )
    due = models.DateField(_("due"), null=True, blank=True)
    kept_on = models.DateField(_("kept on"), null=True, blank=True, help_text=_("Empty: not yet."))

    class Meta(Kept.Meta):
        verbose_name = _("promise made there")
        verbose_name_plural = _("promises made there")

    def __str__(self) -> str:
        return self.what


class DeploymentKind(models.TextChoices):
    """Who is sent."""

    TEAM = "team", _("medical team")
    EXPERTS = "experts", _("experts")
    VOLUNTEERS = "volunteers", _("volunteers")


class Deployment(Exchange):
    """Experts or a medical team sent for some months."""

    noun = "deployment"
    act_type = "personnel_deployment"
    counted = "health_workers"

    kind = models.CharField(_("kind"), max_length=10, choices=DeploymentKind.choices, default=DeploymentKind.TEAM)
    cadre = models.CharField(_("cadre"), max_length=10, choices=Cadre.choices, default=Cadre.UNKNOWN)
    facility = models.ForeignKey(
        Partner, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("where they work")
    )

    class Meta(Kept.Meta):
        verbose_name = _("people sent")
        verbose_name_plural = _("experts and medical teams")


class Outreach(Exchange):
    """Clinics held where people live."""

    noun = "outreach"
    act_type = "outreach"
    counted = "health_workers"

    reached = models.PositiveIntegerField(_("people reached"), null=True, blank=True)

    class Meta(Kept.Meta):
        verbose_name = _("outreach clinic")
        verbose_name_plural = _("outreach clinics")

    @classmethod
    def plural(cls) -> str:
        return "outreaches"


class ServiceKind(models.TextChoices):
    """What was done for people."""

    CONSULTATION = "consultation", _("consultations")
    SURGERY = "surgery", _("operations")
    VACCINATION = "vaccination", _("vaccinations")
    SCREENING = "screening", _("screenings and tests")
    DENTAL = "dental", _("dental care")
    EYES = "eyes", _("eye care")
    ANTENATAL = "antenatal", _("antenatal visits")
    OTHER = "other", _("other services")


class OutreachService(Kept):
    """How often one thing was done at a clinic."""

    noun = "outreach-service"
    part_of = "outreach"

    outreach = models.ForeignKey(Outreach, models.PROTECT, related_name="services", verbose_name=_("outreach clinic"))
    kind = models.CharField(_("service"), max_length=15, choices=ServiceKind.choices, default=ServiceKind.CONSULTATION)
    number = models.PositiveIntegerField(_("number"))

    class Meta(Kept.Meta):
        verbose_name = _("service")
        verbose_name_plural = _("services")

    def __str__(self) -> str:
        return f"{numbers.number(self.number)} × {self.get_kind_display()}"


class Conference(Exchange):
    """A conference, held or gone to."""

    noun = "conference"
    act_type = "conference"

    theme = models.CharField(_("theme"), max_length=300, blank=True)
    outcome = models.TextField(_("what came of it"), blank=True)

    class Meta(Kept.Meta):
        verbose_name = _("conference")
        verbose_name_plural = _("conferences")


class EmergencyHelp(Exchange):
    """Help after a flood, in an outbreak."""

    noun = "emergency-help"
    act_type = "emergency_support"
    counted = "health_workers"

    event = models.CharField(_("what happened"), max_length=300, blank=True)
    goods = models.TextField(_("what was brought"), blank=True)
    reached = models.PositiveIntegerField(_("people reached"), null=True, blank=True)

    class Meta(Kept.Meta):
        verbose_name = _("emergency help")
        verbose_name_plural = _("help in emergencies")

    @classmethod
    def plural(cls) -> str:
        return "emergency-help"

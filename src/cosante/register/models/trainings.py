"""Trainings and scholarships, the people in them one by one, and groups of people by number alone."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from cosante.register import numbers
from cosante.register.models.exchanges import Exchange, Somebody, Split
from cosante.register.models.kept import Kept, counted_by
from cosante.register.models.records import Partner


class TrainingKind(models.TextChoices):
    """How it is taught."""

    COURSE = "course", _("course")
    WORKSHOP = "workshop", _("workshop")
    JOB = "job", _("training on the job")
    TOUR = "tour", _("study visit")
    TRAINERS = "trainers", _("training of trainers")
    ONLINE = "online", _("online")


class Training(Exchange):
    """One training."""

    noun = "training"
    act_type = "training"
    counted = "trainees"

    kind = models.CharField(_("kind"), max_length=10, choices=TrainingKind.choices, default=TrainingKind.COURSE)
    curriculum = models.CharField(_("curriculum"), max_length=300, blank=True, help_text=_("What is taught, by whose."))
    days = models.PositiveSmallIntegerField(
        _("days"), null=True, blank=True, help_text=_("On which there is teaching; empty: every day of it.")
    )
    host = models.ForeignKey(
        Partner, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("host"),
        help_text=_("Where it is held: a hospital, a school."),
    )  # fmt: skip

    class Meta(Kept.Meta):
        verbose_name = _("training")
        verbose_name_plural = _("trainings")
        indexes = counted_by("training", "state", "kind", "area", "country", "giver", "receiver", "series")


class Participant(Somebody):
    """One person in a training."""

    noun = "participant"
    part_of = "training"
    personal = (*Somebody.personal, "certificate")
    event_ends = "training__ends"

    training = models.ForeignKey(Training, models.PROTECT, related_name="participants", verbose_name=_("training"))
    days = models.PositiveSmallIntegerField(
        _("days attended"), null=True, blank=True, help_text=_("Empty: all days of the training.")
    )
    certificate = models.CharField(_("certificate number"), max_length=60, blank=True)

    class Meta(Kept.Meta):
        verbose_name = _("participant")
        verbose_name_plural = _("participants")


class ParticipantGroup(Split, Kept):
    """So many people in a training of whom no more is told."""

    noun = "participant-group"
    part_of = "training"

    training = models.ForeignKey(Training, models.PROTECT, related_name="groups", verbose_name=_("training"))
    number = models.PositiveIntegerField(_("number of people"))
    days = models.PositiveSmallIntegerField(
        _("days attended"), null=True, blank=True, help_text=_("By each of them; empty: all days of the training.")
    )

    class Meta(Kept.Meta):
        verbose_name = _("group of participants")
        verbose_name_plural = _("groups of participants")

    def __str__(self) -> str:
        return f"{numbers.number(self.number)} × {self.get_cadre_display()}"


class Degree(models.TextChoices):
    """What a scholarship leads to."""

    DIPLOMA = "diploma", _("diploma")
    BACHELOR = "bachelor", _("bachelor")
    MASTER = "master", _("master")
    DOCTORATE = "doctorate", _("doctorate")
    SPECIALITY = "speciality", _("medical speciality")
    FELLOWSHIP = "fellowship", _("fellowship")


class Scholarship(Exchange):
    """Places to study, offered by one side to people of the other."""

    noun = "scholarship"
    act_type = "training"
    counted = "trainees"

    degree = models.CharField(_("degree"), max_length=10, choices=Degree.choices, default=Degree.MASTER)
    study = models.CharField(_("what is studied"), max_length=300, blank=True)
    host = models.ForeignKey(
        Partner, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("host"),
        help_text=_("Where it is held: a hospital, a school."),
    )  # fmt: skip

    class Meta(Kept.Meta):
        verbose_name = _("scholarship")
        verbose_name_plural = _("scholarships")


class Outcome(models.TextChoices):
    """How somebody's studies stand."""

    STUDYING = "studying", _("studying")
    GRADUATED = "graduated", _("graduated")
    LEFT = "left", _("left before the end")


class Scholar(Somebody):
    """One person who studies with a scholarship."""

    noun = "scholar"
    part_of = "scholarship"
    event_ends = "scholarship__ends"

    scholarship = models.ForeignKey(Scholarship, models.PROTECT, related_name="scholars", verbose_name=_("scholarship"))
    months = models.DecimalField(
        _("months"), max_digits=5, decimal_places=1, null=True, blank=True,
        help_text=_("Empty: all months of the scholarship."),
    )  # fmt: skip
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome.choices, default=Outcome.STUDYING)

    class Meta(Kept.Meta):
        verbose_name = _("scholar")
        verbose_name_plural = _("scholars")

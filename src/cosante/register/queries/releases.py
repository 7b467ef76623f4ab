"""Releases and schedules, the newest first; the files of one."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import QuerySet

from cosante.register import files
from cosante.register.models import Release, Schedule


def releases(report: str = "", partner: int | None = None) -> QuerySet[Release]:
    """All of them, those of one report, or those about one partner."""
    found = Release.objects.select_related("by", "schedule").order_by("-pk")
    found = found.filter(report=report) if report else found
    return found.filter(about__partner=partner) if partner is not None else found


def schedules() -> QuerySet[Schedule]:
    """What the site makes by itself."""
    return Schedule.objects.filter(ended_at=None).select_related("by").order_by("pk")


def last_of(series: str) -> Release | None:
    """The newest of a series."""
    return Release.objects.filter(series=series).order_by("-number").first()


def series_of(report: str, about: Mapping[str, Any], languages: Sequence[str]) -> str:
    """What makes two releases numbers of one series."""
    said = [f"{name}={value}" for name, value in sorted(about.items()) if value not in ("", None)]
    return " ".join([report, *said, "+".join(languages)])


def content_of(release: Release) -> bytes:
    """Its content in canonical form."""
    return files.path_of(release.sha256).read_bytes()


def file_of(release: Release, kind: str) -> bytes | None:
    """One of its files; None where it has none of that kind."""
    kept = release.files.get(kind)
    return files.path_of(kept[0]).read_bytes() if kept else None

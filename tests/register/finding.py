"""Rows of the register, as tests speak of them."""

from cosante.register.models import Fact


def the(kind: str, **about: object) -> Fact:
    """The one fact of a kind, or of those the one of which this holds."""
    return Fact.objects.get(kind=kind, **about)

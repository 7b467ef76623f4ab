"""What templates with forms use: the token of a form, decisions in words, where a subject's remarks are sent."""

from collections.abc import Iterable

from django import template
from django.db.models import Model
from django.utils.html import format_html
from django.utils.safestring import SafeString

from cosante.register.models import Decision
from cosante.web import findings, happened, saying, tokens, words

register = template.Library()

register.filter("size", words.size_words)
register.filter("seconds", words.seconds_words)
register.filter("why", findings.why_words)
register.filter("details", happened.details)
register.filter("happened", happened.happened)
register.filter("of_two", saying.of_two)


@register.simple_tag
def sealed() -> SafeString:
    """The hidden field that makes a form one that is done once."""
    return format_html('<input type="hidden" name="{}" value="{}">', tokens.FIELD, tokens.seal())


@register.filter
def noun(subject: Model) -> str:
    """``act``, ``partner`` or ``document``: as addresses of remarks have it."""
    return subject._meta.model_name or ""


@register.filter
def said(decisions: Iterable[Decision]) -> list[saying.Said]:
    """Each decision in words."""
    return saying.said(decisions)

"""What templates with forms use: the token of a form, decisions in words, where a subject's remarks are sent."""

from collections.abc import Iterable

from django import template
from django.db.models import Model
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from cosante.register.models import Act, Cited, Decision, Kept
from cosante.register.queries.partners import surviving
from cosante.web import findings, happened, looks, saying, supply_words, tokens, words
from cosante.web.cards import Link, about

register = template.Library()

register.filter("size", words.size_words)
register.filter("unit", supply_words.unit)
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
    """``act``, ``partner``, ``document`` or a noun of kept rows: as addresses of remarks have it."""
    return subject.noun if isinstance(subject, Kept) else subject._meta.model_name or ""


@register.filter
def nouns(model: type[Kept]) -> str:
    """What many of its rows are called, as a heading."""
    return capfirst(str(model._meta.verbose_name_plural))


@register.filter
def noun_of(model: type[Kept]) -> str:
    """What one of its rows is called."""
    return str(model._meta.verbose_name)


@register.filter
def look_of(row: Kept) -> looks.Look:
    """How rows like it look."""
    return looks.looks()[row.noun]


@register.filter
def source_of(cited: Cited) -> Link:
    """The document or act that is cited."""
    source = cited.document or cited.act
    return about(surviving(source) if isinstance(source, Act) else source) if source else Link("")


@register.filter
def source_words(cited: Cited) -> str:
    """The same in words."""
    return source_of(cited).text


@register.filter
def said(decisions: Iterable[Decision]) -> list[saying.Said]:
    """Each decision in words."""
    return saying.said(decisions)

"""The words of `web.words`, `web.dates` and `web.labels`, and where a fact is shown, as template filters.

These are built in, so that no template has to load them, and three of Django's own are replaced: ``date`` and
``floatformat`` write in the digits of the page, and in ``blocktranslate`` so does every number.
"""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django import template
from django.http import HttpRequest
from django.template.base import FilterExpression, Parser, Token
from django.template.context import Context
from django.templatetags.i18n import BlockTranslateNode, do_block_translate

from cosante.register.queries.filters import Asked
from cosante.web import cards, dates, labels, words
from cosante.web.asked import VIEWS
from cosante.web.totals import Wanted, out_words

register = template.Library()

register.filter("country", words.country_name)
register.filter("called", words.called)
register.filter("place_name", words.place_name)
register.filter("currency", words.currency_name)
register.filter("language", words.language_name)
register.filter("edtf", dates.date_words)
register.filter("confidence", words.confidence_words)
register.filter("number", words.number_words)
register.filter("digits", words.digits)
register.filter("percent", words.percent_words)
register.filter("floatformat", words.fixed_words)
register.filter("label", labels.label)
register.filter("reader_says", labels.reader_says)
register.filter("address", cards.address)
register.filter("about", cards.about)
register.filter("browser", words.browser_words)

#: The forms of moments that templates ask for, by Django's letters for them.
MOMENTS = {
    "j F Y": dates.day_words,
    "j F Y, H:i": dates.time_words,
    "j F Y, H:i:s": lambda at: dates.time_words(at, seconds=True),
    "Y-m-d H:i": dates.moment_words,
    "Y-m-d H:i:s": lambda at: dates.moment_words(at, seconds=True),
    "c": lambda at: at.isoformat() if at else "",
}


@register.filter(expects_localtime=True)
def date(at: datetime | None, form: str = "j F Y") -> str:
    """A moment in one of the forms of this house."""
    return MOMENTS[form](at)


register.filter("titled", cards.titled)
register.simple_tag(out_words)
register.simple_tag(lambda: VIEWS, name="register_views")


@register.simple_tag
def changed(asked: Asked, **changes: str) -> str:
    """The filters as an address has them, with changes."""
    return asked.query(**{name: str(value) for name, value in changes.items()})


@register.simple_tag
def wanted_with(wanted: Wanted, asked: Asked, counted: Collection[str], **changes: str) -> str:
    """What a total is about as an address has it, with changes."""
    return wanted.query(asked, counted, **changes)


@register.simple_tag
def page_address(request: HttpRequest, page: int) -> str:
    """The address of another page of the same list, with its filters."""
    asked = [(name, value) for name, values in request.GET.lists() if name != "page" for value in values if value]
    return "?" + urlencode([*asked, ("page", page)])


@register.simple_tag
def with_asked(request: HttpRequest, **other: str) -> str:
    """The address of this page with other values for some of what it was asked, from its first page on."""
    asked = {name: value for name, value in request.GET.items() if name != "page"} | other
    return "?" + urlencode({name: value for name, value in asked.items() if value})


class _Number(int):
    """A count that chooses the plural, and shows itself in the digits of the page."""

    def __str__(self) -> str:
        return words.number_words(int(self))

    def __html__(self) -> str:
        return str(self)


class _Worded:
    """An expression whose number is worded. What is no number stays as it is."""

    def __init__(self, of: FilterExpression) -> None:
        self.of = of

    def resolve(self, context: Context) -> Any:
        value = self.of.resolve(context)
        return _Number(value) if isinstance(value, int) and not isinstance(value, bool) else value


@register.tag
def blocktranslate(parser: Parser, token: Token) -> BlockTranslateNode:
    """As Django's, with every number that it is given in the digits of the page."""
    node: Any = do_block_translate(parser, token)
    node.extra_context = {name: _Worded(value) for name, value in node.extra_context.items()}
    if node.counter:
        node.counter = _Worded(node.counter)
    return node

"""The words of `web.words` and `web.labels`, and where a fact is shown, as template filters."""

from collections.abc import Collection
from urllib.parse import urlencode

from django import template
from django.http import HttpRequest

from cosante.register.queries.filters import Asked
from cosante.web import cards, labels, words
from cosante.web.asked import VIEWS
from cosante.web.totals import Wanted

register = template.Library()

register.filter("country", words.country_name)
register.filter("language", words.language_name)
register.filter("edtf", words.date_words)
register.filter("confidence", words.confidence_words)
register.filter("number", words.number_words)
register.filter("label", labels.label)
register.filter("address", cards.address)
register.filter("about", cards.about)
register.filter("browser", words.browser_words)


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

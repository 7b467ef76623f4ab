"""The countries whose own language a language is: where a page in it is likely written, if it does not say."""

from functools import cache

#: So large a part of a country's people (in percent) writes it, where it is official in a part of the country only.
_LARGE = 5


@cache
def lands(code: str) -> tuple[str, ...]:
    """The countries (ISO 3166-1) of a language (ISO 639-1), the one with most of its writers first; none where
    more than two have it, which tells nothing. From CLDR.

    >>> lands("vi"), lands("bn"), lands("en")
    (('VN',), ('BD', 'IN'), ())
    """
    chief, found = _official(code)
    return (chief, *sorted(found - {chief})) if chief and len(found | {chief}) <= 2 else ()


@cache
def may_write(code: str, land: str) -> bool:
    """Is a page in the language likely written in the country: is it official there, or in so many countries that
    pages from anywhere are written in it?

    >>> may_write("pt", "MZ"), may_write("pt", "JP"), may_write("en", "JP")
    (True, False, True)
    """
    chief, found = _official(code)
    return not chief or land in found or len(found) > _OF_THE_WORLD


#: A language that is official in more countries than this is written everywhere.
_OF_THE_WORLD = 60


def _official(code: str) -> tuple[str, set[str]]:
    """The country with most writers of a language, and those where it is official, from CLDR."""
    from babel.core import get_global

    likely = str(get_global("likely_subtags").get(code, "")).split("_")
    script, chief = likely[1:3] if len(likely) > 2 else ("", "")
    if not chief:
        return "", set()
    spellings = {code, f"{code}_{script}"}
    found = {
        land
        for land, written in get_global("territory_languages").items()
        for name in spellings & written.keys()
        if (status := written[name].get("official_status"))
        and (status != "official_regional" or written[name]["population_percent"] >= _LARGE)
    }
    return chief, found | {chief}

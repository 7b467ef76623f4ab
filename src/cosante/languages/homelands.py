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
    from babel.core import get_global

    likely = str(get_global("likely_subtags").get(code, "")).split("_")
    script, chief = likely[1:3] if len(likely) > 2 else ("", "")
    if not chief:
        return ()
    spellings = {code, f"{code}_{script}"}
    found = {
        land
        for land, written in get_global("territory_languages").items()
        for name in spellings & written.keys()
        if (status := written[name].get("official_status"))
        and (status != "official_regional" or written[name]["population_percent"] >= _LARGE)
    }
    return (chief, *sorted(found - {chief})) if len(found | {chief}) <= 2 else ()

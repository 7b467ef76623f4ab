"""Is it the same partner? Names across scripts and languages, acronyms, identifiers, kind, country, place and parent.

Names are compared by what they mean (``names``): general words by their concept, rare words by letters or, between
scripts, by consonants. Bodies of which a country or a place has one (its health ministry, its provincial health
department, its government) are the same by kind, subject and country or place, with no rare word. The best pair of
names counts.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from cosante.matching.letters import Word, of_country, same_letters
from cosante.matching.names import Name, acronym, one_word, shared, understood
from cosante.matching.profiles import PartnerProfile
from cosante.matching.verdicts import Finding, Verdict, decide, total

#: Kinds whose names say little without their country.
LOCAL = frozenset(
    {
        "country",
        "ministry",
        "subnational_government",
        "embassy",
        "medical_team",
        "armed_forces",
        "health_facility",
        "other",
    }
)
#: Kinds that work in many countries: the country is no part of what they are.
WORLDWIDE = frozenset({"un_agency", "multilateral"})
#: Kinds of which a country or a place has one of each subject.
ONE_A_PLACE = frozenset({"country", "ministry", "subnational_government", "armed_forces", "embassy"})
#: Kinds of which a country has one of each subject.
ONE_A_COUNTRY = frozenset({"country", "ministry", "armed_forces", "embassy", "bilateral_agency"})
_RELATED = (
    frozenset({"un_agency", "multilateral"}),
    frozenset({"ngo", "foundation", "other"}),
    frozenset({"academic", "health_facility", "other"}),
    frozenset({"bilateral_agency", "ministry", "other", "foundation"}),
    frozenset({"ministry", "subnational_government", "other"}),
    frozenset({"country", "subnational_government"}),
    frozenset({"medical_team", "armed_forces", "other"}),
    frozenset({"company", "other"}),
    frozenset({"academic", "other", "ngo"}),
)
#: Levels that one word of many languages stands for.
NATIONWIDE = frozenset({"national", "central"})
_CLEAR = 4
_ENOUGH, _SOME = 0.9, 0.45


def score(one: PartnerProfile, other: PartnerProfile) -> Verdict:
    """Whether the two are one partner."""
    return decide("partners", [*_identity(one, other), *_surroundings(one, other), *_names(one, other)])


def scheme(identifier: str) -> str:
    """The register that an org-id.guide identifier belongs to: ``XM-DAC`` of ``XM-DAC-928``."""
    return "-".join(identifier.split("-")[:2])


def _identity(one: PartnerProfile, other: PartnerProfile) -> Iterator[Finding]:
    both = sorted(set(one.identifiers) & set(other.identifiers))
    if both:
        yield Finding("same-identifier", {"identifier": both[0]})
        return
    for of in sorted({scheme(i) for i in one.identifiers} & {scheme(i) for i in other.identifiers}):
        mine, theirs = (min(i for i in p.identifiers if scheme(i) == of) for p in (one, other))
        yield Finding("other-identifier", {"one": mine, "other": theirs})
        return


def _surroundings(one: PartnerProfile, other: PartnerProfile) -> Iterator[Finding]:
    kinds = {"one": one.type, "other": other.type}
    if one.type == other.type:
        yield Finding("same-type", {"type": one.type})
    else:
        related = any({one.type, other.type} <= group for group in _RELATED)
        yield Finding("related-type" if related else "other-type", kinds)
    if one.country and other.country:
        same = one.country == other.country
        yield Finding("same-country" if same else "other-country", {"one": one.country, "other": other.country})
    elif {one.type, other.type} <= WORLDWIDE:
        yield Finding("worldwide")
    elif {one.type, other.type} & LOCAL:
        yield Finding("country-unknown")
    if one.place and other.place:
        if one.place == other.place:
            yield Finding("same-place", {"place": one.place})
        elif not _inside(one.place, other.place):
            yield Finding("other-place", {"one": one.place, "other": other.place})
    if one.parent and other.parent:
        above, below = (PartnerProfile(p.parent, p.type, p.country) for p in (one, other))
        same = total("partners", _names(above, below)) > 0
        yield Finding("same-parent" if same else "other-parent", {"one": one.parent[0][1], "other": other.parent[0][1]})


def _inside(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def _names(one: PartnerProfile, other: PartnerProfile) -> list[Finding]:
    """What the best pair of names says. Acronyms alone do not overrule long names of one language that differ."""
    ways: list[tuple[float, bool, list[Finding]]] = []
    firm: list[tuple[float, list[Finding]]] = []
    for language, name in _called(one):
        for other_language, other_name in _called(other):
            way = compared(understood(name, language), understood(other_name, other_language), one, other)
            by_acronym = bool(acronym(name) and acronym(other_name))
            ways.append((total("partners", way), by_acronym, way))
            if language == other_language and not acronym(name) and not acronym(other_name):
                firm.append((ways[-1][0], way))
    short = _acronyms(one, other)
    ways.append((total("partners", short), True, short))
    _, by_acronym, best = max(ways, key=lambda way: (way[0], sorted(f.code for f in way[2])))
    against = max(firm, default=(0.0, []), key=lambda way: way[0])
    if by_acronym and against[0] < 0 and best is not against[1]:
        return [*best, *against[1]]
    if short[0].code == "other-acronym" and short is not best and all(f.code != "same-name" for f in best):
        return [*best, *short]
    return best


def _called(of: PartnerProfile) -> list[tuple[str, str]]:
    """Its names and, as names of no language, its acronyms: another script may spell one as a word."""
    return list(dict.fromkeys([*of.names, *(("", a) for a in of.acronyms)]))


def _long_names(of: PartnerProfile) -> list[tuple[str, str]]:
    return [(language, name) for language, name in of.names if not acronym(name)]


def acronyms(of: PartnerProfile) -> frozenset[str]:
    """The acronyms that it goes by, folded."""
    return frozenset(filter(None, [acronym(a.upper()) for a in of.acronyms] + [acronym(n) for _, n in of.names]))


def _short(of: PartnerProfile) -> frozenset[str]:
    """Names of one word, which may be acronyms written small (icddr,b)."""
    return frozenset(filter(None, (one_word(name) for _, name in of.names)))


def initials(of: PartnerProfile) -> frozenset[str]:
    """The acronyms that its long names make."""
    return frozenset().union(*(understood(name, language).initials for language, name in _long_names(of)))


def _acronyms(one: PartnerProfile, other: PartnerProfile) -> list[Finding]:
    mine, theirs = acronyms(one), acronyms(other)
    if both := sorted((mine | _short(one)) & (theirs | _short(other)) if mine or theirs else ()):
        return [Finding("same-acronym", {"acronym": both[0].upper()}), *_too_short(both)]
    if made := sorted((mine & initials(other)) | (theirs & initials(one))):
        return [Finding("acronym-of-name", {"acronym": made[0].upper()}), *_too_short(made)]
    if mine and theirs:
        return [Finding("other-acronym", {"one": min(mine).upper(), "other": min(theirs).upper()})]
    return [Finding("other-words", {"one": _first(one), "other": _first(other)})]


def _too_short(shared: list[str]) -> Iterator[Finding]:
    """Of three letters there are too few for all the bodies in the world."""
    if max(map(len, shared)) < _CLEAR:
        yield Finding("short-acronym")


def _first(of: PartnerProfile) -> str:
    return of.names[0][1] if of.names else ""


def compared(one: Name, other: Name, first: PartnerProfile, second: PartnerProfile) -> list[Finding]:
    """What two names say of one another, given the kinds, countries and places of their bearers."""
    if one.plain == other.plain and (one.rare or other.rare or one.marks):
        return [Finding("same-name", {"name": one.plain})]  # two languages may understand one name otherwise
    one, other = (_at_home(name, {first.country, second.country}) for name in (one, other))
    found = [*_rare(one, other, first, second), *_concepts(one, other, {first.type, second.type})]
    own = {first.country, second.country}
    left, right = one.countries - own, other.countries - own
    if left and right and not left & right:
        found.append(Finding("other-land-named", {"one": min(left), "other": min(right)}))
    elif bool(left) != bool(right):
        found.append(Finding("land-missing", {"country": min(left | right)}))
    return found


def _at_home(name: Name, countries: set[str]) -> Name:
    """The name without those rare words that are its own country's (Kyrgyz, Senegalese)."""
    rare = tuple(word for word in name.rare if not any(of_country(word, code) for code in countries if code))
    return name if rare == name.rare else replace(name, rare=rare)


def _rare(one: Name, other: Name, first: PartnerProfile, second: PartnerProfile) -> Iterator[Finding]:
    if not one.rare and not other.rare:
        yield from _general(one, other, first, second)
        return
    if _one_of_its_place(one, other, first, second):
        yield Finding("same-body", {"country": first.place})
        return
    if not one.rare or not other.rare:
        yield Finding("words-missing", {"words": " ".join(word.letters for word in one.rare or other.rare)})
        return
    both = shared(one.rare, other.rare)
    most, least = max(both.left, both.right), min(both.left, both.right)
    if least >= _ENOUGH or not (both.left_over or both.right_over):
        yield Finding("same-words", {"words": " ".join(word.letters for word in one.rare)})
    elif most >= _ENOUGH or least >= 0.75:
        yield Finding("most-words", {"words": " ".join(both.left_over + both.right_over)})
    elif most >= _SOME:
        yield Finding("some-words", {"one": " ".join(both.left_over), "other": " ".join(both.right_over)})
    if both.left_over and both.right_over and least < 0.75:
        words = {"one": " ".join(both.left_over), "other": " ".join(both.right_over)}
        yield Finding("other-words" if one.script == other.script else "other-words-script", words)
    if one.script != other.script:
        yield Finding("other-script" if _heard(one.rare, other.rare) else "short-sound")


def _heard(one: tuple[Word, ...], other: tuple[Word, ...]) -> bool:
    """Whether there is enough to hear: four consonants, the same in both, or nearly the same letters."""
    left, right = ("".join(word.bones for word in words) for words in (one, other))
    alike = left == right or sorted(word.bones for word in one) == sorted(word.bones for word in other)
    return (alike and len(left) > 3) or same_letters(one, other)


def _general(one: Name, other: Name, first: PartnerProfile, second: PartnerProfile) -> Iterator[Finding]:
    """Two names without a rare word: one body if it is the one of its kind in the world, the country or the place."""
    kinds = {first.type, second.type}
    alike = bool(one.heads & other.heads) or (one.heads == other.heads and one.subjects == other.subjects)
    alike = alike and one.marks == other.marks
    everywhere = not first.country and not second.country and not kinds & LOCAL and len(one.subjects) > 1
    if kinds <= WORLDWIDE or everywhere:
        if alike and one.subjects == other.subjects and one.countries == other.countries:
            yield Finding("same-world-body", {"name": one.plain})
        return
    country = first.country or second.country
    if not (first.country and second.country):
        yield Finding("country-needed")
    subjects = one.subjects == other.subjects or (kinds <= ONE_A_PLACE and bool(one.subjects & other.subjects))
    if kinds == {"country"} or (alike and subjects):
        one_only = _one_of_its_place(one, other, first, second) or _of_the_country(one, other, kinds, country)
        yield Finding("same-body" if one_only else "same-general-name", {"country": country})


def _of_the_country(one: Name, other: Name, kinds: set[str], country: str) -> bool:
    """Whether such a body is the only one of its country: by its kind, by its level, or because both names say so."""
    if kinds <= ONE_A_COUNTRY or len(one.subjects & other.subjects) > 1:
        return True
    return all(name.levels & NATIONWIDE or country in name.countries for name in (one, other))


def _one_of_its_place(one: Name, other: Name, first: PartnerProfile, second: PartnerProfile) -> bool:
    return (
        {first.type, second.type} <= ONE_A_PLACE
        and bool(first.place)
        and first.place == second.place
        and "-" in first.place
        and bool(one.heads & other.heads)
        and one.subjects == other.subjects
    )


def _concepts(one: Name, other: Name, kinds: set[str]) -> Iterator[Finding]:
    """What the general words say: against, where they differ."""
    if one.heads and other.heads and not one.heads & other.heads:
        yield _apart("other-head", one.heads, other.heads)
    elif one.heads and other.heads and one.heads != other.heads and not kinds <= ONE_A_PLACE:
        yield Finding("head-more", {"words": ", ".join(sorted(one.heads ^ other.heads))})
    elif bool(one.heads) != bool(other.heads) and (one.rare or other.rare):
        yield Finding("head-missing", {"words": ", ".join(sorted(one.heads | other.heads))})
    left, right = one.subjects - other.subjects, other.subjects - one.subjects
    if not (kinds <= ONE_A_PLACE and one.subjects & other.subjects):
        if left and right:
            yield _apart("other-subject", left, right)
        elif left or right:
            yield Finding("subject-missing", {"words": ", ".join(sorted(left | right))})
    if one.levels and other.levels and not one.levels & other.levels and not one.levels | other.levels <= NATIONWIDE:
        yield _apart("other-level", one.levels, other.levels)
    if one.marks != other.marks:
        if one.marks and other.marks:
            yield _apart("other-mark", one.marks, other.marks)
        else:
            yield Finding("mark-missing", {"mark": min(one.marks | other.marks)})


def _apart(code: str, one: Iterable[str], other: Iterable[str]) -> Finding:
    return Finding(code, {"one": ", ".join(sorted(one)), "other": ", ".join(sorted(other))})

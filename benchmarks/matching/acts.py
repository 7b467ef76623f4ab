"""Acts, partners and texts made up in any number, with the pairs that are one, for measuring speed.

Parties are drawn by Zipf's law, as in news; a fifth of the acts is another act told again, in another language and with
something left out, rounded or vaguer, as the second telling of a story is. The same seed makes the same acts.
"""

import random
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from cosante.matching.profiles import DeedProfile, PartnerProfile, TextProfile
from cosante.vocabulary.codes import ACT_TYPES, COUNTED, HEALTH_AREAS

LANGUAGES = ("en", "fr", "bn", "es", "vi", "zh")
COUNTRIES = ("VN", "LA", "BD", "CU", "AO", "SN", "KG", "CN", "IN", "NP", "FR", "JP", "BR", "EG", "KE", "MZ", "KH", "ML")
TOLD_AGAIN = 0.2
_START, _DAYS = date(2008, 1, 1), 6500
_SYLLABLES = "ka ri mo san ta lu ben go chi van pra do nai ho ma qui sel ba tin ros".split()
_KINDS = (("health_facility", "{} Hospital"), ("academic", "University of {}"), ("ngo", "{} Health Foundation"))


def deeds(number: int, seed: int = 1) -> tuple[list[tuple[int, DeedProfile]], set[tuple[int, int]]]:
    """So many deeds, and the pairs that are one."""
    chance = random.Random(seed)
    parties = max(50, number // 30)
    weights = [1 / (rank + 1) for rank in range(parties)]
    found: list[tuple[int, DeedProfile]] = []
    told: dict[int, list[int]] = {}
    root: dict[int, int] = {}
    while len(found) < number:
        n = len(found)
        if found and chance.random() < TOLD_AGAIN:
            first = root.get(chosen := chance.randrange(max(0, n - 5000), n), chosen)
            found.append((n, again(found[first][1], n, chance)))
            told.setdefault(first, [first]).append(n)
            root[n] = first
        else:
            found.append(
                (n, deed(n, chance.choices(range(parties), weights, k=chance.choice((1, 2, 2, 2, 3))), chance))
            )
    same = {(a, b) for members in told.values() for a in members for b in members if a < b}
    return found, same


def deed(document: int, parties: list[int], chance: random.Random) -> DeedProfile:
    """A deed of these parties, with what a story tells."""
    day = _START + timedelta(chance.randrange(_DAYS))
    countries = frozenset(COUNTRIES[party % len(COUNTRIES)] for party in parties)
    country = chance.choice(sorted(countries))
    return DeedProfile(
        type=chance.choice(ACT_TYPES),
        actors=frozenset(parties[:1]),
        recipients=frozenset(parties[1:]),
        countries=countries,
        when=chance.choice((day.isoformat(), day.isoformat(), day.isoformat()[:7], str(day.year))),
        place=f"{country}-{chance.randrange(20)}" if chance.random() < 0.5 else "",
        country=country,
        amounts=frozenset({(Decimal(chance.randrange(1, 900) * 10_000), "USD")} if chance.random() < 0.3 else ()),
        counts=frozenset({(chance.choice(COUNTED), float(chance.randrange(5, 2000)))} if chance.random() < 0.4 else ()),
        areas=frozenset({chance.choice(HEALTH_AREAS)}),
        language=chance.choice(LANGUAGES),
        document=document + 1,
    )


def again(of: DeedProfile, document: int, chance: random.Random) -> DeedProfile:
    """The same deed as another document tells it: vaguer, rounder, or with less."""
    return replace(
        of,
        document=document + 1,
        language=chance.choice([language for language in LANGUAGES if language != of.language]),
        when=of.when[:7] if chance.random() < 0.3 else of.when,
        place="" if chance.random() < 0.3 else of.place,
        amounts=frozenset() if chance.random() < 0.2 else of.amounts,
        counts=frozenset((what, round(value, -1)) for what, value in of.counts if value > 100 or chance.random() < 0.8),
        areas=frozenset() if chance.random() < 0.3 else of.areas,
    )


def partners(number: int, seed: int = 1) -> tuple[list[tuple[int, PartnerProfile]], set[tuple[int, int]]]:
    """So many partners with made-up names, a fifth of them spelled or ordered otherwise."""
    chance = random.Random(seed)
    found: list[tuple[int, PartnerProfile]] = []
    same: set[tuple[int, int]] = set()
    while len(found) < number:
        word = " ".join(_word(chance) for _ in range(chance.choice((1, 2, 2))))
        kind, form = chance.choice(_KINDS)
        one = PartnerProfile((("en", form.format(word.title())),), kind, chance.choice(COUNTRIES))
        found.append((len(found), one))
        if chance.random() < TOLD_AGAIN / (1 - TOLD_AGAIN) and len(found) < number:
            french = {
                "health_facility": "Hôpital {}",
                "academic": "Université de {}",
                "ngo": "Fondation {} pour la santé",
            }
            other = replace(one, names=(("fr", french[kind].format(word.title())),))
            same.add((len(found) - 1, len(found)))
            found.append((len(found), other))
    return found, same


def texts(number: int, seed: int = 1) -> tuple[list[tuple[int, TextProfile]], set[tuple[int, int]]]:
    """So many texts of made-up words, a fifth of them copies with a dateline and a piece cut off."""
    chance = random.Random(seed)
    words = [_word(chance) for _ in range(20_000)]
    weights = [1 / (rank + 10) for rank in range(len(words))]
    found: list[tuple[int, TextProfile]] = []
    same: set[tuple[int, int]] = set()
    while len(found) < number:
        said = chance.choices(words, weights, k=chance.randrange(80, 300))
        found.append((len(found), TextProfile(" ".join(said), "en")))
        if chance.random() < TOLD_AGAIN / (1 - TOLD_AGAIN) and len(found) < number:
            cut = said[: chance.randrange(len(said) // 2, len(said) + 1)]
            same.add((len(found) - 1, len(found)))
            found.append((len(found), TextProfile(" ".join([_word(chance), _word(chance), *cut]), "en")))
    return found, same


def _word(chance: random.Random) -> str:
    return "".join(chance.choices(_SYLLABLES, k=chance.choice((2, 3, 3, 4))))

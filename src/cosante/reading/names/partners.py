"""Partners: known organisations, organisations by their heads, countries, full names with their acronyms.

What a name does not say of its country is settled last: none is given where the text leaves a doubt.
"""

import re
from typing import Final

from cosante.languages.folding import fold_term
from cosante.reading.names import acronyms, headed, homes, korean_places
from cosante.reading.names.words import Words
from cosante.reading.page import STANDING, Named, Page
from cosante.reading.scanning import Mention
from cosante.reading.spans import Spans

#: Bodies that are told with what they are before their name.
_SAID: Final = frozenset(
    {"ngo", "foundation", "bilateral_agency", "multilateral", "un_agency", "academic", "company", "other"}
)
#: Bodies of a state, of which each country has one by what it is called.
_OF_A_STATE: Final = frozenset({"ministry", "embassy"})
#: The number of the countries whose a body is stands right behind its name (characters).
_OF: Final = 24
#: A title is no longer before the body that it names (characters).
_TITLE: Final = 48
#: A vaccine stands no farther from its maker's name (characters).
_BESIDE: Final = 30
#: People who do nothing for their country.
_PEOPLE: Final = frozenset({"beneficiaries", "patients", "trainees"})
#: Names of this strength are names by themselves.
_SURE: Final = 0.85


def find(page: Page, words: Words) -> list[Named]:
    """Every spot of the text that names a partner, countries included."""
    found = [*_known(page), *headed.find(page, words), *_teams(page), *acronyms.spelled_out(page, words)]
    owners = [n for n in found if n.type == "ministry"]
    found = [
        n
        for n in _widest(page, [n for n in found if not _owned_ones(page, n, owners)])
        if not (n.type == "subnational_government" and _only_where(page, n))
    ]
    found = [n for n in found if n.type != "company" or not _is_brand(page, n.start, n.end)]
    found = [n for n in found if n.type != "ministry" or n.country or not _of_countries(page, n)]
    found = [n for n in found if n.type != "other" or not _of_a_title(page, n)]
    if page.pack.glued:
        begins = {n.start: n for n in found}  # "전라북도 전주시 한빛병원은"
        governments = {n.start for n in found if n.type == "subnational_government"}
        found = [n for n in found if n.start not in governments or not korean_places.at_address(page, n.end, begins)]
    if not words.capitals:
        found = _apposed(page, found)
    covered = Spans((n.reach[0] if n.reach[1] else n.start, n.end) for n in found)
    ends = {page.scan.token_end(n.end): n for n in found}
    for land in _countries(page):
        if covered.hold(land.start) or _in_brackets(page, land, ends) or _of_an_office(page, land, ends):
            continue
        found.append(_brand(page, land) or land if words.syllables else land)
    found = [n for n in found if n.type not in _SAID or not _reports(page, n)]
    found.sort(key=lambda n: n.start)
    found = [n for n in found if not page.is_skipped(n.start)]
    acronyms.follow(page, found)
    homes.settle(page, found)
    return found


def _of_an_office(page: Page, land: Named, ends: dict[int, Named]) -> bool:
    """Does the country say which office of a known body is meant: in a language of which all words are syllables ("JICA
    Việt Nam"), or in Latin letters in a text of others ("Unicef Myanmar")? Elsewhere it may as well begin what follows
    ("Con el apoyo de la OMS Brasil donó …").
    """
    foreign = page.pack.settings["script"] != "Latn" and page.text[land.start : land.end].isascii()
    if not (foreign or page.pack.settings["syllables"]):
        return False
    before = ends.get(land.start) or ends.get(land.start - 1)
    if before is None or not before.key.startswith("org:") or before.type in {"country", "ministry", "health_facility"}:
        return False
    return page.text[before.end : land.start].strip() == "" and land.end not in page.scan.suffix_at


def _brand(page: Page, land: Named) -> Named | None:
    """The branch of a foreign company there: one word that is no Vietnamese syllable before it ("Nordlux Việt Nam")."""
    i = page.word_before(land.start)
    start, end = (page.word_starts[i], page.word_ends[i]) if i >= 0 else (0, 0)
    word = page.text[start:end]
    if page.text[end : land.start] != " " or not word[:1].isupper() or not word.isascii() or len(word) < _BRAND:
        return None
    known = any(page.scan.within(kind, start, end) for kind in _KNOWN) or page.word(i) in page.pack.common
    if known or len(_VOWELS.findall(word)) < _TWO or (i and page.text[page.word_starts[i - 1]].isupper()):
        return None
    return Named(start, land.end, "partner", "company", land.country, strength=_SURE)


#: A word of two syllables, and how long it is at least.
_VOWELS: Final = re.compile(r"[aeiouy]+", re.IGNORECASE)
_TWO: Final = 2
_BRAND: Final = 5
#: What is no brand's name.
_KNOWN: Final = (
    "org",
    "country",
    "demonym",
    "place",
    "word",
    "role",
    "honorific",
    "health",
    "placehead",
    "orghead",
    "cue",
)


def _in_brackets(page: Page, land: Named, ends: dict[int, Named]) -> bool:
    """Does the country stand alone in brackets behind a body, and so say whose that is ("Bệnh viện Sao Mai (Lào)")?"""
    text, end = page.text, page.scan.token_end(land.end)
    told = next((w for w in _COUNTRY_WORDS if text.endswith(w, 0, land.start)), "") if page.pack.spaceless else ""
    if told:  # "មហាវិទ្យាល័យ… ប្រទេសជប៉ុន"
        at = land.start - len(told)
        return _takes(ends.get(at) or ends.get(at - 1), land)
    if page.pack.settings["name_adjective"] != "after":
        return False  # where it stands before a name, what stands behind in brackets may be another party
    if text[land.start - 1 : land.start] != "(" or text[end : end + 1] != ")":
        return False
    return _takes(ends.get(land.start - 1 - (text[land.start - 2 : land.start - 1] == " ")), land)


#: Words for a country, before its name.
_COUNTRY_WORDS: Final = ("ประเทศ", "ປະເທດ", "ប្រទេស", "ประเทศ ", "ປະເທດ ", "ប្រទេស ")


def _takes(name: Named | None, land: Named) -> bool:
    """Let the body, if it is one that may be anybody's, be of the country."""
    if name is None or name.type not in _SAID | {"health_facility", "medical_team"}:
        return False
    if not name.country and name.type not in homes.INTERNATIONAL:
        name.country = land.country
    return True


def _owned_ones(page: Page, name: Named, owners: list[Named]) -> bool:
    """Does it only say of hospitals, in small letters, whose they are ("hospitales del Ministerio de Salud")?"""
    if name.type != "health_facility" or not page.text[name.start].islower():
        return False
    head = page.word_ends[page.word_at(name.start)]
    for owner in owners:
        between = page.text[head : owner.start].split() if name.start < owner.start < name.end else ["-"]
        if all(word in page.pack.between or word in page.pack.articles for word in between):
            return True
    return False


def _only_where(page: Page, name: Named) -> bool:
    """Is it a town or district in which something is done ("katika jiji la Changsha"), and no government?"""
    if any(m[2][0] == "country" for m in page.scan.within("orghead", name.start, name.start + 1)):
        return False  # "в правительстве Новосибирской области"
    before = page.word_before(name.start)
    article = before >= 0 and page.word(before) in page.pack.articles  # "A Câmara Municipal do Porto enviou …"
    placed = not article and page.at_place(name.start, name.end)
    return placed and bool(page.scan.within("placehead", name.start, name.end))


def _of_a_title(page: Page, name: Named) -> bool:
    """Is it told of only as part of somebody's title ("نائب رئيس مجلس الوزراء", Deputy Chairman of the Cabinet)?"""
    roles = page.scan.within("role", max(0, name.start - _TITLE), name.start)
    least = name.end if page.pack.settings["head"] == "final" else name.start + 1  # a head that stands first is enough
    return any(end >= least for _, end, _ in roles)


def _reports(page: Page, name: Named) -> bool:
    """Is it called what only reports ("وكالة الأنباء الصينية", the Chinese news agency)?"""
    cues = page.scan.within("cue", name.start, name.start + 1)
    return any(m[2] == "press" and " " in page.text[m[0] : m[1]] for m in cues)


def _of_countries(page: Page, name: Named) -> bool:
    """Does it stand for the ministries of several countries, none of them named ("министерства здравоохранения двух
    стран"), and so for no body?
    """
    end = page.scan.token_end(name.end)
    for start, _, what in page.scan.within("counted", end, end + _OF):
        if what == "countries":
            return any(end <= n.start and n.end <= start and n.value > 1 for n in page.numbers)
    return False


def _known(page: Page) -> list[Named]:
    found = []
    for start, end, key in page.scan.of("org"):
        record = page.world.organisations[key]
        found.append(
            Named(
                start,
                end,
                "partner",
                record.type,
                record.country,
                record.identifier,
                record.name_en,
                key=f"org:{key}",
                strength=0.95,
            )
        )
    return found


def _is_brand(page: Page, start: int, end: int) -> bool:
    """Does a maker's name only say which vaccine it is ("doses du vaccin AstraZeneca", "সিনোফার্মের ১৭ লাখ ডোজ টিকা")?"""
    scan = page.scan
    close = scan.token_end(end)
    for first, last in _doses(page, close, close + _BESIDE):
        numbers = [n for n in page.numbers if close <= n.start < first]
        between = scan.text[close : numbers[0].start] + scan.text[numbers[-1].end : first] if numbers else None
        between = scan.text[close:first] if between is None else between
        if last > close and not between.strip(" -"):
            return True
    for _, last in _doses(page, max(0, start - _BESIDE), start):
        words = scan.folded.scan[last:start].split()
        if last <= start and "\n" not in scan.text[last:start] and all(w in page.pack.between for w in words):
            return not any(c in scan.text[last:start] for c in ".,;:")
    return False


def _doses(page: Page, start: int, end: int) -> list[tuple[int, int]]:
    """The words of vaccines and doses that begin in a stretch."""
    spots = [m[:2] for m in page.scan.within("counted", start, end) if m[2] == "doses"]
    return spots + [m[:2] for m in page.scan.within("health", start, end) if m[2][0] == "immunization"]


def _teams(page: Page) -> list[Named]:
    """ "Forty Cuban doctors", "nine doctors and ten nurses from Cuba": health workers of a country, by their number."""
    found = []
    for count in page.counts:
        if count.of not in {"doctors", "health_workers"}:
            continue
        people = page.scan.within("demonym", count.start, count.end)
        if people:
            found.append(Named(count.start, count.end, "partner", "medical_team", people[0][2], strength=0.5))
            continue
        home = page.scan.within("country", count.end, count.end + 16)
        if home and (_origin(page, count.end, home[0][0]) or _owned(page, count.end, home[0][0])):
            found.append(
                Named(count.start, page.scan.token_end(home[0][1]), "partner", "medical_team", home[0][2], strength=0.5)
            )
    return found


def _owned(page: Page, start: int, end: int) -> bool:
    """Does the country stand right after what is its own ("40 bác sĩ Cuba"), in a language that puts it there?"""
    return page.pack.settings["name_adjective"] == "after" and page.text[start:end] == " "


def _origin(page: Page, start: int, end: int) -> bool:
    """Is there nothing but a word of origin between ("from", "venus de la")?"""
    words = page.pack.term(page.text[start:end]).split()
    return bool(words) and all(w in page.pack.between or w in page.pack.origins for w in words)


def _countries(page: Page) -> list[Named]:
    found = []
    # "trẻ em Việt Nam", "កុមារកម្ពុជា": whose people they are, in a language that tells it behind them
    after = page.pack.settings["name_adjective"] == "after" and (page.pack.spaceless or page.pack.settings["syllables"])
    crowds = [m[1] for m in page.scan.of("counted") if m[2] in _PEOPLE] if after else []
    people = {*crowds, *[end + 1 for end in crowds if page.text[end : end + 1] == " "]}
    for start, end, code in page.scan.of("country"):
        if page.in_currency(start, end) or page.at_seat(start, end) or start in people:
            continue
        if page.is_capital_of_report(start, end):
            continue
        found.append(
            Named(
                start,
                end,
                "partner",
                "country",
                code,
                None,
                page.world.country_names.get(code),
                key=f"country:{code}",
                strength=0.6,
            )
        )
    return found


def _widest(page: Page, found: list[Named]) -> list[Named]:
    """Of overlapping names the widest; a known organisation inside a wider name gives way to it, but behind an office
    not to one that begins with its last words: the holder follows.
    """
    found.sort(key=lambda n: (n.start, -n.end, -n.strength))
    kept: list[Named] = []
    for name in found:
        if kept and name.start < kept[-1].end:
            last = kept[-1]
            if name.end - name.start > last.end - last.start and not _held(page, last, name):
                kept[-1] = name
            continue
        kept.append(name)
    return kept


def _held(page: Page, known: Named, name: Named) -> bool:
    """Does an office right before a known body say that whoever follows the body holds it?"""
    if not known.key.startswith("org:") or name.start == known.start:
        return False
    return any(m[1] >= known.start - 1 for m in page.scan.within("role", known.start - _TITLE, known.start))


def _apposed(page: Page, found: list[Named]) -> list[Named]:
    """What a body is, right before its name ("the aid agency KSrelief"), is the same body: it gives its country."""
    kept: list[Named] = []
    for name in found:
        last = kept[-1] if kept else None
        if (
            last is not None
            and last.type in _SAID
            and name.type in _SAID
            and name.strength >= _SURE
            and (last.strength < _SURE or (last.type == name.type and last.end - last.start > 12))
            and page.text[last.end : name.start] in {" ", "-"}
        ):
            name.country, name.reach = name.country or last.country, (last.start, name.end)
            kept[-1] = name
            continue
        kept.append(name)
    return kept


def group(page: Page, found: list[Named]) -> dict[str, list[Named]]:
    """The spots of each partner together, by identity or by name."""
    groups: dict[str, list[Named]] = {}
    for name in found:
        said = _without_lands(page, name) if name.country and name.type in _OF_A_STATE else _plain(page, name)
        key = name.key or f"{name.type}:{name.country or ''}:{said}"
        groups.setdefault(key, []).append(name)
    _join_short(page, groups)
    _join_homeless(page, groups)
    return groups


def _join_homeless(page: Page, groups: dict[str, list[Named]]) -> None:
    """Put a hospital or school told without its country to the one told with it: "제1국립병원", "몽골 제1국립병원"."""
    at_home: dict[str, list[str]] = {}
    for key, spots in groups.items():
        if spots[0].type in STANDING and spots[0].country and not key.startswith("org:"):
            said = _without_lands(page, spots[0])
            if said != _plain(page, spots[0]):
                at_home.setdefault(f"{spots[0].type}:{said}", []).append(key)
    for key in [k for k in groups if k.split(":", 1)[0] in STANDING] if at_home else ():
        kind, country, said = key.split(":", 2)
        others = [k for k in at_home.get(f"{kind}:{said}", ()) if k != key and k in groups]
        if len(others) == 1 and key in groups and country in {"", groups[others[0]][0].country}:
            groups[others[0]] = sorted(groups[others[0]] + groups.pop(key), key=lambda n: n.start)


def _join_short(page: Page, groups: dict[str, list[Named]]) -> None:
    """Put a ministry's short form that the text explains nowhere ("Минздрав", "MoH") to the one that it shortens."""
    kinds = [key for key in groups if key.startswith("ministry:")]
    for key in kinds if len(kinds) > 1 else ():
        _, country, said = key.split(":", 2)
        if " " in said or not _SHORT[0] <= len(said) <= _SHORT[1]:
            continue
        long = []
        for other in kinds:
            land = other.split(":", 2)[1]
            if other in groups and other != key and (land == country or not land or not country):
                first = groups[other][0]
                if _shortens(said, page.scan.folded.scan[first.start : first.end].split()):
                    long.append(other)
        if len(long) == 1:
            spots = groups[long[0]] + groups.pop(key)
            groups[long[0]] = sorted(spots, key=lambda n: n.start)


#: A ministry's short form has no fewer letters and no more.
_SHORT: Final = (3, 12)
#: What it shortens has no fewer words.
_WORDS: Final = 2


def _shortens(short: str, words: list[str]) -> bool:
    """Is it made of what words begin with, in their order, from the first one on to some letters of a later one?"""
    if len(words) < _WORDS or words[0][0] != short[0]:
        return False
    rests = {short[i:] for i in range(1, len(short)) if words[0].startswith(short[:i])}
    for word in words[1:]:
        rests |= {rest[i:] for rest in rests for i in range(1, len(rest) + 1) if word.startswith(rest[:i])}
    return "" in rests


def _without_lands(page: Page, name: Named) -> str:
    """What a body of a state is called, its country apart: "Lao Ministry of Health", "Ministry of Health of Laos"."""
    scan, text = page.scan, page.scan.folded.scan
    kinds = ("country", "demonym", "place") if name.type == "embassy" else ("country", "demonym")
    left, at = [], name.start
    for start, end in sorted({m[:2] for kind in kinds for m in scan.within(kind, name.start, name.end)}):
        left.append(text[at:start])
        at = max(at, scan.token_end(end))
    words = " ".join([*left, text[at : name.end]]).split()
    if page.pack.spaceless:
        return "".join(words) or _plain(page, name)
    small = page.pack.between | page.pack.articles | page.pack.locatives
    return " ".join(w for w in words if w not in small) or _plain(page, name)


def _plain(page: Page, name: Named) -> str:
    if name.own[1]:
        return page.scan.folded.scan[name.own[0] : name.own[1]]
    if page.pack.nominatives:
        return fold_term(page.pack.nominative(" ".join(page.text[name.start : name.end].split())))
    return " ".join(page.scan.folded.scan[name.start : name.end].split())


def overlaps(mention: Mention, names: list[Named]) -> bool:
    """Does a mention lie inside one of the names?"""
    return any(n.start <= mention[0] < n.end for n in names)

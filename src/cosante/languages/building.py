"""How a pack is compiled: its tables, CLDR's part and the names of the world become the patterns of a ``Pack``."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from babel.core import UnknownLocaleError

from cosante.languages import cldr, folders, packless
from cosante.languages.declining import Declensions, same_word
from cosante.languages.folding import accented, accented_term, fold, fold_term
from cosante.languages.joined import Prefixes
from cosante.languages.nasals import nasal_spellings
from cosante.languages.pack import ANY, CAPS, INITIAL, Pack, rows_of
from cosante.languages.tables import DEFAULTS, PREFIX_SCHEMA, SCHEMAS, TOPICS, Row, read_rows, read_settings
from cosante.languages.unspaced import SHORTEST, Unspaced

#: Settings of a language of which only CLDR's part is known.
BASE_SETTINGS: dict[str, Any] = {
    "name": "",
    "autonym": "",
    "script": "",
    "decimal": ".",
    "group": ",",
    "capitals": True,
    "suffixes": False,
    "head": "first",
    "name_links": [],
    "name_links_after": [],
    "possessive": [],
    "plural_persons": [],
    "quotes": '""',
    "name_adjective": "before",
    "articles": [],
    "locatives": [],
    "definite": [],
    "purpose": [],
    "joining": [],
    "origins": [],
    "date_links": [],
    "range_words": [],
    **DEFAULTS,
}


#: What names places and bodies, and the titles of persons.
_NAMES = frozenset({"country", "demonym", "place", "org", "orghead", "honorific"})
#: What postpositions may be written to, whatever its length; kinds of letters among the postpositions.
_CALLED, _LETTERS = frozenset({"country", "demonym", "org", "orghead", "role"}), frozenset({"final", "unjoined"})


class _Builder:
    def __init__(self, code: str, settings: dict[str, Any], grammar: packless.Grammar | None = None) -> None:
        self.code, self.settings = code, settings
        self.grammar = grammar or packless.Grammar()
        self.meanings: dict[str, dict[tuple[str, Any], int]] = defaultdict(dict)
        self.starred: set[str] = set()
        self.phrases: dict[str, tuple[str, Any]] = {}
        self.open_ended = bool(settings["suffixes"])
        self.term = accented_term if settings["accents"] else fold_term
        self.declensions = Declensions(())
        self.nominatives: dict[str, str] = {}
        self.letters: dict[int, int] = {}
        self.article = ""
        self.small: frozenset[str] = frozenset()
        #: what kind of state a country is, where that stands behind its name ("भारत गणराज्य") and nothing marks a name
        self.states: tuple[str, ...] = ()

    def proper(self, kind: str) -> bool:
        """Must terms of this kind that have a capital in the table have one in the text too?"""
        return bool(
            self.settings["capitals"] and (kind == "demonym" or (kind == "orghead" and self.settings["syllables"]))
        )

    def scanned(self, term: str) -> str:
        """A term as the scan sees it, spaces as they are."""
        folded = fold(term)
        scanned = accented(folded.text) if self.settings["accents"] else folded.scan
        return scanned.translate(self.letters) if self.letters else scanned

    def add(self, term: str, kind: str, value: Any, form: int = ANY) -> None:
        """A term with a meaning; the least demanding form wins when it is there twice."""
        star = term.endswith("*")
        scanned = self.scanned(term.rstrip("*")).strip()
        spellings = {" ".join(scanned.split()), scanned}
        if self.settings["script"] == "Deva":
            spellings = {spelling for one in spellings for spelling in nasal_spellings(one)}
        for folded in spellings:
            if not folded:
                continue
            pattern = self.pattern(folded, star)
            if star:
                self.starred.add(pattern)
            known = self.meanings[pattern]
            known[(kind, value)] = min(form, known.get((kind, value), form))

    def add_country(self, name: str, code: str, form: int) -> None:
        """A country, and its name with what kind of state it is."""
        self.add(name, "country", code, form)
        for state in self.states:
            self.add(f"{name} {state}", "country", code, form)

    def add_scale(self, name: str, value: Decimal) -> None:
        """A scale as CLDR has it, unless the pack says what it is: करोड is ten millions, and one million in CLDR."""
        known = self.meanings.get(self.pattern(self.scanned(name).strip()), {})
        if len(self.term(name)) > 2 and all(kind != "number" for kind, _ in known):
            self.add(name, "number", ("scale", value))

    def definite(self, term: str) -> Iterator[str]:
        """The term with its article: of several words, with those of the last, the last two, or all."""
        words = term.split(" ")
        if any(
            len(w) <= 2 or w.startswith(self.article) or not w.isalpha() or self.term(w) in self.small for w in words
        ):
            return
        for first in range(len(words)):
            yield " ".join([*words[:first], *(self.article + word for word in words[first:])])

    def part(self, prefixes: Prefixes) -> None:
        """Part the prefixes of all terms as those of texts are parted."""
        joined: dict[str, dict[tuple[str, Any], int]] = {}
        starred = set()
        for pattern, meanings in self.meanings.items():
            parted = prefixes.parted(pattern)
            known = joined.setdefault(parted, {})
            for meaning, form in meanings.items():
                known[meaning] = min(form, known.get(meaning, form))
            if pattern in self.starred:
                starred.add(parted)
        self.meanings, self.starred = defaultdict(dict, joined), starred

    def pattern(self, folded: str, star: bool = False) -> str:
        """The folded term with the spaces that must stand around it."""
        if not self.grammar.spaces:
            return folded
        return f" {folded}" if star or self.open_ended else f" {folded} "

    def is_word(self, folded: str) -> bool:
        """Is the folded term an ordinary word of the pack's tables?"""
        patterns = {f" {folded}", f" {folded} ", self.pattern(folded)}
        kinds = {k for p in patterns for k, _ in self.meanings.get(p, ())}
        return bool(kinds - {"country", "org"})

    def cases_of(self, terms: list[str]) -> None:
        """Remember the nominatives of terms of which each stands before its other forms."""
        first = ""
        for term in terms if self.declensions.rows else ():
            if not (first and same_word(first, term)):
                first = term
            self.nominatives.setdefault(fold_term(term), first)

    def is_noun(self, name: str) -> bool:
        """Is the name also a word of cooperation?"""
        return any(kind == "word" for kind, _ in self.meanings.get(self.pattern(fold_term(name)), ()))

    def form_of(self, term: str, otherwise: int = ANY) -> int:
        letters = 0
        for char in filter(str.isalpha, term):
            if not (char.isupper() and unicodedata.name(char).startswith("LATIN")):
                return otherwise  # so for most terms at their first letter
            letters += 1
        return CAPS if letters > 1 else otherwise


def _numbers(row: Row) -> Decimal | str:
    value = row["value"]
    return value if value in {"-", "suffix", "prefix"} or row["kind"] in {"decimal", "and"} else Decimal(value)


def _is_noun(kind: str, value: Any) -> bool:
    """May the term have an article: is it no small word, no verb that says when it was done, no head of a name?"""
    if kind == "cue":
        return value in TOPICS
    return kind not in {"orghead", "placehead"} and (kind != "word" or value[1] == "-")


def _add_tables(builder: _Builder, folder: Path) -> None:
    readers: dict[str, tuple[str, Any]] = {
        "words.tsv": ("word", lambda r: (r["class"], r["status"])),
        "health.tsv": ("health", lambda r: (r["code"], r["weight"])),
        "organisations.tsv": ("orghead", lambda r: (r["type"], r["order"])),
        "roles.tsv": ("role", lambda r: r["kind"]),
        "honorifics.tsv": ("honorific", lambda r: r["kind"]),
        "counts.tsv": ("counted", lambda r: r["of"]),
        "numbers.tsv": ("number", lambda r: (r["kind"], _numbers(r))),
        "money.tsv": ("currency", lambda r: (r["currency"], r["how"] == "inferred")),
        "dates.tsv": ("date", lambda r: (r["kind"], r["value"])),
        "demonyms.tsv": ("demonym", lambda r: r["country"]),
        "places.tsv": ("placehead", lambda r: (r["kind"], r["order"])),
        "cues.tsv": ("cue", lambda r: r["cue"]),
    }
    for name, (kind, value_of) in readers.items():
        columns = SCHEMAS[name]
        for row in rows_of(folder, name):
            value = value_of(row)
            if kind == "number" and value[1] in {"suffix", "prefix"}:
                continue  # endings of digits and what stands before them, not words
            if kind == "orghead" and value[1] == "glued":
                continue  # ends of words
            if kind == "orghead":
                builder.cases_of(row.terms("heads"))
            for term in row.terms(list(columns)[-1]):
                peoples = term[0].isupper() and (builder.proper(kind) or _short_day(builder, kind, value, term))
                builder.add(term, kind, value, builder.form_of(term, INITIAL if peoples else ANY))
                for form in builder.definite(term) if builder.article and _is_noun(kind, value) else ():
                    builder.add(form, kind, value)
                if kind in {"orghead", "role"} and " " in term:
                    builder.phrases[builder.term(term)] = (kind, value)


def _add_cldr(builder: _Builder, rows: "list[cldr.CldrRow]") -> None:
    proper = INITIAL if builder.settings["capitals"] else ANY
    for section, key, names in rows:
        for name in names:
            if section == "country":
                if builder.is_noun(name):
                    continue  # Reunião (Réunion) is a meeting first of all: its longer names find it
                joined = [name.replace("&", word) for word in builder.settings["name_links"] if "&" in name]
                for form in (*builder.grammar.inflected(name), *joined):
                    builder.add_country(form, key, builder.form_of(form, proper))
            elif section == "currency" and len(builder.term(name)) > 2:
                builder.add(name, "currency", (key, False), builder.form_of(name))
            elif section == "month_abbr" and not builder.grammar.spaces and builder.is_word(builder.term(name)):
                continue  # စက်, September, is a machine first of all
            elif section == "month" or (section == "month_abbr" and len(builder.term(name)) > 2):
                for form in builder.grammar.inflected(name):
                    builder.add(form, "date", ("month", key), INITIAL if name[0].isupper() else ANY)
            elif section == "weekday" and len(builder.term(name)) > 1 and _whole(builder, name, names):
                capital = name[0].isupper() and _short_day(builder, "date", ("weekday", key), name)
                # "ສຸກ", Friday, stands in many words
                builder.add(name, "date", ("weekday", key), INITIAL if capital else ANY)
            elif section == "compact" and builder.settings["name"]:
                builder.add_scale(name, Decimal(key))


#: "the sun", "sat": a day's short name is one only with a capital, where the language gives days one (letters).
_SHORT_DAY = 4


def _short_day(builder: _Builder, kind: str, value: Any, term: str) -> bool:
    return bool(builder.settings["capitals"]) and kind == "date" and value[0] == "weekday" and len(term) <= _SHORT_DAY


def _whole(builder: _Builder, name: str, names: tuple[str, ...]) -> bool:
    """Is a day's name more than the end of another or a letter with a stop, where words have no spaces (ສຸກ)?"""
    return builder.grammar.spaces or not (name.endswith(".") or any(n != name and n.endswith(name) for n in names))


def _cldr_rows(code: str) -> "list[cldr.CldrRow]":
    table = folders.of_world(f"cldr_{code}.tsv")
    if table.exists():
        return [cldr.CldrRow(r["section"], r["key"], tuple(r["names"].split("|"))) for r in read_rows(table)]
    try:
        return list(cldr.rows(code))
    except (UnknownLocaleError, ValueError):
        return []  # a language that CLDR does not know, or no code of Babel's: the world's names only


def _add_world(builder: _Builder, code: str, words: frozenset[str]) -> None:
    """The world's places and organisations, as this language writes them."""
    for name, ids in _place_names(builder, code, words).items():
        builder.add(name, "place", tuple(ids), INITIAL)
    proper = INITIAL if builder.settings["capitals"] else ANY
    # English names (WHO, Save the Children, Unicef) stand in texts of every script, there with a capital
    foreign, latin = not folders.of_pack(code).is_dir(), builder.settings["script"] == "Latn"
    for language in dict.fromkeys(("und", code, "en")):
        table = folders.of_world(f"organisations_{language}.tsv")
        for row in rows_of(table.parent, table.name):
            names = row["names"].split("|")
            if language == code:
                builder.cases_of(names)
            for name in names:
                if language in {"und", code} or foreign or not latin:
                    alone = language == "en" and not latin and " " not in name
                    builder.add(name, "org", row["key"], builder.form_of(name, INITIAL if alone else proper))


def _add_countries(builder: _Builder, code: str, names: list[str]) -> None:
    for name in names:
        if len(name) > 2:  # UK is a people too: the pack has it
            builder.add(name, "country", code, builder.form_of(name, INITIAL))


def _place_names(builder: _Builder, code: str, words: frozenset[str]) -> dict[str, list[str]]:
    """Folded names of places with the ids of all places so called; countries go to the builder at once."""
    proper = INITIAL if builder.settings["capitals"] else ANY
    spelled: list[tuple[str, str]] = []
    towns: dict[tuple[str, str], str] = {}
    for row in read_rows(folders.WORLD / "places.tsv"):
        if row["kind"] != "country":
            spelled += [(name, row["id"]) for name in row["names"].split("|") if len(name) > 2]
            if row["kind"] == "city":
                towns.setdefault((row["country"], fold_term(row["name_en"])), row["id"])
        elif code == "en":
            _add_countries(builder, row["id"], row["names"].split("|"))
    local = folders.of_world(f"names_{code}.tsv")
    if not local.exists() and code != "en":
        spelled += [(n, id_) for name, id_ in packless.cities(code, towns) for n in builder.grammar.inflected(name)]
    for row in read_rows(local) if local.exists() else ():
        names = row["names"].split("|")
        if "-" in row["id"] or row["id"].startswith("geonames:"):
            declined = [form for name in names if len(name) > 1 for form in builder.declensions.of(name)]
            builder.cases_of(declined)
            spelled += [(form, row["id"]) for form in declined]
            continue
        builder.cases_of(names)
        for name in names:
            if not builder.is_noun(name):
                builder.add_country(name, row["id"], proper)
    merged: dict[str, list[str]] = defaultdict(list)
    for name, place in spelled:
        folded = builder.term(name)
        # a town called as an ordinary word ("Bank", "Reading") is found by its head only
        if folded in words or builder.is_word(folded) or place in merged[folded]:
            continue
        merged[folded].append(place)
    return {name: ids for name, ids in merged.items() if ids}


def _add_endings(pack: Pack, folder: Path) -> None:
    """How persons are called, and what follows a word and says its case."""
    people: dict[str, set[str]] = defaultdict(set)
    for row in rows_of(folder, "persons.tsv"):
        people[row["kind"]] |= {pack.term(term) for term in row.terms("words")}
    pack.surnames, pack.sounds = frozenset(people["surname"]), frozenset("".join(people["sounds"]))
    if pack.settings["suffixes"]:
        for row in rows_of(folder, "suffixes.tsv"):
            pack.suffixes |= {fold(t).scan.translate(pack.letters): row["kind"] for t in row.terms("endings")}
        if pack.settings["capitals"]:  # a name's ending stands after an apostrophe: Türkiye'nin
            mark = "'" if pack.settings["script"] == "Latn" else "-"  # or after a hyphen: ДДҰ-ның
            pack.suffixes |= {f"{mark}{ending}": kind for ending, kind in pack.suffixes.items()}
    rows = [row for row in rows_of(folder, "postpositions.tsv") if row["kind"] not in _LETTERS]
    apart = {pack.term(t): row["kind"] for row in rows for t in row.terms("words")}
    pack.postpositions = frozenset(apart)
    pack.suffixes |= {f"{ending} {word}": apart[word] for ending in ("", *pack.suffixes) for word in apart}


def _prefixes(builder: _Builder, pack: Pack, joined: dict[str, list[str]]) -> Prefixes:
    """The prefixes of a language, with the words that they may stand before."""
    words = {p.strip() for p in builder.meanings if " " not in p.strip()} | pack.common
    if not builder.article:  # a name may begin with a word that is none by itself: ከደቡብ ኮሪያ
        named = (p.split() for p, m in builder.meanings.items() if any(kind in _NAMES for kind, _ in m))
        words |= {n[0] for n in named if len(n) > 1 and n[0] not in joined["joined"]}
    return Prefixes(
        tuple(sorted({*joined["joined"], *joined["anything"]}, key=lambda p: (-len(p), p))),
        tuple(joined["anything"]),
        builder.article,
        frozenset(words),
        frozenset(joined["whole"]),
        tuple(sorted(pack.suffixes, key=lambda e: (-len(e), e))),
    )


def _states(folder: Path, pack: Pack) -> tuple[str, ...]:
    """The words for kinds of state that stand behind a country's name, where names have neither capitals nor a case
    that joins them."""
    if pack.spaceless or pack.settings["capitals"]:
        return ()
    rows = (row for row in rows_of(folder, "places.tsv") if (row["kind"], row["order"]) == ("country", "before"))
    return tuple(term for row in rows for term in row.terms("words"))


def _unspaced(builder: _Builder, pack: Pack, folder: Path) -> Unspaced | None:
    """Where writers of the language leave out spaces, if they do."""
    letters: dict[str, str] = dict.fromkeys(_LETTERS, "")
    for row in rows_of(folder, "postpositions.tsv"):
        if row["kind"] in _LETTERS:
            letters[row["kind"]] += "".join(map(pack.term, row.terms("words")))
    if not any(letters.values()):
        return None
    names: set[str] = set()
    for pattern, meanings in builder.meanings.items():
        last, kinds = pattern.split()[-1], {kind for kind, _ in meanings}
        if kinds & _CALLED or ("place" in kinds and len(last) >= SHORTEST):
            names.add(last)
    return Unspaced(letters["final"], letters["unjoined"], tuple(pack.postpositions), frozenset(names - pack.common))


def _add_english(pack: Pack, folder: Path) -> None:
    """What heads of bodies and the words beside them are called in English."""
    for row in rows_of(folder, "english.tsv"):
        called = pack.english if row["kind"] == "head" else pack.english_words
        for term in map(pack.term, row.terms("words")):
            called[term.replace(" ", "") if pack.by_letters else term] = row["english"]


def build_pack(code: str) -> Pack:
    """The pack of a language: its own tables where it has a folder, and always CLDR's and the world's names."""
    folder = folders.of_pack(code)
    full = (folder / "language.toml").exists()
    settings = read_settings(folder / "language.toml") if full else dict(BASE_SETTINGS)
    rows = _cldr_rows(code)
    grammar = packless.Grammar(spaces=bool(settings["spaces"])) if full else packless.grammar(code)
    if not full:
        settings |= {row.section: row.names[0] for row in rows if row.section in {"decimal", "group"}}
        settings["suffixes"] = bool(grammar.endings)
        settings["calendar"] = grammar.calendar
    builder = _Builder(code, settings, grammar)
    pack = Pack(code, settings, full, spaceless=not grammar.spaces)
    pack.by_letters = pack.spaceless or settings["script"] == "Kore"
    if not full:
        pack.nouns_before, pack.scales_before = grammar.nouns_before, grammar.scales_before
        pack.suffixes = dict.fromkeys(grammar.endings, "other")
        for text, kind, value in packless.terms(code, rows):
            proper = INITIAL if kind == "country" and settings["capitals"] else ANY
            builder.add(text, kind, value, builder.form_of(text, proper))
    else:
        for row in rows_of(folder, "letters.tsv"):
            pack.letters |= {ord(variant): ord(row["letter"]) for variant in row.terms("variants")}
        builder.letters = pack.letters
        common: dict[str, set[str]] = defaultdict(set)
        pack.nouns_before, pack.scales_before = settings["nouns_before"], settings["scales_before"]
        for row in rows_of(folder, "common.tsv"):
            common[row["kind"]] |= {pack.term(term) for term in row.terms("words")}
        pack.stop, pack.common = frozenset(common["stop"]), frozenset(common["word"] | common["stop"])
        pack.compounds, pack.generic = frozenset(common["compound"]), frozenset(common["generic"])
        pack.nameless, pack.virtues = frozenset(common["nameless"]), frozenset(common["virtue"])
        _add_english(pack, folder)
        glued = (row for row in rows_of(folder, "organisations.tsv") if row["order"] == "glued")
        pack.glued = {pack.term(head): row["type"] for row in glued for head in row.terms("heads")}
        for term in (*common["word"], *common["stop"], *common["noun"]) if pack.spaceless else ():
            builder.add(term, "known", True)
        _add_endings(pack, folder)
        forms: dict[str, set[str]] = defaultdict(set)
        for row in rows_of(folder, "forms.tsv"):
            forms[row["kind"]] |= {fold_term(term) for term in row.terms("words")}
        pack.inside = frozenset(forms.pop("inside", ()))
        pack.cases = {word: case for case, words in forms.items() for word in words}
        builder.declensions = Declensions(
            (row["ending"], tuple(row.terms("forms"))) for row in rows_of(folder, "declensions.tsv")
        )
        joined: dict[str, list[str]] = defaultdict(list)
        for row in read_rows(folder / "prefixes.tsv", PREFIX_SCHEMA) if (folder / "prefixes.tsv").exists() else ():
            joined[row["kind"]] += [pack.term(term) for term in row.terms("words")]
        if joined["article"]:
            scales = (row.terms("words") for row in rows_of(folder, "numbers.tsv") if row["kind"] == "scale")
            pack.single_scales = frozenset(pack.term(min(terms, key=len)) for terms in scales)
        pack.common |= {joined["article"][0] + word for word in pack.common - pack.stop} if joined["article"] else set()
        pack.common |= {*joined["joined"], *joined["anything"]}
        builder.article, builder.small = "".join(joined["article"][:1]), pack.common
        builder.states = _states(folder, pack)
        _add_tables(builder, folder)
        pack.ordinal_suffixes = frozenset(
            fold(term).text.lower()
            for row in rows_of(folder, "numbers.tsv")
            if row["value"] == "suffix"
            for term in row.terms("words")
        )
        pack.nouns_before |= settings["nouns"] == "before"
        pack.ordinal_prefixes = tuple(
            pack.term(term)
            for row in rows_of(folder, "numbers.tsv")
            if row["value"] == "prefix"
            for term in row.terms("words")
        )
        pack.classifiers = tuple(
            pack.term(term)
            for row in rows_of(folder, "counts.tsv")
            if row["of"] in {"classifier", "people_classifier"}
            for term in row.terms("words")
        )
        pack.abbreviations = frozenset(
            fold_term(t)
            for name in (
                *("honorifics.tsv", "roles.tsv", "places.tsv", "money.tsv"),
                *(("organisations.tsv", "demonyms.tsv") if pack.spaceless else ()),
            )
            for row in rows_of(folder, name)
            for t in row.terms("heads" if name == "organisations.tsv" else "words")
            if t.endswith(".")
        )
    for text, kind, value in packless.terms_of_all(code):
        builder.add(text, kind, value)
    _add_cldr(builder, rows)
    _add_world(builder, code, pack.common)
    if full and any(joined.values()):
        pack.prefixes = _prefixes(builder, pack, joined)
        builder.part(pack.prefixes)
    pack.unspaced = _unspaced(builder, pack, folder) if pack.postpositions else None
    pack.phrases, pack.nominatives = builder.phrases, builder.nominatives
    pack.fill({p: tuple((k, v, f) for (k, v), f in found.items()) for p, found in builder.meanings.items()})
    pack.starred = frozenset(i for i, p in enumerate(builder.meanings) if p in builder.starred)
    return pack

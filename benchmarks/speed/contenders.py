"""Who is measured. Each contender gives a function that takes a text in a language and does its whole work on it.

The do-it-yourself stack is what one reaches for first: a library a task, each called as its documentation says. It
tells the language, finds dates, prices and countries, and names where there is a model; it tells no roles, no acts, no
relevance, and gives no offsets.
"""

import re
from collections.abc import Callable
from html import escape

from benchmarks.speed.documents import texts

Work = Callable[[str, str], object]


class Missing(Exception):
    """The contender is not installed; the message says what is not there."""


def cosante_reading() -> Work:
    """All eight kinds of facts, as ``cosante read``."""
    from cosante.reading import read_bytes

    return lambda language, text: read_bytes("document.txt", text.encode())


def cosante_judging() -> Work:
    """Language and relevance only."""
    from cosante.reading import judge

    return lambda language, text: judge(text)


def stack() -> Work:
    """py3langid, dateparser.search, price-parser and countrynames."""
    try:
        import countrynames
        import py3langid
        from dateparser.search import search_dates
        from price_parser import Price
    except ImportError as error:
        raise Missing(f"{error.name} is not installed (make bench installs it)") from error

    def work(language: str, text: str) -> object:
        told, _ = py3langid.classify(text)
        dates = search_dates(text, languages=[told if told in {"en", "fr", "bn"} else language])
        prices = [Price.fromstring(sentence) for sentence in re.split(r"[.।]\s|\n", text) if re.search(r"\d", sentence)]
        words = re.findall(r"[^\W\d_][\w'-]*", text)
        runs = {" ".join(words[i : i + n]) for i in range(len(words)) for n in (1, 2, 3)}
        countries = {code for run in runs if (code := countrynames.to_code(run))}
        return told, dates, prices, countries

    return work


def stack_with_spacy() -> Work:
    """The same, and spaCy's names in the French documents."""
    try:
        import spacy
    except ImportError as error:
        raise Missing("spaCy is not installed (make bench installs it)") from error
    models = sorted(name for name in spacy.util.get_installed_models() if name.startswith("fr_"))
    if not models:
        raise Missing("no French model of spaCy is installed (python -m spacy download fr_core_news_sm)")
    french, other = spacy.load(models[0]), stack()

    def work(language: str, text: str) -> object:
        names = [(entity.text, entity.label_) for entity in french(text).ents] if language == "fr" else []
        return other(language, text), names

    return work


def cosante_with_every_pack() -> Work:
    """Reading, while the packs of every language are loaded and used."""
    from cosante.languages.pack import available

    read = cosante_reading()
    for language, text in texts(tuple(available())):
        read(language, text)
    return read


def py3langid_alone() -> Work:
    """The language of the whole text, and nothing else."""
    try:
        import py3langid
    except ImportError as error:
        raise Missing(f"{error.name} is not installed") from error
    return lambda language, text: py3langid.classify(text)


def trafilatura_alone() -> Work:
    """The article of a page that holds nothing but the text, a paragraph a line."""
    try:
        from trafilatura import extract
    except ImportError as error:
        raise Missing(f"{error.name} is not installed (the extra pages has it)") from error

    def work(language: str, text: str) -> object:
        paragraphs = "".join(f"<p>{escape(line)}</p>" for line in text.split("\n") if line.strip())
        return extract(f"<html><body><article>{paragraphs}</article></body></html>")

    return work


#: Those that read the documents of every language, not of three.
EVERY_LANGUAGE = frozenset({"cosante, reading, every language", "cosante, relevance only, every language"})
CONTENDERS: dict[str, Callable[[], Work]] = {
    "cosante, reading": cosante_reading,
    "cosante, reading, every pack loaded": cosante_with_every_pack,
    "cosante, reading, every language": cosante_reading,
    "cosante, relevance only": cosante_judging,
    "cosante, relevance only, every language": cosante_judging,
    "py3langid alone": py3langid_alone,
    "trafilatura alone": trafilatura_alone,
    "do-it-yourself stack": stack,
    "the same and spaCy, French": stack_with_spacy,
}

"""Which model is asked, and how much of it may be used: all from the environment, checked before anything is read."""

import os
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from typing import Any
from urllib.parse import urlsplit

import msgspec
from msgspec import Struct

from cosante.vocabulary.errors import OperatorError

FORMATS = ("schema", "json", "none")


class Settings(Struct, frozen=True):
    """``url``: where ``/chat/completions`` is. ``seconds``: of one request. ``tries``: of one request. ``wait``: the
    longest pause that a server may ask for (s). ``characters``: of text in one request. ``answer``: tokens of one
    answer. ``prices``: USD a million tokens in and out. ``budget``: USD a run. ``tokens``: a run. ``extra``: further
    fields of the request; one that is null is left out.
    """

    url: str
    model: str
    key: str = ""
    format: str = "schema"
    seconds: int = 120
    tries: int = 4
    wait: int = 120
    characters: int = 8_000
    answer: int = 8_000
    prices: tuple[Decimal, Decimal] | None = None
    budget: Decimal | None = None
    tokens: int | None = None
    extra: dict[str, Any] = {}


def settings() -> Settings:
    """The settings of this environment; ``OperatorError`` where one is missing or makes no sense."""
    url, model = _said("COSANTE_LLM_URL"), _said("COSANTE_LLM_MODEL")
    if not url or not model:
        raise OperatorError(
            "No language model is set. Give COSANTE_LLM_URL (as http://127.0.0.1:11434/v1) and COSANTE_LLM_MODEL."
        )
    given: dict[str, Any] = {"url": _address(url), "model": model, "key": _said("COSANTE_LLM_KEY")}
    readers: dict[str, tuple[str, Callable[[str, str], Any]]] = {
        "format": ("COSANTE_LLM_FORMAT", _format),
        "seconds": ("COSANTE_LLM_SECONDS", _whole),
        "tries": ("COSANTE_LLM_TRIES", _whole),
        "wait": ("COSANTE_LLM_WAIT", _whole),
        "characters": ("COSANTE_LLM_CHARACTERS", _whole),
        "answer": ("COSANTE_LLM_ANSWER", _whole),
        "prices": ("COSANTE_LLM_PRICES", _prices),
        "budget": ("COSANTE_LLM_BUDGET", _dollars),
        "tokens": ("COSANTE_LLM_TOKENS", _whole),
        "extra": ("COSANTE_LLM_EXTRA", _object),
    }
    for name, (setting, read) in readers.items():
        if said := _said(setting):
            given[name] = read(setting, said)
    if "budget" in given and "prices" not in given:
        raise OperatorError(
            "COSANTE_LLM_BUDGET needs COSANTE_LLM_PRICES, in USD a million tokens in and out, as 0.15/0.60. Without "
            "prices, COSANTE_LLM_TOKENS limits a run."
        )
    return Settings(**given)


def _said(name: str) -> str:
    return os.environ.get(name, "").strip()


def _address(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise OperatorError(f"COSANTE_LLM_URL is {url!r}. Give an address as https://models.example/v1.")
    return url.rstrip("/").removesuffix("/chat/completions")


def _format(setting: str, said: str) -> str:
    if said not in FORMATS:
        raise OperatorError(f"{setting} is {said!r}. Give one of {', '.join(FORMATS)}.")
    return said


def _whole(setting: str, said: str) -> int:
    if not (said.isascii() and said.isdecimal()) or not int(said):
        raise OperatorError(f"{setting} is {said!r}. Give a whole number above 0.")
    return int(said)


def _dollars(setting: str, said: str) -> Decimal:
    try:
        amount = Decimal(said)
    except InvalidOperation:
        amount = Decimal(-1)
    if not amount.is_finite() or amount < 0:
        raise OperatorError(f"{setting} is {said!r}. Give an amount of USD, as 2.50.")
    return amount


def _prices(setting: str, said: str) -> tuple[Decimal, Decimal]:
    before, slash, after = said.partition("/")
    if not slash:
        raise OperatorError(f"{setting} is {said!r}. Give USD a million tokens in and out, as 0.15/0.60.")
    return _dollars(setting, before.strip()), _dollars(setting, after.strip())


def _object(setting: str, said: str) -> dict[str, Any]:
    try:
        return msgspec.json.decode(said, type=dict[str, Any])
    except msgspec.DecodeError as error:
        raise OperatorError(f'{setting} is no JSON object ({error}). Give one as {{"top_p": 0.9}}.') from error

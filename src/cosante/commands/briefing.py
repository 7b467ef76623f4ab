"""``cosante brief`` and ``cosante report``: files of briefings and reports, and releases, as on the pages."""

from collections.abc import Sequence
from pathlib import Path

from cosante.vocabulary.errors import BadValue, OperatorError


def brief(partners: Sequence[str], ours: str, languages: list[str], kinds: list[str], out: Path, freeze: bool) -> None:
    """A briefing for each partner."""
    from cosante.briefing.making import BRIEFING, Wanted

    for partner in [_named(name) for name in partners]:
        about: dict[str, object] = {"partner": partner} | ({"ours": _side(ours)} if ours else {})
        _write(Wanted(BRIEFING, about, _known(languages)), f"{BRIEFING}-{partner}", kinds, out, freeze)


def report(name: str, year: int, languages: list[str], kinds: list[str], out: Path, freeze: bool) -> None:
    """One report."""
    from django.utils import timezone

    from cosante.briefing.making import REPORTS, Wanted

    if name not in REPORTS:
        raise BadValue(f"There is no report {name!r}. There are: {', '.join(REPORTS)}.")
    if name == "cooperation" and not year:
        year = timezone.localdate().year
    about = {"year": year} if year else {}
    _write(Wanted(name, about, _known(languages)), f"{name}-{year}" if year else name, kinds, out, freeze)


def make_all_due() -> None:
    """Make what is due by its schedule."""
    from cosante.briefing.releases import make_due
    from cosante.web import briefing_words

    made = 0
    while make_due(briefing_words):
        made += 1
    print(f"{made} made.")


def _write(wanted, name: str, kinds: Sequence[str], out: Path, freeze: bool) -> None:  # type: ignore[no-untyped-def]  # a Wanted, importable once Django is set up
    from django.utils import timezone

    from cosante.briefing.making import as_file, make, printed
    from cosante.briefing.releases import release
    from cosante.register.queries.releases import file_of
    from cosante.web import briefing_words

    unknown = [kind for kind in kinds if kind not in wanted.kinds]
    if unknown:
        raise BadValue(f"{wanted.report} is no {unknown[0]} file. There are: {', '.join(wanted.kinds)}.")
    if freeze:
        made = release(wanted, briefing_words, None)
        found = made.release
        print(f"Release {found.number}, SHA-256 {found.sha256}" + ("" if made.new else ": nothing has changed since"))
        files = {kind: file_of(found, kind) or b"" for kind in kinds}
        name = f"{name}-{found.number}"
    else:
        contents = make(wanted, timezone.localdate(), briefing_words)
        foot = printed(contents, f"Cosanté · {timezone.localdate():%Y-%m-%d}", briefing_words)
        files = {kind: as_file(kind, contents, foot, wanted) for kind in kinds}
    for kind, data in files.items():
        path = out / f"{name}-{'-'.join(wanted.languages)}.{kind}"
        try:
            out.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        except OSError as error:
            raise OperatorError(
                f"{path} cannot be written ({error.strerror}). Choose another folder with --out."
            ) from error
        print(path)


def _named(name: str) -> int:
    """The number of the partner of that name or number."""
    from cosante.briefing.making import partner_of
    from cosante.register.queries.partners import partners_called

    if name.isascii() and name.isdigit():
        return partner_of(name).pk
    found = partners_called(name)
    if not found:
        raise BadValue(f"There is no partner {name!r}. Give its name as its page has it, or the page's number.")
    if len(found) > 1:
        numbers = ", ".join(f"{one.pk} ({', '.join(filter(None, (one.type, one.country)))})" for one in found)
        raise BadValue(f"Several partners are called {name!r}. Give the number of one of them: {numbers}.")
    return found[0].pk


def _side(value: str) -> str:
    from cosante.register.queries.ledger import side

    found = side(value.upper() if len(value) == 2 else value)
    if found is None:
        raise BadValue(f"{value!r} is no country's code and no partner's number.")
    return found.value


def _known(languages: Sequence[str]) -> tuple[str, ...]:
    from django.conf import settings

    known = [code for code, _name in settings.LANGUAGES]
    for code in languages:
        if code not in known:
            raise BadValue(f"{code!r} is no language of briefings. There are: {', '.join(known)}.")
    return tuple(dict.fromkeys(languages))

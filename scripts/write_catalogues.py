#!/usr/bin/env python3
"""Write what the pages say into the catalogues of their languages; ``--check`` only says which are late (exit 1).

A catalogue (``src/cosante/web/locale/LANGUAGE/LC_MESSAGES/django.po``) holds each sentence that code or templates
mark, in the order of the files. Translations that are there are kept, and so are the words at the head of the file;
sentences that nobody marks any more are dropped, nothing is guessed. GNU gettext is not needed.
"""

import re
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

from cosante.web.catalogues import LANGUAGES, LOCALE, SOURCE

CODE = Path(__file__).parent.parent / "src" / "cosante"
TEMPLATES = (".html", ".txt", ".xml", ".svg")
#: Where the text, its plural and its context stand among the arguments.
KEYWORDS = {
    name: spec
    for base, spec in (
        ("gettext", None),
        ("ngettext", (1, 2)),
        ("pgettext", ((1, "c"), 2)),
        ("npgettext", ((1, "c"), 2, 3)),
    )
    for name in (base, f"{base}_lazy", f"{base}_noop")
} | {"_": None}
#: Lines that change with every writing and tell nobody anything.
_NOISE = re.compile(r'(?m)^"(?:PO\S+-Date|Last-Translator|Report-Msgid-Bugs-To|Generated-By):.*\n')


def marked() -> Iterator[tuple[str, int, str | tuple[str, ...], list[str], str | None]]:
    """File, line, text (with its plural), comments and context of everything that is marked."""
    templates = [path for path in CODE.glob("*/templates/**/*") if path.suffix in TEMPLATES]
    for path in sorted([*CODE.rglob("*.py"), *templates]):
        source = path.read_text("utf-8")
        if path.suffix in TEMPLATES:
            source = re.sub(r"(?m)^[ \t]+", "", templatize(source, origin=str(path)))
        found = extract("python", BytesIO(source.encode()), KEYWORDS, ("Translators:",), {"encoding": "utf-8"})
        name = path.relative_to(CODE).as_posix()
        for line, text, comments, context in found:
            yield name, line, text, comments, context


def template() -> Catalog:
    """Everything that is marked, without translations."""
    catalog = Catalog()
    for file, line, text, comments, context in marked():
        catalog.add(text, None, [(file, line)], auto_comments=comments, context=context)
    return catalog


def catalogue(language: str, of: Catalog) -> str:
    """The catalogue of a language as it should be: all of the template, with the translations that its file has."""
    path = LOCALE / language / "LC_MESSAGES" / "django.po"
    name = Locale.parse(language).english_name
    comment = f"# What the pages say, in {name}. The file is kept in order by make messages."
    catalog = Catalog(locale=language, header_comment=comment)
    if path.exists():
        with path.open("rb") as file:
            catalog = read_po(file, locale=language)
    catalog.fuzzy = False
    catalog.project, catalog.version = "Cosanté", ""
    catalog.language_team = "none"
    catalog.update(of, no_fuzzy_matching=True, update_header_comment=False)
    out = BytesIO()
    write_po(out, catalog, width=100, ignore_obsolete=True, sort_by_file=True, include_lineno=False)
    return _NOISE.sub("", out.getvalue().decode("utf-8"))


def main(arguments: list[str]) -> int:
    """Write or check; the exit status."""
    if arguments not in ([], ["--check"]):
        print(__doc__, file=sys.stderr)
        return 2
    settings.configure()  # templatize asks it for the names of the comments' tags
    late = []
    of = template()
    for language in (code for code, _name in LANGUAGES if code != SOURCE):
        path = LOCALE / language / "LC_MESSAGES" / "django.po"
        text = catalogue(language, of)
        if not path.exists() or path.read_text("utf-8") != text:
            late.append(path)
            if not arguments:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, "utf-8")
    if arguments and late:
        names = " ".join(str(path.relative_to(LOCALE)) for path in late)
        print(f"Out of date: {names}. Run: python scripts/write_catalogues.py (make messages)", file=sys.stderr)
    return int(bool(arguments and late))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

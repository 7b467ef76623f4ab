"""``cosante iati``: files of the International Aid Transparency Initiative."""

from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer

from cosante.cli_options import Data

iati = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Files of IATI: judged, mended, brought to 2.03, as tables; into the register, out of it.",
)
Files = Annotated[list[Path], typer.Argument(metavar="FILE", help="IATI files.", dir_okay=False)]


def _needs_lxml() -> None:
    """Say what to install where lxml is not there, and stop."""
    if find_spec("lxml") is None:
        typer.echo("cosante: IATI files take one more package. Install it: pip install 'cosante[iati]'", err=True)
        raise typer.Exit(2)


VALIDATE_EXAMPLES = """\b
Examples:
  cosante iati validate activities.xml                    all findings, with the change that mends each
  cosante iati validate activities.xml --format json      the same for programs
  cosante iati validate activities.xml --fix              and a mended copy, activities.fixed.xml

Exit status: 0 where nothing is critical, 1 where something is (with --strict also on errors).
"""


@iati.command(epilog=VALIDATE_EXAMPLES)
def validate(
    files: Files,
    format: Annotated[str, typer.Option("--format", "-f", metavar="text|json", help="How to write it.")] = "text",
    rules: Annotated[
        Path | None, typer.Option(metavar="RULESET.json", help="Rules of your own instead of the standard's.")
    ] = None,
    rules_only: Annotated[bool, typer.Option("--rules-only", help="Ask the rules alone.")] = False,
    schema_only: Annotated[bool, typer.Option("--schema-only", help="Judge elements and types alone.")] = False,
    today: Annotated[str, typer.Option(metavar="DATE", help="What dates are compared with; by default now.")] = "",
    strict: Annotated[
        bool, typer.Option("--strict", help="Fail on errors, too; tell of withdrawn codes and of languages.")
    ] = False,
    fix: Annotated[bool, typer.Option("--fix", help="Write a copy with what is surely meant put right.")] = False,
) -> None:
    """Judge IATI files by the standard: elements, types, codes, rules; every finding at once."""
    _needs_lxml()
    from cosante.commands.iati import validate as run

    if format not in ("text", "json"):
        raise typer.BadParameter(f"{format!r} is none of text, json.", param_hint="--format")
    asked = {"rules": rules, "rules_only": rules_only, "schema_only": schema_only, "strict": strict}
    raise typer.Exit(run(files, format, today, fix, **asked))


UPGRADE_EXAMPLES = """\b
Examples:
  cosante iati upgrade old.xml                   writes old.2.03.xml
  cosante iati upgrade old.xml -o new.xml        another name
"""


@iati.command(epilog=UPGRADE_EXAMPLES)
def upgrade(
    files: Files,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Where to write it.", dir_okay=False)
    ] = None,
) -> None:
    """Bring IATI files of versions 1.01 to 2.02 to 2.03, and say what could not be carried over."""
    _needs_lxml()
    from cosante.commands.iati import bring

    raise typer.Exit(bring(files, output))


REPORTER_EXAMPLES = """\b
Examples:
  cosante iati reporter XM-DAC-928 --name "World Health Organization" --type 40
  cosante iati reporter BD-GOV-1 --name "Ministry of Health" --type 10 --partner 12 --currency BDT
"""


@iati.command(epilog=REPORTER_EXAMPLES)
def reporter(
    identifier: Annotated[str, typer.Argument(metavar="IDENTIFIER", help="Of the organisation, by org-id.guide.")],
    name: Annotated[str, typer.Option(metavar="TEXT", help="What it is called.")],
    type_: Annotated[str, typer.Option("--type", metavar="CODE", help="Of codelist OrganisationType: 10, 40 …")],
    partner: Annotated[
        int | None, typer.Option(metavar="NUMBER", help="The partner of the register that it is.")
    ] = None,
    language: Annotated[str, typer.Option(metavar="CODE", help="Of the texts that are typed here.")] = "en",
    currency: Annotated[str, typer.Option(metavar="CODE", help="Its currency.")] = "",
    address: Annotated[str, typer.Option(metavar="URL", help="Where the pages of this register lie on the web.")] = "",
    data: Data = None,
) -> None:
    """Say as whom this office reports to IATI."""
    from cosante.commands.iati_register import report_as

    values = {"org_id": identifier, "name": name, "type": type_, "partner": partner, "language": language}
    raise typer.Exit(report_as(data, values | {"currency": currency, "address": address}))


EXPORT_EXAMPLES = """\b
Examples:
  cosante iati export --out activities.xml                              all that is kept, and acts that were reviewed
  cosante iati export --list acts -w country=SN -w year_from=2025 --out senegal.xml
  cosante iati export --list iati-activities --out others.xml           what others published, as it was brought
  cosante iati export --organisation --out organisation.xml             the organisation file

Exit status 3 says that records were left out; the rest was written.
"""


@iati.command(epilog=EXPORT_EXAMPLES)
def export(
    out: Annotated[Path, typer.Option("--out", "-o", metavar="FILE", help="Where to write it.", dir_okay=False)],
    list_: Annotated[
        str,
        typer.Option("--list", metavar="LIST", help="One list alone: acts, agreements, trainings, iati-activities …"),
    ] = "",
    where: Annotated[
        list[str] | None,
        typer.Option("--where", "-w", metavar="NAME=VALUE", help="A filter, as the address of the list has it."),
    ] = None,
    organisation: Annotated[bool, typer.Option("--organisation", help="Write the organisation file instead.")] = False,
    unreviewed: Annotated[
        bool, typer.Option("--unreviewed", help="Acts that nobody has reviewed, too: to try out, not to publish.")
    ] = False,
    data: Data = None,
) -> None:
    """Write records of the register as an IATI 2.03 file in which the standard's rules find nothing."""
    _needs_lxml()
    from cosante.commands.iati_register import export as run

    raise typer.Exit(run(data, out, list_, where or [], organisation, unreviewed))


IMPORT_EXAMPLES = """\b
Examples:
  cosante iati import activities.xml           what each activity would do; nothing is written
  cosante iati import activities.xml --keep    and keep it, as one deed that can be taken back
  cosante iati import organisation.xml --keep  an organisation file: who it is, its budgets, what it spent

Exit status 3 says that some were refused; the others were kept, or would be.
"""


@iati.command("import", epilog=IMPORT_EXAMPLES)
def import_(
    files: Files,
    keep: Annotated[bool, typer.Option("--keep", help="Keep it. Without, it waits on its page.")] = False,
    why: Annotated[str, typer.Option(metavar="TEXT", help="Why, or where you have it from.")] = "",
    data: Data = None,
) -> None:
    """Bring what others published, activities or organisations: what each would do; and keep it."""
    _needs_lxml()
    from cosante.commands.iati_register import bring

    raise typer.Exit(bring(data, files, keep, why))


RESULTS_EXAMPLES = """\b
Examples:
  cosante iati results                          what could be entered of each published activity, and what not
  cosante iati results XM-DAC-928-EX-1 --keep   enter what is new of one, as one deed that can be taken back
  cosante iati results --keep                   of all of them

Exit status 3 says that some numbers were left out.
"""


@iati.command(epilog=RESULTS_EXAMPLES)
def results(
    identifiers: Annotated[
        list[str] | None, typer.Argument(metavar="[IDENTIFIER]", help="Of published activities; by default all.")
    ] = None,
    keep: Annotated[bool, typer.Option("--keep", help="Enter them. Without, it is only said.")] = False,
    why: Annotated[str, typer.Option(metavar="TEXT", help="Why.")] = "",
    data: Data = None,
) -> None:
    """Enter results of activities that others published among those of the office."""
    _needs_lxml()
    from cosante.commands.iati_register import results as run

    raise typer.Exit(run(data, identifiers or [], keep, why))


TABLES_EXAMPLES = """\b
Examples:
  cosante iati tables activities.xml --out tables                    Parquet, a file for each table
  cosante iati tables a.xml b.xml --out tables --format sqlite       several files, one database
"""


@iati.command(epilog=TABLES_EXAMPLES)
def tables(
    files: Files,
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="A folder that is new or empty.", file_okay=False)],
    format: Annotated[
        str, typer.Option("--format", "-f", metavar="parquet|csv|xlsx|sqlite|duckdb", help="How to write them.")
    ] = "parquet",
) -> None:
    """Write IATI files as tables that lose nothing: untables makes the same files of them again."""
    _needs_lxml()
    from cosante.commands.iati_tables import tables as run

    if format not in (known := ("parquet", "csv", "xlsx", "sqlite", "duckdb")):
        raise typer.BadParameter(f"{format!r} is none of {', '.join(known)}.", param_hint="--format")
    raise typer.Exit(run(files, out, format))


UNTABLES_EXAMPLES = """\b
Examples:
  cosante iati untables tables --out activities.xml      the file again
  cosante iati untables tables --out folder              several files, each under its name
"""


@iati.command(epilog=UNTABLES_EXAMPLES)
def untables(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Tables of iati tables.", file_okay=False)],
    out: Annotated[
        Path, typer.Option("--out", "-o", metavar="PATH", help="The file; a folder where the tables are of several.")
    ],
) -> None:
    """Make IATI files of their tables: equal to the first ones in canonical form."""
    _needs_lxml()
    from cosante.commands.iati_tables import untables as run

    raise typer.Exit(run(folder, out))

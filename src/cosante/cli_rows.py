"""``cosante import-rows`` and ``cosante export-rows``: what the office keeps, from spreadsheets and into them."""

from pathlib import Path
from typing import Annotated

import typer

from cosante.cli_options import Data

Noun = Annotated[str, typer.Argument(metavar="NOUN", help="Which rows: orders, order-lines, trainings, …")]
Language = Annotated[str, typer.Option("--language", "-l", metavar="en|fr|bn", help="Of headings, words and numbers.")]

IMPORT_EXAMPLES = """\b
Examples:
  cosante import-rows order-lines lines.xlsx           what each row would do; nothing is written
  cosante import-rows order-lines lines.xlsx --keep    and keep it, as one deed
  cosante import-rows trainings formations.csv -l fr --leave-out --keep --partners

Exit status 3 says that rows were refused; the others were kept, or would be.
"""


def import_rows(
    noun: Noun,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="XLSX or CSV; the first row names the columns.")],
    keep: Annotated[bool, typer.Option("--keep", help="Keep it. Without, it waits on its page.")] = False,
    partners: Annotated[bool, typer.Option("--partners", help="Enter partners that are not known, too.")] = False,
    leave_out: Annotated[bool, typer.Option("--leave-out", help="Do not read columns with other headings.")] = False,
    why: Annotated[str, typer.Option(metavar="TEXT", help="Why, or where you know it from.")] = "",
    language: Language = "en",
    data: Data = None,
) -> None:
    """Bring a spreadsheet: what each row would do, and keep it where that is asked."""
    from cosante.commands.rows import bring, run

    asked = {"keep": keep, "partners": partners, "leave_out": leave_out, "why": why, "language": language}
    raise typer.Exit(run(data, bring, noun, file, **asked))


EXPORT_EXAMPLES = """\b
Examples:
  cosante export-rows orders -o orders.xlsx          as a workbook
  cosante export-rows shipments -f json              on standard output
  cosante export-rows partners -o partners.hxl.csv   with HXL hashtags; so acts, totals
  cosante export-rows south-south -f sdmx            counts for SDG 17.3.1, as SDMX-CSV
  cosante export-rows indicators -f dhis2            dataValueSets; 3: some are refused
"""


def export_rows(
    noun: Noun,
    format: Annotated[
        str, typer.Option("--format", "-f", metavar="csv|xlsx|json|hxl|sdmx|dhis2", help="By default that of FILE.")
    ] = "",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file.", dir_okay=False)
    ] = None,
    language: Language = "en",
    data: Data = None,
) -> None:
    """Write all rows of a kind as a table, as their page does."""
    from cosante.commands.export_rows import export
    from cosante.commands.rows import run

    raise typer.Exit(run(data, export, noun, format, output, language=language))

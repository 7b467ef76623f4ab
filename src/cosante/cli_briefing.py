"""``cosante brief`` and ``cosante report``: what is printed before a visit, and what is handed in afterwards."""

from pathlib import Path
from typing import Annotated

import typer

from cosante.cli_options import Data

KINDS = "pdf|docx|xlsx"
Languages = Annotated[
    list[str], typer.Option("--language", "-l", metavar="en|fr|bn", help="Given twice: both, side by side.")
]
Kinds = Annotated[list[str], typer.Option("--format", "-f", metavar=KINDS, help="May be given several times.")]
Out = Annotated[Path, typer.Option("--out", "-o", metavar="DIR", file_okay=False, help="Folder to write to.")]
Freeze = Annotated[bool, typer.Option("--release", help="Keep it under a number for good, and write its files.")]

BRIEF_EXAMPLES = """\b
Examples:
  cosante brief "World Health Organization"          two pages, as PDF, here
  cosante brief 8 12 -f pdf -f docx --out visit      two partners by their numbers, Word too
  cosante brief 8 --ours KZ -l fr -l bn --release    it and Kazakhstan, in French and Bengali
"""


def brief(
    partner: Annotated[list[str], typer.Argument(metavar="PARTNER...", help="Names, or numbers of their pages.")],
    ours: Annotated[str, typer.Option(metavar="COUNTRY|NUMBER", help="The other side; without it, everybody.")] = "",
    language: Languages = ["en"],  # noqa: B006
    format: Kinds = ["pdf"],  # noqa: B006
    out: Out = Path(),
    release: Freeze = False,
    data: Data = None,
) -> None:
    """Write the briefing on a partner: two pages, each sentence with its source."""
    from cosante.commands.accounts import run
    from cosante.commands.briefing import brief as write

    raise typer.Exit(run(data, write, partner, ours=ours, languages=language, kinds=format, out=out, freeze=release))


REPORT_EXAMPLES = """\b
Examples:
  cosante report cooperation --year 2025 -f docx     the year, to be written on in Word
  cosante report matrix -f xlsx -l fr                who does what where, as a workbook
  cosante report procurement -f xlsx -f pdf          orders, deliveries, what will run out
  cosante report agreements --release                kept under a number, with its hash
  cosante report --due                               make what is due by its schedule, and stop
"""


def report(
    name: Annotated[
        str, typer.Argument(metavar="[cooperation|matrix|agreements|procurement|trainings]", help="Which report.")
    ] = "",
    year: Annotated[int, typer.Option(help="Of which year; without it all, or for cooperation this one.")] = 0,
    language: Languages = ["en"],  # noqa: B006
    format: Kinds = ["pdf"],  # noqa: B006
    out: Out = Path(),
    release: Freeze = False,
    due: Annotated[bool, typer.Option("--due", help="Make what is due; `cosante up` does it by itself.")] = False,
    data: Data = None,
) -> None:
    """Write a report: a year, the donor matrix, agreements, procurement, trainings."""
    from cosante.commands.accounts import run
    from cosante.commands.briefing import make_all_due
    from cosante.commands.briefing import report as write

    if due:
        raise typer.Exit(run(data, make_all_due))
    raise typer.Exit(run(data, write, name, year=year, languages=language, kinds=format, out=out, freeze=release))

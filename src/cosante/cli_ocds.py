"""``cosante ocds``: files of the Open Contracting Data Standard."""

from pathlib import Path
from typing import Annotated

import typer

from cosante.cli_options import Data
from cosante.exchange.ocds.files import can_be_judged

ocds = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Files of OCDS: judged, merged, taken in and out.")
Files = Annotated[list[Path], typer.Argument(metavar="FILE", help="OCDS files.", dir_okay=False)]
Output = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file.", dir_okay=False)]
Publisher = Annotated[str, typer.Option(metavar="NAME", help="Who publishes the package.")]
Address = Annotated[str, typer.Option("--uri", metavar="URI", help="Where the package will be found.")]


def _needs_more() -> None:
    """Say what to install where it is not there, and stop."""
    if not can_be_judged():
        typer.echo("cosante: OCDS files take two more packages. Install them: pip install 'cosante[ocds]'", err=True)
        raise typer.Exit(2)


VALIDATE_EXAMPLES = """\b
Examples:
  cosante ocds validate releases.json                 every finding, with where it is
  cosante ocds validate releases.json -f json         the same for programs

Exit status: 0 where all are valid, 1 where one is not, 2 where one cannot be read.
"""


@ocds.command(epilog=VALIDATE_EXAMPLES)
def validate(
    files: Files,
    format: Annotated[str, typer.Option("--format", "-f", metavar="text|json", help="How to write it.")] = "text",
) -> None:
    """Judge releases, release packages and record packages by the official schema 1.1.5."""
    _needs_more()
    from cosante.commands.ocds import validate as run

    if format not in ("text", "json"):
        raise typer.BadParameter(f"{format!r} is none of text, json.", param_hint="--format")
    raise typer.Exit(run(files, format))


MERGE_EXAMPLES = """\b
Examples:
  cosante ocds merge january.json march.json --publisher "Ministry of Health" --uri https://example.org/records.json
"""


@ocds.command(epilog=MERGE_EXAMPLES)
def merge(files: Files, publisher: Publisher, uri: Address, output: Output = None) -> None:
    """Merge releases into a record package: of each process the compiled and the versioned release."""
    _needs_more()
    from cosante.commands.ocds import merge as run

    raise typer.Exit(run(files, publisher, uri, output))


Prefix = Annotated[str, typer.Option(metavar="PREFIX", help="Of the office's ocids, as ocds-a1b2c3.")]

EXPORT_EXAMPLES = """\b
Examples:
  cosante ocds export --prefix ocds-a1b2c3 --publisher "Ministry of Health" --uri https://example.org/r.json -o r.json
  cosante ocds export --order 12 --records …       one order, as a record package
"""


@ocds.command(epilog=EXPORT_EXAMPLES)
def export(
    prefix: Prefix,
    publisher: Publisher,
    uri: Address,
    order: Annotated[list[int] | None, typer.Option(metavar="NUMBER", help="Only this order; may be repeated.")] = None,
    records: Annotated[bool, typer.Option("--records", help="A record package instead of a release package.")] = False,
    output: Output = None,
    data: Data = None,
) -> None:
    """Write orders, with their lines, shipments, receipts and lots, as releases."""
    _needs_more()
    from cosante.commands.ocds_register import export as run
    from cosante.commands.rows import run as in_register

    about = {"publisher": publisher, "uri": uri, "records": records, "output": output}
    raise typer.Exit(in_register(data, run, prefix, order or [], language="en", **about))


IMPORT_EXAMPLES = """\b
Examples:
  cosante ocds import releases.json                     what each process would do; nothing is written
  cosante ocds import releases.json --keep --partners   and keep it, as one deed

Exit status 3 says that processes were refused; the others were kept, or would be.
"""


@ocds.command(name="import", epilog=IMPORT_EXAMPLES)
def import_(
    files: Files,
    prefix: Prefix = "",
    keep: Annotated[bool, typer.Option("--keep", help="Keep it. Without, nothing is written.")] = False,
    partners: Annotated[bool, typer.Option("--partners", help="Enter partners that are not known, too.")] = False,
    data: Data = None,
) -> None:
    """Bring contracting processes: what each would do, and keep it where that is asked."""
    _needs_more()
    from cosante.commands.ocds_register import bring as run
    from cosante.commands.rows import run as in_register

    raise typer.Exit(in_register(data, run, files, prefix, keep, partners, language="en"))

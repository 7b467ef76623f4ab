"""The command line: one command a verb. This file only names them; what they do is in ``commands/``.

Nothing heavy is imported before a command needs it: ``cosante --help`` answers in under 0.3 s.
"""

from pathlib import Path
from typing import Annotated

import typer

from cosante import __version__
from cosante.cli_accounts import accounts
from cosante.cli_briefing import BRIEF_EXAMPLES, REPORT_EXAMPLES, brief, report
from cosante.cli_iati import iati
from cosante.cli_languages import languages
from cosante.cli_ocds import ocds
from cosante.cli_options import Data
from cosante.cli_rows import EXPORT_EXAMPLES, IMPORT_EXAMPLES, export_rows, import_rows
from cosante.cli_webhooks import webhooks

app = typer.Typer(
    name="cosante",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"cosante {__version__}")
        raise typer.Exit


@app.callback()
def cosante(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Cosanté, the open register of health cooperation.

    Reads what partners say of their work together into records that point at the sentence that says so.
    """


READ_EXAMPLES = """\b
Examples:
  cosante read article.pdf              the article, its facts marked and listed
  cosante read -f jsonl news/ -o facts.jsonl     a folder, as JSON Lines
  find . -name '*.txt' | cosante read -f csv -   a list of paths, as a table
  cosante read https://ministry.example/news/12  a page of the web
  cosante read --reader both article.pdf         by rules and by a language model

Exit status 3 says that some document could not be read; the others were.
"""


@app.command(epilog=READ_EXAMPLES)
def read(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH|URL", help="Files, folders, addresses of the web, or - for a list of these on standard input."
        ),
    ],
    format: Annotated[str, typer.Option("--format", "-f", metavar="text|jsonl|csv", help="How to write it.")] = "text",
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write to a file, whole or not at all.", dir_okay=False),
    ] = None,
    reader: Annotated[
        str, typer.Option("--reader", metavar="rules|llm|both", help="Who reads; llm takes COSANTE_LLM_URL and _MODEL.")
    ] = "rules",
) -> None:
    """Read documents into facts, each with the words that say so."""
    from cosante.commands.read import FORMATS, READERS, run

    if format not in FORMATS:
        raise typer.BadParameter(f"{format!r} is none of {', '.join(FORMATS)}.", param_hint="--format")
    if reader not in READERS:
        raise typer.BadParameter(f"{reader!r} is none of {', '.join(READERS)}.", param_hint="--reader")
    raise typer.Exit(run(paths, format, output, reader))


BATCH_EXAMPLES = """\b
Examples:
  cosante batch news/ crawl.warc.gz --out read                every core, JSON Lines
  cosante batch s3://bucket/wet/ --out read -f parquet        from object storage, as Parquet
  cosante batch crawl/ --out read --engine ray --address auto   on a Ray cluster

It can be stopped or killed at any time: the same command goes on where it was, and reads nothing twice.
Exit status 3 says that some documents failed; documents.jsonl says which and why.
"""


@app.command(epilog=BATCH_EXAMPLES)
def batch(
    inputs: Annotated[
        list[str],
        typer.Argument(metavar="INPUT", help="Files, folders, web archives, JSON Lines, s3://… and the like."),
    ],
    out: Annotated[
        Path, typer.Option("--out", metavar="DIR", file_okay=False, help="Folder to write to, and to go on in.")
    ],
    format: Annotated[str, typer.Option("--format", "-f", metavar="jsonl|parquet", help="How to write it.")] = "jsonl",
    workers: Annotated[
        int | None, typer.Option("--workers", min=1, help="Processes; without it, one a core (on Ray, all its cores).")
    ] = None,
    engine: Annotated[str, typer.Option("--engine", metavar="local|ray", help="Where it runs.")] = "local",
    address: Annotated[
        str | None,
        typer.Option("--address", metavar="HOST:PORT", help="Of the Ray cluster; without it, one is started."),
    ] = None,
    shard: Annotated[int, typer.Option("--shard", min=1, metavar="N", help="Documents read together.")] = 200,
) -> None:
    """Read any number of documents into a folder, each of them accounted for."""
    from cosante.commands.batch import run

    if engine not in ("local", "ray"):
        raise typer.BadParameter(f"{engine!r} is none of local, ray.", param_hint="--engine")
    raise typer.Exit(run(inputs, out, format, workers, engine, address, shard))


UP_EXAMPLES = """\b
Examples:
  cosante up                                 on http://127.0.0.1:8000/
  cosante up --port 8010 --data ./register   another port, its data here
  cosante up --host 0.0.0.0 --no-browser     for others on the same network
"""


@app.command(epilog=UP_EXAMPLES)
def up(
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port of the site; 0 takes any free one.")] = 8000,
    data: Annotated[
        Path | None, typer.Option("--data", metavar="DIR", file_okay=False, help="Folder of the database.")
    ] = None,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open the site in the browser.")] = True,
    host: Annotated[str, typer.Option(help="Address to listen on; 0.0.0.0 lets others reach it.")] = "127.0.0.1",
) -> None:
    """Start the register and its site, with sample documents."""
    from cosante.commands.up import run

    raise typer.Exit(run(host, port, data, browser))


ADD_EXAMPLES = """\b
Examples:
  cosante add article.txt news/                   a file, and a folder
  cosante add https://ministry.example/news/12    a page of the web, with its address and the time

Exit status 3 says that something was refused; the rest was added.
"""


@app.command(epilog=ADD_EXAMPLES)
def add(
    things: Annotated[list[str], typer.Argument(metavar="PATH|URL", help="Files, folders, addresses of the web.")],
    publisher: Annotated[str, typer.Option("--publisher", metavar="NAME", help="Who published all of them.")] = "",
    data: Data = None,
) -> None:
    """Add documents to the register."""
    from cosante.commands.add import run

    raise typer.Exit(run(things, data, publisher))


REREAD_EXAMPLES = """\b
Examples:
  cosante reread          all documents whose originals are kept
  cosante reread 12 15    two of them, by their numbers
"""


@app.command(epilog=REREAD_EXAMPLES)
def reread(
    numbers: Annotated[list[int] | None, typer.Argument(metavar="NUMBER", help="Of documents; without, all.")] = None,
    data: Data = None,
) -> None:
    """Read documents again with this version's reader; what was decided holds for equal facts."""
    from cosante.commands.reread import run

    raise typer.Exit(run(data, numbers or []))


MATCH_EXAMPLES = """\b
Examples:
  cosante match                      compare what waits for it
  cosante match --again --data ./register   compare everything anew, after matching was changed

It can be stopped at any time: the same command goes on where it was.
"""


@app.command(epilog=MATCH_EXAMPLES)
def match(
    data: Annotated[
        Path | None, typer.Option("--data", metavar="DIR", file_okay=False, help="Folder of the database.")
    ] = None,
    again: Annotated[bool, typer.Option("--again", help="Compare all records, not only those that wait.")] = False,
) -> None:
    """Find what is told twice: join what is surely one, suggest the rest."""
    from cosante.commands.match import run

    raise typer.Exit(run(data, again))


GOLD_EXAMPLES = """\b
Example:
  cosante gold --out corrected                                  texts, and gold/ beside them
  python -m benchmarks.accuracy.gate --gold corrected/gold --documents corrected
"""


@app.command(epilog=GOLD_EXAMPLES)
def gold(
    out: Annotated[Path, typer.Option("--out", metavar="DIR", file_okay=False, help="Folder to write to.")],
    data: Annotated[
        Path | None, typer.Option("--data", metavar="DIR", file_okay=False, help="Folder of the database.")
    ] = None,
) -> None:
    """Write the documents gone through in review as gold for the accuracy of the reader."""
    from cosante.commands.gold import run

    raise typer.Exit(run(out, data))


REINDEX_EXAMPLES = """\b
Example:
  cosante reindex   where search is in doubt, or a language pack has changed
"""


@app.command(epilog=REINDEX_EXAMPLES)
def reindex(
    data: Annotated[
        Path | None, typer.Option("--data", metavar="DIR", file_okay=False, help="Folder of the database.")
    ] = None,
) -> None:
    """Make the search index anew."""
    from cosante.commands.reindex import run

    raise typer.Exit(run(data))


BACKUP_EXAMPLES = """\b
Examples:
  cosante backup register-$(date +%F).cosante
  cosante backup --data ./register /media/disk/register.cosante
"""


@app.command(epilog=BACKUP_EXAMPLES)
def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Where to write it; nothing is replaced.")],
    data: Annotated[
        Path | None, typer.Option("--data", metavar="DIR", file_okay=False, help="Folder of the register.")
    ] = None,
) -> None:
    """Write the whole register to one file, while it is in use."""
    from cosante.commands.backup import run

    raise typer.Exit(run(file, data))


RESTORE_EXAMPLES = """\b
Examples:
  cosante restore --check register.cosante        is it whole, and what is in it?
  cosante restore register.cosante                into an empty register
  COSANTE_DATABASE=postgresql://... cosante restore register.cosante
"""


@app.command(epilog=RESTORE_EXAMPLES)
def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A file that `cosante backup` wrote.")],
    data: Annotated[
        Path | None, typer.Option("--data", metavar="DIR", file_okay=False, help="Folder of the register.")
    ] = None,
    replace: Annotated[bool, typer.Option("--replace", help="In place of the register that is there.")] = False,
    check: Annotated[bool, typer.Option("--check", help="Only say whether the file is whole.")] = False,
) -> None:
    """Put a backup back, into either database."""
    from cosante.commands.restore import run

    raise typer.Exit(run(file, data, replace, check))


SCHEMA_EXAMPLES = """\b
Example:
  cosante schema > reading.schema.json   what `cosante read -f jsonl` writes
"""


@app.command(epilog=SCHEMA_EXAMPLES)
def schema() -> None:
    """Print the JSON Schema of a reading."""
    from cosante.commands.schema import run

    run()


app.command(epilog=BRIEF_EXAMPLES)(brief)
app.command(epilog=REPORT_EXAMPLES)(report)
app.command("import-rows", epilog=IMPORT_EXAMPLES)(import_rows)
app.command("export-rows", epilog=EXPORT_EXAMPLES)(export_rows)
app.add_typer(accounts, name="accounts")
app.add_typer(iati, name="iati")
app.add_typer(languages, name="languages")
app.add_typer(ocds, name="ocds")
app.add_typer(webhooks, name="webhooks")


DELIVER_EXAMPLES = """\b
Examples:
  cosante deliver           send what is due, and stop
  cosante deliver --watch   go on until interrupted, beside a server of your own
"""


@app.command(epilog=DELIVER_EXAMPLES)
def deliver(
    watch: Annotated[bool, typer.Option("--watch", help="Go on until interrupted.")] = False,
    data: Data = None,
) -> None:
    """Send what other systems are to be told; `cosante up` does it by itself."""
    from cosante.commands.webhooks import deliver

    raise typer.Exit(deliver(data, watch))


ERASE_EXAMPLES = """\b
Examples:
  cosante erase --dry-run   how much the office's rule would erase
  cosante erase             erase it; run it once a day where `cosante up` does not run
"""


@app.command(epilog=ERASE_EXAMPLES)
def erase(
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say how much is due.")] = False,
    data: Data = None,
) -> None:
    """Erase personal data as old as the office's rule says; `cosante up` does it by itself."""
    from cosante.commands.erase import run

    raise typer.Exit(run(data, dry_run))


REMIND_EXAMPLES = """\b
Examples:
  cosante remind           write today's mails, send what waits, and stop
  cosante remind --watch   go on until interrupted, beside a server of your own
"""


@app.command(epilog=REMIND_EXAMPLES)
def remind(
    watch: Annotated[bool, typer.Option("--watch", help="Go on until interrupted.")] = False,
    data: Data = None,
) -> None:
    """Send people by e-mail what is due, to those who want it; `cosante up` does it by itself."""
    from cosante.commands.remind import run

    raise typer.Exit(run(data, watch))


def main() -> None:
    """The entry point of ``cosante``."""
    app(prog_name="cosante")

"""The command line: one command a verb. This file only names them; what they do is in ``commands/``.

Nothing heavy is imported before a command needs it: ``cosante --help`` answers in under 0.3 s.
"""

from pathlib import Path
from typing import Annotated

import typer

from cosante import __version__

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
  cosante read article.txt              the article, its facts marked and listed
  cosante read -f jsonl news/ -o facts.jsonl     a folder, as JSON Lines
  find . -name '*.txt' | cosante read -f csv -   a list of paths, as a table

Exit status 3 says that some document could not be read; the others were.
"""


@app.command(epilog=READ_EXAMPLES)
def read(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH", help="Files, folders, or - for a list of paths on standard input.")
    ],
    format: Annotated[str, typer.Option("--format", "-f", metavar="text|jsonl|csv", help="How to write it.")] = "text",
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write to a file, whole or not at all.", dir_okay=False),
    ] = None,
) -> None:
    """Read documents into facts, each with the words that say so."""
    from cosante.commands.read import FORMATS, run

    if format not in FORMATS:
        raise typer.BadParameter(f"{format!r} is none of {', '.join(FORMATS)}.", param_hint="--format")
    raise typer.Exit(run(paths, format, output))


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


LANGUAGES_EXAMPLES = """\b
Example:
  cosante languages   what is read in each language, and how well
"""


@app.command(epilog=LANGUAGES_EXAMPLES)
def languages() -> None:
    """What each language can do, with its measured accuracy."""
    from cosante.commands.languages import run

    run()


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


accounts = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Who may come in, and with which role.")
app.add_typer(accounts, name="accounts")
Data = Annotated[Path | None, typer.Option("--data", metavar="DIR", file_okay=False, help="Folder of the database.")]
Site = Annotated[str, typer.Option(metavar="URL", help="The site's address, for the link.")]
Name = Annotated[str, typer.Argument(help="The name that the account signs in with.")]
ROLES = "reader|contributor|reviewer|administrator"


@accounts.command("list")
def accounts_list(data: Data = None) -> None:
    """List accounts, and links that are out.

    Example: cosante accounts list
    """
    from cosante.commands.accounts import run, show

    raise typer.Exit(run(data, show))


@accounts.command("invite")
def accounts_invite(
    role: Annotated[str, typer.Option(metavar=ROLES, help="What the account may do.")] = "reader",
    email: Annotated[str, typer.Option(help="Whom it is for, to tell links apart.")] = "",
    site: Site = "http://127.0.0.1:8000",
    data: Data = None,
) -> None:
    """Print a link that makes an account, once, within 7 days.

    Example: cosante accounts invite --role reviewer --site https://register.example.org
    """
    from cosante.commands.accounts import invite, run

    if role not in ROLES.split("|"):
        raise typer.BadParameter(f"{role!r} is none of {', '.join(ROLES.split('|'))}.", param_hint="--role")
    raise typer.Exit(run(data, invite, role=role, email=email, site=site))


@accounts.command("link")
def accounts_link(
    name: Name,
    without_second_factor: Annotated[
        bool, typer.Option("--without-second-factor", help="Turn it off, too: the phone is lost.")
    ] = False,
    site: Site = "http://127.0.0.1:8000",
    data: Data = None,
) -> None:
    """Print a link with which somebody chooses a new password.

    Example: cosante accounts link amina
    """
    from cosante.commands.accounts import link, run

    raise typer.Exit(run(data, link, name, site=site, without_second_factor=without_second_factor))


@accounts.command("role")
def accounts_role(name: Name, role: Annotated[str, typer.Argument(metavar=ROLES)], data: Data = None) -> None:
    """Give an account another role.

    Example: cosante accounts role amina reviewer
    """
    from cosante.commands.accounts import run, set_role

    raise typer.Exit(run(data, set_role, name, role))


@accounts.command("close")
def accounts_close(name: Name, data: Data = None) -> None:
    """Close an account: its sessions end, its name stays on what it decided.

    Example: cosante accounts close amina
    """
    from cosante.commands.accounts import close, run

    raise typer.Exit(run(data, close, name))


@accounts.command("open")
def accounts_open(name: Name, data: Data = None) -> None:
    """Open a closed account again.

    Example: cosante accounts open amina
    """
    from cosante.commands.accounts import reopen, run

    raise typer.Exit(run(data, reopen, name))


@accounts.command("token")
def accounts_token(
    name: Name,
    scope: Annotated[
        list[str],
        typer.Option(
            "--scope", metavar="read|contribute|review|administer", help="What it may do; may be given several times."
        ),
    ] = ["read"],  # noqa: B006
    purpose: Annotated[
        str, typer.Option("--for", help="What it is for, to tell tokens apart.")
    ] = "made on the machine",
    days: Annotated[int, typer.Option(min=0, max=366, help="Days that it holds; 0: until it is ended.")] = 90,
    data: Data = None,
) -> None:
    """Print a token with which a program acts in somebody's name.

    Example: cosante accounts token amina --scope read --scope contribute --for "the news reader"
    """
    from cosante.commands.accounts import make_token, run

    raise typer.Exit(run(data, make_token, name, scopes=scope, purpose=purpose, days=days or None))


@accounts.command("tokens")
def accounts_tokens(name: Name, data: Data = None) -> None:
    """List somebody's tokens, with their numbers.

    Example: cosante accounts tokens amina
    """
    from cosante.commands.accounts import run, show_tokens

    raise typer.Exit(run(data, show_tokens, name))


@accounts.command("end-token")
def accounts_end_token(
    number: Annotated[int, typer.Argument(metavar="NUMBER", help="As `cosante accounts tokens` shows it.")],
    data: Data = None,
) -> None:
    """End a token: the program that has it is out at once.

    Example: cosante accounts end-token 12
    """
    from cosante.commands.accounts import end_token, run

    raise typer.Exit(run(data, end_token, number=number))


webhooks = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Other systems that are told what changes.")
app.add_typer(webhooks, name="webhooks")
EVENTS = "partner|act|document|decision"


@webhooks.command("list")
def webhooks_list(data: Data = None) -> None:
    """List the addresses, and what became of what they were to be told.

    Example: cosante webhooks list
    """
    from cosante.commands.accounts import run
    from cosante.commands.webhooks import show

    raise typer.Exit(run(data, show))


@webhooks.command("add")
def webhooks_add(
    address: Annotated[str, typer.Argument(metavar="URL", help="Where to send what changes.")],
    secret: Annotated[str, typer.Option(help="whsec_ and base64; without it one is made and printed.")] = "",
    event: Annotated[
        list[str], typer.Option("--event", metavar=EVENTS, help="Only these; may be given several times.")
    ] = [],  # noqa: B006
    data: Data = None,
) -> None:
    """Tell an address what changes.

    Example: cosante webhooks add https://dashboard.example.org/cosante --event act
    """
    from cosante.commands.accounts import run
    from cosante.commands.webhooks import add

    raise typer.Exit(run(data, add, address, secret=secret, events=event))


@webhooks.command("remove")
def webhooks_remove(
    number: Annotated[int, typer.Argument(metavar="NUMBER", help="As `cosante webhooks list` shows it.")],
    data: Data = None,
) -> None:
    """Tell an address no more.

    Example: cosante webhooks remove 2
    """
    from cosante.commands.accounts import run
    from cosante.commands.webhooks import remove

    raise typer.Exit(run(data, remove, number=number))


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


def main() -> None:
    """The entry point of ``cosante``."""
    app(prog_name="cosante")

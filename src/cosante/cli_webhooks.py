"""``cosante webhooks``: other systems that are told what changes."""

from typing import Annotated

import typer

from cosante.cli_options import Data

webhooks = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Other systems that are told what changes.")
EVENTS = "partner|act|document|decision|change"


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

"""``cosante accounts``: who may come in, with which role, and the tokens of programs."""

from typing import Annotated

import typer

from cosante.cli_options import Data

accounts = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Who may come in, and with which role.")
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

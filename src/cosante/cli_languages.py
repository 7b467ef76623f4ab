"""``cosante languages``: what is read in each language; a new pack; whether one is right."""

import re
from typing import Annotated

import typer

from cosante.cli_options import Data

languages = typer.Typer(
    rich_markup_mode=None,
    help="What each language can do, with its measured accuracy; packs of your own.",
    epilog="\b\nExample:\n  cosante languages   what is read in each language, and how well",
)
Code = Annotated[
    str, typer.Argument(metavar="XX", help="The language's code of ISO 639: two letters, or three where it has no two.")
]


@languages.callback(invoke_without_command=True)
def show(context: typer.Context) -> None:
    """What each language can do, with its measured accuracy; packs of your own."""
    if context.invoked_subcommand is None:
        from cosante.commands.languages import run

        run()


NEW_EXAMPLES = """\b
Examples:
  cosante languages new so                   a pack of Somali, in the data directory
  cosante languages new so --data register   in the folder of another register

Nothing that is there is replaced. COSANTE_LANGUAGES names another folder of packs.
"""


@languages.command(epilog=NEW_EXAMPLES)
def new(code: Code, data: Data = None) -> None:
    """Write the tables of a new language, with what Unicode CLDR knows of it and examples to follow."""
    from cosante.commands.languages_new import run

    raise typer.Exit(run(_checked(code), data))


CHECK_EXAMPLES = """\b
Example:
  cosante languages check so

Exit status 1 says that a table has a mistake; what is only missing leaves it at 0.
"""


@languages.command(epilog=CHECK_EXAMPLES)
def check(code: Code, data: Data = None) -> None:
    """Say what is wrong with a pack, what it lacks, and how well it reads its own documents."""
    from cosante.commands.languages_check import run

    raise typer.Exit(run(_checked(code), data))


def _checked(code: str) -> str:
    if not re.fullmatch("[a-z]{2,3}", code):
        raise typer.BadParameter(f"{code!r} is not two or three small letters, such as so.", param_hint="XX")
    return code

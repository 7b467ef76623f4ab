"""The documents say what is there: commands, options, settings, decisions, links, output that was really printed."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from cosante.cli import app

ROOT = Path(__file__).parent.parent.parent
COMMANDS = (ROOT / "docs" / "commands.md").read_text("utf-8")
SETTINGS = (ROOT / "docs" / "settings.md").read_text("utf-8")
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "src").rglob("*.md")])
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")


def options() -> list[tuple[str, str]]:
    """Every command with every option it takes."""
    group = typer.main.get_command(app)
    every = [
        (name, one)
        for name, command in group.commands.items()
        for one in (command, *getattr(command, "commands", {}).values())
    ]
    return [
        (name, option)
        for name, command in every
        for parameter in command.params
        for option in (*parameter.opts, *parameter.secondary_opts)
        if option.startswith("-")
    ]


def chapter(command: str) -> str:
    """What docs/commands.md says of a command."""
    assert f"\n## {command}\n" in COMMANDS, f"docs/commands.md has no chapter on {command}"
    return COMMANDS.split(f"\n## {command}\n")[1].split("\n## ")[0]


@pytest.mark.parametrize(("command", "option"), options())
def test_every_option_is_documented(command, option):
    assert re.search(rf"(?<![\w-]){option}(?![\w-])", chapter(command))


def test_every_command_has_its_chapter():
    for name in typer.main.get_command(app).commands:
        assert f"cosante {name}" in chapter(name)


def test_every_exit_status_is_documented():
    from cosante.commands import read

    for status in (0, read.FAILED, 2, read.UNREAD, read.STOPPED, read.GONE):
        assert f"\n| {status} | " in chapter("read")


def test_every_setting_is_documented():
    sources = [*(ROOT / "src").rglob("*.py"), *(ROOT / "tests").rglob("*.py")]
    named = {
        name for path in sources for name in re.findall(r"""["'](COSANTE_[A-Z_]+[A-Z])["']""", path.read_text("utf-8"))
    }
    assert named
    assert named <= set(re.findall(r"`(COSANTE_[A-Z_]+)`", SETTINGS))


def test_no_setting_is_documented_that_is_not_there():
    code = "".join(path.read_text("utf-8") for folder in ("src", "tests") for path in (ROOT / folder).rglob("*.py"))
    for name in re.findall(r"^\| `(\w+)`", SETTINGS, re.MULTILINE):
        assert name in code


def test_the_output_shown_is_what_the_commands_print():
    done = subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "write_readme.py"), "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_decisions_have_numbers_of_their_own_titles_and_are_listed():
    listed = (ROOT / "docs" / "decisions" / "README.md").read_text("utf-8")
    numbers = [path.name[:4] for path in DECISIONS]
    assert len(set(numbers)) == len(numbers)
    for path in DECISIONS:
        assert re.fullmatch(r"\d{3}-[a-z0-9-]+\.md", path.name)
        title = path.read_text("utf-8").splitlines()[0]
        assert title.startswith(f"# {path.name[:3]}"), f"{path.name} begins with its number and its title"
        assert f"[{title.removeprefix('# ')}]({path.name})" in listed


def test_every_dependency_has_its_reason():
    import tomllib

    with (ROOT / "pyproject.toml").open("rb") as file:
        wanted = tomllib.load(file)["project"]["dependencies"]
    reasons = DECISIONS[0].read_text("utf-8")
    for dependency in wanted:
        name = re.split(r"[<>=~!;\[ ]", dependency)[0]
        assert f"| {name} |" in reasons


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(document):
    text = re.sub(r"```.*?```", "", document.read_text("utf-8"), flags=re.DOTALL)
    for target in LINK.findall(text):
        if not re.match(r"[a-z]+:|#", target):
            assert (document.parent / target.partition("#")[0]).exists(), target


def test_every_make_target_named_is_there():
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for document in DOCUMENTS:
        for target in re.findall(r"^make ([a-z]+)|`make ([a-z]+)[` ]", document.read_text("utf-8"), re.MULTILINE):
            assert re.search(rf"^{''.join(target)}:", makefile, re.MULTILINE), f"{document.name}: make {target}"


def test_the_change_log_keeps_its_form():
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert "## [Unreleased]" in text
    kinds = set(re.findall(r"^### (.+)$", text, re.MULTILINE))
    assert kinds <= {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}

"""Whatever a page says is marked for translation: what templates hold between their tags, and what code says to people."""

import ast
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.template.base import Lexer, TokenType

SOURCE = Path(__file__).parent.parent.parent / "src" / "cosante"
#: The reference of the API is in English, and says so.
TEMPLATES = sorted(path for path in SOURCE.glob("web/templates/**/*") if path.suffix in (".html", ".txt"))
#: Rooms whose words reach a page. What vocabulary, reading and matching say has its words in `web`, by code.
CODE = sorted(
    path
    for room in ("web", "register", "intake")
    for path in (SOURCE / room).rglob("*.py")
    if "migrations" not in path.parts
)
#: Said alike in every language.
NAMES = re.compile(
    r"Cosanté|https?://\S+|cosante( --?[a-z]+| [a-z]+)*|COSANTE_\w+(=\d)?|\b(KB|SDG|GHO|CSV|JSON|XLSX|PDF|Word|IATI|SDMX-CSV)\b"
)
SEEN = frozenset({"title", "placeholder", "aria-label", "aria-description", "alt", "label"})
REFUSING = frozenset(
    "BadValue NotAllowed Undecidable Overtaken RefusedFile UserError ValidationError PermissionDenied".split()
)
#: Arguments by which code says something to people.
SAYING = frozenset({"label", "help_text", "help", "empty_label", "title", "lead", "message", "advice", "why"})


class _Words(HTMLParser):
    """Collects text and attributes that people see or hear; not what is typed or run: keys, commands."""

    SILENT = frozenset({"kbd", "code", "script", "style"})

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag, attrs):
        if tag in self.SILENT:
            self.open.append(tag)
        self.found += [value for name, value in attrs if name in SEEN and value]

    def handle_endtag(self, tag):
        if self.open and self.open[-1] == tag:
            self.open.pop()

    def handle_data(self, data):
        if not self.open:
            self.found.append(data)


def bare(template: str) -> str:
    """The template without its tags, without what stands in blocktranslate, and without the name of a style."""
    kept, inside = [], ""
    for token in Lexer(template).tokenize():
        words = token.contents.split()
        if token.token_type == TokenType.BLOCK:
            if words[0] == "blocktranslate" or words == ["block", "wide"]:
                inside = f"end{words[0]}"
            elif words[0] == inside:
                inside = ""
        elif token.token_type == TokenType.TEXT and not inside:
            kept.append(token.contents)
    return "".join(kept)


def unmarked_in(template: str) -> list[str]:
    words = _Words()
    words.feed(bare(template))
    words.close()
    return [text.strip() for text in words.found if any(map(str.isalpha, NAMES.sub("", text)))]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_templates_say_nothing_unmarked(path):
    assert unmarked_in(path.read_text("utf-8")) == []


def test_an_unmarked_word_of_a_template_is_seen():
    template = '<p title="Why">{% translate "Marked" %} <b>Bare</b> {% blocktranslate %}so{% endblocktranslate %} ·</p>'
    assert unmarked_in(template) == ["Why", "Bare"]


def _sentence(node: ast.AST) -> str:
    """The words that a constant or an f-string holds by itself."""
    parts = node.values if isinstance(node, ast.JoinedStr) else [node]
    return "".join(part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str))


def _unmarked(node: ast.AST | None) -> bool:
    return isinstance(node, ast.Constant | ast.JoinedStr) and bool(
        re.search(r"[^\W\d_]{2}", NAMES.sub("", _sentence(node)))
    )


def said_to_people(tree: ast.AST, saying: frozenset[str]) -> Iterator[ast.AST]:
    """What is given where code speaks to people: reasons of what is refused, labels and help of fields, messages."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
            if ast.unparse(node.exc.func).rpartition(".")[2] in REFUSING:
                yield from node.exc.args[:1]
        elif isinstance(node, ast.Call):
            yield from (keyword.value for keyword in node.keywords if keyword.arg in saying)
            of = node.func.value if isinstance(node.func, ast.Attribute) else None
            if isinstance(of, ast.Name) and of.id == "messages":
                yield from node.args[1:2]


def unmarked_in_code(source: str, saying: frozenset[str] = SAYING) -> list[str]:
    return [_sentence(node) for node in said_to_people(ast.parse(source), saying) if _unmarked(node)]


@pytest.mark.parametrize("path", CODE, ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_code_says_nothing_unmarked_to_people(path):
    saying = SAYING if "web" in path.relative_to(SOURCE).parts else frozenset()  # help of columns is for developers
    assert unmarked_in_code(path.read_text("utf-8"), saying) == []


def test_an_unmarked_reason_is_seen():
    assert unmarked_in_code("raise Undecidable(f'Not {this}.')\nraise BadValue(_('so'))") == ["Not ."]
    assert unmarked_in_code("text(label='Name')\ntext(label=_('Name'))\nmessages.success(request, 'Done.')") == [
        "Name",
        "Done.",
    ]

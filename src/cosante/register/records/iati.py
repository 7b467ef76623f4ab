"""Elements of IATI activities in one line each, for people who compare two versions of one. Pure functions."""

from collections.abc import Iterator, Mapping
from typing import Any


def nodes_said(value: Mapping[str, Any]) -> dict[str, str]:
    """By where it stands (``transaction[3]``), what an element with all below it says: attributes, then text."""
    found: dict[str, str] = {}
    for name, nodes in value.items():
        if name.startswith("@"):
            found[name] = str(nodes)
        elif name == "#":
            found[name] = nodes.strip()
        else:
            for number, node in enumerate(nodes, 1):
                found[f"{name}[{number}]" if len(nodes) > 1 else name] = said(node)
    return found


def texts_in(value: Any) -> Iterator[str]:
    """Every text and attribute in elements, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from texts_in(one)
    elif isinstance(value, list):
        for one in value:
            yield from texts_in(one)


def said(node: Any) -> str:
    """One element with all below it, as ``code=3 · value: currency=USD 12000``."""
    if isinstance(node, str):
        return node
    own = [f"{name[1:]}={value}" for name, value in node.items() if name.startswith("@")]
    own += [node["#"].strip()] if node.get("#", "").strip() else []
    parts = [" ".join(own)] if own else []
    for name, nodes in node.items():
        if not name.startswith("@") and name != "#":
            parts += [inner if name in ("narrative", "*") else f"{name}: {inner}" for inner in map(said, nodes)]
    return " · ".join(parts)

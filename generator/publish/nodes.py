"""Small pieces of pandoc's syntax tree: made, taken apart, walked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from generator.publish.pandoc import Node

Attributes = list[Any]
_WRAPPED = {"Span": 1, "Link": 1, "Quoted": 1, "Image": 1}
_LISTED = {"Strong", "Emph", "Underline", "Strikeout", "Superscript", "Subscript", "SmallCaps"}


def attributes(identity: str = "", classes: Sequence[str] = (), **named: str) -> Attributes:
    """Id, classes and named values; an underscore in a name stands for a hyphen."""
    return [identity, list(classes), [[name.replace("_", "-"), words] for name, words in named.items() if words]]


def named(given: Attributes, name: str) -> str:
    """The value of that name; empty where there is none."""
    return next((str(words) for key, words in given[2] if key == name), "")


def text(words: str) -> list[Node]:
    """Words as pandoc has them: pieces with spaces between."""
    pieces = words.split(" ")
    found = [[{"t": "Str", "c": piece}, {"t": "Space"}] for piece in pieces]
    return [one for pair in found for one in pair if one.get("c") != ""][:-1]


def strong(inlines: Sequence[Node]) -> Node:
    """Bold words."""
    return {"t": "Strong", "c": list(inlines)}


def para(inlines: Sequence[Node], kind: str = "Para") -> Node:
    """A paragraph."""
    return {"t": kind, "c": list(inlines)}


def header(level: int, inlines: Sequence[Node], identity: str = "") -> Node:
    """A heading; there are no levels below the sixth."""
    return {"t": "Header", "c": [min(level, 6), attributes(identity), list(inlines)]}


def bullets(items: Iterable[Sequence[Node]]) -> Node:
    """A list."""
    return {"t": "BulletList", "c": [list(item) for item in items]}


def inner(inline: Node) -> list[Node]:
    """The inlines that an inline holds."""
    kind = inline["t"]
    if kind in _WRAPPED:
        held: list[Node] = inline["c"][_WRAPPED[kind]]
        return held
    return list(inline["c"]) if kind in _LISTED else []


def holding(inline: Node, inlines: Sequence[Node]) -> Node:
    """The same inline around other inlines."""
    kind = str(inline["t"])
    content: Any = inline.get("c")
    if kind in _WRAPPED:
        at = _WRAPPED[kind]
        return {"t": kind, "c": [*content[:at], list(inlines), *content[at + 1 :]]}
    return {"t": kind, "c": list(inlines)} if kind in _LISTED else inline


def words(nodes: Iterable[Node]) -> str:
    """The plain words of blocks or inlines."""
    return " ".join("".join(_pieces(nodes)).split())


def _pieces(nodes: Iterable[Any]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, list):
            yield from _pieces(node)
        elif isinstance(node, dict):
            if node["t"] in ("Str", "Code", "Math", "RawInline"):
                yield node["c"] if isinstance(node["c"], str) else node["c"][-1]
            elif node["t"] in ("Space", "SoftBreak", "LineBreak"):
                yield " "
            elif isinstance(node.get("c"), list):
                yield from _pieces(node["c"])
                yield " " if node["t"] in ("Para", "Plain", "Header") else ""


def without_numbers(found: Iterable[Node]) -> list[Node]:
    """Blocks whose headings do without the numbers that stand in spans of the class ``number``."""
    return [header(b["c"][0], unnumbered(b["c"][2]), b["c"][1][0]) if b["t"] == "Header" else b for b in found]


def unnumbered(inlines: Sequence[Node]) -> list[Node]:
    """A heading's words alone."""
    begins = bool(inlines) and inlines[0]["t"] == "Span" and "number" in inlines[0]["c"][0][1]
    return list(inlines[2:] if begins else inlines)

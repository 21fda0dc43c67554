"""A document as one HTML page that stands alone: no script, no network, nothing beside it."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import groupby
from pathlib import Path
from string import Template
from typing import Any

from generator.publish import pandoc
from generator.publish.face import Face
from generator.publish.headings import Entry
from generator.publish.look import Look
from generator.publish.nodes import attributes, words
from generator.publish.pandoc import Node
from generator.publish.reading import Reading
from generator.publish.tables import Cell, Table, placed, table

_HERE = Path(__file__).parent
_MOST_STACKED = 9  # columns that the style sheet can put below one another
_TOC_LEVELS = 2
_MOST_ON_A_PHONE = 20  # lines of contents, which there stand before the text: about a screen


def page(reading: Reading, face: Face) -> bytes:
    """The page, in UTF-8."""
    blocks = [one for block in reading.blocks for one in _arranged(block)]
    tree = {"pandoc-api-version": [1, 23, 1], "meta": {}, "blocks": _facts(blocks)}
    options = "--wrap=none", "--section-divs", "--shift-heading-level-by=1", "--email-obfuscation=none", "--mathml"
    body = pandoc.written(tree, "html5-smart", *options).decode("utf-8")
    heading, *below = [words(line) for line in reading.titles] or [face.kind, face.subtitle]
    known = [one for one in (face.name, *(f"{label}: {value}" for label, value in face.control)) if one]
    lines = _shown(reading.headings.entries)
    filled = Template((_HERE / "page.html").read_text("utf-8")).substitute(
        language=escape(face.language),
        title=escape(face.name),
        description=escape(". ".join(known)),
        keywords=escape(", ".join(dict.fromkeys(filter(None, (face.number, face.kind, face.title, face.unit))))),
        style=_style(reading.look, face),
        skip=escape(face.skip),
        mark=f'<aside class="mark">{escape(face.mark)}</aside>' if face.mark else "",
        path="".join(f"<li>{escape(one)}</li>" for one in face.organisation),
        heading=escape(heading),
        below="".join(f'<p class="below">{escape(one)}</p>' for one in below),
        about=escape(face.about),
        control="".join(f"<div><dt>{escape(a)}</dt><dd>{escape(b)}</dd></div>" for a, b in face.control),
        contents=escape(face.contents),
        extent="long" if len(lines) > _MOST_ON_A_PHONE else "short",
        entries=_entries(lines),
        body=body,
        foot=escape(" · ".join(filter(None, (face.number, face.revision, face.name)))),
    )
    return filled.encode("utf-8")


def _style(look: Look, face: Face) -> str:
    colours = {name: getattr(look, name) for name in ("ink", "accent", "pale", "line", "alert", "link")}
    names = "".join(f"--{name}:#{colour};" for name, colour in colours.items())
    columns = "".join(f".c{n}{{order:{n}}}" for n in range(1, _MOST_STACKED + 1))
    page = f'@page{{@top-center{{content:"{_quoted(face.mark)}"}}@bottom-left{{content:"{_quoted(face.number)}"}}}}'
    sheet = (_HERE / "page.css").read_text("utf-8").replace("COLUMNS{}", columns)
    return f':root{{{names}--font:"{look.font}"}}\n{page}\n{sheet}'


def _quoted(said: str) -> str:
    """A text within quotes of a style sheet."""
    return "".join(one if one.isalnum() or one in " .,-–·" else f"\\{ord(one):x} " for one in said)


def _shown(entries: list[Entry]) -> list[Entry]:
    """The headings that the table of contents lists; long ones go without the inner level where space is narrow."""
    top = min((one.level for one in entries), default=1)
    return [one for one in entries if one.level < top + _TOC_LEVELS]


def _entries(entries: list[Entry]) -> str:
    """The table of contents as nested lists."""
    top = min((one.level for one in entries), default=1)
    made: list[str] = []
    for level, group in groupby(entries, key=lambda one: one.level):
        lines = [_entry(one) for one in group]
        if level > top and made:
            made[-1] = made[-1].removesuffix("</li>") + f"<ol>{''.join(lines)}</ol></li>"
        else:
            made += lines
    return "".join(made)


def _entry(one: Entry) -> str:
    number = f'<span class="number">{escape(one.number)}</span> ' if one.number else ""
    return f'<li><a href="#{one.id}">{number}{escape(one.words)}</a></li>'


def _facts(blocks: list[Node]) -> list[Node]:
    """Neighbouring lines of a name and a value as one list of them."""
    made: list[Node] = []
    for fact, group in groupby(blocks, key=lambda block: bool(block.get("fact"))):
        if fact:
            pairs = [[one["c"][0]["c"], [[{"t": "Plain", "c": one["c"][2:]}]]] for one in group]
            made.append({"t": "DefinitionList", "c": pairs})
        else:
            made += group
    return made


def _arranged(block: Node) -> Iterator[Node]:
    """A table with what readers and narrow screens need; everything else as it is."""
    if block["t"] != "Table":
        yield block
        return
    seen = table(block)
    stacked = seen.regular and seen.width <= _MOST_STACKED
    _dress(block, seen, by_column=seen.by_column)
    if stacked:
        block["c"][0] = attributes(classes=["by-column" if seen.by_column else "by-row"], role="table")
        yield block
    else:
        # The box scrolls, not the page; whoever has only keys must be able to reach it.
        block["c"][0] = attributes()
        yield {"t": "Div", "c": [attributes(classes=["scroll"], tabindex="0"), [block]]}


def _dress(block: Node, seen: Table, *, by_column: bool) -> None:
    """Roles, scopes and column headings, cell by cell: a table that is laid out anew must stay one for readers."""
    above = [": ".join(said) for said in seen.above()]
    if not by_column and seen.regular:
        for body in block["c"][4]:
            body[1] = 1
    for row in seen.head:
        for at, cell in placed(row):
            _give(cell, at, "columnheader", scope="colgroup" if cell.columns > 1 else "col")
    for row in seen.body:
        for at, cell in placed(row):
            if not seen.regular:
                cell.node[0] = attributes()
            elif at == 0 and not by_column:
                _give(cell, at, "rowheader", scope="row", data_label=above[at])
            else:
                _give(cell, at, "cell", data_label=above[at])
    _, _, _, head, bodies, _ = block["c"]
    groups: list[Any] = [head, *bodies]
    for group in groups if seen.regular else ():
        group[0] = attributes(role="rowgroup")
        for rows in group[1:]:
            for one in rows if isinstance(rows, list) else ():
                one[0] = attributes(role="row")


def _give(cell: Cell, at: int, role: str, **more: str) -> None:
    cell.node[0] = attributes(classes=[f"c{at + 1}", *([] if cell.blocks else ["empty"])], role=role, **more)

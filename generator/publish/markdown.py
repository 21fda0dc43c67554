"""A document as Markdown that is read in comparisons: a changed sentence is a changed line, and no other line moves.

A sentence stands on a line of its own. Tables become headings and lists, in which every cell stands under the name
of its column: in a table of signs one changed cell changes a line as long as the row, and often every line's width.
A table of one column becomes a quotation: a heading would claim what follows it.
Headings carry no numbers, since a new section would change all that follow.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from generator.publish import pandoc
from generator.publish.face import Face
from generator.publish.nodes import attributes, bullets, header, holding, inner, para, strong, text, unnumbered, words
from generator.publish.pandoc import Node
from generator.publish.reading import Reading
from generator.publish.tables import Cell, Table, table

# What stands before the text: a value, or lines, by name.
Front: TypeAlias = Mapping[str, str | list[str]]
_TITLE = 1
_SENTENCE_ENDS = (".", "!", "?", ".”", ".“", ".)", ".»")


def of_document(reading: Reading, face: Face) -> bytes:
    """A document of ours, with its control block as YAML in front."""
    front: dict[str, str | list[str]] = {"title": face.name, **dict(face.control)}
    titles = reading.titles or [text(face.kind), text(face.subtitle)]
    return _written(front, face.mark, titles, reading.blocks)


def of_any(reading: Reading, front: Front) -> bytes:
    """Any Word file, with what is known of it in front."""
    return _written(front, "", reading.titles, reading.blocks)


def _written(front: Front, mark: str, titles: Sequence[list[Node]], blocks: Sequence[Node]) -> bytes:
    top = [header(_TITLE, line) if n == 0 else para([strong(line)]) for n, line in enumerate(titles)]
    warning = [{"t": "BlockQuote", "c": [para([strong(text(mark))])]}] if mark else []
    tree = {
        "pandoc-api-version": [1, 23, 1],
        "meta": {},
        "blocks": [*top, *warning, *_blocks(blocks)],
    }
    body = pandoc.written(tree, "gfm-raw_html-tex_math_dollars", "--wrap=preserve").decode("utf-8")
    known = "".join(f"{_key(name)}:{_value(value)}\n" for name, value in front.items() if value)
    return (f"---\n{known}---\n\n{body}" if known else body).encode("utf-8")


def _value(value: str | list[str]) -> str:
    """As YAML; JSON's quotes are YAML's."""
    if isinstance(value, str):
        return f" {json.dumps(value, ensure_ascii=False)}"
    return "".join(f"\n  - {json.dumps(line, ensure_ascii=False)}" for line in value)


def _key(name: str) -> str:
    return name if re.fullmatch(r"[^\W\d_][\w-]*(?: [\w-]+)*", name) else json.dumps(name, ensure_ascii=False)


def _blocks(found: Sequence[Node]) -> list[Node]:
    made: list[Node] = []
    level = _TITLE
    for block in found:
        kind = block["t"]
        if kind == "Header":
            level = block["c"][0] + _TITLE
            made.append(header(level, _inlines(unnumbered(block["c"][2]))))
        elif kind == "Table":
            made += _table(table(block), level + 1)
        elif kind in ("Para", "Plain"):
            made.append(para(_sentences(_inlines(block["c"])), kind))
        elif kind == "BulletList":
            made.append(bullets(_blocks(item) for item in block["c"]))
        elif kind == "OrderedList":
            made.append({"t": kind, "c": [block["c"][0], [_blocks(item) for item in block["c"][1]]]})
        else:
            made.append(block)
    return _apart(made)


def _apart(blocks: Sequence[Node]) -> list[Node]:
    """Two lists in a row stay two; Markdown would join them."""
    return [
        one
        for n, block in enumerate(blocks)
        for one in ([para([])] if n and block["t"] == blocks[n - 1]["t"] == "BulletList" else []) + [block]
    ]


def _inlines(found: Sequence[Node]) -> list[Node]:
    """Words without what Markdown could only say in HTML, pictures by their text."""
    made: list[Node] = []
    for one in found:
        held = _inlines(inner(one))
        if one["t"] == "Span":
            made += held
        elif one["t"] == "Image":
            # The picture itself would be a line of a million signs; what it shows is what can be compared.
            made.append({"t": "Image", "c": [attributes(), held, [_fingerprint(one["c"][2][0]), ""]]})
        else:
            made.append(holding(one, held))
    return made


def _fingerprint(source: str) -> str:
    import hashlib

    return f"sha256-{hashlib.sha256(source.encode()).hexdigest()[:16]}"


def _sentences(found: Sequence[Node]) -> list[Node]:
    """A line break behind every sentence. After an abbreviation one may stand too many, which changes no meaning."""
    made = list(found)
    for n in range(1, len(made) - 1):
        if made[n]["t"] == "Space" and words(made[n - 1 : n]).endswith(_SENTENCE_ENDS):
            made[n] = {"t": "SoftBreak"} if words(made[n + 1 : n + 2])[:1].isupper() else made[n]
    return made


def _table(found: Table, level: int) -> list[Node]:
    above = found.above()
    if found.regular and found.width == 1:
        return [_quote(found)]
    if found.by_column:
        return [one for n, column in enumerate(above) for one in _column(found, n, ": ".join(column), level)]
    return [bullets(_record(row, [": ".join(one) for one in above]) for row in found.body)]


def _quote(found: Table) -> Node:
    """A side text, or the only column of a table: what its head says in bold, and below it the paragraphs and lists."""
    said = [words([block]) for row in found.head for cell in row for block in cell.blocks]
    below = [block for row in found.body for cell in row for block in _blocks(cell.blocks)]
    return {"t": "BlockQuote", "c": [para([strong(text(": ".join(said)))]), *below]}


def _column(found: Table, number: int, title: str, level: int) -> Iterator[Node]:
    yield header(level, text(title))
    for row in found.body:
        yield from _as_list(_blocks(row[number].blocks))


def _as_list(found: Sequence[Node]) -> list[Node]:
    """The statements of a cell as a list; a list that follows one completes it; bold words stand above."""
    made: list[Node] = []
    for block in found:
        is_list = bool(made) and made[-1]["t"] == "BulletList"
        if block["t"] == "Para" and [one["t"] for one in block["c"]] != ["Strong"]:
            item = [para(block["c"], "Plain")]
            if is_list and len(made[-1]["c"][-1]) > 1 and words(block["c"])[:1].islower():
                made[-1]["c"][-1] += item  # a closing clause of what the inner list completes
                continue
            made = [*made[:-1], bullets([*made[-1]["c"], item])] if is_list else [*made, bullets([item])]
        elif block["t"] == "BulletList" and is_list:
            made[-1]["c"][-1].append(block)
        else:
            made.append(block)
    return made


def _record(row: Sequence[Cell], names: Sequence[str]) -> list[Node]:
    """One row: its first cell, and below it the others, each behind the name of its column."""
    cells = [_named(names[n] if n < len(names) else "", _blocks(cell.blocks)) for n, cell in enumerate(row)]
    return [*cells[0], bullets(cells[1:])] if len(cells) > 1 else cells[0] if cells else []


def _named(name: str, blocks: list[Node]) -> list[Node]:
    label = [strong(text(f"{name}:"))] if name else []
    if blocks and blocks[0]["t"] in ("Para", "Plain"):
        first = para([*label, *([{"t": "Space"}] if label else []), *blocks[0]["c"]], "Plain")
        return [first, *_tight(blocks[1:])]
    return [para(label, "Plain"), *_tight(blocks)]


def _tight(blocks: Sequence[Node]) -> list[Node]:
    """Further statements of the cell, as a list."""
    return _as_list(blocks)

"""A finished Word file read by other means than it was written with.

The body comes from pandoc, as the JSON of its syntax tree; header, footer and properties from the zip by lxml.
"""

from __future__ import annotations

import json
import subprocess
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pypandoc
from lxml import etree

from tests.every_word.places import FILE_NAME, FOOTER, HEADER, PROPERTIES, SUBTITLE, TABLE_HEAD, TITLE, Place
from tests.every_word.tokens import TOKEN, tokens_in

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# A text with its place; an address counts as a text of its own.
Passage = tuple[Place, str]


@dataclass(frozen=True)
class Reading:
    """One document: its passages in order, and how often each token stands anywhere in the package."""

    passages: tuple[Passage, ...]
    in_package: Counter[str]

    def tokens(self) -> Iterator[tuple[str, Place]]:
        """Every token with its place, in the document's order."""
        for place, text in self.passages:
            for token in tokens_in(text):
                yield token, place

    def text_at(self, place: Place) -> list[str]:
        """What stands at a place, passage by passage."""
        return [text for where, text in self.passages if where == place]


def read_document(file: Path) -> Reading:
    """Read a finished document with all its parts."""
    with zipfile.ZipFile(file) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    passages = ((FILE_NAME, file.stem), *_control(parts), *_body(file))
    return Reading(passages, Counter(TOKEN.findall(b" ".join(parts.values()).decode("utf-8"))))


# --- header, footer, properties -----------------------------------------------------------------


def _control(parts: dict[str, bytes]) -> Iterator[Passage]:
    for name in sorted(parts):
        if name.startswith("word/header"):
            yield from _header(etree.fromstring(parts[name]))
        elif name.startswith("word/footer"):
            yield from ((Place(FOOTER), _words(one)) for one in etree.fromstring(parts[name]).iter(f"{W}p"))
        elif name.startswith("docProps/"):
            for one in etree.fromstring(parts[name]):
                yield (
                    Place(PROPERTIES, column=one.get("name") or etree.QName(one).localname),
                    "".join(map(str, one.itertext("*"))),
                )


def _header(root: Any) -> Iterator[Passage]:
    """Cells of the control block: by their label, or where there is only a value by the row."""
    for number, row in enumerate(root.iter(f"{W}tr"), start=1):
        for cell in row.iter(f"{W}tc"):
            lines = [_words(one) for one in cell.iter(f"{W}p")]
            styles = {one.get(f"{W}val") for one in cell.iter(f"{W}pStyle")}
            if styles == {"ControlValue"}:  # lines of a label with its value
                labelled = (line.partition(": ") for line in lines)
                yield from ((Place(HEADER, column=label), value) for label, _, value in labelled)
            elif len(lines) > 1:
                yield Place(HEADER, column=lines[0]), "\n".join(lines[1:])
            else:
                yield Place(HEADER, row=str(number)), lines[0]
    in_cells = set(root.iterfind(f".//{W}tc//{W}p"))
    yield from ((Place(HEADER), _words(one)) for one in root.iter(f"{W}p") if one not in in_cells)


def _words(paragraph: Any) -> str:
    return "".join(one.text or "" for one in paragraph.iter(f"{W}t"))


# --- the body -----------------------------------------------------------------------------------


@cache
def _pandoc() -> str:
    return str(pypandoc.get_pandoc_path())


def _body(file: Path) -> Iterator[Passage]:
    made = subprocess.run([_pandoc(), "--from=docx", "--to=json", str(file)], capture_output=True, check=True)
    tree = json.loads(made.stdout)
    for name, place in (("title", TITLE), ("subtitle", SUBTITLE)):
        if name in tree["meta"]:  # role cards begin with the first role
            yield place, _text(tree["meta"][name]["c"])
    section = heading = above = ""
    for block in tree["blocks"]:
        if block["t"] == "Header":
            level, _, inlines = block["c"]
            words = _text(inlines)
            if level == 1:
                section, heading, above = words, "", ""
            else:
                above = words if level == 2 else above
                heading = words if level == 2 else f"{above} › {words}"
            yield Place(section, heading, kind="heading"), words
        elif block["t"] == "Table":
            yield from _table(block["c"], Place(section, heading))
        else:
            yield from _block(block, Place(section, heading), 0, 2)


def _block(block: Any, place: Place, depth: int, item_depth: int) -> Iterator[Passage]:
    """Paragraphs and lists; at ``item_depth`` stand the items that complete a stem."""
    kind, content = block["t"], block.get("c")
    if kind in ("BulletList", "OrderedList"):
        for item in content if kind == "BulletList" else content[1]:
            for inner in item:
                yield from _block(inner, place, depth + 1, item_depth)
    elif kind in ("Para", "Plain"):
        where = place._replace(kind="item" if depth == item_depth else "", column=place.column or _label(content))
        yield where, _text(content)
        yield from ((where._replace(kind="link"), url) for url in _addresses(content))
    elif kind in ("Div", "BlockQuote"):
        for inner in content[1] if kind == "Div" else content:
            yield from _block(inner, place, depth, item_depth)
    else:
        raise AssertionError(f"a block that no template makes: {kind}")


def _label(inlines: Any) -> str:
    """The label of a fact: fixed words in bold at the beginning of a line, with a gap behind them."""
    if len(inlines) > 1 and inlines[0]["t"] == "Strong" and inlines[1]["t"] == "Space":
        words = _text(inlines[0]["c"])
        return "" if TOKEN.search(words) else words
    return ""


def _table(table: Any, place: Place) -> Iterator[Passage]:
    """Cells by the words above them; a row that says the same in all cells names the row below it.

    A table of goals can have a single column: there every other row names the next. So can a side text: it has one row.
    """
    _, _, _, head, bodies, _ = table
    columns: list[tuple[str, ...]] = []
    for _, cells in head[1]:
        words = [_blocks_text(cell[4]) for cell in cells for _ in range(cell[3])]
        columns = (
            [(*above, own) for above, own in zip(columns, words, strict=True)] if columns else [(w,) for w in words]
        )
        for cell in cells:
            yield from ((place._replace(column=TABLE_HEAD), _blocks_text([block])) for block in cell[4])
    group = ""
    rows = [row for body in bodies for row in body[3]]
    for number, (_, cells) in enumerate(rows, start=1):
        texts = {_blocks_text(cell[4]) for cell in cells}
        if len(texts) == 1 and (len(cells) > 1 or (len(rows) > 1 and number % 2)):
            (group,) = texts
            yield place._replace(column=TABLE_HEAD), group
            continue
        for column, cell in zip(columns, cells, strict=True):
            for block in cell[4]:
                where = place._replace(column=" › ".join(column), row=group or str(number))
                yield from _block(block, where, 0, 1)


def _blocks_text(blocks: Any) -> str:
    return " ".join(text for block in blocks for place, text in _block(block, Place(""), 0, 1) if place.kind != "link")


def _text(inlines: Any) -> str:
    return "".join(_inline(one) for one in inlines)


def _inline(one: Any) -> str:
    kind, content = one["t"], one.get("c")
    if kind == "Str":
        return str(content)
    if kind in ("Space", "SoftBreak", "LineBreak"):
        return " " if kind != "LineBreak" else "\n"
    if kind in ("Link", "Span", "Quoted"):
        return _text(content[1])
    if kind in ("Strong", "Emph", "Underline"):
        return _text(content)
    raise AssertionError(f"an inline that no template makes: {kind}")


def _addresses(inlines: Any) -> Iterator[str]:
    for one in inlines:
        if one["t"] == "Link":
            yield one["c"][2][0]
        elif one["t"] in ("Strong", "Emph", "Underline"):
            yield from _addresses(one["c"])
        elif one["t"] == "Span":
            yield from _addresses(one["c"][1])

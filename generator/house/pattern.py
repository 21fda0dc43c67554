"""A first template of a kind that is described in YAML: its sections, cut out of a pattern that holds every piece.

The patterns are Word files beside this module; templates/source/pattern.py makes them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from pathlib import Path
from typing import TypeAlias

from lxml import etree

from generator.house.assembly import written
from generator.model.kind import BlockType, Kind, Section, block_name
from generator.word.package import deflate, pack, unpack
from generator.word.places import W

_MARK = re.compile(r"\[([a-z-]+)\]")
_MAIN = "word/document.xml"
_Pieces: TypeAlias = Mapping[str, list[etree._Element]]

# What a type of block is printed with, where that is not one piece of its own name.
_PIECES: Mapping[BlockType, tuple[str, ...]] = {
    "sentences": ("table",),
    "boxes": ("box",),
    "themes": ("part", "theme", "box"),
    "summary": ("prose",),
}
# The type that a template sees, where it is not the piece's name.
_SEEN = {"declaration": "paragraphs", "references": "paragraphs", "theme": "prose"}
# The names of blocks, where they are not those of their fields.
_NAMES = {
    "declaration": ("lead", "statement"),
    "theme": ("theme-lead", "subsection", "theme-recommendations"),
}


def template(kind: Kind) -> bytes:
    """A template that prints all that documents of the kind can hold; the bytes of a .docx."""
    name = "numbered" if kind.numbered else "unnumbered"
    parts = unpack((Path(__file__).parent / f"{name}.docx").read_bytes())
    root = etree.fromstring(parts[_MAIN])
    body = root[0]
    pieces = _cut(body)
    sections = (element for one in kind.sections for element in _section(one, pieces))
    body[:] = [*pieces[""], *sections, *pieces["end"]]
    return pack({name: deflate(name, part) for name, part in {**parts, _MAIN: written(root)}.items()})


def _cut(body: etree._Element) -> _Pieces:
    """What stands below each mark; below none, what stands above the first."""
    pieces: dict[str, list[etree._Element]] = {"": []}
    current = pieces[""]
    for element in body:
        if mark := _MARK.fullmatch("".join(map(str, element.itertext()))):
            current = pieces[mark[1]] = []
        else:
            current.append(element)
    return pieces


def _section(section: Section, pieces: _Pieces) -> Iterator[etree._Element]:
    """A section that vanishes with its heading where a document has none."""
    name = section.name.replace("-", "_")
    yield _tag(f"if {name}")
    for element in deepcopy(pieces["section"]):
        for text in element.iter(f"{{{W}}}t"):
            text.text = (text.text or "").replace("section.", f"{name}.")
        yield element
    yield _tag(f"for block in {name}.blocks")
    yield from _blocks(section, pieces)
    yield _tag("endfor")
    yield _tag("endif")


def _blocks(section: Section, pieces: _Pieces) -> Iterator[etree._Element]:
    """Each block by its type; blocks of one type that are printed with several pieces, by their names."""
    by_type: dict[str, dict[str, list[str]]] = {}
    for block in section.blocks:
        for piece in _PIECES.get(block.type, (block.type,)):
            named = by_type.setdefault(_SEEN.get(piece, piece), {}).setdefault(piece, [])
            named += _NAMES.get(piece, (block_name(section, block),))
    for seen, used in by_type.items():
        if len(by_type) > 1:
            yield _tag(f"if block.type == '{seen}'")
        yield from _by_name(used, pieces)
        if len(by_type) > 1:
            yield _tag("endif")


def _by_name(used: Mapping[str, list[str]], pieces: _Pieces) -> Iterator[etree._Element]:
    *first, last = used
    for word, piece in zip(("if", *("elif",) * len(first)), first, strict=False):
        yield _tag(f"{word} " + " or ".join(f"block.name == '{name}'" for name in used[piece]))
        yield from deepcopy(pieces[piece])
    if first:
        yield _tag("else")
    yield from deepcopy(pieces[last])
    if first:
        yield _tag("endif")


def _tag(code: str) -> etree._Element:
    """A paragraph that holds nothing but a condition or loop."""
    paragraph = etree.Element(f"{{{W}}}p")
    run = etree.SubElement(paragraph, f"{{{W}}}r")
    etree.SubElement(run, f"{{{W}}}t").text = f"{{%p {code} %}}"
    return paragraph

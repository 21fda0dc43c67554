"""What stands in a cell, row or table, also where Word has wrapped it."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from lxml import etree

from generator.word.places import W

_WRAPPERS = {f"{{{W}}}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "del", "moveFrom", "moveTo")}


def inside(element: etree._Element, tags: Collection[str]) -> Iterator[etree._Element]:
    """The nearest elements of those names, through content controls and tracked changes, not through others."""
    for child in element:
        if child.tag in tags:
            yield child
        elif child.tag in _WRAPPERS:
            yield from inside(child, tags)

"""The styles of a Word file: what a style inherits from the one that it is based on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lxml import etree

from generator.word.places import W

_VAL = f"{{{W}}}val"
_HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)
_BODY_TEXT = 9  # the outline level that Word gives to what is no heading


def child(holder: etree._Element | None, path: str) -> etree._Element | None:
    """The element below, by names without prefix (``pPr/shd``): what lxml's ``find`` does, many times faster."""
    for tag in _tags(path):
        if holder is None:
            return None
        holder = next(holder.iterchildren(tag), None)
    return holder


def value(holder: etree._Element | None, path: str) -> str | None:
    """The ``w:val`` of an element below (``pPr/outlineLvl``); None where there is none."""
    found = child(holder, path)
    return None if found is None else found.get(_VAL, "")


@cache
def _tags(path: str) -> tuple[str, ...]:
    return tuple(f"{{{W}}}{name}" for name in path.split("/"))


class Styles:
    """The styles by type (``paragraph``, ``character``, ``table``, ``numbering``) and id."""

    def __init__(self, root: etree._Element | None) -> None:
        self.root = root
        self.known: dict[tuple[str, str], etree._Element] = {}
        self._defaults: dict[str, str] = {}
        self._chains: dict[tuple[str, str], tuple[etree._Element, ...]] = {}
        self._level_of = cache(self._level_of_style)
        for style in root.iterchildren(f"{{{W}}}style") if root is not None else ():
            kind, name = style.get(f"{{{W}}}type", "paragraph"), style.get(f"{{{W}}}styleId", "")
            self.known.setdefault((kind, name), style)
            if style.get(f"{{{W}}}default") in ("1", "true", "on"):
                self._defaults.setdefault(kind, name)

    def chain(self, kind: str, name: str | None) -> tuple[etree._Element, ...]:
        """A style and those that it is based on, nearest first; without a name the default style of the type."""
        wanted = kind, self._defaults.get(kind, "") if name is None else name
        if wanted not in self._chains:
            self._chains[wanted] = tuple(self._inherited(*wanted))
        return self._chains[wanted]

    def _inherited(self, kind: str, name: str) -> Iterator[etree._Element]:
        seen: set[str] = set()
        while (kind, name) in self.known and name not in seen:
            seen.add(name)
            yield (style := self.known[kind, name])
            name = value(style, "basedOn") or ""

    def title(self, kind: str, name: str | None) -> str:
        """What Word calls the style in its list."""
        chain = self.chain(kind, name)
        return (value(chain[0], "name") if chain else "") or name or ""

    def heading_level(self, paragraph: etree._Element) -> int:
        """1 for a heading of the first level, as the outline level says wherever it is inherited from; 0 for text.

        Built-in headings count by their name too: it is ``heading 1`` in every language of Word, whatever the id.
        """
        own = value(paragraph, "pPr/outlineLvl")
        return self._level_of(value(paragraph, "pPr/pStyle")) if own is None else _level(own)

    def _level_of_style(self, name: str | None) -> int:
        for style in self.chain("paragraph", name):
            if (own := value(style, "pPr/outlineLvl")) is not None:
                return _level(own)
            if named := _HEADING.fullmatch(value(style, "name") or ""):
                return int(named[1])
        return 0

    def default_language(self) -> str | None:
        """The language of text that names none."""
        for style in self.chain("paragraph", None):
            if (language := value(style, "rPr/lang")) is not None:
                return language
        return value(self.root, "docDefaults/rPrDefault/rPr/lang")


def _level(written: str) -> int:
    return int(written) + 1 if written.isdigit() and int(written) < _BODY_TEXT else 0

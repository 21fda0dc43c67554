"""The headings of a document: their numbers as Word counts them, and ids that stay when other sections change."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from generator.publish.nodes import attributes, text, words
from generator.publish.pandoc import Node

# What the page itself uses.
_TAKEN = {"content", "contents", "about", ""}
_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ð": "d"})


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the table of contents."""

    level: int
    id: str
    number: str
    words: str


class Headings:
    """Counts headings as they come."""

    def __init__(self, patterns: Mapping[int, str]) -> None:
        """``patterns``: by level, how Word writes its number (``%1.%2``)."""
        self.patterns = patterns
        self.entries: list[Entry] = []
        self.renamed: dict[str, str] = {}
        self._counts = [0] * 10
        self._open: dict[int, str] = {}
        self._given = set(_TAKEN)

    def numbered(self, level: int, before: str, inlines: list[Node]) -> Node:
        """The heading with its id and its number, which stands in a span of the class ``number``."""
        said = words(inlines)
        self._counts[level] += 1
        self._counts[level + 1 :] = [0] * len(self._counts[level + 1 :])
        number = re.sub(r"%(\d)", lambda found: str(self._counts[int(found[1])]), self.patterns.get(level, ""))
        identity = self._id(level, said)
        self.renamed[before] = identity
        self.entries.append(Entry(level, identity, number, said))
        span = {"t": "Span", "c": [attributes(classes=["number"]), text(number)]}
        shown = [span, {"t": "Space"}, *inlines] if number else inlines
        return {"t": "Header", "c": [level, attributes(identity), shown]}

    def _id(self, level: int, said: str) -> str:
        """Its words after those of the heading above: so a heading keeps its id whatever comes before its section."""
        self._open = {above: one for above, one in self._open.items() if above < level}
        parent = self._open[max(self._open)] + "--" if self._open else ""
        base = parent + (slug(said) or "section")
        found, count = base, 1
        while found in self._given:
            count += 1
            found = f"{base}-{count}"
        self._given.add(found)
        self._open[level] = found
        return found


def slug(said: str) -> str:
    """``Ansvar og beføjelser`` → ``ansvar-og-befoejelser``."""
    spelled = unicodedata.normalize("NFKD", said.lower().translate(_LETTERS))
    return re.sub(r"[^a-z0-9]+", "-", "".join(one for one in spelled if not unicodedata.combining(one))).strip("-")

"""The text of one part without its markup, and the way back from each letter to the XML and to its place."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from html import unescape

from lxml import etree

from generator.word.places import place_of, places

_MARKUP = re.compile(r"<[^>]*>")
_NEAR = 40  # letters shown on either side
_LEVELS = 24  # how far up anybody asks; whole lines of ancestors would be quadratic in deep files


@dataclass(frozen=True, slots=True)
class Spot:
    """A stretch of a part: where in its XML, in which element (by document order), its place and surroundings."""

    start: int
    end: int
    element: int
    place: str
    around: str


class Flat:
    """A part as docxtpl sees it: XML whose tags it looks through.

    text: all text nodes in one; word: whether docxtpl patches such a part;
    names: the elements in document order, ``w:p``; raises XMLSyntaxError.
    """

    def __init__(self, part: str, content: bytes) -> None:
        root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
        known = places(part, root)
        self.word = part.startswith("word/")
        self.xml = etree.tostring(root, encoding="unicode")
        self.place = [place_of(one, known, part) for one in root.iter() if isinstance(one.tag, str)]
        self.names: list[str] = []
        self.start_tags: list[tuple[int, int]] = []
        self._ancestors: list[tuple[int, ...]] = []
        self._stretches: list[tuple[int, int, int]] = []  # begin in the text, begin in the XML, element
        self.text = self._read()
        self._begins = [begin for begin, _, _ in self._stretches]

    def _read(self) -> str:
        text: list[str] = []
        opened: list[int] = []
        length = at = 0
        for markup in _MARKUP.finditer(self.xml):
            if markup.start() > at and opened:
                self._stretches.append((length, at, opened[-1]))
                text.append(self.xml[at : markup.start()])
                length += markup.start() - at
            at = markup.end()
            self._element(markup.group(), markup.span(), opened)
        return "".join(text)

    def _element(self, markup: str, span: tuple[int, int], opened: list[int]) -> None:
        if markup.startswith("</"):
            opened.pop()
        elif not markup.startswith(("<?", "<!")):
            number = len(self.names)
            self.names.append(re.split(r"[\s/>]", markup[1:], maxsplit=1)[0])
            self.start_tags.append(span)
            self._ancestors.append((number, *reversed(opened[-_LEVELS:])))
            if not markup.endswith("/>"):
                opened.append(number)

    def container(self, element: int, name: str) -> int | None:
        """The innermost element of that name that an element is or stands in."""
        return next((one for one in self._ancestors[element] if self.names[one] == name), None)

    def spot(self, begin: int, end: int) -> Spot:
        """A stretch of the text as a place."""
        first, raw, element = self._stretches[bisect_right(self._begins, begin) - 1]
        last, raw_last, _ = self._stretches[bisect_right(self._begins, end - 1) - 1]
        return Spot(raw + begin - first, raw_last + end - last, element, self.place[element], self._around(begin, end))

    def within_runs(self, begin: int, end: int) -> list[tuple[int, int]]:
        """A stretch of the text cut where one element's text ends and the next begins."""
        cuts = self._begins[bisect_right(self._begins, begin) : bisect_right(self._begins, end - 1)]
        return list(zip([begin, *cuts], [*cuts, end], strict=True)) if begin < end else []

    def begin_near(self, at: int) -> int:
        """Where the words before a letter begin, within the same paragraph."""
        low = bisect_right(self._begins, at) - 1
        paragraph = self.place[self._stretches[low][2]]
        while low and self._begins[low] > at - _NEAR and self.place[self._stretches[low - 1][2]] == paragraph:
            low -= 1
        return max(self._begins[low], at - _NEAR)

    def _around(self, begin: int, end: int) -> str:
        """The words around, within the same paragraph."""
        high = bisect_right(self._begins, end - 1)
        paragraph = self.place[self._stretches[bisect_right(self._begins, begin) - 1][2]]
        while (
            high < len(self._begins)
            and self._begins[high] < end + _NEAR
            and self.place[self._stretches[high][2]] == paragraph
        ):
            high += 1
        stop = self._begins[high] if high < len(self._begins) else len(self.text)
        text = self.text[self.begin_near(begin) : min(stop, end + _NEAR)]
        return unescape(text).strip()[:200]

"""A marked template opened for one mistake: its paragraphs, its tags, and a change of text that keeps the runs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from generator.word.places import place_of, places
from tests.template_corpus.file import parts, with_parts
from tests.template_corpus.oracle import RENDERED, without_marks
from tests.word_package import W

_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_WORDS = re.compile(r"(\{[{%#][-+]?)(p|tr|tc|r)?(?(2) |)\s*(\w*)(.*?)([-+]?[}%#]\})", re.DOTALL)
_CLOSING = re.compile(r"end(\w+)")
OPENING = {"if", "for", "macro", "call", "filter", "with", "block", "raw", "autoescape"}
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"


@dataclass(frozen=True)
class Tag:
    """A tag as it stands in one paragraph: its letters, and what they are made of."""

    part: str
    paragraph: int
    start: int
    text: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @cached_property
    def pieces(self) -> tuple[str, str, str, str, str]:
        """Opening sign, prefix, first word, the rest, closing sign."""
        found = _WORDS.fullmatch(self.text)
        assert found, self.text
        return found[1], found[2] or "", found[3], found[4], found[5]

    @property
    def opens(self) -> bool:
        """Whether it begins a block."""
        sign, _, word, rest, _ = self.pieces
        return sign.startswith("{%") and (word in OPENING or (word == "set" and "=" not in rest))

    @property
    def closes(self) -> str:
        """The block that it ends."""
        sign, _, word, _, _ = self.pieces
        found = _CLOSING.fullmatch(word)
        return found[1] if found and sign.startswith("{%") else ""


class Editable:
    """A template's parts, open for change."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.roots = {name: etree.fromstring(part) for name, part in parts(content).items() if RENDERED.fullmatch(name)}
        self.paragraphs = {name: list(root.iter(f"{{{W}}}p")) for name, root in self.roots.items()}

    def texts(self, part: str, number: int) -> list[etree._Element]:
        """The text elements of a paragraph, those of its text boxes left out."""
        paragraph = self.paragraphs[part][number]
        found = paragraph.iter(f"{{{W}}}t")
        return [one for one in found if next(one.iterancestors(f"{{{W}}}p")) is paragraph]

    def text(self, part: str, number: int) -> str:
        """The letters of a paragraph, marks included."""
        return "".join(one.text or "" for one in self.texts(part, number))

    def tags(self) -> Iterator[Tag]:
        """Every tag that stands in one paragraph, in order; the second copy of a text box left out."""
        for part, paragraphs in self.paragraphs.items():
            for number, paragraph in enumerate(paragraphs):
                if next(paragraph.iterancestors(f"{_MC}Fallback"), None) is None:
                    for found in _TAG.finditer(self.text(part, number)):
                        if _WORDS.fullmatch(found[0]):
                            yield Tag(part, number, found.start(), found[0])

    def copies(self, part: str, number: int) -> list[int]:
        """The paragraph and, of one in a text box, its copy for old programs."""
        paragraph = self.paragraphs[part][number]
        choice = next(paragraph.iterancestors(f"{_MC}Choice"), None)
        if choice is None:
            return [number]
        at = list(choice.iter(f"{{{W}}}p")).index(paragraph)
        fallback = [one for other in choice.itersiblings(f"{_MC}Fallback") for one in other.iter(f"{{{W}}}p")]
        return [number, *map(self.paragraphs[part].index, fallback[at : at + 1])]

    def rewrite(self, part: str, number: int, start: int, end: int, fresh: str) -> None:
        """Put other letters between two places of a paragraph; they join the run of the first."""
        for one in self.copies(part, number):
            at, left = 0, fresh
            for element in self.texts(part, one):
                text = element.text or ""
                a, b = max(start - at, 0), min(end - at, len(text))
                if a < b or (start == end and 0 <= start - at <= len(text) and left):
                    element.text = text[:a] + left + text[max(a, b) :]
                    left = ""
                at += len(text)

    def place(self, part: str, number: int) -> str:
        """The paragraph in words."""
        root = self.roots[part]
        return place_of(self.paragraphs[part][number], places(part, root), part)

    def said(self, part: str, number: int) -> str:
        """The paragraph's text without marks."""
        return without_marks(self.text(part, number))

    def saved(self) -> bytes:
        """The changed file, still marked."""
        changed = {
            name: etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
            for name, root in self.roots.items()
        }
        return with_parts(self.content, changed)


def partners(tags: list[Tag]) -> dict[Tag, Tag]:
    """For every tag that begins or ends a block, the other one."""
    found: dict[Tag, Tag] = {}
    for part in dict.fromkeys(tag.part for tag in tags):
        open_: list[Tag] = []
        for tag in (one for one in tags if one.part == part):
            if tag.opens:
                open_.append(tag)
            elif tag.closes and open_:
                found[tag] = open_[-1]
                found[open_.pop()] = tag
    return found

"""A Word file opened for looking at: its parts as XML, what they are related to, and where in them things stand."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote

from lxml import etree

from generator.word.places import W, place_of, places
from generator.word.styles import Styles

R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
# What holds text, by the name of its root.
_STORIES = ("document", "hdr", "ftr", "footnotes", "endnotes", "comments", "glossaryDocument")
_PARAGRAPH, _FALLBACK = f"{{{W}}}p", f"{{{MC}}}Fallback"
# Files saved as 'strict' say the same in other namespaces.
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/(\w+)")
_LONGEST_EXCERPT = 80


@dataclass(frozen=True, slots=True)
class Link:
    """A relationship: from a part (empty for the file itself) to a part's name, or to an address outside."""

    source: str
    id: str
    kind: str
    target: str
    external: bool


class Story:
    """A part that holds text: body, header, footer, notes, comments."""

    def __init__(self, part: str, root: etree._Element) -> None:
        self.part = part
        self.root = root
        self.is_body = root.tag == f"{{{W}}}document"
        self._doubled = next(root.iter(_FALLBACK), None) is not None

    @cached_property
    def places(self) -> dict[etree._Element, str]:
        """The place of everything that is counted."""
        return places(self.part, self.root)

    def place(self, element: etree._Element) -> str:
        """Where an element stands, in words."""
        return place_of(element, self.places, self.part)

    def find(self, *tags: str) -> Iterator[etree._Element]:
        """Elements in document order; what stands a second time for older programs is left out."""
        for element in self.root.iter(*tags):
            if not self._doubled or next(element.iterancestors(_FALLBACK), None) is None:
                yield element

    @property
    def paragraphs(self) -> Iterator[etree._Element]:
        """Every paragraph, those of cells and text boxes too."""
        return self.find(_PARAGRAPH)


class WordFile:
    """The parts of a Word file; a part that is no XML counts as absent here."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        self.parts = parts
        self._trees: dict[str, etree._Element | None] = {}

    def tree(self, name: str) -> etree._Element | None:
        """The root of a part; None where it is not there or cannot be read."""
        if name not in self._trees:
            self._trees[name] = _read(self.parts[name]) if name in self.parts else None
        return self._trees[name]

    @cached_property
    def stories(self) -> list[Story]:
        """Every part that holds text, the body first."""
        found = [
            Story(name, root)
            for name in sorted(self.parts)
            if name.endswith(".xml")
            and (root := self.tree(name)) is not None
            and root.tag in {f"{{{W}}}{one}" for one in _STORIES}
        ]
        return sorted(found, key=lambda story: not story.is_body)

    @property
    def bodies(self) -> Iterator[Story]:
        """The body; no story where the file has none."""
        return (story for story in self.stories if story.is_body)

    @cached_property
    def styles(self) -> Styles:
        """The styles; none where the file has none."""
        return Styles(self.related("styles"))

    def related(self, kind: str) -> etree._Element | None:
        """The part that a body, or the file itself, is related to in that way (``styles``, ``core-properties``)."""
        bodies = {story.part for story in self.bodies}
        wanted = (one for one in self.links if one.kind == kind and (not one.source or one.source in bodies))
        return next((root for one in wanted if (root := self.tree(one.target)) is not None), None)

    @cached_property
    def links(self) -> list[Link]:
        """Every relationship of the file."""
        return [link for name in sorted(self.parts) if name.endswith(".rels") for link in self._links_of(name)]

    def _links_of(self, name: str) -> Iterator[Link]:
        folder, _, file = name.rpartition("/")
        if (root := self.tree(name)) is None or posixpath.basename(folder) != "_rels":
            return
        home = posixpath.dirname(folder)
        source = posixpath.join(home, file.removesuffix(".rels"))
        for one in root.iterchildren("{*}Relationship"):
            written, kind = one.get("Target", ""), one.get("Type", "").rpartition("/")[2]
            external = one.get("TargetMode") == "External"
            inside = posixpath.normpath(posixpath.join("/", home, unquote(written.partition("#")[0])))[1:]
            yield Link(source.rstrip("/"), one.get("Id", ""), kind, written if external else inside, external)


def words(element: etree._Element) -> str:
    """The text of an element, deleted text left out."""
    return "".join(one.text or "" if one.tag == f"{{{W}}}t" else " " for one in element.iter(*_TEXTS))


_TEXTS = tuple(f"{{{W}}}{name}" for name in ("t", "tab", "br", "cr"))


def excerpt(text: str) -> str:
    """The words in one line, cut where they are many."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_EXCERPT else line[: _LONGEST_EXCERPT - 1].rstrip() + "…"


def around(element: etree._Element) -> str:
    """The words of the paragraph that an element stands in."""
    at = element if element.tag == _PARAGRAPH else next(element.iterancestors(_PARAGRAPH), element)
    return excerpt(words(at))


def _read(part: bytes) -> etree._Element | None:
    if b"purl.oclc.org" in part:
        part = _STRICT.sub(rb"http://schemas.openxmlformats.org/\1/2006/\2", part)
    try:
        return etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        return None

"""The house's file: which header stands on which page, and what in it cannot be taken along."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property

from lxml import etree

from generator.house.cleaning import cleaned
from generator.house.page import HEADER_KINDS, is_on
from generator.word.finding import Finding
from generator.word.libreoffice import tidied
from generator.word.package import CONTENT_TYPES
from generator.word.places import W
from generator.word.styles import Styles
from generator.word.wordfile import R, Story, WordFile, excerpt, words

_TAG = re.compile(r"\{[{%#]|[}%#]\}")
_CARRIED = ("image", "hyperlink", "font")
_PICTURES = tuple(f"{{{space}}}{name}" for space, name in (
    ("http://schemas.openxmlformats.org/drawingml/2006/main", "blip"), ("urn:schemas-microsoft-com:vml", "imagedata"),
))  # fmt: skip


class House:
    """A Word file whose look is wanted."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        self.file = WordFile(tidied(parts))
        self._cleaned: dict[str, etree._Element] = {}

    def related(self, kind: str) -> etree._Element | None:
        """The styles, numbering, settings … of the house; None where it has none."""
        return self.file.related(kind)

    def content_type(self, part: str) -> str:
        """What kind of file a part is, as the house's file says."""
        types = self.file.tree(CONTENT_TYPES)
        for one in types if types is not None else ():
            if one.get("PartName") == f"/{part}":
                return one.get("ContentType", "")
        ending = part.rpartition(".")[2].lower()
        for one in types if types is not None else ():
            if one.get("Extension", "").lower() == ending:
                return one.get("ContentType", "")
        return "application/octet-stream"

    @property
    def styles(self) -> Styles:
        """The house's styles."""
        return self.file.styles

    @cached_property
    def main(self) -> str:
        """The part that holds the body; empty where there is none."""
        return next((story.part for story in self.file.bodies), "")

    @cached_property
    def section(self) -> etree._Element | None:
        """The page setup of the first section."""
        body = next(self.file.bodies, None)
        return None if body is None else next(body.root.iter(f"{{{W}}}sectPr"), None)

    @property
    def has_even_pages(self) -> bool:
        """Whether even pages have headers and footers of their own."""
        settings = self.related("settings")
        return settings is not None and is_on(settings.find(f"{{{W}}}evenAndOddHeaders"))

    def story(self, place: str, kind: str) -> str:
        """The part that stands in that place (``header``) on pages of that kind (``first``); empty where none does."""
        for reference in self.section.findall(f"{{{W}}}{place}Reference") if self.section is not None else ():
            if reference.get(f"{{{W}}}type", "default") == kind:
                wanted = self.main, reference.get(f"{{{R}}}id")
                return next((one.target for one in self.file.links if (one.source, one.id) == wanted), "")
        return ""

    def content(self, place: str, kind: str) -> etree._Element | None:
        """What stands there, without traces of editing; None where nothing does."""
        part = self.story(place, kind)
        root = self.file.tree(part) if part else None
        if root is None:
            return None
        if part not in self._cleaned:
            self._cleaned[part] = cleaned(root)
        return self._cleaned[part]

    def _stories(self) -> Iterator[Story]:
        """The headers and footers that are taken along."""
        parts = {self.story(place, kind) for place in ("header", "footer") for kind in HEADER_KINDS}
        return (story for story in self.file.stories if story.part in parts)

    def faults(self) -> Iterator[Finding]:
        """What keeps the file from becoming a template."""
        if not self.main:
            yield Finding("", "this is no Word document.", "Save it as .docx in Word.")
        for story in self._stories():
            for paragraph in story.paragraphs:
                if _TAG.search(text := words(paragraph)):
                    message = "this text would be taken for a tag of the template."
                    hint = "Write it without the braces, save and run again."
                    yield Finding(story.place(paragraph), message, hint, excerpt(text))
            for link in self.file.links:
                if link.source == story.part and link.kind not in _CARRIED:
                    message = f"it holds an embedded object ({link.kind}), which cannot be taken along."
                    yield Finding(story.place(story.root), message, "Put a picture in its place, save and run again.")

    def remarks(self) -> Iterator[Finding]:
        """What the owner of the template should know of what stays behind."""

        def pictures(story: Story) -> int:
            return sum(1 for _ in story.find(*_PICTURES))

        for body in self.file.bodies:
            if (count := pictures(body)) and not any(map(pictures, self._stories())):
                message = f"the {count} picture(s) in its text were left out with the text, and its header has none."
                hint = "If one is the logo, move it into the header and run again."
                yield Finding("body", message, hint, severity="warning")

"""The title among the properties: what a screen reader says when the file is opened (WCAG 2.4.2)."""

from __future__ import annotations

from collections.abc import Iterator

from generator.word.finding import Finding
from generator.word.wordfile import WordFile

_TITLE = "{http://purl.org/dc/elements/1.1/}title"


def title(file: WordFile) -> Iterator[Finding]:
    """Nothing, or that there is no title."""
    core = file.related("core-properties")
    if core is None or not (core.findtext(_TITLE) or "").strip():
        yield Finding("properties", "the file has no title.", "File > Info > Properties: write a title.")

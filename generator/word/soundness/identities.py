"""Ids that are given twice, and what is begun and not ended: bookmarks, comments, notes without a text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator.word.finding import Finding
from generator.word.places import W
from generator.word.wordfile import Story, WordFile, around

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_PARAGRAPH_ID = "{http://schemas.microsoft.com/office/word/2010/wordml}paraId"
_ID, _NAME = f"{{{W}}}id", f"{{{W}}}name"
_ONCE = (  # element, attribute, what it is
    (_DRAWING, "id", "pictures or shapes share the id"),
    (f"{{{W}}}bookmarkStart", _ID, "bookmarks share the id"),
    (f"{{{W}}}bookmarkStart", _NAME, "bookmarks share the name"),
    (f"{{{W}}}p", _PARAGRAPH_ID, "paragraphs share the id"),
    (f"{{{W}}}tr", _PARAGRAPH_ID, "rows share the id"),
)
_PAIRS = (("bookmarkStart", "bookmarkEnd", "bookmark"), ("commentRangeStart", "commentRangeEnd", "comment"))
_REFERENCES = (
    ("commentReference", "comment", "comment"),
    ("footnoteReference", "footnote", "footnote"),
    ("endnoteReference", "endnote", "endnote"),
)


def identities(file: WordFile) -> Iterator[Finding]:
    """Every id that is given twice, opened and not closed, or points at nothing."""
    for story in file.stories:
        yield from _doubled(story)
        yield from _unpaired(story)
        yield from _pointing_nowhere(file, story)


def _doubled(story: Story) -> Iterator[Finding]:
    for tag, attribute, what in _ONCE:
        seen: set[str] = set()
        for element in story.find(tag):
            own = element.get(attribute)
            if own is None:
                continue
            if own.casefold() in seen:
                message = f"two {what} '{own}'."
                yield Finding(
                    story.place(element), message, "Delete the second one and make it again.", around(element)
                )
            seen.add(own.casefold())


def _unpaired(story: Story) -> Iterator[Finding]:
    for start, end, what in _PAIRS:
        begun = {one.get(_ID): one for one in story.find(f"{{{W}}}{start}")}
        ended = Counter(one.get(_ID) for one in story.find(f"{{{W}}}{end}"))
        for number, element in begun.items():
            if not ended[number]:
                name = element.get(_NAME, number)
                message = f"the {what} '{name}' is begun and not ended."
                yield Finding(story.place(element), message, f"Delete the {what} and make it again.", around(element))
        for element in story.find(f"{{{W}}}{end}"):
            if element.get(_ID) not in begun:
                message = f"a {what} is ended that was not begun."
                yield Finding(story.place(element), message, f"Delete the {what} and make it again.", around(element))


def _pointing_nowhere(file: WordFile, story: Story) -> Iterator[Finding]:
    for reference, target, what in _REFERENCES:
        used = list(story.find(f"{{{W}}}{reference}"))
        known = {one.get(_ID) for other in file.stories for one in other.find(f"{{{W}}}{target}")} if used else set()
        for element in used:
            if element.get(_ID) not in known:
                message = f"the text of this {what} is not there."
                yield Finding(story.place(element), message, f"Delete the {what} and make it again.", around(element))

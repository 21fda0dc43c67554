"""Traces of editing that do not belong into a finished document: tracked changes and comments."""

from __future__ import annotations

from collections.abc import Iterator

from generator.word.finding import Finding
from generator.word.places import W
from generator.word.wordfile import WordFile, around

_CHANGES = tuple(
    f"{{{W}}}{name}"
    for name in (
        *("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge", "numberingChange"),
        *("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "trPrChange", "tcPrChange", "tblGridChange"),
    )
)
_COMMENTS = (f"{{{W}}}commentReference",)


def leftovers(file: WordFile) -> Iterator[Finding]:
    """Each kind once, at its first place, with how many there are."""
    for tags, what, hint in (
        (_CHANGES, "tracked change", "Review > Accept > Accept All Changes."),
        (_COMMENTS, "comment", "Review > Delete > Delete All Comments in Document."),
    ):
        found = [(story, element) for story in file.stories for element in story.find(*tags)]
        if found:
            story, first = found[0]
            number = f"{len(found)} {what}{'s' if len(found) > 1 else ''}"
            message = f"the document still holds {number}; screen readers read them out, and others may see them."
            yield Finding(story.place(first), message, hint, around(first), severity="warning")

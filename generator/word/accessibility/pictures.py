"""Pictures, shapes and charts: each with words for those who do not see it, or marked as decoration (WCAG 1.1.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from generator.word.finding import Finding
from generator.word.places import W
from generator.word.wordfile import Story, WordFile, around

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_VML = "{urn:schemas-microsoft-com:vml}"
_SHAPES = tuple(f"{_VML}{name}" for name in ("shape", "rect", "oval", "line", "polyline", "roundrect", "group"))
_RULE = "{urn:schemas-microsoft-com:office:office}hr"
_BOX = f"{{{W}}}txbxContent"
_YES = ("1", "true", "t", "on")
# What cameras and programs call their files, and what Word calls pictures itself.
_NO_WORDS = re.compile(
    r"\S+\.(?:png|jpe?g|gif|bmp|tiff?|emf|wmf|svg|webp)|(?:picture|image|billede|bilde|grafik|figur|img_?|dsc_?)\s*\d*",
    re.IGNORECASE,
)
_WRITE = "Right-click > View Alt Text: say in a sentence what it shows, or mark it as decorative."


def pictures(file: WordFile) -> Iterator[Finding]:
    """Whatever shows something and has no words for it."""
    for story in file.stories:
        for element in story.find(_DRAWING):
            if not (_is_decorative(element) or _holds_text(element.getparent())):
                written = element.get("descr", "").strip() or element.get("title", "").strip()
                yield from _judged(story, element, written)
        for shape in story.find(*_SHAPES):
            inside = next(shape.iterancestors(*_SHAPES), None) is not None
            if not inside and shape.get(_RULE) not in _YES and not _holds_text(shape):
                yield from _judged(story, shape, shape.get("alt", "").strip())


def _judged(story: Story, element: etree._Element, written: str) -> Iterator[Finding]:
    place, text = story.place(element), around(element)
    if not written:
        # In the head and foot of a page it is passed over by screen readers and in PDF/UA.
        message = "this picture or shape has no alternative text."
        yield Finding(place, message, _WRITE, text, severity="error" if _is_read(story) else "warning")
    elif _NO_WORDS.fullmatch(written):
        message = f"the alternative text is only a name: '{written}'."
        yield Finding(place, message, _WRITE, text, severity="warning")


def _is_read(story: Story) -> bool:
    return story.root.tag not in (f"{{{W}}}hdr", f"{{{W}}}ftr")


def _is_decorative(element: etree._Element) -> bool:
    marks = (one.get("val", "1") in _YES for one in element.iter(_DECORATIVE))
    return element.get("hidden") in _YES or any(marks)


def _holds_text(element: etree._Element | None) -> bool:
    """A text box is read as the text that it holds."""
    return element is not None and next(element.iter(_BOX), None) is not None

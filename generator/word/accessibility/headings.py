"""Headings: real, in order, without gaps (WCAG 1.3.1, 2.4.6; PDF/UA-1 7.4.2)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from lxml import etree

from generator.word.finding import Finding
from generator.word.places import W
from generator.word.styles import Styles, value
from generator.word.wordfile import Story, WordFile, excerpt, words

_RUN, _BOX = f"{{{W}}}r", f"{{{W}}}txbxContent"
_PASSING = re.compile(r"\{%.*?%\}|\{#.*?#\}", re.DOTALL)  # a template's tags that print nothing
_BODY_STYLES = re.compile(r"(?:|normal|default|body text.*|list .*)", re.IGNORECASE)
_LONGEST_HEADING = 100
_BIGGER = 4  # half-points that a text must stand out by to pass for a heading
_NO_BOLD = ("0", "false", "off")
_DEFAULT_SIZE = "20"  # half-points, where a file names no size at all


def headings(file: WordFile) -> Iterator[Finding]:
    """Levels that are skipped, empty headings, text that only looks like one; or that there is none."""
    for story in file.bodies:
        level = 0
        for paragraph in _outside_boxes(story):
            own = file.styles.heading_level(paragraph)
            text = words(paragraph)
            shown = _PASSING.sub("", text)
            if not own or (text.strip() and not shown.strip()):
                continue
            if not shown.strip():
                hint = "Delete the empty paragraph, or give it the style of running text."
                yield Finding(story.place(paragraph), "this heading is empty.", hint, severity="warning")
                continue
            if own > level + 1:
                after = f"follows level {level}" if level else "is the first"
                message = f"a heading of level {own} {after}."
                hint = f"Give it the style of a heading of level {level + 1}, or add the heading that is missing."
                yield Finding(story.place(paragraph), message, hint, excerpt(text))
            level = own
        if not level:
            hint = "Give the headings the styles Heading 1, Heading 2 …: people who do not see jump between them."
            yield Finding("body", "the document has no headings.", hint)
        yield from _faked(story, file.styles)


def _outside_boxes(story: Story) -> Iterator[etree._Element]:
    return (one for one in story.paragraphs if next(one.iterancestors(_BOX), None) is None)


def _faked(story: Story, styles: Styles) -> Iterator[Finding]:
    """Short bold paragraphs in big letters, made by hand on running text, with running text below them."""
    body = next(story.root.iterchildren(f"{{{W}}}body"), None)
    paragraphs = [] if body is None else list(body.iterchildren(f"{{{W}}}p"))
    for paragraph, following in pairwise(paragraphs):
        name = value(paragraph, "pPr/pStyle")
        if (
            not styles.heading_level(paragraph)
            and paragraph.find(f"{{{W}}}pPr/{{{W}}}pBdr") is None  # a notice in a frame
            and _BODY_STYLES.fullmatch(styles.title("paragraph", name))
            and _looks_like_one(paragraph, _size(styles, name))
            and words(following).strip()
            and not _looks_like_one(following, _size(styles, value(following, "pPr/pStyle")))
        ):
            hint = "Give it the style of a heading, and its look by that style."
            message = "this looks like a heading and is none."
            yield Finding(story.place(paragraph), message, hint, excerpt(words(paragraph)), severity="warning")


def _looks_like_one(paragraph: etree._Element, usual: int) -> bool:
    text = words(paragraph).strip()
    runs = [run for run in paragraph.iter(_RUN) if words(run).strip()]
    return (
        0 < len(text) <= _LONGEST_HEADING
        and not text.endswith(".")
        and all(
            value(run, "rPr/b") is not None
            and value(run, "rPr/b") not in _NO_BOLD
            and (size := value(run, "rPr/sz") or "").isdigit()
            and int(size) >= usual + _BIGGER
            for run in runs
        )
    )


def _size(styles: Styles, name: str | None) -> int:
    """The size of a style's letters in half-points."""
    sizes = (value(style, "rPr/sz") for style in styles.chain("paragraph", name))
    default = value(styles.root, "docDefaults/rPrDefault/rPr/sz") or _DEFAULT_SIZE
    found = next((size for size in sizes if size), default)
    return int(found) if found.isdigit() else int(_DEFAULT_SIZE)

"""Links: each with a text that says where it leads, also when it is read alone (WCAG 2.4.4)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from generator.word.fields import hyperlinks
from generator.word.finding import Finding
from generator.word.places import W
from generator.word.wordfile import R, Story, WordFile, around, words

_LINK = f"{{{W}}}hyperlink"
_SHOWN = tuple(f"{{{W}}}{name}" for name in ("drawing", "pict", "object", "sym"))
_SAYS_NOTHING = re.compile(
    r"(?:se |læs |les |klikk? |click |read |see )?(?:mere |mer |more )?(?:her|here)"
    r"|(?:læs |les |read )?(?:mere|mer|more)|(?:mere |mer |more )?information|klikk?|click|this"
    r"|(?:dette |denne |this )?(?:link(?:et)?|lenken?|siden?|page)"
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_LONGEST_ADDRESS = 50
_REWRITE = "Right-click > Edit Link: write what the reader finds there."


def links(file: WordFile) -> Iterator[Finding]:
    """Links without words, with words that say nothing, or with a long address for words."""
    for story in file.stories:
        for link in story.find(_LINK):
            if not _continued(link):
                yield from _judged(story, link, words(link), seen=_shows(link))
        for field in hyperlinks(story.root):
            seen = any(_shows(run) for run in field.runs)
            yield from _judged(story, field.begin, "".join(map(words, field.runs)), seen=seen)


def _judged(story: Story, at: etree._Element, text: str, *, seen: bool) -> Iterator[Finding]:
    bare = " ".join(re.sub(r"[^\w\s]", " ", text).split()).casefold()
    written = text.strip()
    if not written and not seen:
        hint = f"Delete it, or {_REWRITE[0].lower()}{_REWRITE[1:]}"
        yield Finding(story.place(at), "the link has no text.", hint, around(at))
    elif _SAYS_NOTHING.fullmatch(bare):
        message = f"the text of the link, '{written}', does not say where it leads."
        yield Finding(story.place(at), message, _REWRITE, around(at))
    elif _ADDRESS.fullmatch(written) and len(written) > _LONGEST_ADDRESS:
        message = "the text of the link is a long address, which is read out letter by letter."
        yield Finding(story.place(at), message, _REWRITE, around(at), severity="warning")


def _shows(element: etree._Element) -> bool:
    return next(element.iter(*_SHOWN), None) is not None


def _continued(link: etree._Element) -> bool:
    """Whether a link without words is only a piece that Word has cut from the link beside it."""
    if words(link).strip():
        return False
    neighbours = (link.getprevious(), link.getnext())
    return any(one is not None and one.tag == _LINK and _target(one) == _target(link) for one in neighbours)


def _target(link: etree._Element) -> tuple[str | None, str | None]:
    return link.get(f"{{{R}}}id"), link.get(f"{{{W}}}anchor")

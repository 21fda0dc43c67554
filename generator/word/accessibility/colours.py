"""Colours: enough contrast (WCAG 1.4.3), and nothing that is said by colour alone (1.4.1)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from generator.word.accessibility.look import Look, Looks
from generator.word.accessibility.paint import WHITE, Colour, contrast, hexadecimal, read
from generator.word.fields import hyperlinks
from generator.word.finding import Finding
from generator.word.places import W
from generator.word.styles import child, value
from generator.word.wordfile import R, Story, WordFile, around, excerpt, words

_RUN, _LINK, _PARAGRAPH = f"{{{W}}}r", f"{{{W}}}hyperlink", f"{{{W}}}p"
_BOX = f"{{{W}}}txbxContent"
_ALIKE = 64  # of 255 in each of red, green and blue: nobody tells such colours apart in letters


@dataclass(slots=True)
class _Pale:
    """Text in too little contrast: where it stands first, and how often."""

    place: str
    excerpt: str
    style: str
    times: int = 0
    look: Look = field(kw_only=True)


def colours(file: WordFile) -> Iterator[Finding]:
    """Too little contrast, once for each pair of colours; words that only their colour sets apart."""
    page = next((read(_page_colour(story)) for story in file.bodies), None) or WHITE
    looks = Looks(file.styles, page)
    pale: dict[tuple[Colour, Colour], _Pale] = {}
    alone: list[Finding] = []
    for story in file.stories:
        linked = _linked(story)
        for paragraph in story.paragraphs:
            if next(paragraph.iterancestors(_BOX), None) is not None:
                continue  # what is behind a text box is not known from its text
            runs = list(_runs(paragraph))
            looked = zip(runs, looks.of(paragraph, runs), strict=True)
            seen = [(run, look) for run, look in looked if not look.hidden]
            for run, look in seen:
                if contrast(look.colour, look.background) < look.enough:
                    style = file.styles.title("paragraph", value(paragraph, "pPr/pStyle"))
                    new = _Pale(story.place(paragraph), excerpt(words(run)), style, look=look)
                    pale.setdefault((look.colour, look.background), new).times += 1
            alone += _set_apart(story, paragraph, seen, linked)
    yield from (_too_pale(one) for one in pale.values())
    yield from alone


def _page_colour(story: Story) -> str | None:
    """The colour of the page, where one is chosen."""
    page = child(story.root, "background")
    return None if page is None else page.get(f"{{{W}}}color")


def _runs(paragraph: etree._Element) -> Iterator[etree._Element]:
    """The runs with text of a paragraph, not those of text boxes in it."""
    for run in paragraph.iter(_RUN):
        if next(run.iterancestors(_PARAGRAPH), None) is paragraph and words(run).strip():
            yield run


def _too_pale(one: _Pale) -> Finding:
    ink, behind = hexadecimal(one.look.colour), hexadecimal(one.look.background)
    measured = int(contrast(one.look.colour, one.look.background) * 10) / 10
    others = one.times - 1
    more = f" (here and {others} more time{'s' if others > 1 else ''})" if others else ""
    message = f"text in {ink} on {behind} has a contrast of {measured} to 1{more}; readers need {one.look.enough}."
    named = f" in the style '{one.style}'" if one.style else ""
    return Finding(one.place, message, f"Choose a darker text or a lighter background{named}.", one.excerpt)


def _linked(story: Story) -> set[etree._Element]:
    """The runs of links that lead out of the document; those of a table of contents need no mark."""
    found = {run for field in hyperlinks(story.root) if field.address for run in field.runs}
    return found | {run for link in story.find(_LINK) if link.get(f"{{{R}}}id") for run in link.iter(_RUN)}


def _set_apart(
    story: Story, paragraph: etree._Element, seen: list[tuple[etree._Element, Look]], linked: set[etree._Element]
) -> Iterator[Finding]:
    """Words that differ from the rest of their paragraph in nothing but colour, and links that do not differ."""
    usual = _usual([(run, look) for run, look in seen if run not in linked])
    if usual is None:
        return
    for run, look in seen:
        if look.marks != usual.marks or "{" in words(run):  # a template's tag takes the colour of what replaces it
            continue
        if run in linked:
            message = "this link has no mark but its colour." if _differs(look, usual) else "this link has no mark."
            hint = "Give it the style Hyperlink, which underlines it."
        elif _differs(look, usual):
            message = "this text is set apart by its colour alone."
            hint = "Make it bold too, or say in words what the colour means."
        else:
            continue
        yield Finding(story.place(paragraph), message, hint, excerpt(words(run)) or around(paragraph), "warning")
        return


def _usual(seen: list[tuple[etree._Element, Look]]) -> Look | None:
    """The look of most of the text."""
    lengths: dict[Look, int] = {}
    for run, look in seen:
        lengths[look] = lengths.get(look, 0) + len(words(run))
    return max(lengths, key=lambda look: lengths[look], default=None)


def _differs(one: Look, other: Look) -> bool:
    pairs = ((one.colour, other.colour), (one.background, other.background))
    return any(abs(a - b) > _ALIKE for mine, yours in pairs for a, b in zip(mine, yours, strict=True))

"""Styles and lists that are used but not defined: Word shows such text as if it had none."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from generator.word.finding import Finding
from generator.word.places import W
from generator.word.styles import value
from generator.word.wordfile import Story, WordFile, around

_VAL = f"{{{W}}}val"
_STYLES = {
    f"{{{W}}}pStyle": ("paragraph", "paragraph style"),
    f"{{{W}}}rStyle": ("character", "character style"),
    f"{{{W}}}tblStyle": ("table", "table style"),
}
_LIST = f"{{{W}}}numId"


def undefined(file: WordFile) -> Iterator[Finding]:
    """Each style and list that is not defined, once, at the first place where it is used."""
    uses: dict[tuple[str, str], list[tuple[Story, etree._Element]]] = {}
    lists = _lists(file.related("numbering"))
    for story in file.stories:
        for element in story.root.iter(*_STYLES, _LIST):
            name = element.get(_VAL, "")
            if element.tag == _LIST:
                known = name in lists
                what = "list"
            else:
                kind, what = _STYLES[str(element.tag)]
                known = (kind, name) in file.styles.known
            if not known and "{" not in name:
                uses.setdefault((what, name), []).append((story, element))
    for (what, name), places in uses.items():
        story, element = places[0]
        others = len(places) - 1
        more = f", and {others} more time{'s' if others > 1 else ''}," if others else ""
        message = f"the {what} '{name}' is used here{more} and not defined in the file."
        hint = f"Mark the text and give it a {what} that the file has."
        yield Finding(story.place(element), message, hint, around(element))
    yield from _in_styles(file, lists)


def _lists(root: etree._Element | None) -> set[str]:
    """The numbers of the lists whose look is defined too; 0 is Word's word for no list."""
    if root is None:
        return {"0"}
    looks = {one.get(f"{{{W}}}abstractNumId") for one in root.iterchildren(f"{{{W}}}abstractNum")}
    found = root.iterchildren(f"{{{W}}}num")
    return {"0"} | {one.get(f"{{{W}}}numId", "") for one in found if value(one, "abstractNumId") in looks}


def _in_styles(file: WordFile, lists: set[str]) -> Iterator[Finding]:
    """Styles that are based on one that is not there, or number their paragraphs by a list that is not."""
    for (kind, name), style in file.styles.known.items():
        based, numbered = value(style, "basedOn"), value(style, "pPr/numPr/numId")
        shown = value(style, "name") or name
        if based and (kind, based) not in file.styles.known:
            message = f"the style '{shown}' is based on the style '{based}', which is not defined."
            yield Finding("styles", message, "Modify the style: choose what it is based on.", severity="warning")
        if numbered is not None and numbered not in lists:
            message = f"the style '{shown}' belongs to the list '{numbered}', which is not defined."
            yield Finding("styles", message, "Modify the style: Format > Numbering.", severity="warning")

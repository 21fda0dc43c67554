"""The house's styles with ours added where it has none of that name."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree

from generator.house.colours import ENOUGH, Palette, colour_of, readable, recoloured
from generator.house.house import House
from generator.house.numbering import Numbering
from generator.word.accessibility.paint import WHITE, contrast, hexadecimal
from generator.word.finding import Finding
from generator.word.order import put, put_in_order
from generator.word.places import W
from generator.word.styles import Styles, value
from generator.word.wordfile import WordFile

_USES = {"pStyle": "paragraph", "rStyle": "character", "tblStyle": "table"}
_REFERS = ("basedOn", "next", "link")
_ID, _TYPE, _VALUE = f"{{{W}}}styleId", f"{{{W}}}type", f"{{{W}}}val"
# What our text relies on, whatever the house's style of that name says.
_KEPT_TOGETHER = ("heading 1", "heading 2", "title", "subtitle")
_LISTS = ("list bullet", "list bullet 2")
_LEVELS = {"heading 1": "0", "heading 2": "1"}


@dataclass
class Names:
    """The ids that our styles have now, by type and our id."""

    ids: dict[tuple[str, str], str] = field(default_factory=dict)

    def renamed(self, root: etree._Element) -> etree._Element:
        """The same tree with the ids that are in use now."""
        for use, kind in _USES.items():
            for element in root.iter(f"{{{W}}}{use}"):
                element.set(_VALUE, self.ids.get((kind, element.get(_VALUE, "")), element.get(_VALUE, "")))
        return root


def merged(
    house: House, ours: WordFile, palette: Palette, numbering: Numbering
) -> tuple[etree._Element, Names, list[Finding]]:
    """The styles, the ids that ours have in them, and what was changed in the house's."""
    theirs = house.related("styles")
    root = etree.Element(f"{{{W}}}styles", nsmap={"w": W}) if theirs is None else deepcopy(theirs)
    mine = ours.related("styles")
    if mine is None:
        raise ValueError("the template has no styles")
    _with_defaults(root, mine)
    names, added = _added(root, mine)
    remarks: list[Finding] = []
    for style in added:
        _adopted(style, names, palette, numbering)
    for one in mine.findall(f"{{{W}}}style"):
        kind, old = one.get(_TYPE, ""), one.get(_ID, "")
        style = Styles(root).known[kind, names.ids[kind, old]]
        if not any(style is new for new in added):
            remarks += _fitted(root, style, one, numbering, house.related("theme"))
    numbering.claim(_users(root))
    return root, names, remarks


def _name(style: etree._Element) -> tuple[str, str]:
    return style.get(_TYPE, "paragraph"), (value(style, "name") or "").lower()


def _added(root: etree._Element, mine: etree._Element) -> tuple[Names, list[etree._Element]]:
    """Our styles that the house has not, at the end of its own; defaults are the house's defaults."""
    present = root.findall(f"{{{W}}}style")
    by_name = {_name(one): one.get(_ID, "") for one in reversed(present)}
    defaults = {one.get(_TYPE, ""): one.get(_ID, "") for one in reversed(present) if _is_default(one)}
    taken = {one.get(_ID, "").lower() for one in present}
    names, added = Names(), []
    for style in mine.findall(f"{{{W}}}style"):
        kind, old = style.get(_TYPE, ""), style.get(_ID, "")
        known = (defaults.get(kind, "") if _is_default(style) else "") or by_name.get(_name(style), "")
        new = known or next(one for one in (old, f"Rollebog{old}", f"Rollebog{old}2") if one.lower() not in taken)
        names.ids[kind, old] = new
        if not known:
            taken.add(new.lower())
            copy = deepcopy(style)
            copy.set(_ID, new)
            root.append(copy)
            added.append(copy)
    return names, added


def _is_default(style: etree._Element) -> bool:
    return style.get(f"{{{W}}}default") in ("1", "true", "on")


def _adopted(style: etree._Element, names: Names, palette: Palette, numbering: Numbering) -> None:
    """A style of ours in the house's colours; its font is the house's, and so is the distance of lines in text."""
    kind = style.get(_TYPE, "")
    for refers in style.iterchildren(*(f"{{{W}}}{name}" for name in _REFERS)):
        refers.set(_VALUE, names.ids.get((kind, refers.get(_VALUE, "")), refers.get(_VALUE, "")))
    style[:] = list(recoloured(style, palette))
    for number in style.iter(f"{{{W}}}numId"):
        number.set(_VALUE, numbering.list_of(number.get(_VALUE, "")))
    if _name(style)[1] == "body text":
        for spacing in style.iter(f"{{{W}}}spacing"):
            for name in ("line", "lineRule"):
                spacing.attrib.pop(f"{{{W}}}{name}", "")


def _fitted(
    root: etree._Element,
    style: etree._Element,
    ours: etree._Element,
    numbering: Numbering,
    theme: etree._Element | None,
) -> list[Finding]:
    """A style of the house made fit for our text: language, heading level, list, readable colour."""
    kind, name = _name(style)
    properties = style.find(f"{{{W}}}rPr")
    if properties is not None:
        for language in properties.findall(f"{{{W}}}lang"):
            properties.remove(language)
    if kind != "paragraph" or name not in _name(ours):
        return []
    if name in _KEPT_TOGETHER:
        put(put(style, "pPr"), "keepNext")
    if name in _LEVELS and not _inherits(root, style, "outlineLvl"):
        put(put(style, "pPr"), "outlineLvl", val=_LEVELS[name])
    remarks = list(_unlined(style)) if name in _KEPT_TOGETHER else []
    if name in _LISTS:
        _close_up(root, style, ours)
    list_of_ours = value(ours, "pPr/numPr/numId")
    if list_of_ours and _inherits(root, style, "numPr/numId") in (None, "0"):
        _number(root, style, ours, numbering.list_of(list_of_ours))
    return [*remarks, *_darkened(style, theme)]


def _inherits(root: etree._Element, style: etree._Element, path: str) -> str | None:
    for one in Styles(root).chain(style.get(_TYPE, ""), style.get(_ID, "")):
        if (found := value(one, f"pPr/{path}")) is not None:
            return found
    return None


def _number(root: etree._Element, style: etree._Element, ours: etree._Element, number: str) -> None:
    """Our list for a style of the house that is in none, with our indents unless it has its own."""
    properties = put(style, "pPr")
    for name in ("numPr", "ind"):
        element = ours.find(f"{{{W}}}pPr/{{{W}}}{name}")
        old = properties.find(f"{{{W}}}{name}")
        if element is None or (name == "ind" and old is not None):
            continue
        if old is not None:
            properties.remove(old)
        properties.append(deepcopy(element))
    put(put(properties, "numPr"), "numId", val=number)
    put_in_order(properties)


def _close_up(root: etree._Element, style: etree._Element, ours: etree._Element) -> None:
    """No gaps between an item and those below it.

    Word leaves out the space between paragraphs of one style only; our items have other styles than their stem.
    """
    inherited = any(
        one.find(f"{{{W}}}pPr/{{{W}}}contextualSpacing") is not None
        for one in Styles(root).chain("paragraph", style.get(_ID, ""))
    )
    spacing = ours.find(f"{{{W}}}pPr/{{{W}}}spacing")
    if inherited and spacing is not None:
        properties = put(style, "pPr")
        put(properties, "contextualSpacing", val="0")
        put(properties, "spacing", before="0", after=spacing.get(f"{{{W}}}after", "0"))


def _unlined(style: etree._Element) -> Iterator[Finding]:
    """A heading without the line at its edge, which LibreOffice puts outside the structure of a PDF (PDF/UA-1)."""
    properties = style.find(f"{{{W}}}pPr")
    lines = None if properties is None else properties.find(f"{{{W}}}pBdr")
    if properties is not None and lines is not None:
        properties.remove(lines)
        message = "the line at its edge was left out: PDF/UA does not allow it."
        hint = "Put it back in Word if you publish no PDF."
        yield Finding(f"style '{value(style, 'name')}'", message, hint, severity="warning")


def _darkened(style: etree._Element, theme: etree._Element | None) -> Iterator[Finding]:
    """The house's own colour, darker where it is too pale to be read."""
    colour = colour_of(style, theme)
    if colour is None or contrast(colour, WHITE) >= ENOUGH:
        return
    now = readable(colour)
    element = put(put(style, "rPr"), "color")
    element.attrib.clear()
    element.set(_VALUE, hexadecimal(now))
    shown = f"its colour {hexadecimal(colour)} has a contrast of {int(contrast(colour, WHITE) * 10) / 10} to 1 on white"
    message = f"{shown}; readers need {ENOUGH}. In the template it is {hexadecimal(now)}."
    hint = "Choose another in Word if you like."
    yield Finding(f"style '{value(style, 'name')}'", message, hint, severity="warning")


def _users(root: etree._Element) -> dict[tuple[str, str], str]:
    """The styles that are in a list, by list and level."""
    found: dict[tuple[str, str], str] = {}
    for style in root.findall(f"{{{W}}}style"):
        if number := value(style, "pPr/numPr/numId"):
            found.setdefault((number, value(style, "pPr/numPr/ilvl") or "0"), style.get(_ID, ""))
    return found


def _with_defaults(root: etree._Element, mine: etree._Element) -> None:
    """The house's defaults, in our language (the renderer puts the document's in its place), not dividing words.

    Words are divided only in narrow cells, whose styles say so.
    """
    defaults = root.find(f"{{{W}}}docDefaults")
    ours = mine.find(f"{{{W}}}docDefaults")
    if defaults is None:
        if ours is not None:
            root.insert(0, deepcopy(ours))
        return
    holder = _child(defaults, "rPrDefault", 0)
    language = None if ours is None else ours.find(f".//{{{W}}}lang")
    if language is not None:
        put(_child(holder, "rPr", 0), "lang", **{etree.QName(k).localname: str(v) for k, v in language.items()})
    put(_child(_child(defaults, "pPrDefault", 1), "pPr", 0), "suppressAutoHyphens")


def _child(parent: etree._Element, name: str, at: int) -> etree._Element:
    found = parent.find(f"{{{W}}}{name}")
    if found is None:
        found = etree.Element(f"{{{W}}}{name}")
        parent.insert(at, found)
    return found

"""The house's colours in place of ours: the accent of its headings, readable on white and on its own pale tint."""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from generator.house.house import House
from generator.word.accessibility.paint import BLACK, WHITE, Colour, contrast, hexadecimal, read
from generator.word.places import W
from generator.word.styles import value
from generator.word.wordfile import WordFile

ENOUGH = 4.5  # WCAG 2.1, 1.4.3: text of ordinary size
_PALE, _LINE = 0.1, 0.45  # how much of the accent is in a shaded cell, and in the lines of tables
# What Office gives to every file (2007, 2013, 2016, 2023): no choice of the house.
_OFFICE = {"4F81BD", "4472C4", "5B9BD5", "156082"}
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_HEADINGS = ("heading 1", "heading 2", "title", "heading 3")


@dataclass(frozen=True, slots=True)
class Palette:
    """For each colour of ours (``1D4E5F``) the house's."""

    exchange: dict[str, str]

    @classmethod
    def of(cls, house: House, ours: WordFile) -> Palette:
        """The accent from the house's headings, or its theme; tints of it for shading and lines.

        A house without styles gets ours with their colours.
        """
        if house.related("styles") is None:
            return cls({})
        accent = readable(_accent(house))
        styles, header = ours.styles, ours.tree("word/header1.xml")
        line = styles.chain("table", "Rollebog")[0].find(f".//{{{W}}}tblBorders/{{{W}}}top")
        shade = None if header is None else next(header.iter(f"{{{W}}}shd"), None)
        theirs = {
            value(styles.chain("paragraph", "Heading1")[0], "rPr/color"): accent,
            None if line is None else line.get(f"{{{W}}}color"): mixed(accent, WHITE, _LINE),
            None if shade is None else shade.get(f"{{{W}}}fill"): mixed(accent, WHITE, _PALE),
        }
        return cls({our: hexadecimal(their) for our, their in theirs.items() if our})


def recoloured(root: etree._Element, palette: Palette) -> etree._Element:
    """A copy in the house's colours."""
    copy = deepcopy(root)
    for element in copy.iter(f"{{{W}}}*"):
        names = ("val",) if element.tag == f"{{{W}}}color" else ("color", "fill")
        for name in names:
            if (ours := element.get(f"{{{W}}}{name}")) in palette.exchange:
                element.set(f"{{{W}}}{name}", palette.exchange[ours])
    return copy


def readable(colour: Colour) -> Colour:
    """The colour, darker where it could not be read on white or on its own pale tint."""
    while min(contrast(colour, WHITE), contrast(colour, mixed(colour, WHITE, _PALE))) < ENOUGH:
        colour = mixed(colour, BLACK, 0.95)
    return colour


def mixed(one: Colour, other: Colour, share: float) -> Colour:
    """So much of the one in the other."""
    red, green, blue = (round(share * a + (1 - share) * b) for a, b in zip(one, other, strict=True))
    return red, green, blue


def colour_of(style: etree._Element, theme: etree._Element | None) -> Colour | None:
    """The colour that a style itself gives to its text."""
    colour = style.find(f"{{{W}}}rPr/{{{W}}}color")
    if colour is None:
        return None
    plain = not (colour.get(f"{{{W}}}themeShade") or colour.get(f"{{{W}}}themeTint"))
    named = themed(theme, colour.get(f"{{{W}}}themeColor", ""))
    return (named if plain else None) or read(colour.get(f"{{{W}}}val"))


def themed(theme: etree._Element | None, name: str) -> Colour | None:
    """A colour of the theme, by the name that styles give it (``accent1``, ``text2``)."""
    slot = re.sub(r"^(?:text|dark)", "dk", re.sub(r"^(?:background|light)", "lt", name))
    found = next(theme.iter(f"{_A}{slot}"), None) if theme is not None and slot else None
    for colour in found if found is not None else ():
        return read(colour.get("lastClr") or colour.get("val"))
    return None


def _accent(house: House) -> Colour:
    theme = house.related("theme")
    for heading in _HEADINGS:
        for style in house.styles.chain("paragraph", _id(house, heading)):
            if (colour := colour_of(style, theme)) is not None:
                return colour
    accent = themed(theme, "accent1")
    return accent if accent and hexadecimal(accent) not in _OFFICE else BLACK


def _id(house: House, name: str) -> str:
    for (kind, key), style in house.styles.known.items():
        if kind == "paragraph" and (value(style, "name") or "").lower() == name:
            return key
    return ""

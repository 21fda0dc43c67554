"""Colours as Word writes them, and the contrast between two (WCAG 2.1, relative luminance)."""

from __future__ import annotations

import re
from functools import cache
from typing import TypeAlias

from lxml import etree

from generator.word.places import W

Colour: TypeAlias = tuple[int, int, int]
BLACK: Colour = (0, 0, 0)
WHITE: Colour = (255, 255, 255)
_HEX = re.compile(r"[0-9A-Fa-f]{6}")
_SHARE = re.compile(r"pct(\d+)")
_HIGHLIGHTS = {
    "black": "000000",
    "blue": "0000FF",
    "cyan": "00FFFF",
    "darkBlue": "00008B",
    "darkCyan": "008B8B",
    "darkGray": "A9A9A9",
    "darkGreen": "006400",
    "darkMagenta": "800080",
    "darkRed": "8B0000",
    "darkYellow": "808000",
    "green": "00FF00",
    "lightGray": "D3D3D3",
    "magenta": "FF00FF",
    "red": "FF0000",
    "white": "FFFFFF",
    "yellow": "FFFF00",
}


def read(written: str | None) -> Colour | None:
    """``1D4E5F`` as red, green and blue; None for ``auto`` and whatever is no colour."""
    if not written or not _HEX.fullmatch(written):
        return None
    return int(written[:2], 16), int(written[2:4], 16), int(written[4:], 16)


def highlighted(name: str | None) -> Colour | None:
    """One of Word's sixteen text markers; None for none."""
    return read(_HIGHLIGHTS.get(name or ""))


def filled(shading: etree._Element | None) -> Colour | None:
    """The colour of a shading, its pattern mixed in; None where it lets what is behind shine through."""
    if shading is None:
        return None
    fill, ink = read(shading.get(f"{{{W}}}fill")), read(shading.get(f"{{{W}}}color"))
    pattern = shading.get(f"{{{W}}}val", "")
    if pattern == "solid":
        return ink or BLACK
    if share := _SHARE.fullmatch(pattern):
        part = int(share[1]) / 100
        mixed = [round(part * i + (1 - part) * f) for i, f in zip(ink or BLACK, fill or WHITE, strict=True)]
        return mixed[0], mixed[1], mixed[2]
    return fill


def hexadecimal(colour: Colour) -> str:
    """As Word writes and shows it."""
    return "".join(f"{part:02X}" for part in colour)


@cache
def contrast(one: Colour, other: Colour) -> float:
    """From 1 (the same) to 21 (black on white)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Colour) -> float:
    shares = [part / 255 for part in colour]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue

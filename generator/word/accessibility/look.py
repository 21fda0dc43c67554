"""How a run of text looks in the end: colour, background, size and marks, from wherever Word takes them.

Weakest first: the file's defaults, the table's style, the paragraph's style, the character style, the run itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache

from lxml import etree

from generator.word.accessibility.paint import BLACK, WHITE, Colour, contrast, filled, highlighted, read
from generator.word.accessibility.tableparts import TableParts
from generator.word.places import W
from generator.word.styles import Styles, child, value

# What sets a text apart besides its colour.
_MARKS = ("b", "i", "u", "strike", "dstrike", "caps", "smallCaps", "vertAlign", "bdr", "em", "outline", "shadow")
_OFF = ("0", "false", "off", "none", "nil", "baseline")
_DEFAULT_SIZE = 20
_LARGE, _LARGE_BOLD = 36, 28  # half-points: 18 points, or 14 in bold (WCAG 1.4.3)
_CELL, _TABLE = f"{{{W}}}tc", f"{{{W}}}tbl"
Layer = dict[str, etree._Element]


@dataclass(frozen=True, slots=True)
class Look:
    """``size`` in half-points; ``marks`` what sets the text apart besides its colour."""

    colour: Colour
    background: Colour
    size: int
    marks: frozenset[tuple[str, str]]
    hidden: bool

    @property
    def enough(self) -> float:
        """The contrast that readers need: less where letters are large (WCAG AA)."""
        bold = any(name == "b" for name, _ in self.marks)
        return 3.0 if self.size >= (_LARGE_BOLD if bold else _LARGE) else 4.5


@dataclass(slots=True)
class _Styled:
    """What the styles give: properties of the run, and the shading behind it."""

    run: Layer = field(default_factory=dict)
    paragraph: Colour | None = None
    table: Colour | None = None


class Looks:
    """The looks of the runs of one file; what comes from styles is worked out once for each combination."""

    def __init__(self, styles: Styles, page: Colour) -> None:
        self._styles = styles
        self._page = page
        self._styled = cache(self._from_styles)
        self._table_parts = TableParts()
        self._known: dict[tuple[int, Colour, bytes], Look] = {}

    def of(self, paragraph: etree._Element, runs: Iterable[etree._Element]) -> Iterator[Look]:
        """The looks of these runs of a paragraph."""
        cell = next(paragraph.iterancestors(_CELL), None)
        named, parts = value(paragraph, "pPr/pStyle"), self._table_parts.worn(cell)
        here, around = filled(child(paragraph, "pPr/shd")), _by_hand(cell)
        for run in runs:
            own = child(run, "rPr")
            styled = self._styled(named, value(own, "rStyle"), *parts)
            behind = here or styled.paragraph or around or styled.table or self._page
            key = id(styled), behind, b"" if own is None else etree.tostring(own)
            if key not in self._known:
                self._known[key] = _look({**styled.run, **_layer(own)}, behind)
            yield self._known[key]

    def _from_styles(self, paragraph: str | None, run: str | None, table: str, parts: tuple[str, ...]) -> _Styled:
        styled = _Styled()
        styled.run |= _layer(child(self._styles.root, "docDefaults/rPrDefault/rPr"))
        for part in self._layers(table, parts):
            styled.run |= _layer(child(part, "rPr"))
            for holder in ("tblPr", "tcPr"):
                styled.table = filled(child(part, f"{holder}/shd")) or styled.table
        for style in reversed(self._styles.chain("paragraph", paragraph)):
            styled.run |= _layer(child(style, "rPr"))
            styled.paragraph = filled(child(style, "pPr/shd")) or styled.paragraph
        for style in reversed(self._styles.chain("character", run)):
            styled.run |= _layer(child(style, "rPr"))
        return styled

    def _layers(self, table: str, parts: tuple[str, ...]) -> Iterator[etree._Element]:
        """The table's styles and their parts that are worn, weakest first."""
        chain = tuple(reversed(self._styles.chain("table", table))) if table else ()
        yield from chain
        for part in parts:
            for style in chain:
                for one in style.iterchildren(f"{{{W}}}tblStylePr"):
                    if one.get(f"{{{W}}}type") == part:
                        yield one


def _layer(properties: etree._Element | None) -> Layer:
    return {} if properties is None else {etree.QName(one).localname: one for one in properties.iterchildren("{*}*")}


def _by_hand(cell: etree._Element | None) -> Colour | None:
    """The shading given to a cell or its table, not by a style."""
    if cell is None:
        return None
    table = next(cell.iterancestors(_TABLE), None)
    return filled(child(cell, "tcPr/shd")) or filled(child(table, "tblPr/shd"))


def _look(layer: Layer, behind: Colour) -> Look:
    def said(name: str) -> str | None:
        return None if name not in layer else layer[name].get(f"{{{W}}}val", "1")

    behind = highlighted(said("highlight")) or filled(layer.get("shd")) or behind
    # Word's automatic colour is black or white, whichever can be read.
    automatic = BLACK if contrast(BLACK, behind) >= contrast(WHITE, behind) else WHITE
    size = said("sz") or ""
    marks = {(name, set_to) for name in _MARKS if (set_to := said(name)) is not None and set_to not in _OFF}
    if "rFonts" in layer:
        marks.add(("rFonts", layer["rFonts"].get(f"{{{W}}}ascii", "")))
    marks.add(("sz", size))
    return Look(
        read(said("color")) or automatic,
        behind,
        int(size) if size.isdigit() else _DEFAULT_SIZE,
        frozenset(marks),
        hidden=said("vanish") not in (None, *_OFF) or said("webHidden") not in (None, *_OFF),
    )

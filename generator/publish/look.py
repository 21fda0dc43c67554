"""How a Word file looks, as far as its other shapes can look alike: colours, font, numbers of headings, emphasis."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from generator.word.accessibility.paint import BLACK, WHITE, contrast, hexadecimal, read
from generator.word.places import W
from generator.word.styles import value
from generator.word.wordfile import WordFile

_W = f"{{{W}}}"
_WHITE = "FFFFFF"
_READABLE = 4.5  # WCAG 2.2, success criterion 1.4.3
INK, ACCENT, PALE, LINE, ALERT, LINK = "1B1F23", "1D4E5F", "E6EEF1", "9FB4BC", "9B1C1C", "0B5394"


@dataclass(frozen=True, slots=True)
class Manner:
    """What a style does to words; ``tabbed`` where it sets a tab stop, as lines of a name and a value do."""

    bold: bool = False
    italic: bool = False
    tabbed: bool = False


@dataclass(frozen=True, slots=True)
class Look:
    """Colours are six hexadecimal digits. numbers: by level of heading, its number's pattern such as ``%1.%2``."""

    manners: Mapping[str, Manner]
    numbers: Mapping[int, str]
    font: str = "Calibri"
    ink: str = INK
    accent: str = ACCENT
    pale: str = PALE
    line: str = LINE
    alert: str = ALERT
    link: str = LINK
    landscape: bool = False


def look(file: WordFile) -> Look:
    """The look of a Word file; what it does not say, or says illegibly, is the house's own."""
    sheet = _Sheet(file)
    pale = sheet.shade() or PALE
    # A shade so dark that it needs white letters is no ground for the text of a page.
    pale = pale if _apart(pale, INK) >= _READABLE else PALE
    return Look(
        manners={name: sheet.manner(one) for name, one in sheet.named.items()},
        numbers=dict(_numbers(sheet, file)),
        font=sheet.font(),
        ink=_legible(sheet.colour("Normal"), INK, _WHITE, pale),
        accent=_legible(sheet.colour("heading 1"), ACCENT, _WHITE, pale),
        pale=pale,
        line=sheet.line() or LINE,
        alert=_legible(sheet.colour("Rollebog Mark"), ALERT, _WHITE),
        link=_legible(sheet.colour("Hyperlink"), LINK, _WHITE, pale),
        landscape=sheet.landscape(),
    )


class _Sheet:
    """The styles of a file by what Word calls them, and what its tables use."""

    def __init__(self, file: WordFile) -> None:
        self.styles = file.styles
        self.bodies = [story.root for story in file.bodies]
        self.named = {self.styles.title(*one): one for one in self.styles.known}

    def manner(self, style: tuple[str, str]) -> Manner:
        """What the style does to words."""
        chain = self.styles.chain(*style)
        tabbed = any(one.find(f"{_W}pPr/{_W}tabs/{_W}tab") is not None for one in chain)
        return Manner(self._on(chain, "b"), self._on(chain, "i"), tabbed)

    def colour(self, name: str) -> str:
        """The colour of the style of that name, else of the document's text; empty where neither says."""
        return _hex(self._first(name, "rPr/color") or value(self.styles.root, "docDefaults/rPrDefault/rPr/color"))

    def font(self) -> str:
        """The font of the text."""
        normal = self.styles.chain(*self.named.get("Normal", ("", "")))
        defaults = [] if self.styles.root is None else self.styles.root.findall(f"{_W}docDefaults/{_W}rPrDefault")
        found = (one.find(f"{_W}rPr/{_W}rFonts") for one in (*normal, *defaults))
        name = next((fonts.get(f"{_W}ascii") or "" for fonts in found if fonts is not None), "")
        return name if re.fullmatch(r"[\w .-]{1,60}", name) else "Calibri"

    def shade(self) -> str:
        """The shade that most cells share."""
        cells = (one for body in self.bodies for one in body.iterfind(f".//{_W}tcPr/{_W}shd"))
        fills = Counter(filter(None, (_hex(one.get(f"{_W}fill")) for one in cells)))
        return min(fills, key=lambda fill: (-fills[fill], fill)) if fills else ""

    def landscape(self) -> bool:
        """Whether the last pages lie on their side."""
        pages = [one for body in self.bodies for one in body.iter(f"{_W}pgSz")]
        return bool(pages) and pages[-1].get(f"{_W}orient") == "landscape"

    def line(self) -> str:
        """The colour of the lines of the first table that has a style."""
        for used in (one for body in self.bodies for one in body.iter(f"{_W}tblStyle")):
            chain = self.styles.chain("table", used.get(f"{_W}val", ""))
            tops = (one.find(f"{_W}tblPr/{_W}tblBorders/{_W}top") for one in chain)
            return next((_hex(top.get(f"{_W}color")) for top in tops if top is not None), "")
        return ""

    def numbering(self, level: int) -> tuple[str, str]:
        """The list that numbers headings of a level, and the level within it."""
        name = f"heading {level}"
        return self._first(name, "pPr/numPr/numId") or "", self._first(name, "pPr/numPr/ilvl") or "0"

    def _first(self, name: str, path: str) -> str | None:
        chain = self.styles.chain(*self.named.get(name, ("", "")))
        return next((found for one in chain if (found := value(one, path)) is not None), None)

    @staticmethod
    def _on(chain: Iterable[etree._Element], switch: str) -> bool:
        found = next((one for style in chain if (one := style.find(f"{_W}rPr/{_W}{switch}")) is not None), None)
        return found is not None and found.get(f"{_W}val", "1") not in ("0", "false", "off")


def _numbers(sheet: _Sheet, file: WordFile) -> Iterator[tuple[int, str]]:
    """The levels of heading that count in digits, each with its pattern."""
    lists = file.related("numbering")
    if lists is None:
        return
    abstract = {one.get(f"{_W}abstractNumId"): one for one in lists.iter(f"{_W}abstractNum")}
    made_of = {one.get(f"{_W}numId"): abstract.get(value(one, "abstractNumId")) for one in lists.iter(f"{_W}num")}
    for level in range(1, 7):
        number, inner = sheet.numbering(level)
        found = made_of.get(number)
        for one in found.iter(f"{_W}lvl") if found is not None else ():
            if one.get(f"{_W}ilvl") == inner and value(one, "numFmt") == "decimal":
                yield level, value(one, "lvlText") or ""


def _hex(colour: str | None) -> str:
    found = read(colour)
    return hexadecimal(found) if found else ""


def _legible(colour: str, otherwise: str, *grounds: str) -> str:
    return colour if colour and all(_apart(colour, ground) >= _READABLE for ground in grounds) else otherwise


def _apart(one: str, other: str) -> float:
    return contrast(read(one) or BLACK, read(other) or WHITE)

"""The house's page: its size and margins, one column, and which kinds of page have headers of their own."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from generator.word.places import W

HEADER_KINDS = ("default", "first", "even")
_NARROWEST = 5000  # twentieths of a point (8.8 cm): below that no table can be read
_SIZE, _MARGINS = f"{{{W}}}pgSz", f"{{{W}}}pgMar"


def _number(element: etree._Element | None, name: str) -> int:
    written = "" if element is None else element.get(f"{{{W}}}{name}", "")
    return int(written) if written.lstrip("-").isdigit() else 0


@dataclass(frozen=True, slots=True)
class Page:
    """Lengths in twentieths of a point."""

    size: etree._Element
    margins: etree._Element
    kinds: tuple[str, ...]
    factor: float

    @classmethod
    def of(cls, house: etree._Element | None, ours: etree._Element, *, even: bool) -> Page:
        """The house's first section; ours where it says nothing that can be used.

        even: whether even pages have a header of their own. A template that lies on its side lies so in every house.
        """
        own = next(ours.iter(f"{{{W}}}sectPr"))
        own_size = own.find(_SIZE)
        usual = _width(own_size, own.find(_MARGINS))
        size = deepcopy(house.find(_SIZE) if house is not None else None)
        margins = deepcopy(house.find(_MARGINS) if house is not None else None)
        if size is not None and own_size is not None and own_size.get(f"{{{W}}}orient") == "landscape":
            _lay_on_side(size)
        if size is None or margins is None or _width(size, margins) < _NARROWEST:
            size, margins = deepcopy(own_size), deepcopy(own.find(_MARGINS))
        if size is None or margins is None:
            raise ValueError("the template has no page")
        for name in ("top", "bottom"):  # a negative margin lets the text run into a tall header
            margins.set(f"{{{W}}}{name}", str(abs(_number(margins, name))))
        titled = house is not None and is_on(house.find(f"{{{W}}}titlePg"))
        kinds = ("default", *(["first"] if titled else []), *(["even"] if even else []))
        return cls(size, margins, kinds, _width(size, margins) / usual)

    @property
    def head(self) -> int:
        """From the upper edge of the page to the header."""
        return _number(self.margins, "header")

    @property
    def right(self) -> int:
        """From the left edge of the page to the right edge of the text."""
        return _number(self.size, "w") - _number(self.margins, "right")

    @property
    def height(self) -> int:
        """Of the paper."""
        return _number(self.size, "h")

    def section(self) -> etree._Element:
        """The page setup, without references to headers."""
        section = etree.Element(f"{{{W}}}sectPr", nsmap={"w": W})
        section.extend((deepcopy(self.size), deepcopy(self.margins)))
        if "first" in self.kinds:
            etree.SubElement(section, f"{{{W}}}titlePg")
        return section

    def widened(self, root: etree._Element) -> etree._Element:
        """The same tree with its tables as wide as the text of this page."""
        for element in root.iter(f"{{{W}}}tblW", f"{{{W}}}tcW", f"{{{W}}}gridCol"):
            if element.get(f"{{{W}}}type", "dxa") == "dxa":
                element.set(f"{{{W}}}w", str(round(_number(element, "w") * self.factor)))
        return root


def _width(size: etree._Element | None, margins: etree._Element | None) -> int:
    taken = sum(_number(margins, name) for name in ("left", "right", "gutter"))
    return _number(size, "w") - taken


def _lay_on_side(size: etree._Element) -> None:
    width, height = sorted((_number(size, "w"), _number(size, "h")), reverse=True)
    for name, now in (("w", str(width)), ("h", str(height)), ("orient", "landscape")):
        size.set(f"{{{W}}}{name}", now)
    size.attrib.pop(f"{{{W}}}code", "")


def is_on(switch: etree._Element | None) -> bool:
    """Whether a switch of Word's is there and not turned off."""
    return switch is not None and switch.get(f"{{{W}}}val", "1") not in ("0", "false", "off")

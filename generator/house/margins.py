"""Headers and footers: the house's own first, then the control block; the line with the document's number."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from generator.house.house import House
from generator.house.page import Page
from generator.word.finding import Finding
from generator.word.order import put
from generator.word.places import W, part_name

_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_ADEC = "http://schemas.microsoft.com/office/drawing/2017/decorative"
_DECORATIVE = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"  # the extension that Word marks decoration with
_VML = "urn:schemas-microsoft-com:vml"
_EMU = 635  # in a twentieth of a point
_LINE = 280  # a line of text in twentieths of a point, roughly
_UPPER = 3  # what begins in the upper third of the page belongs to the head
_SHOWN = tuple(f"{{{W}}}{name}" for name in ("t", "drawing", "pict", "object", "fldSimple", "instrText", "tab", "ptab"))


class Margins:
    """What stands above and below the text, for each kind of page."""

    def __init__(self, house: House, page: Page, header: etree._Element, footer: etree._Element, small: str) -> None:
        """header, footer: ours, fitted to the house; small: the id of the style for small print."""
        self._house, self._page = house, page
        self._ours = {"header": header, "footer": footer}
        self._small = small
        self._pictures = 0
        self.remarks: list[Finding] = []

    def header(self, kind: str) -> etree._Element:
        """The house's header with the control block below it."""
        root = self._of_house("header", kind)
        ours = deepcopy(self._ours["header"])
        if root is None:
            return ours
        while len(root) and _is_empty(root[-1]):
            root.remove(root[-1])
        space = deepcopy(ours[-1])  # tables that touch would become one
        room = self._below_floating(root)
        properties = put(space, "pPr")
        if room:
            put(properties, "spacing", before=str(room), after="0", line="20", lineRule="exact")
        root.extend((space, *ours))
        return root

    def footer(self, kind: str) -> etree._Element:
        """Our line, with the house's footer below it."""
        root = self._of_house("footer", kind)
        ours = deepcopy(self._ours["footer"])
        for style in ours.iter(f"{{{W}}}pStyle"):  # small print, in whatever size the house sets its own footer
            style.set(f"{{{W}}}val", self._small)
        if root is None:
            return ours
        root[:0] = list(ours)
        return root

    def _of_house(self, place: str, kind: str) -> etree._Element | None:
        found = self._house.content(place, kind)
        if found is None or not any(True for _ in found.iter(*_SHOWN)):
            return None
        root = deepcopy(found)
        for picture in root.iter(f"{_WP}docPr"):
            self._pictures += 1
            picture.set("id", str(self._pictures))
        self._say_what_pictures_show(root, self._house.story(place, kind))
        return root

    def _say_what_pictures_show(self, root: etree._Element, part: str) -> None:
        """Mark pictures without words as decorative, and say so."""
        silent = [one for one in root.iter(f"{_WP}docPr") if not (one.get("descr") or "").strip()]
        silent = [one for one in silent if next(one.iter(f"{{{_ADEC}}}decorative"), None) is None]
        for picture in silent:
            extensions = picture.find(f"{{{_A}}}extLst")
            if extensions is None:
                extensions = etree.SubElement(picture, f"{{{_A}}}extLst", nsmap={"a": _A})
            extension = etree.SubElement(extensions, f"{{{_A}}}ext", {"uri": _DECORATIVE})
            etree.SubElement(extension, f"{{{_ADEC}}}decorative", {"val": "1"}, nsmap={"adec": _ADEC})
        shapes = [one for one in root.iter(f"{{{_VML}}}shape") if not one.get("alt")]
        for shape in shapes:
            shape.set("alt", "")
        if silent:
            message = "a picture without alternative text was marked as decorative."
            hint = "If it says something (a logo with a name), write that as its alternative text in the template."
            self.remarks.append(Finding(part_name(part), message, hint, severity="warning"))

    def _below_floating(self, root: etree._Element) -> int:
        """How far below the header's own lines the control block must begin to clear floating logos."""
        lowest = 0
        for anchor in root.iter(f"{_WP}anchor"):
            lowest = max(lowest, self._bottom(anchor))
        own = sum(_LINE for paragraph in root.iterchildren(f"{{{W}}}p"))
        return max(0, lowest - self._page.head - own) if lowest else 0

    def _bottom(self, anchor: etree._Element) -> int:
        """The lower edge of a floating picture that stands above the text; 0 where it is in nobody's way."""
        vertical, extent = anchor.find(f"{_WP}positionV"), anchor.find(f"{_WP}extent")
        if vertical is None or extent is None or anchor.get("behindDoc") in ("1", "true"):
            return 0
        offset, height = _emu(vertical.findtext(f"{_WP}posOffset")), _emu(extent.get("cy"))
        top = offset + (0 if vertical.get("relativeFrom") == "page" else self._page.head)
        horizontal = anchor.find(f"{_WP}positionH")
        beside = horizontal is not None and horizontal.get("relativeFrom") == "page" and (
            _emu(horizontal.findtext(f"{_WP}posOffset")) >= self._page.right
        )  # fmt: skip
        return 0 if beside or top > self._page.height / _UPPER else top + height


def _is_empty(element: etree._Element) -> bool:
    return element.tag == f"{{{W}}}p" and next(element.iter(*_SHOWN), None) is None


def _emu(written: str | None) -> int:
    """A length in twentieths of a point."""
    return round(int(written) / _EMU) if written and written.lstrip("-").isdigit() else 0

"""How an OpenDocument text looks: pandoc's styles in the house's font and colours, on pages with a header."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from generator.publish.face import Face
from generator.publish.look import Look

_MARK = "Rollebog Mark"
_NS = {
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
}
_MARGINS = {f"margin-{side}": "1.9cm" for side in ("left", "right", "top", "bottom")}
_CELL_SPACE = {"margin-bottom": "0.1cm", "margin-left": "0cm", "margin-right": "0cm"}


def ruled(content: bytes, look: Look) -> bytes:
    """The content with lines around cells and shaded headers."""
    root = _parsed(content)
    for name, shade in (("TableRowCell", ""), ("TableHeaderRowCell", f"#{look.pale}")):
        for style in root.iterfind(f".//style:style[@style:name='{name}']", _NS):
            ground = {"background-color": shade} if shade else {}
            given = {"border": f"0.5pt solid #{look.line}", "padding": "0.12cm", **ground}
            _set(_inside(style, "table-cell-properties"), "fo", given)
    _narrow(root)
    return _written(root)


def _narrow(root: etree._Element) -> None:
    """Lists that take less room, and look as the text around them where they stand in cells."""
    for level in root.iterfind(".//text:list-level-style-bullet", _NS):
        depth = int(level.get(f"{{{_NS['text']}}}level", "1"))
        for place in level.iterfind(".//style:list-level-label-alignment", _NS):
            _set(place, "fo", {"margin-left": f"{0.4 * depth:.1f}cm", "text-indent": "-0.4cm"})
            _set(place, "text", {"list-tab-stop-position": f"{0.4 * depth:.1f}cm"})
    style_name = f"{{{_NS['text']}}}style-name"
    in_cells = {one.get(style_name) for one in root.iterfind(".//table:table-cell//text:list//text:p", _NS)}
    for style in root.iterfind("office:automatic-styles/style:style[@style:family='paragraph']", _NS):
        if style.get(f"{{{_NS['style']}}}name") in in_cells:
            _set(style, "style", {"parent-style-name": "Table_20_Contents"})


def styled(sheet: bytes, look: Look, face: Face) -> bytes:
    """Pandoc's styles in the house's font and colours, with numbered headings and a header on every page."""
    root = _parsed(sheet)
    for properties in root.iterfind(".//style:default-style[@style:family='paragraph']/style:text-properties", _NS):
        _set(properties, "style", {"font-name": look.font})
        _set(properties, "fo", {"color": f"#{look.ink}", "font-size": "10.5pt"})
        properties.attrib.pop(f"{{{_NS['style']}}}use-window-font-color", "")
    for style in root.iterfind(".//style:style[@style:family='paragraph']", _NS):
        name = style.get(f"{{{_NS['style']}}}name", "")
        if name.startswith(("Heading", "Title", "Subtitle")):
            _emphasise(style, look)
        if name in ("Title", "Subtitle"):
            _set(_inside(style, "paragraph-properties"), "fo", {"text-align": "start"})
        if name == "Table_20_Contents":
            _set(_inside(style, "paragraph-properties"), "fo", _CELL_SPACE)
            _set(_inside(style, "text-properties"), "fo", {"font-size": "9pt"})
    faces = root.find("office:font-face-decls", _NS)
    if faces is not None:
        face_of = etree.SubElement(faces, f"{{{_NS['style']}}}font-face")
        _set(face_of, "style", {"name": look.font, "font-family-generic": "swiss", "font-pitch": "variable"})
        _set(face_of, "svg", {"font-family": f"'{look.font}'"})
    for level in root.iterfind(".//text:outline-style/text:outline-level-style", _NS):
        pattern = look.numbers.get(int(level.get(f"{{{_NS['text']}}}level", "0")), "")
        if pattern:
            _set(level, "style", {"num-format": "1", "num-suffix": " "})
            _set(level, "text", {"display-levels": str(pattern.count("%"))})
    for styles in root.iterfind("office:styles", _NS):
        _mark(styles, look)
    _page(root, look, face)
    return _written(root)


def _emphasise(style: etree._Element, look: Look) -> None:
    properties = _inside(style, "text-properties")
    properties.attrib.pop(f"{{{_NS['style']}}}font-name", "")
    _set(properties, "style", {"font-name": look.font})
    _set(properties, "fo", {"color": f"#{look.accent}", "font-style": "normal"})


def _page(root: etree._Element, look: Look, face: Face) -> None:
    """A4, and on every page the mark, number and revision."""
    long, short = ("page-width", "page-height") if look.landscape else ("page-height", "page-width")
    for layout in root.iterfind(".//style:page-layout", _NS):
        for properties in layout.iterfind("style:page-layout-properties", _NS):
            _set(properties, "fo", {**_MARGINS, long: "29.7cm", short: "21cm"})
            _set(properties, "style", {"print-orientation": "landscape" if look.landscape else "portrait"})
        for above in layout.iterfind("style:header-style", _NS):
            _set(_inside(above, "header-footer-properties"), "fo", {"min-height": "0.8cm", "margin-bottom": "0.3cm"})
    for master in root.iterfind(".//office:master-styles/style:master-page[@style:name='Standard']", _NS):
        for old in master.findall("style:header", _NS):
            master.remove(old)
        header = etree.Element(f"{{{_NS['style']}}}header")
        master.insert(0, header)
        number = " · ".join(filter(None, (face.number, face.revision)))
        for words, style in ((face.mark, _MARK.replace(" ", "_20_")), (number, "Header")):
            if words:
                line = etree.SubElement(header, f"{{{_NS['text']}}}p", {f"{{{_NS['text']}}}style-name": style})
                line.text = words


def _mark(styles: etree._Element, look: Look) -> None:
    """The style of the warning."""
    style = etree.SubElement(styles, f"{{{_NS['style']}}}style")
    names = {"name": _MARK.replace(" ", "_20_"), "display-name": _MARK, "family": "paragraph"}
    _set(style, "style", {**names, "parent-style-name": "Standard"})
    _set(_inside(style, "paragraph-properties"), "fo", {"text-align": "center"})
    _set(_inside(style, "text-properties"), "fo", {"color": f"#{look.alert}", "font-weight": "bold"})


def _inside(element: etree._Element, name: str) -> etree._Element:
    """The child of that name, made where there is none."""
    found = element.find(f"style:{name}", _NS)
    return etree.SubElement(element, f"{{{_NS['style']}}}{name}") if found is None else found


def _parsed(part: bytes) -> etree._Element:
    return etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True))


def _written(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _set(element: etree._Element, prefix: str, values: Mapping[str, str]) -> None:
    for name, value in values.items():
        element.set(f"{{{_NS[prefix]}}}{name}", value)

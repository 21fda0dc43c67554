"""A finished Word file with a warning on every page: what is no longer in force must say so wherever it goes."""

from __future__ import annotations

import re

from lxml import etree

from generator.render.package import deflate, pack, unpack

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_HEADER = re.compile(r"word/header\d*\.xml")
_BODY = "word/document.xml"
_COLOUR, _HALF_POINTS = "9B1C1C", "28"


def stamped(content: bytes, words: str) -> bytes:
    """The file with the words above everything in its headers and at the top of its text.

    Raises ValueError where the file is no Word document.
    """
    parts = unpack(content)
    if _BODY not in parts:
        raise ValueError("it is no Word document")
    for name, part in parts.items():
        if name == _BODY or _HEADER.fullmatch(name):
            parts[name] = _with_warning(part, words)
    return pack({name: deflate(name, part) for name, part in parts.items()})


def _with_warning(part: bytes, words: str) -> bytes:
    try:
        root = etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        raise ValueError(f"it is no Word document ({error})") from None
    place = root.find(f"{{{_W}}}body")
    (root if place is None else place).insert(0, _paragraph(words))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _paragraph(words: str) -> etree._Element:
    def element(name: str, **values: str) -> etree._Element:
        return etree.Element(f"{{{_W}}}{name}", {f"{{{_W}}}{key}": value for key, value in values.items()})

    paragraph, look, run = element("p"), element("rPr"), element("r")
    properties, text = element("pPr"), element("t")
    properties.append(element("jc", val="center"))
    for one in (element("b"), element("color", val=_COLOUR), element("sz", val=_HALF_POINTS)):
        look.append(one)
    text.text = words
    run.extend((look, text))
    paragraph.extend((properties, run))
    return paragraph

"""A finished Word file with a warning on every page: what is no longer in force must say so wherever it goes."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from lxml import etree

from generator.word.package import CONTENT_TYPES, deflate, pack, unpack

_PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_HEADER_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NO_LINKS = f'<Relationships xmlns="{_PACKAGE}relationships"/>'.encode()
_COLOUR, _HALF_POINTS = "9B1C1C", "28"
_OWN_HEADER, _OWN_ID = "rollebog-mark.xml", "rollebogMark"


def stamped(content: bytes, words: str) -> bytes:
    """The file with the words above everything in its headers and at the top of its text.

    Pages without a header get one. Raises ValueError where the file is no Word document.
    """
    parts = unpack(content)
    main = next(_targets(parts, "", "officeDocument"), "")
    if not main:
        raise ValueError("it is no Word document")
    for name in set(_targets(parts, main, "header")):
        parts[name] = _written(_with_warning(_xml(parts[name]), words))
    document = _xml(parts[main])
    parts |= _headers_for_the_rest(parts, main, document, words)
    parts[main] = _written(_with_warning(document, words))
    return pack({name: deflate(name, part) for name, part in parts.items()})


def _targets(parts: dict[str, bytes], of: str, kind: str) -> Iterator[str]:
    """The parts that a part, or the package itself, is related to in that way."""
    for link in _xml(parts.get(_links(of), _NO_LINKS)):
        target = posixpath.normpath(posixpath.join("/", posixpath.dirname(of), link.get("Target", "")))[1:]
        if link.get("Type", "").endswith(f"/{kind}") and target in parts:
            yield target


def _links(of: str) -> str:
    folder, name = posixpath.split(of)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _headers_for_the_rest(parts: dict[str, bytes], main: str, document: etree._Element, words: str) -> dict[str, bytes]:
    """A header for each kind of page that has none; later sections inherit those of the first."""
    w = _namespace(document)
    body = document.find(f"{{{w}}}body")
    if body is None:
        raise ValueError("it is no Word document")
    section = next(document.iter(f"{{{w}}}sectPr"), None)
    if section is None:
        section = etree.SubElement(body, f"{{{w}}}sectPr")
    present = {one.get(f"{{{w}}}type", "default") for one in section.findall(f"{{{w}}}headerReference")}
    absent = [kind for kind in ("default", "first", "even") if kind not in present]
    if not absent:
        return {}
    r = _R if w == _W else w.replace("wordprocessingml/main", "officeDocument/relationships")
    for kind in absent:
        section.insert(0, etree.Element(f"{{{w}}}headerReference", {f"{{{w}}}type": kind, f"{{{r}}}id": _OWN_ID}))
    links, types = _xml(parts.get(_links(main), _NO_LINKS)), _xml(parts.get(CONTENT_TYPES, b""))
    header = posixpath.join(posixpath.dirname(main), _OWN_HEADER)
    link = {"Id": _OWN_ID, "Type": f"{r}/header", "Target": _OWN_HEADER}
    etree.SubElement(links, f"{{{_PACKAGE}relationships}}Relationship", link)
    override = {"PartName": f"/{header}", "ContentType": _HEADER_TYPE}
    etree.SubElement(types, f"{{{_PACKAGE}content-types}}Override", override)
    own = _with_warning(etree.Element(f"{{{w}}}hdr", nsmap={"w": w}), words)
    return {header: _written(own), _links(main): _written(links), CONTENT_TYPES: _written(types)}


def _with_warning(root: etree._Element, words: str) -> etree._Element:
    w = _namespace(root)
    place = root.find(f"{{{w}}}body")
    (root if place is None else place).insert(0, _paragraph(w, words))
    return root


def _paragraph(w: str, words: str) -> etree._Element:
    def element(name: str, **values: str) -> etree._Element:
        return etree.Element(f"{{{w}}}{name}", {f"{{{w}}}{key}": value for key, value in values.items()})

    paragraph, look, run = element("p"), element("rPr"), element("r")
    properties, text = element("pPr"), element("t")
    border = element("pBdr")
    for side in ("top", "left", "bottom", "right"):
        border.append(element(side, val="single", sz="8", space="4", color=_COLOUR))
    properties.extend((border, element("jc", val="center")))
    for one in (element("b"), element("color", val=_COLOUR), element("sz", val=_HALF_POINTS)):
        look.append(one)
    text.text = words
    run.extend((look, text))
    paragraph.extend((properties, run))
    return paragraph


def _namespace(root: etree._Element) -> str:
    """The document's own: files saved as 'strict' have another than the usual ones."""
    return etree.QName(root).namespace or ""


def _xml(part: bytes) -> etree._Element:
    try:
        return etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        raise ValueError(f"it is no Word document ({error})") from None


def _written(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)

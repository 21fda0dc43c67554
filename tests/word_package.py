"""Small Word packages for tests, written part by part with the standard library, and read the same way."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
NAMESPACES = f'xmlns:w="{W}" xmlns:r="{R}" xmlns:wp="{WP}"'
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_KINDS = {"document": "document.main", "header": "header", "footer": "footer", "footnotes": "footnotes"}
CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/">%s</cp:coreProperties>'
)
CUSTOM = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
    'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property pid="2" '
    'fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" name="Number"><vt:lpwstr>%s</vt:lpwstr></property></Properties>'
)


def p(text: str) -> str:
    """A paragraph of one run."""
    return f'<w:p><w:pPr><w:jc w:val="left"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>{text}</w:t></w:r></w:p>'


def tc(*texts: str) -> str:
    """A table cell of paragraphs."""
    return '<w:tc><w:tcPr><w:tcW w:w="900" w:type="dxa"/></w:tcPr>' + "".join(map(p, texts)) + "</w:tc>"


def tr(*cells: str) -> str:
    """A table row."""
    return f"<w:tr>{''.join(cells)}</w:tr>"


def tbl(columns: int, *rows: str) -> str:
    """A table."""
    grid = '<w:gridCol w:w="900"/>' * columns
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def package(body: str, *, core: str = "", custom: str = "", styles: str = "", **others: str) -> bytes:
    """A Word file with that body; ``others`` are header, footer and footnotes."""
    shown = "".join(f'<w:{kind}Reference w:type="default" r:id="{kind}"/>' for kind in _shown(others))
    section = f"<w:sectPr>{shown}</w:sectPr>"
    parts = {"document": f"<w:document {NAMESPACES}><w:body>{body}{section}</w:body></w:document>"}
    tags = {"header": "hdr", "footer": "ftr", "footnotes": "footnotes"}
    parts |= {kind: f"<w:{tags[kind]} {NAMESPACES}>{xml}</w:{tags[kind]}>" for kind, xml in others.items()}
    files = {f"word/{kind}{'1' if kind in _shown(others) else ''}.xml": xml for kind, xml in parts.items()}
    types = {file: f"{_TYPES}{_KINDS[kind]}+xml" for file, kind in zip(files, parts, strict=True)}
    links = [(kind, kind, f"{kind}{'1' if kind in _shown(others) else ''}.xml") for kind in others]
    outer = [("d", "officeDocument", "word/document.xml")]
    if styles:
        files["word/styles.xml"] = f"<w:styles {NAMESPACES}>{styles}</w:styles>"
        types["word/styles.xml"] = f"{_TYPES}styles+xml"
        links.append(("styles", "styles", "styles.xml"))
    if core:
        files["docProps/core.xml"] = CORE % core
        types["docProps/core.xml"] = "application/vnd.openxmlformats-package.core-properties+xml"
        outer.append(("c", "core", "docProps/core.xml"))
    if custom:
        files["docProps/custom.xml"] = CUSTOM % custom
        types["docProps/custom.xml"] = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
        outer.append(("u", "custom-properties", "docProps/custom.xml"))
    return zipped({
        "[Content_Types].xml": _content_types(types),
        "_rels/.rels": _relationships(outer),
        "word/_rels/document.xml.rels": _relationships(links),
        **files,
    })  # fmt: skip


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    """A zip as the standard library makes it."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return made.getvalue()


def part(word: bytes, name: str = "word/document.xml") -> str:
    """The text of one part."""
    with zipfile.ZipFile(io.BytesIO(word)) as archive:
        return archive.read(name).decode("utf-8")


def canonical(xml: str) -> str:
    """The XML in the one form that says whether two are equal."""
    return etree.tostring(etree.fromstring(xml.encode("utf-8")), method="c14n").decode("utf-8")


def text(xml: str) -> str:
    """What a reader sees: runs joined, one line for each paragraph and break."""
    shown = []
    for element in etree.fromstring(xml.encode("utf-8")).iter():
        if element.tag == f"{{{W}}}t":
            shown.append(element.text or "")
        elif element.tag == f"{{{W}}}tab":
            shown.append("\t")
        elif element.tag in (f"{{{W}}}br", f"{{{W}}}p") and (shown or element.tag == f"{{{W}}}br"):
            shown.append("\n")
    return "".join(shown)


def picture() -> bytes:
    """A red PNG of one point."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0\xff\0\0")) + chunk(b"IEND", b"")
    )


def _shown(others: Mapping[str, str]) -> list[str]:
    return [kind for kind in others if kind in ("header", "footer")]


def _content_types(types: Mapping[str, str]) -> str:
    listed = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in types.items())
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{listed}</Types>'
    )


def _relationships(links: list[tuple[str, str, str]]) -> str:
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    kinds = {"core": f"{package}/metadata/core-properties"}
    listed = "".join(
        f'<Relationship Id="{name}" Type="{kinds.get(kind, f"{R}/{kind}")}" Target="{target}"/>'
        for name, kind, target in links
    )
    return f'<Relationships xmlns="{package}">{listed}</Relationships>'

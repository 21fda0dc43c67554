"""The other parts of the package: settings, theme, properties, relationships, content types."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import docx

from generator.word.package import deflate, pack, unpack
from templates.source.frame import footer, header
from templates.source.look import numbering, styles
from templates.source.words import NS, PROLOG, WIDTH


def settings() -> str:
    return (
        f'{PROLOG}<w:settings {NS}><w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/><w:autoHyphenation/><w:doNotHyphenateCaps/><w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="da-DK"/></w:settings>'
    )


def font_table() -> str:
    calibri = '<w:panose1 w:val="020F0502020204030204"/><w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/>'
    return f'{PROLOG}<w:fonts {NS}><w:font w:name="Calibri">{calibri}</w:font></w:fonts>'


def theme() -> str:
    """Office's own theme, as python-docx carries it."""
    carried = Path(docx.__file__).parent / "templates" / "default.docx"
    return unpack(carried.read_bytes())["word/theme/theme1.xml"].decode("utf-8")


PROPERTIES = {
    "Document number": "{{ control.number }}",
    "Revision": "{{ control.revision }}",
    "Status": "{{ control.state }}",
    "Approved": "{{ control.approved }}",
    "Valid until": "{{ control.valid_until }}",
    "Approved by": "{{ control.approved_by }}",
    "Unit": "{{ unit }}",
    "Framework": "{{ framework.id }}",
    "Framework version": "{{ framework.version }}",
}


def custom() -> str:
    made = "".join(
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{n}" name="{name}"><vt:lpwstr>{value}</vt:lpwstr></property>'
        for n, (name, value) in enumerate(PROPERTIES.items(), start=2)
    )
    return (
        f'{PROLOG}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
        f'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">{made}</Properties>'
    )


def core() -> str:
    return (
        f'{PROLOG}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<dc:title>{{ kind }}, {{ title }}{% if title != unit %}, {{ unit }}{% endif %}</dc:title>"
        "<dc:subject>{{ framework.title }}</dc:subject><dc:creator>{{ control.prepared_by }}</dc:creator>"
        "<cp:keywords>{{ control.number }}</cp:keywords><dc:language>{{ language }}</dc:language>"
        "<cp:category>{{ kind }}</cp:category><cp:version>{{ control.revision }}</cp:version>"
        "<cp:contentStatus>{{ control.state }}</cp:contentStatus></cp:coreProperties>"
    )


def relationships(*targets: tuple[str, str]) -> str:
    made = "".join(
        f'<Relationship Id="rId{n}" Type="{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, start=1)
    )
    return f'{PROLOG}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{made}</Relationships>'


def content_types() -> str:
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    parts = {
        "/word/document.xml": f"{word}.document.main+xml",
        "/word/styles.xml": f"{word}.styles+xml",
        "/word/numbering.xml": f"{word}.numbering+xml",
        "/word/settings.xml": f"{word}.settings+xml",
        "/word/fontTable.xml": f"{word}.fontTable+xml",
        "/word/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
        "/word/header1.xml": f"{word}.header+xml",
        "/word/footer1.xml": f"{word}.footer+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "/docProps/custom.xml": "application/vnd.openxmlformats-officedocument.custom-properties+xml",
    }
    made = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in parts.items())
    return (
        f'{PROLOG}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{made}</Types>'
    )


def package(body: str, width: int = WIDTH, own: Mapping[str, str] | None = None) -> bytes:
    """The whole file; ``width`` is that of the text, which the header fills. ``own`` parts replace the usual."""
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    parts = {
        "[Content_Types].xml": content_types(),
        "_rels/.rels": relationships(
            (f"{office}/officeDocument", "word/document.xml"),
            (
                "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
                "docProps/core.xml",
            ),
            (f"{office}/custom-properties", "docProps/custom.xml"),
        ),
        "word/_rels/document.xml.rels": relationships(
            (f"{office}/styles", "styles.xml"),
            (f"{office}/numbering", "numbering.xml"),
            (f"{office}/header", "header1.xml"),
            (f"{office}/footer", "footer1.xml"),
            (f"{office}/settings", "settings.xml"),
            (f"{office}/fontTable", "fontTable.xml"),
            (f"{office}/theme", "theme/theme1.xml"),
        ),
        "word/document.xml": body,
        "word/styles.xml": styles(),
        "word/numbering.xml": numbering(),
        "word/settings.xml": settings(),
        "word/fontTable.xml": font_table(),
        "word/theme/theme1.xml": theme(),
        "word/header1.xml": header(width),
        "word/footer1.xml": footer(),
        "docProps/core.xml": core(),
        "docProps/custom.xml": custom(),
        **(own or {}),
    }
    return pack({name: deflate(name, content.encode()) for name, content in parts.items()})

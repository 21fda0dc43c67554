"""A Word file from its parts, with everything beside the body that a file of Word's has."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from tests.word_package import CORE, CUSTOM, picture

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_CUSTOM = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{name}"'
    for prefix, name in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": _OFFICE,
        "wp": f"{_DRAWING}/wordprocessingDrawing",
        "a": f"{_DRAWING}/main",
        "pic": f"{_DRAWING}/picture",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
    }.items()
)
_ROOTS = {"header": "hdr", "footer": "ftr"}
_STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri"/><w:lang w:val="da-DK"/></w:rPr>'
    '</w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name '
    'w:val="Normal"/>'
    '</w:style><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style><w:style w:type="paragraph" w:styleId="Title"><w:name '
    'w:val="Title"/></w:style><w:style w:type="paragraph" w:styleId="ListBullet"><w:name w:val="List '
    'Bullet"/></w:style>'
    '<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/></w:style>'
)
_NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)


@dataclass
class File:
    """The parts of a Word file; ``headers`` and ``footers`` by type: default, first, even."""

    body: str
    headers: Mapping[str, str] = field(default_factory=dict)
    footers: Mapping[str, str] = field(default_factory=dict)
    footnotes: str = ""
    endnotes: str = ""
    comments: str = ""
    core: str = "<dc:title>Skabelon</dc:title>"
    custom: str = ""
    section: str = '<w:pgSz w:w="11906" w:h="16838"/>'
    strange: Mapping[str, str] = field(default_factory=dict)

    def parts(self) -> Iterator[tuple[str, str, str, str]]:
        """Name, content, content type and relationship of every part that hangs on the body."""
        yield "styles", _root("styles", _STYLES), "styles", "styles"
        yield "numbering", _root("numbering", _NUMBERING), "numbering", "numbering"
        yield "settings", _root("settings", '<w:zoom w:percent="100"/>'), "settings", "settings"
        for kind, group in (("header", self.headers), ("footer", self.footers)):
            for number, inner in enumerate(group.values(), 1):
                yield f"{kind}{number}", _root(_ROOTS[kind], inner), kind, kind
        for kind in ("footnotes", "endnotes", "comments"):
            if inner := getattr(self, kind):
                yield kind, _root(kind, inner), kind, kind

    def content(self) -> bytes:
        """The file."""
        types, links, files = "", "", {}
        for name, xml, kind, relation in self.parts():
            files[f"word/{name}.xml"] = xml
            types += f'<Override PartName="/word/{name}.xml" ContentType="{_WORD}{kind}+xml"/>'
            links += f'<Relationship Id="rId{name}" Type="{_OFFICE}/{relation}" Target="{name}.xml"/>'
        links += f'<Relationship Id="rIdPicture" Type="{_OFFICE}/image" Target="media/image1.png"/>'
        outside = 'Target="https://example.org/" TargetMode="External"'
        links += f'<Relationship Id="rIdLink" Type="{_OFFICE}/hyperlink" {outside}/>'
        outer = f'<Relationship Id="d" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
        outer += f'<Relationship Id="c" Type="{_PACKAGE}/metadata/core-properties" Target="docProps/core.xml"/>'
        files["docProps/core.xml"] = CORE % self.core
        if self.custom:
            files["docProps/custom.xml"] = CUSTOM % self.custom
            types += f'<Override PartName="/docProps/custom.xml" ContentType="{_CUSTOM}"/>'
            outer += f'<Relationship Id="u" Type="{_OFFICE}/custom-properties" Target="docProps/custom.xml"/>'
        return _zipped({
            "[Content_Types].xml": _TYPES % types,
            "_rels/.rels": _RELATIONSHIPS % outer,
            "word/document.xml": _root("document", f"<w:body>{self.body}{self._section()}</w:body>"),
            "word/_rels/document.xml.rels": _RELATIONSHIPS % links,
            **files,
            "word/media/image1.png": picture(),
        })  # fmt: skip

    def _section(self) -> str:
        shown = "".join(
            f'<w:{kind}Reference w:type="{place}" r:id="rId{kind}{number}"/>'
            for kind, group in (("header", self.headers), ("footer", self.footers))
            for number, place in enumerate(group, 1)
        )
        first = "<w:titlePg/>" if "first" in {**self.headers, **self.footers} else ""
        return f"<w:sectPr>{shown}{self.section}{first}</w:sectPr>"


_TYPES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_WORD}document.main+xml"/><Override '
    'PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>%s</Types>'
)
_RELATIONSHIPS = (
    f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="{_PACKAGE}">%s</Relationships>'
)


def _root(name: str, inner: str) -> str:
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f"{head}<w:{name} {NAMESPACES}>{inner}</w:{name}>"


def _zipped(files: Mapping[str, str | bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), content)
    return made.getvalue()


def parts(content: bytes) -> dict[str, bytes]:
    """Every part of a Word file by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def with_parts(content: bytes, changed: Mapping[str, bytes]) -> bytes:
    """The file with some parts replaced."""
    return _zipped({**parts(content), **changed})

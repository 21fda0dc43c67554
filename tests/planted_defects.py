"""Defects planted into a good document, each with the place and the words that a check must answer with.

For tests and benchmark alike. What is planted in the text stands in place of its fourth paragraph.
"""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from lxml import etree

from generator.compose.kinds import compose
from generator.imprint import imprint
from generator.layout import shipped
from generator.render.context import context
from generator.render.template import Template
from generator.word.package import unpack
from tests.composed import LABELS
from tests.small_profile import profile, read
from tests.small_standard import in_danish

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_NAMESPACES = f'xmlns:w="{W}" xmlns:r="{R}" xmlns:wp="{WP}" xmlns:a="{A}" xmlns:w14="{W14}"'
BODY, STYLES, CORE = "word/document.xml", "word/styles.xml", "docProps/core.xml"
TYPES, LINKS = "[Content_Types].xml", "word/_rels/document.xml.rels"
HERE = "body, paragraph 4"
Parts = dict[str, bytes]


@dataclass(frozen=True)
class Defect:
    """What is wrong, how to plant it, and what is to be said of it: the place and words of the message.

    again: a name that the zip gets a second time.
    """

    name: str
    plant: Callable[[Parts], None]
    place: str
    says: str
    severity: str = "error"
    again: str = ""


@cache
def good() -> Mapping[str, bytes]:
    """The parts of a document without fault."""
    made = next(compose(read(profile()), in_danish(), ["function-description"]))
    template = Template.read(shipped() / "templates" / "function-description.docx", "function-description.docx")
    return unpack(template.render(context(made.document, imprint(made.control, None), LABELS), LABELS.tag))


def damaged(defect: Defect) -> Parts:
    """The parts of the good document with the defect."""
    parts = dict(good())
    defect.plant(parts)
    return parts


def file_of(defect: Defect) -> bytes:
    """The whole file with the defect."""
    parts = damaged(defect)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of names that stand there twice, on purpose
        for name in (*parts, *([defect.again] if defect.again else [])):
            archive.writestr(name, parts[name])
    return made.getvalue()


def exchanged(part: str, old: str, new: str, parts: Parts) -> None:
    """Put other XML in place of what stands there, once."""
    text = parts[part].decode("utf-8")
    assert old in text, old
    parts[part] = text.replace(old, new, 1).encode("utf-8")


def instead(xml: str, parts: Parts) -> None:
    """Put these paragraphs and tables in place of the fourth paragraph of the body."""
    root = etree.fromstring(parts[BODY])
    body = root[0]
    old = body.findall(f"{{{W}}}p")[3]
    for new in etree.fromstring(f"<x {_NAMESPACES}>{xml}</x>"):
        old.addprevious(new)
    body.remove(old)
    parts[BODY] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def related(kind: str, target: str, parts: Parts, *, outside: bool = False, used: str = "") -> None:
    """A relationship of the body, with the XML that uses it (as ``rIdX``) in place of the fourth paragraph."""
    mode = ' TargetMode="External"' if outside else ""
    link = f'<Relationship Id="rIdX" Type="{R}/{kind}" Target="{target}"{mode}/></Relationships>'
    exchanged(LINKS, "</Relationships>", link, parts)
    if used:
        instead(used, parts)


def added(name: str, content: bytes, kind: str, parts: Parts, ending: str = "") -> None:
    """Another part, with its content type."""
    parts[name] = content
    entry = f'<Default Extension="{ending}"' if ending else f'<Override PartName="/{name}"'
    exchanged(TYPES, "</Types>", f'{entry} ContentType="{kind}"/></Types>', parts)


def p(*runs: str, style: str = "BodyText", more: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr>{"".join(runs)}</w:p>'


def r(text: str = "Ord.", look: str = "") -> str:
    return f'<w:r>{f"<w:rPr>{look}</w:rPr>" if look else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def field(*code: str, shown: str = r()) -> str:
    """A field; code that is XML already (another field) stays as it is."""
    pieces = (
        one if one.startswith("<") else f'<w:r><w:instrText xml:space="preserve">{one}</w:instrText></w:r>'
        for one in code
    )
    return mark("begin") + "".join(pieces) + mark("separate") + shown + mark("end")


def picture(number: int = 1, words: str = "", link: str = "") -> str:
    """A picture of one point; its part is not looked at."""
    drawn = (
        f'<a:graphic><a:graphicData uri="{A}/picture"><pic:pic xmlns:pic="{A[:-5]}/picture"><pic:nvPicPr>'
        '<pic:cNvPr id="0" name="x"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        f'<a:blip{link}/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
        '<a:ext cx="9525" cy="9525"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic>"
    ).replace(f"{A}/picture", f"{A[:-5]}/picture")
    return (
        f'<w:r><w:drawing><wp:inline><wp:extent cx="9525" cy="9525"/><wp:docPr id="{number}" name="x"{words}/>'
        f"<wp:cNvGraphicFramePr/>{drawn}</wp:inline></w:drawing></w:r>"
    )


def table(*rows: str, columns: int = 2) -> str:
    grid = '<w:gridCol w:w="900"/>' * columns
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="Rollebog"/><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def tr(*cells: str, header: bool = False) -> str:
    return f"<w:tr>{'<w:trPr><w:tblHeader/></w:trPr>' if header else ''}{''.join(cells)}</w:tr>"


def tc(content: str = p(r(), style="TableText"), more: str = "") -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="900" w:type="dxa"/>{more}</w:tcPr>{content}</w:tc>'


def box(inner: str, attributes: str) -> str:
    """An old drawing."""
    shape = f'<v:shape xmlns:v="urn:schemas-microsoft-com:vml" {attributes}>{inner}</v:shape>'
    return f"<w:r><w:pict>{shape}</w:pict></w:r>"

"""Letterheads as houses have them: made by Word in English and Danish, with logos, odd pages, or next to nothing."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import docx
from docx.enum.section import WD_SECTION
from docx.oxml import parse_xml
from docx.shared import Cm, Mm, Pt, RGBColor

from tests.pictures import png
from tests.word_package import NAMESPACES, R, zipped

RED, GREEN = (176, 32, 48), (20, 110, 70)
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def english() -> bytes:
    """A letterhead from an English Word (python-docx's own template): a logo without words, letter text, changes."""
    made = docx.Document()
    paragraph = made.sections[0].header.paragraphs[0]
    paragraph.add_run().add_picture(io.BytesIO(png(600, 150, RED)), width=Cm(6))
    paragraph.add_run("\tFjordby Kommune, Socialforvaltningen")
    dated = 'w:id="9" w:author="A" w:date="2020-01-01T00:00:00Z"'
    deleted = f"<w:del {NAMESPACES} {dated}><w:r><w:delText>gammelt</w:delText></w:r></w:del>"
    paragraph._p.append(parse_xml(deleted))
    made.sections[0].footer.paragraphs[0].text = "Rådhuspladsen 1, 9999 Fjordby"
    made.add_heading("Kære borger", 1)
    made.add_paragraph("Brevets tekst, som ikke skal med.")
    return _saved(made)


def letter_size() -> bytes:
    """American paper with narrow margins, two columns, and its own fonts and sizes."""
    made = docx.Document()
    section = made.sections[0]
    section.page_width, section.page_height = Mm(215.9), Mm(279.4)
    section.left_margin = section.right_margin = Mm(12.7)
    section._sectPr.append(parse_xml(f'<w:cols {NAMESPACES} w:num="2"/>'))
    made.styles["Normal"].font.name, made.styles["Normal"].font.size = "Arial", Pt(12)
    section.header.paragraphs[0].text = "Hospital Nord"
    return _saved(made)


def first_and_even_pages() -> bytes:
    """Another header on the first page (with a logo) and on even ones; the first section is followed by a second."""
    made = docx.Document()
    section = made.sections[0]
    section.different_first_page_header_footer = True
    made.settings.odd_and_even_pages_header_footer = True
    section.first_page_header.paragraphs[0].add_run().add_picture(io.BytesIO(png(300, 300, GREEN)), width=Cm(2))
    section.header.paragraphs[0].text = "Hospital Nord, højreside"
    section.even_page_header.paragraphs[0].text = "Hospital Nord, venstreside"
    section.first_page_footer.paragraphs[0].text = "Telefon 99 99 99 99"
    section.footer.paragraphs[0].text = "Hospital Nord"
    made.add_section(WD_SECTION.NEW_PAGE)
    return _saved(made)


def theme_colours() -> bytes:
    """Headings in the colours of the house's own theme, too pale to be read; fonts of the theme."""
    made = docx.Document()
    for part in made.part.package.iter_parts():
        if str(part.partname) == "/word/theme/theme1.xml":
            part._blob = part.blob.replace(b"4F81BD", b"E07B39").replace(b"Office", b"Fjordby")
    for name in ("Heading 1", "Heading 2"):
        colour = made.styles[name].font.color
        colour.rgb = RGBColor(0xE0, 0x7B, 0x39)
        colour.theme_color = 5  # accent 1
    made.sections[0].header.paragraphs[0].text = "Fjordby"
    return _saved(made)


def floating_logo() -> bytes:
    """A logo that floats at the top of the page, over the place where the header's lines begin."""
    made = docx.Document()
    paragraph = made.sections[0].header.paragraphs[0]
    shape = paragraph.add_run().add_picture(io.BytesIO(png(400, 200, GREEN)), width=Cm(5))
    shape._inline.docPr.set("descr", "Hospital Nord")
    _let_float(shape._inline, right=Cm(13), down=Cm(0.8))
    return _saved(made)


def danish() -> bytes:
    """A Danish Word's file: style ids in Danish, numbered headings, Hyperlink under a Norwegian id, no List Bullet."""
    bold = '<w:rPr><w:b/><w:color w:val="146E46"/></w:rPr>'
    numbered = '<w:pPr><w:numPr><w:numId w:val="7"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr>'
    styles = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Georgia" w:hAnsi="Georgia"/><w:sz w:val="22"/>'
        '<w:lang w:val="en-US"/></w:rPr></w:rPrDefault></w:docDefaults>'
        + _style("Almindelig", "Normal", '<w:rPr><w:lang w:val="da-DK"/></w:rPr>', more='w:default="1"', based="")
        + _style("Standardskrifttype", "Default Paragraph Font", kind="character", more='w:default="1"', based="")
        + _style("TabelNormal", "Normal Table", kind="table", more='w:default="1"', based="")
        + _style("Overskrift1", "heading 1", numbered + bold)
        + _style("Overskrift2", "heading 2", bold)
        + _style("Listeafsnit", "List Paragraph")
        + _style("Term", "Adressefelt", more='w:customStyle="1"')
        + _style("Hyperkobling", "Hyperlink", '<w:rPr><w:u w:val="single"/></w:rPr>', kind="character", based="")
        + _style("Sidehoved", "header")
    )
    numbering = (
        '<w:abstractNum w:abstractNumId="4"><w:multiLevelType w:val="multilevel"/><w:lvl w:ilvl="0">'
        '<w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Overskrift1"/><w:lvlText w:val="%1."/>'
        '<w:lvlJc w:val="left"/></w:lvl></w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="4"/></w:num>'
    )
    header = '<w:p><w:pPr><w:pStyle w:val="Sidehoved"/></w:pPr><w:r><w:t>Region Midt</w:t></w:r></w:p>'
    settings = (
        '<w:attachedTemplate r:id="t"/><w:trackRevisions/><w:documentProtection w:edit="readOnly" w:enforcement="1"/>'
        '<w:defaultTabStop w:val="1304"/>'
    )
    outside = f'<Relationship Id="t" Type="{R}/attachedTemplate" Target="file:///H:/B.dotx" TargetMode="External"/>'
    parts = {"styles": styles, "numbering": numbering, "header": header, "settings": settings}
    return _package(parts, {"settings": outside})


def _style(
    name: str, shown: str, inner: str = "", *, kind: str = "paragraph", more: str = "", based: str = "Almindelig"
) -> str:
    base = f'<w:basedOn w:val="{based}"/>' if based else ""
    return f'<w:style w:type="{kind}" {more} w:styleId="{name}"><w:name w:val="{shown}"/>{base}{inner}</w:style>'


def bare() -> bytes:
    """A body and nothing else: no styles, no header, no numbering, no page setup."""
    return _package({}, {}, section="")


HOUSES: dict[str, Callable[[], bytes]] = {
    one.__name__: one
    for one in (english, letter_size, first_and_even_pages, theme_colours, floating_logo, danish, bare)
}


def _saved(made: Any) -> bytes:
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def _let_float(inline: Any, right: int, down: int) -> None:
    """Make a picture float at that distance from the page's left and upper edge."""
    extent, properties, *rest = (
        inline.find(f"{{*}}{name}") for name in ("extent", "docPr", "cNvGraphicFramePr", "graphic")
    )
    wp = inline.nsmap["wp"]
    anchor = parse_xml(
        f'<wp:anchor xmlns:wp="{wp}" distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" '
        'behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="page"><wp:posOffset>{int(right)}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="page"><wp:posOffset>{int(down)}</wp:posOffset></wp:positionV></wp:anchor>'
    )
    anchor.append(extent)
    anchor.append(parse_xml(f'<wp:wrapNone xmlns:wp="{wp}"/>'))
    anchor.extend([properties, *rest])
    inline.getparent().replace(inline, anchor)


def _package(parts: dict[str, str], links: dict[str, str], section: str = "<w:sectPr/>") -> bytes:
    """A Word file by hand: the inside of its parts, and the relationships of these."""
    if "header" in parts:
        section = (
            '<w:sectPr><w:headerReference w:type="default" r:id="header"/><w:pgSz w:w="11906" w:h="16838"/>'
            '<w:pgMar w:top="1701" w:right="1134" w:bottom="1701" w:left="1134" w:header="708" w:footer="708" '
            'w:gutter="0"/></w:sectPr>'
        )
    inside = {**parts, "document": f"<w:body><w:p><w:r><w:t>Brev</w:t></w:r></w:p>{section}</w:body>"}
    kinds = {"document": "document.main"}
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.{kinds.get(name, name)}+xml"/>' for name in inside
    )
    rels = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    related = {
        "_rels/.rels": f'<Relationship Id="d" Type="{R}/officeDocument" Target="word/document.xml"/>',
        "word/_rels/document.xml.rels": "".join(
            f'<Relationship Id="{name}" Type="{R}/{name}" Target="{name}.xml"/>' for name in parts
        ),
        **{f"word/_rels/{name}.xml.rels": xml for name, xml in links.items()},
    }
    head = f'xmlns="{_PACKAGE}/relationships"'
    return zipped({
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">{rels}{types}</Types>',
        **{name: f"<Relationships {head}>{xml}</Relationships>" for name, xml in related.items()},
        **{f"word/{name}.xml": _root(name, xml) for name, xml in inside.items()},
    })  # fmt: skip


def _root(name: str, inside: str) -> str:
    root = {"header": "hdr"}.get(name, name)
    return f"<w:{root} {NAMESPACES}>{inside}</w:{root}>"

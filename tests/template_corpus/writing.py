"""WordprocessingML as Word itself writes it: runs torn at odd places, bookmarks in the middle of a tag, text boxes."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape

BOLD, ITALIC = "<w:b/>", "<w:i/>"
_FORMATS = (
    "",
    BOLD,
    ITALIC,
    '<w:color w:val="C00000"/>',
    "<w:noProof/>",
    '<w:lang w:val="da-DK"/>',
    '<w:sz w:val="20"/>',
)


class Xml(str):
    """Markup, as opposed to words that are still to be escaped."""

    __slots__ = ()


def r(text: str, properties: str = "", attributes: str = "") -> Xml:
    """A run; line feeds and tabs become breaks and tabs."""
    inner = ""
    for number, line in enumerate(text.split("\n")):
        inner += "<w:br/>" if number else ""
        for count, piece in enumerate(line.split("\t")):
            inner += "<w:tab/>" if count else ""
            inner += f'<w:t xml:space="preserve">{escape(piece)}</w:t>' if piece else ""
    shown = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return Xml(f"<w:r{attributes}>{shown}{inner}</w:r>")


def runs(content: Iterable[str]) -> str:
    """Words become runs, markup stays."""
    return "".join(one if isinstance(one, Xml) else r(one) for one in content)


def p(*content: str, style: str = "", properties: str = "", attributes: str = "") -> Xml:
    """A paragraph of words and markup."""
    named = (f'<w:pStyle w:val="{style}"/>' if style else "") + properties
    shown = f"<w:pPr>{named}</w:pPr>" if named else ""
    return Xml(f"<w:p{attributes}>{shown}{runs(content)}</w:p>")


def ps(*texts: str) -> Xml:
    """One paragraph for each text."""
    return Xml("".join(map(p, texts)))


def torn(text: str, between: str = "", size: int = 1, *, formatted: bool = False) -> Xml:
    """The text in runs of so many letters, with something between them, perhaps each in its own format."""
    pieces = [text[start : start + size] for start in range(0, len(text), size)]
    return Xml(
        between.join(r(piece, _FORMATS[at % len(_FORMATS)] if formatted else "") for at, piece in enumerate(pieces))
    )


def cut(*pieces: str, between: str = "", attributes: str = "") -> Xml:
    """The pieces, each in a run of its own."""
    return Xml(between.join(r(piece, attributes=attributes) for piece in pieces))


def bare(text: str) -> Xml:
    """A run whose text has no ``xml:space``, as Word writes it where no blank stands at an end."""
    return Xml(f"<w:r><w:t>{escape(text)}</w:t></w:r>")


def tc(*content: str, properties: str = '<w:tcW w:w="2000" w:type="dxa"/>') -> Xml:
    """A cell of paragraphs; words become one paragraph each."""
    inner = "".join(one if isinstance(one, Xml) else p(one) for one in content or ("",))
    return Xml(f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>")


def tr(*cells: str, properties: str = "") -> Xml:
    """A row; words become cells."""
    shown = f"<w:trPr>{properties}</w:trPr>" if properties else ""
    return Xml(f"<w:tr>{shown}{''.join(one if isinstance(one, Xml) else tc(one) for one in cells)}</w:tr>")


def tbl(*rows: str, columns: int = 2) -> Xml:
    """A table."""
    grid = '<w:gridCol w:w="2000"/>' * columns
    return Xml(
        f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl>'
    )


def looped(over: str, *cells: str, head: Iterable[str] = ("Navn", "Antal")) -> Xml:
    """A table with a head and one row for each of a list, in docxtpl's way."""
    blank = [""] * (len(cells) - 1)
    return tbl(
        tr(*head), tr(f"{{%tr for {over} %}}", *blank), tr(*cells), tr("{%tr endfor %}", *blank), columns=len(cells)
    )


def sdt(*content: str, title: str = "Felt") -> Xml:
    """A content control around paragraphs."""
    return Xml(
        f'<w:sdt><w:sdtPr><w:alias w:val="{title}"/><w:tag w:val="{title}"/></w:sdtPr>'
        f"<w:sdtContent>{''.join(content)}</w:sdtContent></w:sdt>"
    )


def hyperlink(*content: str, target: str = 'w:anchor="her"') -> Xml:
    """A link."""
    return Xml(f"<w:hyperlink {target}>{runs(content)}</w:hyperlink>")


def field(code: str, *result: str) -> Xml:
    """A complex field with its last result."""

    def sign(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    return Xml(
        f'{sign("begin")}<w:r><w:instrText xml:space="preserve"> {escape(code)} </w:instrText></w:r>'
        f"{sign('separate')}{runs(result)}{sign('end')}"
    )


def simple_field(code: str, *result: str) -> Xml:
    """A simple field with its last result."""
    return Xml(f'<w:fldSimple w:instr=" {escape(code)} ">{runs(result)}</w:fldSimple>')


def inserted(*content: str) -> Xml:
    """Runs that somebody added with tracked changes on."""
    return Xml(f'<w:ins w:id="71" w:author="A" w:date="2026-01-05T08:00:00Z">{runs(content)}</w:ins>')


def deleted(text: str) -> Xml:
    """A run that somebody struck with tracked changes on."""
    gone = f'<w:r><w:delText xml:space="preserve">{escape(text)}</w:delText></w:r>'
    return Xml(f'<w:del w:id="72" w:author="A" w:date="2026-01-05T08:00:00Z">{gone}</w:del>')


def text_box(*content: str) -> Xml:
    """A run with a text box, as Word writes it: once for new programs, once more for old ones."""
    inner = "".join(content)
    return Xml(
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline>'
        '<wp:extent cx="1800000" cy="900000"/><wp:docPr id="3" name="Tekstfelt 3"/><a:graphic><a:graphicData '
        'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/>'
        f"<wps:spPr/><wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp>"
        "</a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict>"
        f'<v:shape id="b3" type="#_x0000_t202"><v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox></v:shape>'
        "</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def picture(description: str, relationship: str = "rIdPicture") -> Xml:
    """A run with a picture that has an alternative text."""
    return Xml(
        f'<w:r><w:drawing><wp:inline><wp:extent cx="9525" cy="9525"/><wp:docPr id="9" name="Logo" '
        f'descr="{description}"/>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        '<pic:nvPicPr><pic:cNvPr id="9" name="logo.png"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        f'<a:blip r:embed="{relationship}"/></pic:blipFill><pic:spPr/></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )

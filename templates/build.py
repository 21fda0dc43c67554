"""Make the two shipped templates anew: ``python templates/build.py``.

The .docx files are what Rollebog uses and what people open in Word; this program is how their developers
keep both alike. Styles, header and footer are shared; a template differs in the blocks of its sections.
"""

from __future__ import annotations

import sys
from pathlib import Path
from xml.sax.saxutils import escape

sys.path.insert(0, str(Path(__file__).parent.parent))

import docx

from generator.render.package import deflate, pack, unpack

HERE = Path(__file__).parent
NS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
PROLOG = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
INK, ACCENT, PALE, LINE, ALERT = "1B1F23", "1D4E5F", "E6EEF1", "9FB4BC", "9B1C1C"
WIDTH = 9752  # the text width in twentieths of a point: A4 with margins of 1.9 cm


# --- small pieces of WordprocessingML ---------------------------------------------------------------


def run(text: str, properties: str = "") -> str:
    """One run; a tab in the text becomes a tab stop."""
    rpr = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    inner = "<w:tab/>".join(
        f'<w:t xml:space="preserve">{escape(part)}</w:t>' if part else "" for part in text.split("\t")
    )
    return f"<w:r>{rpr}{inner}</w:r>"


def p(text: str, style: str = "", *more: str) -> str:
    """A paragraph of one run, plus ready-made runs."""
    ppr = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{ppr}{run(text) if text else ''}{''.join(more)}</w:p>"


def tag(code: str) -> str:
    """A paragraph that holds nothing but a loop or condition; it leaves no trace."""
    return f"<w:p>{run('{%p ' + code + ' %}')}</w:p>"


def when(condition: str, *inner: str) -> str:
    """Paragraphs under a condition."""
    return tag(f"if {condition}") + "".join(inner) + tag("endif")


def each(loop: str, *inner: str) -> str:
    """Paragraphs repeated."""
    return tag(f"for {loop}") + "".join(inner) + tag("endfor")


def field(instruction: str, shown: str) -> str:
    """A live field, such as the page number."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f"{run(shown)}"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def tc(content: str, width: int, *, shade: str = "", span: int = 0) -> str:
    """A table cell."""
    # docxtpl's colspan puts its span before the width, which the schema forbids: such a cell goes without.
    inner = "" if "{% colspan" in content else f'<w:tcW w:w="{width}" w:type="dxa"/>'
    inner += f'<w:gridSpan w:val="{span}"/>' if span else ""
    inner += f'<w:shd w:val="clear" w:color="auto" w:fill="{shade}"/>' if shade else ""
    return f"<w:tc><w:tcPr>{inner}</w:tcPr>{content}</w:tc>"


def tr(*cells: str, header: bool = False, whole: bool = False) -> str:
    """A table row; a header row repeats on every page, a whole row never breaks."""
    inner = ("<w:cantSplit/>" if whole or header else "") + ("<w:tblHeader/>" if header else "")
    return f"<w:tr>{f'<w:trPr>{inner}</w:trPr>' if inner else ''}{''.join(cells)}</w:tr>"


def tbl(widths: list[int], *rows: str, style: str = "Rollebog", header: bool = True) -> str:
    """A table of fixed layout, with the columns' widths."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    look = f'<w:tblLook w:val="{"0020" if header else "0000"}" w:firstRow="{int(header)}" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/>{look}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl>'
    )


def loop_cells(loop: str, content: str, width: int, *, shade: str = "") -> str:
    """Three cells that become one cell for each turn of the loop."""
    return (
        tc(p(f"{{%tc for {loop} %}}", "TableText"), width, shade=shade)
        + tc(content, width, shade=shade)
        + tc(p("{%tc endfor %}", "TableText"), width, shade=shade)
    )


def even(count: int) -> list[int]:
    """Columns of equal width."""
    return [WIDTH // count] * count


# --- the blocks of a Document ---------------------------------------------------------------------


def statement(name: str, styles: tuple[str, str, str]) -> str:
    """A statement with its items and tail, in the styles for sentence, item and tail."""
    sentence, item, tail = styles
    if styles is BODY:  # a stem stays on the page of its first item
        return (
            when(f"{name}.text and {name}.items", p(f"{{{{ {name}.text }}}}", "ListStem"))
            + when(f"{name}.text and not {name}.items", p(f"{{{{ {name}.text }}}}", sentence))
            + each(f"item in {name}.items", p("{{ item }}", item))
            + when(f"{name}.tail", p(f"{{{{ {name}.tail }}}}", tail))
        )
    return (
        when(f"{name}.text", p(f"{{{{ {name}.text }}}}", sentence))
        + each(f"item in {name}.items", p("{{ item }}", item))
        + when(f"{name}.tail", p(f"{{{{ {name}.tail }}}}", tail))
    )


BODY = ("ListBullet", "ListBullet2", "ListContinue")
CELL = ("TableText", "TableBullet", "TableText")


def heading(block: str = "block") -> str:
    return when(f"{block}.heading", p(f"{{{{ {block}.heading }}}}", "Heading2"))


def paragraphs() -> str:
    return heading() + each("text in block.texts", p("{{ text }}", "BodyText"))


def listing() -> str:
    return (
        heading()
        + each("one in block.items", statement("one", BODY))
        + when("block.note", p("{{ block.note }}", "Note"))
    )


def facts() -> str:
    return each("row in block.rows", p("", "Fact", run("{{ row.name }}\t", "<w:b/>"), run("{{ row.text }}")))


def terms() -> str:
    return heading() + each(
        "one in block.items",
        p("", "Term", run("{{ one.term }}", "<w:b/>"), run(": {{ one.text }}")),
        when("one.instead_of", p("{{ one.instead_of }} {{ one.reason }}", "TermNote")),
    )


def table() -> str:
    cell = each("one in cell", statement("one", CELL)) + when("not cell", p("–", "TableText"))
    return (
        heading()
        + tbl(
            even(3),
            tr(
                loop_cells("name in block.columns", p("{{ name }}", "TableHeading"), WIDTH // 3, shade=PALE),
                header=True,
            ),
            tr(tc(p("{%tr for row in block.rows %}", "TableText"), WIDTH, span=3)),
            tr(loop_cells("cell in row", cell, WIDTH // 3)),
            tr(tc(p("{%tr endfor %}", "TableText"), WIDTH, span=3)),
        )
        + p("", "AfterTable")
    )


def matrix() -> str:
    """One role: two header rows and one body row, whose cells are independent lists."""
    width = WIDTH // 4
    return (
        p("{{ block.title }}, {{ block.level }}", "Heading2")
        + tbl(
            even(4),
            tr(
                tc(p("{{ label.columns.role }}", "TableHeading"), width, shade=PALE),
                tc(
                    p("{% colspan block.width %}{{ label.columns.competences }}", "TableHeading"),
                    width * 3,
                    shade=PALE,
                    span=3,
                ),
                header=True,
            ),
            tr(
                tc(p("{{ block.level }}", "TableHeading"), width, shade=PALE),
                loop_cells("column in block.columns", p("{{ column.title }}", "TableHeading"), width, shade=PALE),
                header=True,
            ),
            tr(
                tc(
                    p("{{ block.title }}", "TableRole") + each("one in block.statements", statement("one", CELL)), width
                ),
                loop_cells("column in block.columns", each("one in column.statements", statement("one", CELL)), width),
            ),
        )
        + p("", "AfterTable")
    )


def goal_table() -> str:
    """One column per area; label rows for main goals and sub-goals."""
    width = WIDTH // 3
    columns = "column in block.columns"

    def goals(name: str) -> str:
        return each(f"goal in column.{name}", p("{{ goal }}", "TableText")) + when(
            f"not column.{name}", p("–", "TableText")
        )

    return tbl(
        even(3),
        tr(
            loop_cells(columns, p("{{ column.number }}. {{ column.title }}", "TableHeading"), width, shade=PALE),
            header=True,
        ),
        tr(loop_cells(columns, p("{{ label.columns.main }}", "TableLabel"), width), whole=True),
        tr(loop_cells(columns, goals("main"), width)),
        tr(loop_cells(columns, p("{{ label.columns.sub }}", "TableLabel"), width), whole=True),
        tr(loop_cells(columns, goals("sub"), width)),
    ) + p("", "AfterTable")


MAKERS = {
    "paragraphs": paragraphs,
    "listing": listing,
    "facts": facts,
    "terms": terms,
    "table": table,
    "matrix": matrix,
    "goals": goal_table,
}


def section(name: str, *types: str) -> str:
    """A section that vanishes with its heading where the document has none."""
    if len(types) == 1:
        inner = MAKERS[types[0]]()
    else:
        inner = "".join(when(f"block.type == '{kind}'", MAKERS[kind]()) for kind in types)
    return when(name, p(f"{{{{ {name}.heading }}}}", "Heading1"), each(f"block in {name}.blocks", inner))


def history() -> str:
    """The revisions, and where to sign."""
    three = [1600, 2000, WIDTH - 3600]
    sign = [2900, 3452, WIDTH - 6352]

    def head(*names: str, widths: list[int]) -> str:
        cells = (
            tc(p(f"{{{{ label.columns.{n} }}}}", "TableHeading"), w, shade=PALE)
            for n, w in zip(names, widths, strict=True)
        )
        return tr(*cells, header=True)

    revisions = tbl(
        three,
        head("revision", "date", "change", widths=three),
        tr(tc(p("{%tr for one in history %}", "TableText"), WIDTH, span=3)),
        tr(
            *(
                tc(p(f"{{{{ one.{n} }}}}", "TableText"), w)
                for n, w in zip(("number", "date", "change"), three, strict=True)
            )
        ),
        tr(tc(p("{%tr endfor %}", "TableText"), WIDTH, span=3)),
    )
    signatures = tbl(
        sign,
        head("party", "name", "signature", widths=sign),
        tr(tc(p("{%tr for one in control.signatures %}", "TableText"), WIDTH, span=3)),
        tr(
            tc(p("{{ one.party }}", "SignatureLine"), sign[0]),
            tc(p("{{ one.names }}", "SignatureLine"), sign[1]),
            tc(p("", "SignatureLine"), sign[2]),
            whole=True,
        ),
        tr(tc(p("{%tr endfor %}", "TableText"), WIDTH, span=3)),
    )
    return (
        p("{{ label.sections.history }}", "Heading1")
        + when("history", p("{{ label.blocks.history }}", "Heading2"), revisions, p("", "AfterTable"))
        + p("{{ label.blocks.signatures }}", "Heading2")
        + signatures
    )


# --- what all templates share ---------------------------------------------------------------------


def header() -> str:
    """The control block, on every page."""
    quarter = WIDTH // 4

    def pair(label: str, value: str, span: int = 0) -> str:
        content = p(f"{{{{ label.control.{label} }}}}", "ControlLabel") + p(value, "ControlValue")
        return tc(content, quarter * max(span, 1), span=span)

    page = p(
        "{{ label.control.page }} ",
        "ControlPage",
        field("PAGE", "1"),
        run(" {{ label.control.of }} "),
        field("NUMPAGES", "1"),
    )
    title = p("{{ kind }}, {{ title }}{% if title != unit %}, {{ unit }}{% endif %}", "ControlTitle")
    block = tbl(
        even(4),
        tr(
            tc(p("{{ organisation|join(' / ') }}", "ControlPath"), quarter * 3, span=3, shade=PALE),
            tc(page, quarter, shade=PALE),
        ),
        tr(tc(title, quarter * 3, span=3), pair("state", "{{ control.state }}")),
        tr(
            pair("number", "{{ control.number }}"),
            pair("revision", "{{ control.revision or '–' }}"),
            pair("approved", "{{ control.approved }}"),
            pair("valid_until", "{{ control.valid_until }}"),
        ),
        tr(
            pair("prepared_by", "{{ control.prepared_by }}"),
            pair("professionally_responsible", "{{ control.professionally_responsible or '–' }}"),
            pair("approved_by", "{{ control.approved_by }}"),
            pair("responsible_for_revision", "{{ control.responsible_for_revision or '–' }}"),
        ),
        style="Control",
        header=False,
    )
    return f"{PROLOG}<w:hdr {NS}>{when('control.mark', p('{{ control.mark }}', 'Mark'))}{block}{p('', 'AfterTable')}</w:hdr>"


def footer() -> str:
    line = (
        "{{ control.number }}{% if control.revision %}, {{ label.control.revision }} {{ control.revision }}{% endif %}"
        "{% if control.folder %} · {{ control.folder }}{% endif %}"
    )
    return f"{PROLOG}<w:ftr {NS}>{p(line, 'Footer')}</w:ftr>"


def document(*sections: str) -> str:
    title = p("{{ kind }}", "Title") + p("{{ title }}{% if title != unit %}, {{ unit }}{% endif %}", "Subtitle")
    layout = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId3"/><w:footerReference w:type="default" r:id="rId4"/>'
        '<w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1134" w:right="1077" w:bottom="964" w:left="1077" w:header="510" w:footer="454" w:gutter="0"/></w:sectPr>'
    )
    return f"{PROLOG}<w:document {NS}><w:body>{title}{''.join(sections)}{layout}</w:body></w:document>"


def style(
    name: str, shown: str, ppr: str = "", rpr: str = "", based: str = "Normal", kind: str = "paragraph", then: str = ""
) -> str:
    parts = f'<w:name w:val="{shown}"/>'
    parts += f'<w:basedOn w:val="{based}"/>' if based else ""
    parts += f'<w:next w:val="{then}"/>' if then else ""
    parts += "<w:qFormat/>" if kind == "paragraph" else ""
    parts += f"<w:pPr>{ppr}</w:pPr>" if ppr else ""
    parts += f"<w:rPr>{rpr}</w:rPr>" if rpr else ""
    custom = (
        ""
        if shown[:1].islower()
        or shown
        in ("Normal", "Title", "Subtitle", "Hyperlink", "Body Text", "List Bullet", "List Bullet 2", "List Continue")
        else ' w:customStyle="1"'
    )
    default = ' w:default="1"' if name == "Normal" else ""
    return f'<w:style w:type="{kind}"{default}{custom} w:styleId="{name}">{parts}</w:style>'


def size(points: float) -> str:
    return f'<w:sz w:val="{int(points * 2)}"/><w:szCs w:val="{int(points * 2)}"/>'


def space(before: int = 0, after: int = 0, line: int = 0) -> str:
    return (
        f'<w:spacing w:before="{before}" w:after="{after}"'
        + (f' w:line="{line}" w:lineRule="auto"' if line else "")
        + "/>"
    )


def indent(left: int, hanging: int = 0) -> str:
    return f'<w:ind w:left="{left}"' + (f' w:hanging="{hanging}"' if hanging else "") + "/>"


def numbered(number: int, level: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def borders(name: str, sides: str, color: str = LINE) -> str:
    return (
        f"<w:{name}>"
        + "".join(f'<w:{s} w:val="single" w:sz="4" w:space="0" w:color="{color}"/>' for s in sides.split())
        + f"</w:{name}>"
    )


def table_style(name: str, shown: str, padding: int) -> str:
    margins = "".join(
        f'<w:{s} w:w="{w}" w:type="dxa"/>'
        for s, w in (("top", padding), ("left", 85), ("bottom", padding), ("right", 85))
    )
    lines = borders("tblBorders", "top left bottom right insideH insideV")
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{name}"><w:name w:val="{shown}"/><w:basedOn w:val="TableNormal"/>'
        f"<w:tblPr>{lines}<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr></w:style>"
    )


def styles() -> str:
    color, accent = f'<w:color w:val="{INK}"/>', f'<w:color w:val="{ACCENT}"/>'
    keep = "<w:keepNext/><w:keepLines/>"
    defaults = (
        "<w:docDefaults><w:rPrDefault><w:rPr>"
        '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Calibri" w:cs="Calibri"/>'
        f'{color}{size(10.5)}<w:lang w:val="da-DK" w:eastAsia="en-US" w:bidi="ar-SA"/>'
        f"</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:suppressAutoHyphens/>{space(0, 100, 264)}</w:pPr></w:pPrDefault></w:docDefaults>"
    )
    hyphenate = '<w:suppressAutoHyphens w:val="0"/>'
    cell = hyphenate + space(0, 70, 245)
    made = [
        style("Normal", "Normal", based=""),
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:semiHidden/></w:style>',
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>',
        style("Title", "Title", keep + space(60, 0), f"<w:b/>{accent}{size(22)}", then="Subtitle"),
        style("Subtitle", "Subtitle", keep + space(0, 200), f"{accent}{size(14)}", then="BodyText"),
        style(
            "Heading1",
            "heading 1",
            keep + numbered(1) + space(280, 80) + indent(510, 510) + '<w:outlineLvl w:val="0"/>',
            f"<w:b/>{accent}{size(14)}",
            then="BodyText",
        ),
        style(
            "Heading2",
            "heading 2",
            keep + space(160, 60) + '<w:outlineLvl w:val="1"/>',
            f"<w:b/>{accent}{size(11.5)}",
            then="BodyText",
        ),
        style("BodyText", "Body Text"),
        style("ListBullet", "List Bullet", numbered(2) + space(0, 50) + indent(340, 340)),
        style("ListStem", "Rollebog List Stem", "<w:keepNext/>", based="ListBullet", then="ListBullet2"),
        style("ListBullet2", "List Bullet 2", numbered(2, 1) + space(0, 30) + indent(680, 340)),
        style("ListContinue", "List Continue", space(0, 50) + indent(340)),
        style("Note", "Rollebog Note", space(0, 100) + indent(340), "<w:i/>"),
        style(
            "Fact",
            "Rollebog Fact",
            '<w:tabs><w:tab w:val="left" w:pos="2552"/></w:tabs>' + space(0, 50) + indent(2552, 2552),
        ),
        style("Term", "Rollebog Term", space(0, 70) + indent(340, 340)),
        style("TermNote", "Rollebog Term Note", space(0, 90) + indent(340), "<w:i/>"),
        style("TableText", "Rollebog Table Text", cell, size(9)),
        style(
            "TableBullet",
            "Rollebog Table Bullet",
            numbered(3) + hyphenate + space(0, 40, 245) + indent(198, 198),
            size(9),
            based="TableText",
        ),
        style("TableHeading", "Rollebog Table Heading", "<w:keepNext/>" + space(20, 20), f"<w:b/>{accent}{size(9.5)}"),
        style("TableLabel", "Rollebog Table Label", "<w:keepNext/>" + space(20, 20), f"<w:b/>{size(9)}"),
        style("TableRole", "Rollebog Table Role", space(0, 60), f"<w:b/>{size(10)}"),
        style("SignatureLine", "Rollebog Signature Line", "<w:keepNext/>" + space(60, 160), size(9)),
        style(
            "AfterTable",
            "Rollebog After Table",
            '<w:spacing w:before="0" w:after="0" w:line="120" w:lineRule="exact"/>',
            size(4),
        ),
        style("ControlLabel", "Rollebog Control Label", "<w:keepNext/>" + space(0, 0, 240), f"{accent}{size(7.5)}"),
        style("ControlValue", "Rollebog Control Value", space(0, 0, 240), size(8.5)),
        style("ControlPath", "Rollebog Control Path", space(0, 0, 240), size(8.5)),
        style("ControlTitle", "Rollebog Control Title", space(0, 0, 240), f"<w:b/>{size(10.5)}"),
        style("ControlPage", "Rollebog Control Page", space(0, 0, 240) + '<w:jc w:val="right"/>', size(8.5)),
        style(
            "Mark",
            "Rollebog Mark",
            space(0, 60) + '<w:jc w:val="center"/>',
            f'<w:b/><w:color w:val="{ALERT}"/>{size(11)}',
        ),
        style("Footer", "footer", space(0, 0), size(8)),
        style(
            "Hyperlink",
            "Hyperlink",
            "",
            '<w:color w:val="0B5394"/><w:u w:val="single"/>',
            based="DefaultParagraphFont",
            kind="character",
        ),
        style(
            "Adaptation", "Rollebog Adaptation", "", f"<w:i/>{accent}", based="DefaultParagraphFont", kind="character"
        ),
        table_style("Rollebog", "Rollebog Table", 40),
        table_style("Control", "Rollebog Control Table", 15),
    ]
    return f"{PROLOG}<w:styles {NS}>{defaults}{''.join(made)}</w:styles>"


def numbering() -> str:
    def level(number: int, form: str, text: str, left: int, hanging: int, extra: str = "", rpr: str = "") -> str:
        return (
            f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{extra}<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
            f"<w:pPr>{indent(left, hanging)}</w:pPr>{rpr}</w:lvl>"
        )

    lists = (
        level(0, "decimal", "%1", 510, 510, '<w:pStyle w:val="Heading1"/>'),
        level(0, "bullet", "•", 340, 340, '<w:pStyle w:val="ListBullet"/>')
        + level(1, "bullet", "–", 680, 340, '<w:pStyle w:val="ListBullet2"/>'),
        level(0, "bullet", "–", 198, 198, '<w:pStyle w:val="TableBullet"/>'),
    )
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{n}"><w:multiLevelType w:val="hybridMultilevel"/>{levels}</w:abstractNum>'
        for n, levels in enumerate(lists)
    )
    numbers = "".join(f'<w:num w:numId="{n + 1}"><w:abstractNumId w:val="{n}"/></w:num>' for n in range(len(lists)))
    return f"{PROLOG}<w:numbering {NS}>{abstract}{numbers}</w:numbering>"


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


def package(body: str) -> bytes:
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
        "word/header1.xml": header(),
        "word/footer1.xml": footer(),
        "docProps/core.xml": core(),
        "docProps/custom.xml": custom(),
    }
    return pack({name: deflate(name, content.encode()) for name, content in parts.items()})


FUNCTION_DESCRIPTION = (
    ("purpose", "paragraphs"),
    ("placement", "facts", "paragraphs"),
    ("target_groups", "listing"),
    ("responsibility", "listing"),
    ("tasks", "listing"),
    ("scope", "paragraphs", "listing"),
    ("roles", "paragraphs", "terms", "matrix"),
    ("collaboration", "table", "listing"),
    ("qualifications", "listing"),
    ("development", "paragraphs", "table"),
    ("employment", "facts", "paragraphs"),
    ("values", "paragraphs", "listing"),
    ("definitions", "terms"),
    ("references", "listing"),
    ("adaptations", "table"),
)
GOAL_DOCUMENT = (
    ("foundation", "paragraphs"),
    ("objective", "paragraphs"),
    ("value_base", "paragraphs", "listing"),
    ("goals", "goals"),
    ("definitions", "terms"),
)


def templates() -> dict[str, bytes]:
    """Both templates by file name."""
    return {
        "function-description.docx": package(document(*(section(*one) for one in FUNCTION_DESCRIPTION), history())),
        "goal-document.docx": package(document(*(section(*one) for one in GOAL_DOCUMENT), history())),
    }


if __name__ == "__main__":
    for name, content in templates().items():
        (HERE / name).write_bytes(content)
        print(f"{name}: {len(content):,} bytes")

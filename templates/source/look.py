"""Styles and numbering: fonts, colours, spacing."""

from __future__ import annotations

from templates.source.words import ACCENT, ALERT, INK, LINE, NS, PROLOG


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


def styles(*own: str) -> str:
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
        style("BodyText", "Body Text", space(60, 80, 264)),
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
        *own,
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

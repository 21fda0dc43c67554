"""The list of fields of a kind, on pages that lie on their side: what ``rollebog template fields --output`` fills."""

from __future__ import annotations

from templates.source.frame import document
from templates.source.look import indent, size, space, style, styles
from templates.source.parts import package
from templates.source.words import NS, PALE, PROLOG, WIDE, each, field, loop_row, p, run, tbl, tc, tr, when

COLUMNS = {"field": 4300, "type": 1550, "meaning": 3050, "example": 2584, "absent": 3200}


def field_list() -> bytes:
    """The template, as a file."""
    body = document(intro(), each("part in parts", part()), width=WIDE, title="{{ title }}", subtitle="{{ kind }}")
    return package(
        body,
        WIDE,
        {
            "word/header1.xml": f"{PROLOG}<w:hdr {NS}>{p('{{ title }}: {{ kind }}', 'Footer')}</w:hdr>",
            "word/footer1.xml": f"{PROLOG}<w:ftr {NS}>{pages()}</w:ftr>",
            "word/styles.xml": styles().replace("</w:styles>", f"{looks()}</w:styles>"),
            "docProps/core.xml": core(),
            "docProps/custom.xml": custom(),
        },
    )


def intro() -> str:
    """How fields, conditions and loops are written."""
    return p("{{ heading }}", "Heading1") + each(
        "line in intro",
        when("line.text", p("{{ line.text }}", "BodyText")),
        each("one in line.tag", p("{{ one }}", "Tag")),
    )


def part() -> str:
    """The fields of one group."""
    way = when("part.about", p("{{ part.about }}", "BodyText")) + each("one in part.ways", p("{{ one }}", "Tag"))
    return (
        p("{{ part.heading }}", "Heading1")
        + way
        + when("part.words", words())
        + when("not part.words", fields())
        + p("", "AfterTable")
    )


def words() -> str:
    """Fixed words: the field and the word."""
    widths = [COLUMNS["field"] + COLUMNS["type"], WIDE - COLUMNS["field"] - COLUMNS["type"]]
    return _table(("field", "word"), widths, (_tags(), p("{{ row.example }}", "TableText")))


def fields() -> str:
    """Fields with all that is to be said of them."""
    said = (p(f"{{{{ row.{name} }}}}", "TableText") for name in ("type", "meaning", "example"))
    absence = p("{{ row.absence }}", "TableText") + when("row.condition", p("{{ row.condition }}", "TableTag"))
    return _table(tuple(COLUMNS), list(COLUMNS.values()), (_tags(), *said, absence))


def _tags() -> str:
    return each("one in row.tag", p("{{ one }}", "TableTag"))


def _table(names: tuple[str, ...], widths: list[int], cells: tuple[str, ...]) -> str:
    heads = (
        tc(p(f"{{{{ columns.{name} }}}}", "TableHeading"), width, shade=PALE)
        for name, width in zip(names, widths, strict=True)
    )
    return tbl(
        widths,
        tr(*heads, header=True),
        loop_row("for row in part.rows", widths),
        tr(*(tc(cell, width) for cell, width in zip(cells, widths, strict=True)), whole=True),
        loop_row("endfor", widths),
    )


def pages() -> str:
    numbers = field("PAGE", "1"), run(" {{ of }} "), field("NUMPAGES", "1")
    return p("{{ page }} ", "Footer", *numbers)


def looks() -> str:
    """Tags stand in letters of one width, and are nothing to spell-check."""
    letters = '<w:rFonts w:ascii="Consolas" w:hAnsi="Consolas" w:cs="Consolas"/><w:noProof/>'
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{PALE}"/>'
    return style(
        "Tag", "Rollebog Tag", shade + space(40, 100) + indent(340) + "<w:contextualSpacing/>", letters + size(9.5)
    ) + style("TableTag", "Rollebog Table Tag", space(0, 0, 245), letters + size(8.5))


def custom() -> str:
    return (
        f'{PROLOG}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
        'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"/>'
    )


def core() -> str:
    return (
        f'{PROLOG}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<dc:title>{{ title }}: {{ kind }}</dc:title><dc:creator>Rollebog</dc:creator>"
        "<dc:language>{{ language }}</dc:language></cp:coreProperties>"
    )

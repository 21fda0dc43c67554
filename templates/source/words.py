"""Small pieces of WordprocessingML: runs, paragraphs with docxtpl tags, tables."""

from __future__ import annotations

from xml.sax.saxutils import escape

NS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
PROLOG = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
INK, ACCENT, PALE, LINE, ALERT = "1B1F23", "1D4E5F", "E6EEF1", "9FB4BC", "9B1C1C"
WIDTH = 9752  # the text width in twentieths of a point: A4 with margins of 1.9 cm
WIDE = 14684  # the same of a page lying on its side


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


def loop_row(code: str, widths: list[int]) -> str:
    """A row that leaves no trace: the loop over rows begins or ends here.

    One cell for each column: where cells are merged, LibreOffice deletes the whole table with any of its columns.
    """
    first, *others = widths
    tagged = tc(p("{%tr " + code + " %}", "TableText"), first)
    return tr(tagged, *(tc(p("", "TableText"), width) for width in others))


def even(count: int, width: int = WIDTH) -> list[int]:
    """Columns of equal width."""
    return [width // count] * count

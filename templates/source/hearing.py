"""The two tables of a hearing note, on a page that lies on its side: comments and answers need its width."""

from __future__ import annotations

from templates.source.frame import header
from templates.source.unnumbered import footer
from templates.source.words import PALE, WIDE, each, loop_row, p, tbl, tc, tr, when


def parts() -> dict[str, str]:
    """Header and footer: what is heard may be without a number, and without somebody who prepared it."""
    above = header(WIDE, lacking=("number", "prepared_by", "approved_by"))
    return {"word/header1.xml": above, "word/footer1.xml": footer()}


def outcomes() -> str:
    """How many responses came to which outcome; kept on one page."""
    styles = "TableLabel", "TableText", "TableText"
    return _table(("outcome", "count", "numbers"), [2800, 1200, WIDE - 4000], styles)


def responses() -> str:
    """Every response; a long one breaks across pages."""
    names = ("number", "respondent", "concerns", "comment", "answer", "outcome")
    return _table(names, [600, 2100, 1900, 4784, 3600, 1700], ("TableText",) * len(names))


def _table(names: tuple[str, ...], widths: list[int], styles: tuple[str, ...]) -> str:
    """A table of fixed columns: its widths are chosen, which a loop over columns would even out."""
    heads = (
        tc(p(f"{{{{ label.columns.{name} }}}}", "TableHeading"), width, shade=PALE)
        for name, width in zip(names, widths, strict=True)
    )
    cells = (
        tc(each(f"one in row[{n}]", p("{{ one.text }}", style)) + when(f"not row[{n}]", p("–", style)), width)
        for n, (width, style) in enumerate(zip(widths, styles, strict=True))
    )
    return tbl(
        widths,
        tr(*heads, header=True),
        loop_row("for row in block.rows", widths),
        tr(*cells),
        loop_row("endfor", widths),
    ) + p("", "AfterTable")

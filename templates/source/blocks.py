"""How each block of a Document looks, and the sections that hold them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from templates.source.words import PALE, WIDTH, each, even, loop_cells, loop_row, p, run, tbl, tc, tr, when


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
        when("one.instead_of or one.reason", p("{{ one.instead_of }} {{ one.reason }}", "TermNote")),
    )


def table() -> str:
    cell = each("one in cell", statement("one", CELL)) + when("not cell", p("–", "TableText"))
    return heading() + tbl(
        even(3),
        tr(
            loop_cells("name in block.columns", p("{{ name }}", "TableHeading"), WIDTH // 3, shade=PALE),
            header=True,
        ),
        tr(tc(p("{%tr for row in block.rows %}", "TableText"), WIDTH, span=3)),
        tr(loop_cells("cell in row", cell, WIDTH // 3)),
        tr(tc(p("{%tr endfor %}", "TableText"), WIDTH, span=3)),
    )


def matrix() -> str:
    """One role: two header rows and one body row, whose cells are independent lists."""
    width = WIDTH // 4
    return p("{{ block.title }}, {{ block.level }}", "Heading2") + tbl(
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
            tc(p("{{ block.title }}", "TableRole") + each("one in block.statements", statement("one", CELL)), width),
            loop_cells(
                "column in block.columns",
                each("one in column.statements", statement("one", CELL))
                + when("not column.statements", p("–", "TableText")),
                width,
            ),
        ),
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


MAKERS: dict[str, Callable[[], str]] = {
    "paragraphs": paragraphs,
    "listing": listing,
    "facts": facts,
    "terms": terms,
    "table": table,
    "matrix": matrix,
    "goals": goal_table,
}


def section(name: str, *types: str, makers: Mapping[str, Callable[[], str]] | None = None) -> str:
    """A section that vanishes with its heading where the document has none; ``makers`` replace the usual look."""
    made = {**MAKERS, **(makers or {})}
    if len(types) == 1:
        inner = made[types[0]]()
    else:
        inner = "".join(when(f"block.type == '{kind}'", made[kind]()) for kind in types)
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
        loop_row("for one in history", three),
        tr(
            *(
                tc(p(f"{{{{ one.{n} }}}}", "TableText"), w)
                for n, w in zip(("number", "date", "change"), three, strict=True)
            )
        ),
        loop_row("endfor", three),
    )
    signatures = tbl(
        sign,
        head("party", "name", "signature", widths=sign),
        loop_row("for one in control.signatures", sign),
        tr(
            tc(p("{{ one.party }}", "SignatureLine"), sign[0]),
            tc(p("{{ one.names }}", "SignatureLine"), sign[1]),
            tc(p("{{ one.signed }}", "SignatureLine"), sign[2]),
            whole=True,
        ),
        loop_row("endfor", sign),
    )
    return (
        p("{{ label.sections.history }}", "Heading1")
        + when("history", p("{{ label.blocks.history }}", "Heading2"), revisions)
        + p("{{ label.blocks.signatures }}", "Heading2")
        + signatures
        + p("", "AfterTable")
    )

"""Position papers: themes under headings of two depths, side texts in boxes.

A box is a table of one column whose head names the side text: it holds lists as well as paragraphs, goes on upon the
next page under its head, and is read aloud as what it is.
"""

from __future__ import annotations

from templates.source.blocks import section
from templates.source.look import indent, size, space, style
from templates.source.unnumbered import unnumbered
from templates.source.words import ACCENT, PALE, WIDTH, each, p, run, tbl, tc, tr, when


def position_paper() -> bytes:
    """The template."""
    makers = {"part": part, "prose": prose, "box": box, "paragraphs": works}
    deeper = {**makers, "prose": subsection}
    return unnumbered(
        section("foreword", "prose", "box", makers=makers),
        section("challenges", "prose", makers=makers),
        section("summary", "prose", makers=makers),
        section("themes", "part", "prose", "box", makers=deeper),
        section("works", "paragraphs", makers=makers),
        styles=styles(),
    )


def styles() -> tuple[str, ...]:
    accent, keep = f'<w:color w:val="{ACCENT}"/>', "<w:keepNext/><w:keepLines/>"
    return (
        style(
            "Heading3",
            "heading 3",
            keep + space(140, 40) + '<w:outlineLvl w:val="2"/>',
            f"<w:b/><w:i/>{accent}{size(10.5)}",
            then="BodyText",
        ),
        style("Stem", "Rollebog Stem", "<w:keepNext/>" + space(90, 60, 264), based="BodyText", then="ListBullet"),
        style("Work", "Rollebog Work", space(0, 70) + indent(340, 340)),
        style("BoxSort", "Rollebog Box Sort", "<w:keepNext/>" + space(20, 0), f"{accent}{size(8.5)}"),
        style("BoxTitle", "Rollebog Box Title", "<w:keepNext/>" + space(0, 30), f"<w:b/>{accent}{size(11)}"),
        style("BoxText", "Rollebog Box Text", space(30, 60, 252), size(10)),
        style(
            "BoxBullet",
            "Rollebog Box Bullet",
            space(0, 40, 252) + indent(284, 284),
            size(10),
            based="ListBullet",
        ),
        style("ListBulletApart", "Rollebog List Bullet Apart", space(90, 50), based="ListBullet", then="ListBullet"),
        style("BoxBulletApart", "Rollebog Box Bullet Apart", space(100, 40, 252), based="BoxBullet", then="BoxBullet"),
        style("BoxQuote", "Rollebog Box Quote", "", f"<w:i/>{size(10.5)}", based="BoxText"),
        style("BoxSource", "Rollebog Box Source", space(0, 40), f"<w:i/>{size(9)}", based="BoxText"),
    )


def part() -> str:
    return p("{{ block.heading }}", "Heading2")


def _statements(text: str, stem: str, bullet: str) -> str:
    """A stem stays on the page of its first item."""
    return each(
        "one in block.texts",
        when("one.text and one.items", p("{{ one.text }}", stem)),
        when("one.text and not one.items", p("{{ one.text }}", text)),
        each(
            "item in one.items",
            # Bullets without a stem of their own must not look like more of those above them.
            when("loop.first and not one.text", p("{{ item }}", f"{bullet}Apart")),
            when("not loop.first or one.text", p("{{ item }}", bullet)),
        ),
        when("one.tail", p("{{ one.tail }}", text)),
    )


def prose(heading: str = "Heading2") -> str:
    return when("block.heading", p("{{ block.heading }}", heading)) + _statements("BodyText", "Stem", "ListBullet")


def subsection() -> str:
    return prose("Heading3")


def box() -> str:
    head = p("{{ block.sort }}", "BoxSort") + when("block.heading", p("{{ block.heading }}", "BoxTitle"))
    terms = each(
        "one in block.terms",
        p("", "BoxText", run("{{ one.term }}", "<w:b/>"), run(": {{ one.text }}")),
        when("one.instead_of or one.reason", p("{{ one.instead_of }} {{ one.reason }}", "BoxSource")),
    )
    sources = each("one in block.sources", p("{{ one }}", "BoxSource"))
    quoted = when("block.name == 'quotation'", _statements("BoxQuote", "BoxQuote", "BoxBullet"))
    said = when("block.name != 'quotation'", _statements("BoxText", "BoxText", "BoxBullet"))
    table = tbl(
        [WIDTH],
        tr(tc(head, WIDTH, shade=PALE), header=True),
        tr(tc(quoted + said + terms + sources, WIDTH)),
    )
    return p("", "AfterTable") + table + p("", "AfterTable")


def works() -> str:
    return each("text in block.texts", p("{{ text }}", "Work"))

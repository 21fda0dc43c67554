"""Role cards: each on a page of its own, to be read on a wall; control is a line at the foot.

A card that is too long for its page goes on upon the next one under its repeated table head, which names the role.
"""

from __future__ import annotations

from templates.source.blocks import statement
from templates.source.frame import document
from templates.source.look import indent, size, space, style, styles
from templates.source.parts import package
from templates.source.words import ACCENT, NS, PALE, PROLOG, WIDTH, each, even, loop_cells, p, tag, tbl, tc, tr, when

_CARD = ("CardStatement", "CardItem", "CardStatement")
_SHORT = (
    "{{ one.text }}{% if one.text and one.items %} {% endif %}{{ one.items|join('; ') }}"
    "{% if one.tail %} {{ one.tail }}{% endif %}"
)


def _styles() -> str:
    accent = f'<w:color w:val="{ACCENT}"/>'
    plain = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'
    return styles(
        style(
            "CardTitle",
            "Rollebog Card Title",
            "<w:keepNext/><w:keepLines/><w:pageBreakBefore/>" + plain + space(0, 60) + indent(0),
            f"<w:b/>{accent}{size(28)}",
            based="Heading1",
            then="CardLine",
        ),
        style("CardLine", "Rollebog Card Line", space(0, 60), f"{accent}{size(12.5)}"),
        style("CardStatement", "Rollebog Card Statement", space(60, 60, 252), size(14)),
        style("CardItem", "Rollebog Card Item", space(0, 30, 245), size(13), based="ListBullet"),
        style("CardHeading", "Rollebog Card Heading", "<w:keepNext/>" + space(30, 30), f"<w:b/>{accent}{size(13)}"),
        style("CardShort", "Rollebog Card Short", space(0, 40, 235), size(11), based="TableBullet"),
    )


def _matrix() -> str:
    """The role statements, then the competences side by side, each statement in one paragraph."""
    width = WIDTH // 3
    band = p("{% colspan block.width %}{{ block.title }}, {{ block.level }}", "CardHeading")
    statements = each("one in column.statements", p(_SHORT, "CardShort"))
    return each("one in block.statements", statement("one", _CARD)) + tbl(
        even(3),
        tr(tc(band, WIDTH, shade=PALE, span=3), header=True),
        tr(
            loop_cells("column in block.columns", p("{{ column.title }}", "CardHeading"), width, shade=PALE),
            header=True,
        ),
        tr(loop_cells("column in block.columns", statements, width)),
    )


def _header() -> str:
    return f"{PROLOG}<w:hdr {NS}>{when('control.mark', p('{{ control.mark }}', 'Mark'))}{p('', 'AfterTable')}</w:hdr>"


def _footer() -> str:
    line = (
        "{{ title }}, {{ label.control.version }} {{ framework.version }} · {{ unit }} · {{ control.number }}"
        "{% if control.revision %}, {{ label.control.revision }} {{ control.revision }}{% endif %}"
        " · {{ label.control.state }}: {{ control.state }}"
        "{% if not control.draft %} · {{ label.control.valid_until }} {{ control.valid_until }}{% endif %}"
    )
    return f"{PROLOG}<w:ftr {NS}>{p(line, 'Footer')}</w:ftr>"


def role_cards() -> bytes:
    """The template."""
    head = p("{{ block.heading }}", "CardTitle") + each("text in block.texts", p("{{ text }}", "CardLine"))
    makers = {
        "paragraphs": head,
        "listing": each("one in block.items", statement("one", _CARD))
        + when("block.note", p("{{ block.note }}", "CardLine")),
        "matrix": _matrix() + p("", "AfterTable"),
    }
    cards = "".join(when(f"block.type == '{kind}'", made) for kind, made in makers.items())
    body = document(tag("for block in roles.blocks"), cards, tag("endfor"), titles=False)
    own = {"word/styles.xml": _styles(), "word/header1.xml": _header(), "word/footer1.xml": _footer()}
    return package(body, own=own)

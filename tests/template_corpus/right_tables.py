"""Right templates: what spans rows and cells."""

from __future__ import annotations

from collections.abc import Iterator

from tests.template_corpus.template import Right, right
from tests.template_corpus.writing import Xml, looped, p, tbl, tc, tr

_WIDE = '<w:tcW w:w="2000" w:type="dxa"/><w:gridSpan w:val="2"/>'
_SHADED = '<w:tcW w:w="2000" w:type="dxa"/><w:shd w:val="clear" w:color="auto" w:fill="FFFFFF"/>'


def _tables() -> Iterator[tuple[str, str]]:
    yield "rows in a loop", looped("row in rows", "{{ row.name }}", "{{ row.count }} stk.")
    yield (
        "rows under a condition",
        tbl(
            tr("Fast", "række"),
            tr("{%tr if yes %}", ""),
            tr("Ja", "{{ name }}"),
            tr("{%tr else %}", ""),
            tr("Nej", "ingen"),
            tr("{%tr endif %}", ""),
        ),
    )
    yield (
        "rows in loops in each other",
        tbl(
            tr("{%tr for row in rows %}", ""),
            tr("{{ row.name }}", "sum"),
            tr("{%tr for tag in row.tags %}", ""),
            tr("", "mærke {{ tag }}"),
            tr("{%tr endfor %}", ""),
            tr("{%tr endfor %}", ""),
            tr("I alt", "{{ rows|length }}"),
        ),
    )
    yield (
        "the tag of a row in its second cell",
        tbl(tr("", "{%tr for word in words %}"), tr("{{ loop.index }}.", "{{ word }} ord"), tr("", "{%tr endfor %}")),
    )
    yield "a row comment", tbl(tr("{#tr rækken forsvinder #}", ""), tr("a-celle", "b-celle"))
    yield (
        "cells in a loop",
        tbl(
            tr("Ord", "{%tc for word in words %}", "{{ word }} spalte", "{%tc endfor %}"),
            tr("Nr.", "{%tc for word in words %}", "{{ loop.index }}", "{%tc endfor %}"),
            columns=4,
        ),
    )
    yield (
        "cells under a condition",
        tbl(
            tr("Altid", "{%tc if yes %}", "Kun ved ja", "{%tc endif %}"),
            tr("x", "{%tc if yes %}", "y", "{%tc endif %}"),
            columns=4,
        ),
    )
    yield (
        "rows and cells in loops",
        tbl(
            tr("{%tr for row in rows %}", "", "", ""),
            tr("{{ row.name }}", "{%tc for word in words %}", "{{ word }} x", "{%tc endfor %}"),
            tr("{%tr endfor %}", "", "", ""),
            tr("Sum", "af", "alle", "celler"),
            columns=4,
        ),
    )
    yield "colspan", tbl(tr("{% colspan level + 1 %}Overskrift for {{ title }}"), tr("a", "b", "c"), columns=3)
    yield "colspan in a merged cell", tbl(tr(tc("{% colspan 2 %}Bred", properties=_WIDE)), tr("a", "b"))
    yield "cellbg", tbl(tr("{% cellbg color %}Farvet {{ name }}", "almindelig"))
    yield (
        "cellbg in a loop",
        tbl(
            tr("{%tr for row in rows %}", ""),
            tr(
                tc("{% cellbg 'C6EFCE' if row.done else 'FFC7CE' %}{{ row.name }} farvet", properties=_SHADED),
                "{{ row.count }}",
            ),
            tr("{%tr endfor %}", ""),
        ),
    )
    yield (
        "vm",
        tbl(
            tr("{%tr for row in rows %}", ""), tr("{% vm %}Fælles for alle", "{{ row.name }}"), tr("{%tr endfor %}", "")
        ),
    )
    yield (
        "hm",
        tbl(
            tr("{%tc for word in words %}", "{% hm %}Fælles {{ title }}", "{%tc endfor %}"),
            tr("{%tc for word in words %}", "{{ word }}", "{%tc endfor %}"),
            columns=3,
        ),
    )
    yield (
        "hm in a merged cell",
        tbl(tr("{%tc for word in words %}", tc("{% hm %}Bred fælles", properties=_WIDE), "{%tc endfor %}"), columns=4),
    )
    yield (
        "a table in a cell",
        tbl(
            tr(tc(p("Ydre"), looped("row in rows", "{{ row.name }}", "{{ row.count }}"), p("efter")), "Nabo {{ name }}")
        ),
    )
    yield (
        "a table in a loop over rows",
        tbl(
            tr("{%tr for row in rows %}", ""),
            tr("{{ row.name }}", tc(p("indre:"), tbl(tr("{{ row.count }}", "stk.")), p(""))),
            tr("{%tr endfor %}", ""),
        ),
    )
    yield (
        "a table in a loop over paragraphs",
        p("{%p for row in rows %}")
        + p("Tabel for {{ row.name }}")
        + tbl(tr("Antal", "{{ row.count }}"))
        + p("{%p endfor %}"),
    )
    yield (
        "a table under a condition",
        p("{%p if yes %}")
        + looped("row in rows", "{{ row.name }}", "{{ row.price }}")
        + p("{%p endif %}")
        + p("Efter tabellen"),
    )
    yield (
        "paragraphs in a cell in a loop",
        tbl(tr(tc("Ord:", "{%p for word in words %}", "• {{ word }}", "{%p endfor %}", "slut"), "x")),
    )
    yield (
        "inline loops in cells",
        tbl(tr("{% for word in words %}{{ word }} ord, {% endfor %}", "{% if yes %}ja{% else %}nej{% endif %}")),
    )
    yield (
        "rows over an inline loop in one row",
        tbl(
            tr("Navn", "Mærker"),
            tr("{%tr for row in rows %}", ""),
            tr("{{ row.name }}", "{{ row.tags|join(', ') or '–' }} her"),
            tr("{%tr endfor %}", ""),
        ),
    )
    yield (
        "rows with a header that repeats",
        tbl(
            tr("Navn", "Pris", properties="<w:tblHeader/>"),
            tr("{%tr for row in rows %}", "", properties="<w:cantSplit/>"),
            tr("{{ row.name }}", "{{ '%.2f'|format(row.price) }} kr.", properties="<w:cantSplit/>"),
            tr("{%tr endfor %}", ""),
        ),
    )
    yield (
        "merged cells beside a loop",
        tbl(
            tr(tc("Over begge {{ title }}", properties=_WIDE)),
            tr("{%tr for row in rows %}", ""),
            tr("{{ row.name }}", "y"),
            tr("{%tr endfor %}", ""),
        ),
    )


def _over_cells() -> Iterator[tuple[str, str]]:
    yield "a condition evenly over two cells", tbl(tr("{% if yes %}venstre", "højre{% endif %}"))
    yield (
        "a loop evenly over the cells of a row",
        tbl(tr("{% for row in rows %}{{ row.name }}", "{{ row.count }} x{% endfor %}")),
    )
    yield (
        "a paragraph condition evenly over two rows",
        tbl(tr(tc("{%p if yes %}", "øverst"), "b"), tr(tc("nederst", "{%p endif %}"), "d")),
    )
    yield "a loop as all of a cell", tbl(tr(tc("{%p for word in words %}", "{{ word }} x", "{%p endfor %}"), "nabo"))
    yield (
        "vm after another paragraph",
        tbl(tr("{%tr for word in words %}"), tr(tc("før", "{% vm %}fælles")), tr("{%tr endfor %}"), columns=1),
    )
    yield "cellbg after another paragraph", tbl(tr(tc("først", "{% cellbg color %}farvet"), "x"))
    yield (
        "a tag in the caption of a table",
        Xml(tbl(tr("x", "y")).replace("<w:tblPr>", '<w:tblPr><w:tblCaption w:val="Tabel for {{ title }}"/>')),
    )


def templates() -> Iterator[Right]:
    """Each table in a file of its own."""
    for name, body in [*_tables(), *_over_cells()]:
        yield right(name, body + p("Til sidst"))

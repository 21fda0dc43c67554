"""Templates in docxtpl's language come out as docxtpl itself makes them: the same XML after canonicalisation."""

from __future__ import annotations

import io
import re
from typing import Any

import docx
import pytest
from docxtpl import DocxTemplate, Listing, RichText

from generator.render.environment import Environment
from generator.render.template import Template
from tests.word_package import canonical, p, package, part, tbl, tc, text, tr

ROWS = [{"name": "A & B", "cells": ["1", "<2>", "3"]}, {"name": 'C "D"', "cells": ["4", "5", "6"]}]
RICH = RichText("fed", bold=True)
RICH.add(" og rød\nlinje", color="ff0000", style="Emphasis")
CONTEXT: dict[str, Any] = {
    "title": "Titel & <undertitel> 'æøå'",
    "rows": ROWS,
    "columns": ["x", "y", "z"],
    "nothing": [],
    "yes": True,
    "no": False,
    "shade": "FF0000",
    "width": 3,
    "rich": RICH,
    "listing": Listing("linje 1\nlinje 2\tspring\aafsnit\fside"),
    "plain": "a\nb\tc",
}
DRAWING = '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="%d" name="x"/></wp:inline></w:drawing></w:r></w:p>'
CASES = {
    "values": p("{{ title }}, {{ title|upper }} og {{title}}"),
    "a tag torn over runs": "<w:p><w:r><w:t>{{ ti</w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t>tle }</w:t></w:r>"
    '<w:r><w:t xml:space="preserve">}, hej</w:t></w:r></w:p>',
    "curly quotes": p("{% if title != “x” and title != ‘y’ %}ja{% endif %}"),
    "signs of XML in a tag": p("{% if width &lt; 4 and width &gt; 2 %}ja{% endif %}"),
    "paragraphs under a condition": p("{%p if yes %}") + p("ja") + p("{%p else %}") + p("nej") + p("{%p endif %}"),
    "paragraphs in a loop": p("{%p for row in rows %}") + p("{{ loop.index }}: {{ row.name }}") + p("{%p endfor %}"),
    "an empty loop": p("før") + p("{%p for row in nothing %}") + p("{{ row }}") + p("{%p endfor %}") + p("efter"),
    "rows": tbl(2, tr(tc("a"), tc("b")), tr(tc("{%tr for row in rows %}"), tc("")),
                tr(tc("{{ row.name }}"), tc("{{ row.cells|join('/') }}")), tr(tc("{%tr endfor %}"), tc(""))),
    "cells that widen the grid": tbl(
        3, tr(tc("{%tc for cell in rows[0].cells + rows[1].cells %}"), tc("{{ cell }}"), tc("{%tc endfor %}"))),
    "cells that narrow the grid": tbl(3, tr(tc("{%tc for c in columns[:1] %}"), tc("{{ c }}"), tc("{%tc endfor %}"))),
    "colspan": tbl(3, tr(tc("{% colspan width %}{{ title }}")), tr(tc("a"), tc("b"), tc("c"))),
    "cellbg": tbl(2, tr(tc("{% cellbg shade %}{{ title }}"), tc("x"))),
    "vm": tbl(2, tr(tc("{%tr for row in rows %}"), tc("")), tr(tc("{% vm %}fælles"), tc("{{ row.name }}")),
              tr(tc("{%tr endfor %}"), tc(""))),
    "hm": tbl(3, tr(tc("{%tc for c in columns %}"), tc("{% hm %}fælles"), tc("{%tc endfor %}")),
              tr(tc("{%tc for c in columns %}"), tc("{{ c }}"), tc("{%tc endfor %}"))),
    "a table in a cell": tbl(2, tr(
        tc("x").replace("</w:tc>", tbl(1, tr(tc("{%tc for c in columns %}"), tc("{{ c }}"), tc("{%tc endfor %}")))
                        + "<w:p/></w:tc>"), tc("y"))),
    "rich text": p("før {{r rich }} efter"),
    "a listing": p("før {{ listing }} efter"),
    "line breaks and tabs in a plain text": p("{{ plain }}"),
    "tags that swallow the space around them": p("a {%- if yes -%} b {%- endif -%} c") + p("d"),
    "a tag that joins paragraphs": p("a {% if yes -%}") + p("b") + p("{%- endif %} c"),
    "comments": p("a{# hidden #}b") + p("{#p hidden #}") + tbl(1, tr(tc("{#tr hidden #}")), tr(tc("x"))),
    "literal braces": p("{_{ title }_} {_% if %_} {{ title }}"),
    "drawings": DRAWING % 7 + p("{%p for c in columns %}") + DRAWING % 7 + p("{%p endfor %}"),
    "no tag at all": p("fast tekst med &amp; og &lt;"),
}  # fmt: skip


def _both(content: bytes) -> tuple[bytes, bytes]:
    """What docxtpl makes of a template, and what Rollebog makes of it."""
    theirs = io.BytesIO()
    reference = DocxTemplate(io.BytesIO(content))
    reference.render(CONTEXT, Environment())
    reference.save(theirs)
    return theirs.getvalue(), Template(content, "templates/x.docx").render(CONTEXT)


def _width_first(xml: str) -> str:
    """The one thing done otherwise: docxtpl puts span and shading before a cell's width, which the schema forbids."""
    return re.sub(r"(<w:tcPr>)(.*?)(<w:tcW [^>]*/>)", r"\1\3\2", xml)


@pytest.mark.parametrize("body", CASES.values(), ids=CASES)
def test_the_body_is_the_one_that_docxtpl_makes(body: str) -> None:
    theirs, ours = _both(package(body))
    assert canonical(part(ours)) == canonical(_width_first(part(theirs)))


@pytest.mark.parametrize("name", ["header", "footer", "footnotes"])
def test_headers_footers_and_footnotes_are_the_ones_that_docxtpl_makes(name: str) -> None:
    inner = p("{{ title }}") + tbl(2, tr(tc("{%tr for row in rows %}")), tr(tc("{{ row.name }}"), tc("y")),
                                   tr(tc("{%tr endfor %}")))  # fmt: skip
    notes = f'<w:footnote w:id="2">{inner}</w:footnote>'
    theirs, ours = _both(package(p("x"), **{name: notes if name == "footnotes" else inner}))
    file = f"word/{name}{'' if name == 'footnotes' else '1'}.xml"
    assert canonical(part(ours, file)) == canonical(part(theirs, file))
    assert "A & B" in text(part(ours, file))


def test_properties_are_filled_as_docxtpl_means_to_without_escaping_them_twice() -> None:
    core = "<dc:title>{{ title }}</dc:title><dc:subject>{{ columns|join }}</dc:subject><dc:creator>fast</dc:creator>"
    theirs, ours = (docx.Document(io.BytesIO(made)).core_properties for made in _both(package(p("x"), core=core)))
    assert (ours.title, ours.subject, ours.author) == (CONTEXT["title"], "xyz", "fast")
    assert (theirs.subject, theirs.author) == ("xyz", "fast")


def test_braces_in_a_value_arrive_where_docxtpl_would_change_them() -> None:
    values = "{_{ x }_} {_% y %_} {{ z }} {% q %}"
    made = Template(package(p("{{ value }} {_{ fast }_}")), "x").render({"value": values})
    assert text(part(made)).strip() == f"{values} {{{{ fast }}}}"


def test_the_cases_show_what_they_are_named_for() -> None:
    shown = {name: text(part(Template(package(body), "x").render(CONTEXT))) for name, body in CASES.items()}
    assert shown["a tag torn over runs"].strip() == f"{CONTEXT['title']}, hej"
    assert shown["an empty loop"].split() == ["før", "efter"]
    assert shown["cells that widen the grid"].split() == ["1", "<2>", "3", "4", "5", "6"]
    assert shown["comments"].split() == ["ab", "x"]
    assert shown["a listing"].split("\n")[:2] == ["før linje 1", "linje 2\tspring"]

"""What validators of a Word file's XML do not see: each planted defect is found, at its place, and nothing else is."""

from __future__ import annotations

import pytest

from generator.render.template import Template
from generator.word.package import unpack
from generator.word.soundness import undefined_styles, unsound
from tests import word_package
from tests.defects import ENTRIES, SOUNDNESS
from tests.planted_defects import (
    BODY,
    LINKS,
    Defect,
    R,
    added,
    damaged,
    exchanged,
    field,
    file_of,
    good,
    instead,
    p,
    picture,
    r,
    related,
    table,
    tc,
    tr,
)


def test_a_good_document_has_no_finding() -> None:
    assert unsound(good()) == []


@pytest.mark.parametrize("defect", SOUNDNESS, ids=lambda defect: defect.name)
def test_the_planted_defect_is_found_at_its_place(defect: Defect) -> None:
    found = unsound(damaged(defect))
    fitting = [one for one in found if one.place == defect.place and defect.says in one.message]
    assert fitting, [(one.place, one.message) for one in found]
    assert fitting[0].severity == defect.severity
    assert fitting[0].hint


@pytest.mark.parametrize("defect", ENTRIES, ids=lambda defect: defect.name)
def test_a_zip_with_such_names_is_refused(defect: Defect) -> None:
    with pytest.raises(ValueError, match=defect.says):
        unpack(file_of(defect))


HARMLESS = {
    "a link to the web and to a mailbox": p(
        field(' HYPERLINK "https://x.dk/a b" '), field(' HYPERLINK "mailto:a@x.dk" '), field(r' HYPERLINK \l "maal" ')
    ),
    "fields of the document itself": p(field(" PAGE "), field(" IF ", field(" PAGE "), " = 1 "), field(" = 1 + 1 ")),
    "a cell that ends with a paragraph after a table": table(tr(tc(), tc(table(tr(tc(), tc())) + p()))),
    "cells in content controls": table(tr(tc(), f"<w:sdt><w:sdtContent>{tc()}</w:sdtContent></w:sdt>")),
    "a cell with its paragraph in a content control": table(
        tr(tc(), tc(f"<w:sdt><w:sdtContent>{p()}</w:sdtContent></w:sdt>"))
    ),
    "no list": p(r(), more='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'),
    "a style that a template's value names": p(r(look='<w:rStyle w:val="{{ style }}"/>')),
    "a drawing again for older programs": p(
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f'<mc:Choice Requires="wps">{picture(7)}</mc:Choice><mc:Fallback>{picture(7)}</mc:Fallback>'
        "</mc:AlternateContent>"
    ),
}


@pytest.mark.parametrize("xml", HARMLESS.values(), ids=HARMLESS)
def test_what_is_in_order_is_no_finding(xml: str) -> None:
    parts = dict(good())
    instead(xml, parts)
    assert unsound(parts) == []


@pytest.mark.parametrize(
    "address", ["https://x.dk", "HTTP://x.dk/æ", "mailto:a@x.dk", "tel:+4512", "#maal", "{{ url }}"]
)
def test_a_link_may_lead_to_the_web_a_mailbox_a_telephone_and_within_the_document(address: str) -> None:
    parts = dict(good())
    related("hyperlink", address, parts, outside=True)
    assert unsound(parts) == []


def test_the_workbook_of_a_chart_is_no_foreign_object() -> None:
    parts = dict(good())
    related("chart", "charts/chart1.xml", parts)
    added("word/charts/chart1.xml", b"<x/>", "application/vnd.openxmlformats-officedocument.drawingml.chart+xml", parts)
    added("word/embeddings/a.xlsx", b"PK", "application/zip", parts, ending="xlsx")
    link = f'<Relationship Id="rId1" Type="{R}/package" Target="../embeddings/a.xlsx"/>'
    links = (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{link}</Relationships>'
    )
    parts["word/charts/_rels/chart1.xml.rels"] = links.encode()
    assert unsound(parts) == []
    exchanged(LINKS, "</Relationships>", link.replace("rId1", "rIdX2").replace("../", "") + "</Relationships>", parts)
    assert [one.message for one in unsound(parts)] == [
        "the file holds an embedded file of another program (word/embeddings/a.xlsx)."
    ]


def test_a_style_that_is_not_defined_is_named_once_with_its_first_place_and_how_often() -> None:
    parts = dict(good())
    instead(p(r("Et."), style="Fremmed") + p(r("To."), style="Fremmed"), parts)
    (found,) = undefined_styles(parts)
    assert (found.place, found.excerpt) == ("body, paragraph 4", "Et.")
    assert found.message == (
        "the paragraph style 'Fremmed' is used here, and 1 more time, and not defined in the file."
    )


def test_a_file_in_words_strict_format_is_read_alike() -> None:
    parts = dict(good())
    instead(p(r(), style="Fremmed"), parts)
    for name in (BODY, LINKS):
        exchanged(
            name,
            "schemas.openxmlformats.org/officeDocument/2006/relationships",
            "purl.oclc.org/ooxml/officeDocument/relationships",
            parts,
        )
    text = parts[BODY].decode("utf-8")
    old, new = (
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    parts[BODY] = text.replace(old, new).encode("utf-8")
    assert [one.place for one in undefined_styles(parts)] == ["body, paragraph 4"]


def test_a_loop_that_finds_nothing_leaves_a_paragraph_in_its_cell() -> None:
    cells = (("{%p for one in nobody %}", "{{ one }}", "{%p endfor %}"), ("Ord.",))
    template = Template(
        word_package.package(word_package.tbl(2, word_package.tr(*(word_package.tc(*one) for one in cells)))), "t.docx"
    )
    parts = unpack(template.render({"nobody": []}))
    assert unsound(parts) == []
    assert b"</w:tcPr><w:p/></w:tc>" in parts[BODY]
    assert unpack(template.render({"nobody": ["x"]}))[BODY].count(b"<w:p/>") == 0

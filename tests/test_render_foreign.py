"""Templates that another program or another language of Word has saved: other style ids, repeated languages, order."""

from __future__ import annotations

from typing import Any

import pytest

from generator.render.template import Template
from generator.word.libreoffice import APPLICATION, tidied
from generator.word.package import deflate, pack, unpack
from tests.word_package import NAMESPACES, p, package, part, tbl, tc, tr

VALUE = '</w:t></w:r><w:r><w:rPr><w:rStyle w:val="Hyperlink"/></w:rPr><w:t>x</w:t></w:r><w:r><w:t>'
DEFAULTS = '<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="da-DK"/></w:rPr></w:rPrDefault></w:docDefaults>'


def _link_style(name: str) -> str:
    return f'<w:style w:type="character" w:styleId="{name}"><w:name w:val="Hyperlink"/></w:style>'


def _rendered(content: bytes, language: str = "", **context: Any) -> bytes:
    return Template(content, "x").render(context, language)


@pytest.mark.parametrize("name", ["InternetLink", "Hyperkobling", "Hyperlink"])
def test_values_use_the_style_of_that_name_whatever_its_id(name: str) -> None:
    from markupsafe import Markup

    made = part(_rendered(package(p("{{ value }}"), styles=DEFAULTS + _link_style(name)), value=Markup(VALUE)))
    assert f'<w:rStyle w:val="{name}"/>' in made
    assert made.count("w:rStyle") == 1


def test_a_run_that_repeats_the_language_of_the_styles_speaks_the_documents_and_another_language_stays() -> None:
    def spoken(tag: str) -> str:
        return f'<w:p><w:r><w:rPr><w:b/><w:lang w:val="{tag}"/></w:rPr><w:t>{{{{ x }}}}</w:t></w:r></w:p>'

    made = part(_rendered(package(spoken("da-DK") + spoken("la-Latn"), styles=DEFAULTS), "nb-NO", x="x"))
    assert "da-DK" not in made
    assert "la-Latn" in made


def test_the_width_of_a_cell_stands_before_its_span() -> None:
    made = part(_rendered(package(tbl(3, tr(tc("{% colspan 3 %}x")), tr(tc("a"), tc("b"), tc("c"))))))
    assert made.index("<w:tcW") < made.index("<w:gridSpan")


PROPERTIES = '<w:r><w:rPr><w:kern w:val="0"/><w:rFonts w:cs="Arial"/></w:rPr><w:t>x</w:t></w:r>'
HEADER_ROW = '<w:trPr><w:tblHeader w:val="true"/></w:trPr>'
WRITTEN = f'<w:p><w:pPr><w:jc w:val="start"/></w:pPr>{PROPERTIES}</w:p>'


def _saved_by(program: str) -> dict[str, bytes]:
    parts = unpack(package(WRITTEN + tbl(1, tr(tc("x")).replace("<w:tr>", f"<w:tr>{HEADER_ROW}"))))
    return {**parts, APPLICATION: f"<Properties><Application>{program}</Application></Properties>".encode()}


def test_what_libreoffice_writes_is_brought_to_the_letter_of_the_schema() -> None:
    body = tidied(_saved_by("LibreOffice/7.4"))["word/document.xml"].decode()
    assert '<w:jc w:val="left"/>' in body
    assert "<w:tblHeader/>" in body
    assert body.index("<w:rFonts") < body.index("<w:kern")


def test_what_others_write_is_left_as_it_is() -> None:
    parts = _saved_by("Microsoft Office Word")
    assert tidied(parts) == parts


def test_a_template_saved_by_libreoffice_is_tidied_when_it_is_compiled() -> None:
    content = pack({name: deflate(name, one) for name, one in _saved_by("LibreOffice/7.4").items()})
    assert 'w:val="start"' not in part(_rendered(content))
    assert NAMESPACES.split('"')[1] in part(_rendered(content))

"""The mark of what is no longer in force: on every page, whatever made the file, which stays a sound Word file."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.enum.section import WD_SECTION
from openxml_audit import OpenXmlValidator

from generator.layout import shipped
from generator.word.package import unpack
from generator.word.stamp import stamped
from tests.word_package import p, package

WORDS = "UDLØBET – må ikke anvendes"


def _made(fill: Callable[[Any], None]) -> bytes:
    document, made = Document(), io.BytesIO()
    document.add_paragraph("Brødtekst")
    fill(document)
    document.save(made)
    return made.getvalue()


def _plain(document: Any) -> None:
    pass


def _with_header(document: Any) -> None:
    document.sections[0].header.paragraphs[0].text = "Sidehoved"


def _with_every_kind_of_page(document: Any) -> None:
    document.settings.odd_and_even_pages_header_footer = True
    for _ in range(2):
        section = document.add_section(WD_SECTION.NEW_PAGE)
        section.different_first_page_header_footer = True
        document.add_paragraph("Mere")
    last = document.sections[-1]
    for header in (last.header, last.first_page_header, last.even_page_header):
        header.is_linked_to_previous = False
        header.paragraphs[0].text = "Eget sidehoved"


MADE = {"plain": _plain, "with a header": _with_header, "with every kind of page": _with_every_kind_of_page}


def _headers(document: Any) -> list[Any]:
    """The header of every kind of page of every section, as a reader of the pages sees it."""
    return [
        header
        for section in document.sections
        for header in (section.header, section.first_page_header, section.even_page_header)
    ]


@pytest.mark.parametrize("name", MADE)
def test_the_mark_stands_in_the_header_of_every_kind_of_page_and_first_in_the_text(name: str) -> None:
    marked = Document(io.BytesIO(stamped(_made(MADE[name]), WORDS)))
    assert [header.paragraphs[0].text for header in _headers(marked)] == [WORDS] * 3 * len(marked.sections)
    assert [one.text for one in marked.paragraphs][:2] == [WORDS, "Brødtekst"]


@pytest.mark.parametrize("name", MADE)
def test_everything_else_stays_as_it_was(name: str) -> None:
    before = Document(io.BytesIO(_made(MADE[name])))
    marked = Document(io.BytesIO(stamped(_made(MADE[name]), WORDS)))
    assert [one.text for one in marked.paragraphs][1:] == [one.text for one in before.paragraphs]
    own = [[one.text for one in header.paragraphs] for header in _headers(before) if not header.is_linked_to_previous]
    kept = [[one.text for one in header.paragraphs][1:] for header in _headers(marked)]
    assert all(texts in kept for texts in own)


@pytest.mark.parametrize("template", sorted((shipped() / "templates").glob("*.docx")), ids=lambda file: file.stem)
def test_the_programs_own_documents_bear_it_too(template: Path) -> None:
    marked = Document(io.BytesIO(stamped(template.read_bytes(), WORDS)))
    assert {header.paragraphs[0].text for header in _headers(marked)} == {WORDS}
    assert marked.paragraphs[0].text == WORDS


@pytest.mark.parametrize("others", [{}, {"header": p("Sidehoved")}], ids=["no header", "a header"])
def test_an_independent_validator_finds_nothing_that_it_did_not_find_before(
    others: dict[str, str], tmp_path: Path
) -> None:
    before = package(p("Brødtekst"), **others)
    found = []
    for name, content in (("before.docx", before), ("marked.docx", stamped(before, WORDS))):
        (tmp_path / name).write_bytes(content)
        found.append([str(one.description) for one in OpenXmlValidator().validate(tmp_path / name).errors])
    assert found[0] == found[1]


def test_the_same_file_is_marked_the_same_way_every_time() -> None:
    content = _made(_with_every_kind_of_page)
    assert stamped(content, WORDS) == stamped(content, WORDS)


def test_a_document_whose_parts_bear_other_names_is_marked_as_well() -> None:
    parts = unpack(package(p("Brødtekst"), header=p("Sidehoved")))
    renamed = {"word/document.xml": "word/document2.xml", "word/header1.xml": "word/top.xml"}
    renamed["word/_rels/document.xml.rels"] = "word/_rels/document2.xml.rels"
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, part in parts.items():
            text = part.replace(b"document.xml", b"document2.xml").replace(b"header1.xml", b"top.xml")
            archive.writestr(renamed.get(name, name), text)
    marked = unpack(stamped(made.getvalue(), WORDS))
    assert WORDS.encode() in marked["word/document2.xml"]
    assert WORDS.encode() in marked["word/top.xml"]


def test_a_document_without_a_section_or_of_the_strict_kind_is_marked_as_well() -> None:
    parts = unpack(package(p("Brødtekst")))
    usual, strict = b"http://schemas.openxmlformats.org/", b"http://purl.oclc.org/ooxml/"
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, part in parts.items():
            text = part.replace(b"<w:sectPr></w:sectPr>", b"")
            for of in (b"wordprocessingml/2006/main", b"officeDocument/2006/relationships"):
                text = text.replace(usual + of, strict + of.replace(b"/2006", b""))
            archive.writestr(name, text)
    marked = unpack(stamped(made.getvalue(), WORDS))
    (header,) = [name for name in marked if name.startswith("word/") and b"hdr" in marked[name][:200]]
    assert WORDS.encode() in marked[header]
    assert marked["word/document.xml"].count(b'r:id="rollebogMark"') == 3
    assert b"http://schemas" not in marked[header]


@pytest.mark.parametrize("content", [b"PK\x03\x04 torn", b"text"], ids=["torn zip", "no zip"])
def test_what_is_no_word_file_is_refused_in_words(content: bytes) -> None:
    with pytest.raises(ValueError, match="it is no Word"):
        stamped(content, WORDS)


def test_a_zip_of_something_else_is_no_word_document() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("word/document.xml", "<a/>")
    with pytest.raises(ValueError, match="it is no Word document"):
        stamped(made.getvalue(), WORDS)

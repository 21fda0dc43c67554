"""OpenDocument: every word, the control block, the house's look, and a package as the format wants it."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from generator.publish import pages
from generator.publish.look import ACCENT, PALE
from tests.shaped import BODY, FEW, altered, letters, paragraphs, sample

NS = {
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
}


@cache
def odt(name: str, docx: bytes = b"") -> bytes:
    one = sample(name)
    return pages.odt(docx or one.docx, one.face)


def part(made: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        return etree.fromstring(archive.read(name))


def words(element: etree._Element) -> str:
    return "".join(map(str, element.itertext()))


@pytest.mark.parametrize("name", FEW)
def test_every_letter_of_the_word_file_is_in_it_in_the_same_order(name: str) -> None:
    content = part(odt(name), "content.xml")
    control = content.find(".//table:table", NS)
    assert control is not None
    around = letters("".join(sample(name).face.organisation) + words(control))
    said = letters("".join(paragraphs(sample(name).docx)))
    shown = letters(words(content))
    # The title stands before the control block, the text behind it.
    assert around in shown
    assert shown.replace(around, "", 1) == said


@pytest.mark.parametrize("name", FEW)
def test_it_begins_with_the_control_block_and_every_page_bears_number_and_mark(name: str) -> None:
    face = sample(name).face
    control = part(odt(name), "content.xml").find(".//table:table", NS)
    assert control is not None
    rows = [[words(cell).strip() for cell in row] for row in control.iterfind("table:table-row", NS)]
    assert rows == [list(pair) for pair in face.control]
    header = part(odt(name), "styles.xml").find(".//style:master-page[@style:name='Standard']/style:header", NS)
    assert header is not None
    assert [words(line) for line in header] == [*filter(None, [face.mark]), f"{face.number} · {face.revision}"]


def test_the_package_is_as_the_format_wants_it_and_bears_no_date() -> None:
    with zipfile.ZipFile(io.BytesIO(odt("FB.PAL.002"))) as archive:
        entries = archive.infolist()
        assert archive.testzip() is None
        meta = archive.read("meta.xml").decode()
        assert archive.read("mimetype") == b"application/vnd.oasis.opendocument.text"
    assert (entries[0].filename, entries[0].compress_type, entries[0].extra) == ("mimetype", zipfile.ZIP_STORED, b"")
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert "1970-01-01T00:00:00Z" in meta
    assert f"<dc:title>{sample('FB.PAL.002').face.name}</dc:title>" in meta


def test_headings_are_numbered_by_their_outline_and_tables_repeat_their_headers() -> None:
    content, styles = part(odt("NK.KOL.01"), "content.xml"), part(odt("NK.KOL.01"), "styles.xml")
    numbered = styles.xpath("//text:outline-level-style[@style:num-format='1']/@text:level", namespaces=NS)
    assert numbered == ["1"]
    first = content.find(".//text:h", NS)
    assert first is not None
    assert (words(first), first.get(f"{{{NS['text']}}}outline-level")) == ("Formål", "1")
    tables = content.findall(".//table:table", NS)[1:]
    assert tables
    assert all(one.find("table:table-header-rows", NS) is not None for one in tables)


def test_fonts_colours_language_and_direction_of_the_page_are_the_word_files_own() -> None:
    styles = part(odt("FB.PAL.001-note"), "styles.xml")
    defaults = styles.find(".//style:default-style[@style:family='paragraph']/style:text-properties", NS)
    assert defaults is not None
    assert defaults.get(f"{{{NS['style']}}}font-name") == "Calibri"
    assert (defaults.get(f"{{{NS['fo']}}}language"), defaults.get(f"{{{NS['fo']}}}country")) == ("da", "DK")
    heading = styles.find(".//style:style[@style:name='Heading_20_1']/style:text-properties", NS)
    assert heading is not None
    assert heading.get(f"{{{NS['fo']}}}color") == f"#{ACCENT}"
    assert f"#{PALE}".encode() in etree.tostring(part(odt("FB.PAL.001-note"), "content.xml"))
    widths = {name: part(odt(name), "styles.xml").xpath("//@fo:page-width", namespaces=NS) for name in FEW}
    assert {name: width for name, width in widths.items() if width != ["21cm"]} == {"FB.PAL.001-note": ["29.7cm"]}


def test_a_passage_in_another_language_says_so() -> None:
    place = '<w:pStyle w:val="BodyText"/></w:pPr>'
    english = '<w:r><w:rPr><w:lang w:val="en-GB"/></w:rPr><w:t>in plain English</w:t></w:r>'
    docx = altered(sample("FB.PAL.002").docx, BODY, lambda xml: xml.replace(place, place + english, 1))
    content = part(odt("FB.PAL.002", docx), "content.xml")
    (span,) = (one for one in content.iterfind(".//text:span", NS) if words(one) == "in plain English")
    style = span.get(f"{{{NS['text']}}}style-name")
    spoken = content.xpath(f"//style:style[@style:name='{style}']/style:text-properties/@fo:language", namespaces=NS)
    assert spoken == ["en"]


@pytest.mark.libreoffice
def test_libreoffice_opens_it_with_its_headings_and_tables(tmp_path: Path) -> None:
    (tmp_path / "made.odt").write_bytes(odt("FB.PAL.002"))
    program = shutil.which("soffice") or "soffice"
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    to = "--headless", "--convert-to", "html:XHTML Writer File:UTF8", "--outdir", str(tmp_path)
    subprocess.run([program, profile, *to, str(tmp_path / "made.odt")], check=True, capture_output=True, timeout=120)
    (made,) = (file for file in tmp_path.iterdir() if file.suffix in (".html", ".xhtml"))
    opened = made.read_text("utf-8")
    assert opened.count("<h1") == 6
    assert opened.count("<table") == 4
    assert "Palliativt Team Fjordby" in opened

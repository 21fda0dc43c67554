"""Web pages: every word of the Word file, one file that stands alone, and structure that a screen reader can use."""

from __future__ import annotations

import copy
import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from lxml import etree, html

from generator import layout
from generator.labels import Labels
from generator.labels import shipped as labels
from generator.problems import RollebogError
from generator.publish import pages
from generator.publish.headings import Headings, slug
from generator.publish.look import ACCENT
from generator.publish.nodes import text
from generator.render.face import facing
from generator.word.package import deflate, pack, unpack
from generator.workspace import Workspace
from tests.pictures import png
from tests.shaped import BODY, FEW, altered, letters, one_area, paragraphs, sample

ENGLISH = '<w:r><w:rPr><w:lang w:val="en-GB"/></w:rPr><w:t>in plain English</w:t></w:r>'


@cache
def page(name: str, docx: bytes = b"") -> Any:
    one = sample(name)
    return html.document_fromstring(pages.html(docx or one.docx, one.face))


def _one_area() -> Any:
    return html.document_fromstring(pages.html(one_area().docx, one_area().face))


def _without_headers(xml: str) -> str:
    return re.sub(r"<w:tblLook[^>]*/>", "", xml.replace("<w:tblHeader/>", ""))


def with_first_paragraph(docx: bytes, inside: str) -> bytes:
    """The file with something at the beginning of its first paragraph of text."""
    place = '<w:pStyle w:val="BodyText"/></w:pPr>'
    return altered(docx, BODY, lambda xml: xml.replace(place, place + inside, 1))


@pytest.mark.parametrize("name", FEW)
def test_every_letter_of_the_word_file_is_on_the_page_in_the_same_order(name: str) -> None:
    found = copy.deepcopy(page(name))
    for number in found.xpath("//*[@class='number']"):
        number.drop_tree()
    shown = found.xpath("//h1 | //p[@class='below'] | //main")
    said = letters("".join(one.text_content() for one in shown))
    assert said == letters("".join(paragraphs(sample(name).docx)))


@pytest.mark.parametrize("name", FEW)
def test_the_control_block_stands_above_the_text_as_the_header_prints_it(name: str) -> None:
    found, face = page(name), sample(name).face
    pairs = found.xpath("//section[@class='control']//div")
    assert [(one[0].text_content(), one[1].text_content()) for one in pairs] == list(face.control)
    header = unpack(sample(name).docx)["word/header1.xml"].decode()
    assert all(letters(value) in letters(re.sub("<[^>]+>", "", header)) for _, value in face.control[:9])
    assert [one.text_content() for one in found.xpath("//aside[@class='mark']")] == ([face.mark] if face.mark else [])
    assert bool(face.mark) == (face.control[2][1] != labels("da").get("control.approved-state"))


def test_title_language_and_description_say_what_the_page_is() -> None:
    found, face = page("NK.KOL.01"), sample("NK.KOL.01").face
    assert found.get("lang") == face.language == "nb-NO"
    assert found.findtext("head/title") == face.name
    described = {one.get("name"): one.get("content") for one in found.iter("meta")}
    assert all(f"{label}: {value}" in described["description"] for label, value in face.control)
    assert face.number in described["keywords"]
    assert [one.get("class") for one in found.xpath("/html/body/a[1]")] == ["skip"]
    assert found.xpath("/html/body/a[1]/@href") == ["#content"]
    assert found.xpath("//main/@id") == ["content"]


@pytest.mark.parametrize("name", FEW)
def test_the_page_stands_alone_and_runs_nothing(name: str) -> None:
    found = page(name)
    assert not found.xpath(
        "//script | //link | //iframe | //object | //form | //*[@src] | //@*[starts-with(name(), 'on')]"
    )
    sheet = found.findtext("head/style") or ""
    assert "url(" not in sheet
    assert "@import" not in sheet
    assert "default-src 'none'" in found.xpath("//meta[@http-equiv]/@content")[0]


@pytest.mark.parametrize("name", FEW)
def test_the_contents_lead_to_every_heading_by_an_id_of_its_own(name: str) -> None:
    found = page(name)
    ids = found.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[a-z0-9-]+", one) for one in ids)
    targets = [href[1:] for href in found.xpath("//nav//@href")]
    assert targets == list(found.xpath("//main//section/@id"))
    assert set(targets) <= set(ids)
    headings = [one.text_content().strip() for one in found.xpath("//main//h2 | //main//h3")]
    assert [one.text_content().strip() for one in found.xpath("//nav//a")] == headings


def test_headings_bear_the_numbers_that_word_counts() -> None:
    numbers = [one.text_content() for one in page("FB.PAL.002").xpath("//main//h2/span[@class='number']")]
    assert numbers == ["1", "2", "3", "4", "5", "6"]


def test_a_heading_keeps_its_id_whatever_comes_before_its_section() -> None:
    assert slug("Ansvar og beføjelser på Ærø: §5") == "ansvar-og-befoejelser-paa-aeroe-5"
    short, long = Headings({}), Headings({1: "%1"})
    for one in (short, long):
        if one is long:
            one.numbered(1, "a", text("Formål"))
            one.numbered(2, "b", text("Ansvar"))
        one.numbered(1, "c", text("Opgaver"))
        one.numbered(2, "d", text("Ansvar"))
        one.numbered(2, "e", text("Ansvar"))
    assert [one.id for one in short.entries] == ["opgaver", "opgaver--ansvar", "opgaver--ansvar-2"]
    assert [one.id for one in long.entries][-3:] == [one.id for one in short.entries]
    assert [one.number for one in long.entries] == ["1", "", "2", "", ""]


@pytest.mark.parametrize("name", FEW)
def test_lists_are_lists_with_an_item_for_every_bullet(name: str) -> None:
    root = etree.fromstring(unpack(sample(name).docx)[BODY])
    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    styles = [one.get(f"{w}val") for one in root.iter(f"{w}pStyle")]
    found = page(name)
    bullets = sum(one in ("ListBullet", "ListStem", "ListBullet2", "TableBullet") for one in styles)
    assert len(found.xpath("//main//li")) == bullets
    outer = sum(one in ("ListBullet", "ListStem") for one in styles)
    assert len(found.xpath("//main//li[not(ancestor::li) and not(ancestor::table)]")) == outer


@pytest.mark.parametrize("name", FEW)
def test_every_cell_of_a_table_is_under_a_header_that_says_for_what(name: str) -> None:
    for one in page(name).xpath("//main//table"):
        assert one.xpath("thead//th")
        assert {cell.get("scope") for cell in one.xpath(".//th")} <= {"col", "colgroup", "row"}
        assert not one.xpath(".//th[not(@scope)] | .//td[not(@data-label) or @data-label='']")
        # Laid out as blocks on a phone, a table stays one for a screen reader only by its roles.
        assert one.get("role") == "table"
        assert not one.xpath(".//tr[not(@role='row')] | .//td[not(@role)] | .//th[not(@role)]")


def test_a_cell_of_a_matrix_is_named_after_both_rows_of_its_header() -> None:
    matrix = page("KR.SPS.001").xpath("//table[@class='by-column']")[0]
    first, second = ([one.text_content().strip() for one in row] for row in matrix.xpath("thead/tr"))
    named = [one.get("data-label") for one in matrix.xpath("tbody/tr/*")]
    assert named == [f"{first[0]}: {second[0]}", *(f"{first[1]}: {one}" for one in second[1:])]


def test_a_table_of_one_column_is_read_downwards_under_its_head() -> None:
    (goals,) = _one_area().xpath("//table[.//th[normalize-space()='1. Tage']]")
    assert goals.get("class") == "by-column"
    assert not goals.xpath("tbody//th")


def test_a_table_of_one_row_is_a_record_as_those_of_several_are() -> None:
    (revisions,) = _one_area().xpath("//table[.//th[normalize-space()='Ændring']]")
    assert revisions.get("class") == "by-row"
    assert [cell.text_content().strip() for cell in revisions.xpath("tbody//th[@scope='row']")] == ["1.00"]


@pytest.mark.parametrize(("name", "extent"), [("FV.SOS.012", "short"), ("FB.PAL.002", "short"), ("KR.SPS.001", "long")])
def test_only_long_contents_go_without_their_inner_level_on_a_phone(name: str, extent: str) -> None:
    found = page(name)
    assert found.xpath("//nav//li//li")
    assert found.xpath("//nav/@class") == [extent]
    assert re.findall(r"^(.*?nav\S* li li) \{ display: none; \}", found.findtext("head/style"), re.MULTILINE) == [
        "nav.long li li"
    ]


def test_a_table_that_cannot_be_stacked_scrolls_in_a_box_that_the_keyboard_reaches() -> None:
    headless = altered(sample("FB.PAL.002").docx, BODY, _without_headers)
    boxes = page("FB.PAL.002", headless).xpath("//div[@class='scroll']")
    assert len(boxes) == 3
    assert {(box.get("tabindex"), box[0].tag) for box in boxes} == {("0", "table")}


def test_a_passage_in_another_language_says_so() -> None:
    docx = with_first_paragraph(sample("NK.KOL.02").docx, ENGLISH)
    spans = page("NK.KOL.02", docx).xpath("//main//*[@lang]")
    assert [(one.get("lang"), one.text_content()) for one in spans] == [("en-GB", "in plain English")]


def test_bold_and_italic_that_come_from_a_style_are_kept() -> None:
    found = page("KR.SPS.001")
    assert found.xpath("//td//strong")
    assert found.xpath("//main//p[em]")


def test_pictures_are_on_the_page_itself() -> None:
    # As Word does, the document's root names all namespaces; pandoc looks for them nowhere else.
    drawn = altered(sample("FB.PAL.002").docx, BODY, lambda xml: xml.replace("<w:document ", f"<w:document {DRAWING} "))
    parts = unpack(with_first_paragraph(drawn, PICTURE))
    links = parts["word/_rels/document.xml.rels"].decode().replace("</Relationships>", LINKS + "</Relationships>")
    parts |= {"word/media/image1.png": png(2, 2, (1, 2, 3)), "word/_rels/document.xml.rels": links.encode()}
    types = parts["[Content_Types].xml"].decode()
    parts["[Content_Types].xml"] = types.replace(
        "<Override", '<Default Extension="png" ContentType="image/png"/><Override', 1
    ).encode()
    docx = pack({name: deflate(name, content) for name, content in parts.items()})
    (picture,) = page("FB.PAL.002", docx).xpath("//main//img")
    assert picture.get("src").startswith("data:image/png;base64,iVBOR")
    assert picture.get("alt") == "Et kort"
    assert b"image1.png" not in pages.html(docx, sample("FB.PAL.002").face)
    face = sample("FB.PAL.002").face
    assert "![Et kort](sha256-" in pages.markdown(docx, face).decode()
    assert any(name.startswith("Pictures/") for name in unpack(pages.odt(docx, face)))


def test_a_link_that_is_no_address_of_the_web_is_only_text() -> None:
    addresses = "javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "vbscript:x", " JavaScript:alert(2)"
    fields = "".join(FIELD.format(address=one) for one in (*addresses, "https://example.org/"))
    found = page("FB.PAL.002", with_first_paragraph(sample("FB.PAL.002").docx, fields))
    text = found.xpath("//main//p")[0]
    assert text.text_content().startswith("vejen" * (len(addresses) + 1))
    assert text.xpath(".//@href") == ["https://example.org/"]


def test_words_of_the_control_block_are_words_and_no_markup() -> None:
    evil = '</style><script>"&'
    face = sample("FB.PAL.002").face
    face = replace(face, mark=evil, title=evil, number=evil, organisation=(evil,), control=((evil, evil),))
    found: Any = html.document_fromstring(pages.html(sample("FB.PAL.002").docx, face))
    assert not found.xpath("//script")
    assert found.xpath("//aside[@class='mark']")[0].text_content() == evil
    assert found.xpath("//dt")[0].text_content() == evil


def test_what_was_archived_before_there_were_web_pages_gets_todays_words_for_them() -> None:
    workspace = Workspace.find(layout.shipped())
    finished = next(workspace.documents("kommune-nordvik"))
    spoken = labels("nb")
    older = Labels("nb", {name: words for name, words in spoken.words.items() if not name.startswith("web.")})
    assert facing(finished.document, finished.imprint, older) == facing(finished.document, finished.imprint, spoken)


def test_colours_are_those_of_the_template_unless_they_cannot_be_read() -> None:
    docx, face = sample("FB.PAL.002").docx, sample("FB.PAL.002").face
    own = altered(docx, "word/styles.xml", lambda xml: xml.replace(ACCENT, "7A1FA2"))
    faint = altered(docx, "word/styles.xml", lambda xml: xml.replace(ACCENT, "C0C0C0"))
    assert b"--accent:#7A1FA2" in pages.html(own, face)
    assert f"--accent:#{ACCENT}".encode() in pages.html(faint, face)


def test_the_same_input_gives_the_same_bytes_in_any_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one = sample("FB.PAL.001-note")
    shapes = pages.html, pages.markdown, pages.odt
    before = [shape(one.docx, one.face) for shape in shapes]
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert [shape(one.docx, one.face) for shape in shapes] == before


@pytest.mark.parametrize("broken", [b"", b"no zip at all", pack({"a.txt": deflate("a.txt", b"hello")})])
def test_what_is_no_word_file_is_refused_in_words(broken: bytes) -> None:
    with pytest.raises(RollebogError):
        pages.html(broken, sample("FB.PAL.002").face)


FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "{address}" </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>vejen</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
LINKS = (
    '<Relationship Id="pic1" Target="media/image1.png" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"/>'
)
DRAWING = 'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
PICTURE = (
    "<w:r><w:drawing><wp:inline>"
    '<wp:extent cx="360000" cy="360000"/><wp:docPr id="1" name="P" descr="Et kort"/>'
    '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
    '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr>'
    '<pic:cNvPr id="1" name="P"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="pic1"/></pic:blipFill>'
    '<pic:spPr><a:xfrm><a:ext cx="360000" cy="360000"/></a:xfrm></pic:spPr></pic:pic></a:graphicData></a:graphic>'
    "</wp:inline></w:drawing></w:r>"
)

"""What a template takes from a house's file, what it changes in it, and what it refuses."""

from __future__ import annotations

import io
from collections.abc import Callable

import docx
import pytest
from lxml import etree

from generator.house.letterhead import opened
from generator.house.making import Made, in_house
from generator.layout import shipped
from generator.problems import RollebogError
from generator.render.template import Template
from generator.word.accessibility.paint import WHITE, contrast, read
from generator.word.package import deflate, pack, unpack
from generator.word.styles import Styles, value
from tests.house_files import HOUSES, bare
from tests.pictures import png
from tests.sample_documents import samples
from tests.word_package import W

KIND = "goal-document"
LINKED = "FB.PAL.001"  # a sample with links and with remarks on adaptations


def _made(content: bytes, kind: str = KIND) -> Made:
    return in_house(opened(content), opened((shipped() / "templates" / f"{kind}.docx").read_bytes()), "house.docx")


def _tree(made: Made, name: str) -> etree._Element:
    return etree.fromstring(unpack(made.content)[name])


def _styles(made: Made) -> Styles:
    return Styles(_tree(made, "word/styles.xml"))


def _used(made: Made) -> set[str]:
    """The styles of the paragraphs of the body."""
    return {one.get(f"{{{W}}}val", "") for one in _tree(made, "word/document.xml").iter(f"{{{W}}}pStyle")}


def _with(content: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    parts = unpack(content)
    parts[name] = change(parts[name])
    return pack({name: deflate(name, part) for name, part in parts.items()})


def _told(content: bytes) -> str:
    with pytest.raises(RollebogError) as refused:
        _made(content)
    return str(refused.value)


def test_headings_are_the_houses_own_whatever_the_language_of_their_ids() -> None:
    made = _made(HOUSES["danish"]())
    assert {"Overskrift1", "Overskrift2"} <= _used(made)
    assert "Heading1" not in _used(made)
    names = [value(style, "name") for (kind, _), style in _styles(made).known.items() if kind == "paragraph"]
    assert len(names) == len(set(names)) == len({(name or "").lower() for name in names})


def test_a_style_of_ours_whose_id_is_taken_gets_another() -> None:
    made = _made(HOUSES["danish"]())
    known = {key: value(style, "name") for key, style in _styles(made).known.items()}
    assert known["paragraph", "Term"] == "Adressefelt"
    assert known["paragraph", "RollebogTerm"] == "Rollebog Term"
    assert "RollebogTerm" in _used(made)
    assert "Term" not in _used(made)


def test_a_house_that_numbers_its_headings_goes_on_doing_so_and_another_gets_our_numbers() -> None:
    numbered, plain = _styles(_made(HOUSES["danish"]())), _made(HOUSES["english"]())
    assert value(numbered.known["paragraph", "Overskrift1"], "pPr/numPr/numId") == "7"
    ours = value(_styles(plain).known["paragraph", "Heading1"], "pPr/numPr/numId")
    house = docx.Document(io.BytesIO(HOUSES["english"]()))
    before = {one.get(f"{{{W}}}numId") for one in house.part.numbering_part.element.iter(f"{{{W}}}num")}
    assert ours not in before
    links = {one.get(f"{{{W}}}val") for one in _tree(plain, "word/numbering.xml").iterfind(".//{*}lvl/{*}pStyle")}
    assert "Heading1" in links


def test_text_is_set_in_the_houses_font_and_ours_is_nowhere() -> None:
    made = _made(HOUSES["danish"]())
    styles = unpack(made.content)["word/styles.xml"].decode()
    assert "Georgia" in styles
    assert "Calibri" not in styles + unpack(made.content)["word/document.xml"].decode()


def test_the_document_speaks_its_own_language_in_every_style() -> None:
    made = _made(HOUSES["danish"]())
    sample = next(one for one in samples(KIND) if one.tag == "nb-NO")
    file = Template(made.content, "x").render(sample.context, sample.tag)
    spoken = {one.get(f"{{{W}}}val") for one in etree.fromstring(unpack(file)["word/styles.xml"]).iter(f"{{{W}}}lang")}
    assert spoken == {"nb-NO"}


def test_links_have_the_houses_style() -> None:
    """The renderer names the style; its id is another in a Norwegian Word."""
    made = _made(HOUSES["danish"](), "function-description")
    found = set()
    for sample in (one for one in samples("function-description") if one.number == LINKED):
        file = Template(made.content, "x").render(sample.context, sample.tag)
        found |= {
            one.get(f"{{{W}}}val") for one in etree.fromstring(unpack(file)["word/document.xml"]).iter(f"{{{W}}}rStyle")
        }
    assert found == {"Hyperkobling", "Adaptation"}


def test_the_accent_is_the_houses_and_always_readable() -> None:
    made = _made(HOUSES["theme_colours"]())
    colours = {one.get(f"{{{W}}}val") for one in _tree(made, "word/styles.xml").iter(f"{{{W}}}color")}
    assert "1D4E5F" not in colours
    headings = [value(_styles(made).known["paragraph", name], "rPr/color") for name in ("Heading1", "TableHeading")]
    for colour in headings:
        ink = read(colour)
        assert ink and contrast(ink, WHITE) >= 4.5
        assert ink[0] > ink[1] > ink[2], "still an orange"
    assert "style 'heading 1': warning: its colour E07B39 has a contrast of 2.9 to 1" in "\n".join(
        map(str, made.remarks)
    )


def test_the_page_and_the_width_of_the_tables_are_the_houses() -> None:
    made = _made(HOUSES["letter_size"]())
    section = _tree(made, "word/document.xml").find(f"{{{W}}}body/{{{W}}}sectPr")
    assert section is not None
    size, margins = section.find(f"{{{W}}}pgSz"), section.find(f"{{{W}}}pgMar")
    assert size is not None and margins is not None
    width = int(size.get(f"{{{W}}}w", "")) - 2 * int(margins.get(f"{{{W}}}left", ""))
    assert section.find(f"{{{W}}}cols") is None
    for part in ("word/document.xml", "word/header1.xml"):
        for table in _tree(made, part).iter(f"{{{W}}}tblW"):
            assert int(table.get(f"{{{W}}}w", "")) == pytest.approx(width, abs=20), part


def test_a_hearing_note_lies_on_its_side_on_the_houses_paper() -> None:
    size = _tree(_made(HOUSES["letter_size"](), "hearing-note"), "word/document.xml").find(".//{*}pgSz")
    assert size is not None
    assert int(size.get(f"{{{W}}}w", "")) > int(size.get(f"{{{W}}}h", ""))
    assert size.get(f"{{{W}}}orient") == "landscape"


def test_every_kind_of_page_has_the_houses_header_above_the_control_block() -> None:
    made = _made(HOUSES["first_and_even_pages"]())
    section = _tree(made, "word/document.xml").find(f"{{{W}}}body/{{{W}}}sectPr")
    assert section is not None
    kinds = [one.get(f"{{{W}}}type") for one in section.findall(f"{{{W}}}headerReference")]
    assert kinds == ["default", "first", "even"]
    assert section.find(f"{{{W}}}titlePg") is not None
    assert b"evenAndOddHeaders" in unpack(made.content)["word/settings.xml"]
    for number, words in enumerate(("højreside", "drawing", "venstreside"), start=1):
        header = unpack(made.content)[f"word/header{number}.xml"].decode()
        assert header.index(words) < header.index("control.number")
        assert "control.number" in unpack(made.content)[f"word/footer{number}.xml"].decode()


def test_the_control_block_begins_below_a_logo_that_floats() -> None:
    header = _tree(_made(HOUSES["floating_logo"]()), "word/header1.xml")
    spaces = [int(one.get(f"{{{W}}}before", "0")) for one in header.iterfind("{*}p/{*}pPr/{*}spacing")]
    assert max(spaces, default=0) > 300  # twentieths of a point; without a floating logo there is none
    assert not list(_tree(_made(HOUSES["danish"]()), "word/header1.xml").iterfind("{*}p/{*}pPr/{*}spacing"))


def test_a_logo_without_words_is_marked_as_decorative_and_said() -> None:
    made = _made(HOUSES["english"]())
    assert png(600, 150, (176, 32, 48)) in unpack(made.content).values()
    assert list(_tree(made, "word/header1.xml").iter("{*}decorative"))
    assert "header 1: warning: a picture without alternative text was marked as decorative." in str(made.remarks[-1])
    assert "alternative text" not in "".join(map(str, _made(HOUSES["floating_logo"]()).remarks))


def test_a_logo_in_the_letter_instead_of_the_header_is_missed_aloud() -> None:
    made = docx.Document()
    made.add_picture(io.BytesIO(png(10, 10, (0, 0, 0))))
    file = io.BytesIO()
    made.save(file)
    assert "its header has none. If one is the logo, move it into the header" in "".join(
        map(str, _made(file.getvalue()).remarks)
    )


def test_settings_of_how_the_file_was_worked_on_stay_behind() -> None:
    parts = unpack(_made(HOUSES["danish"]()).content)
    settings = parts["word/settings.xml"].decode()
    assert 'defaultTabStop w:val="1304"' in settings.replace(f"{{{W}}}", "w:")
    assert not [one for one in ("attachedTemplate", "trackRevisions", "documentProtection") if one in settings]
    assert "word/_rels/settings.xml.rels" not in parts


def test_a_word_template_is_a_house_too() -> None:
    document, template = b"document.main+xml", b"template.main+xml"
    dotx = _with(HOUSES["danish"](), "[Content_Types].xml", lambda part: part.replace(document, template))
    assert _made(dotx).content == _made(HOUSES["danish"]()).content


def test_text_in_the_header_that_looks_like_a_tag_is_refused_with_its_place() -> None:
    house = _with(HOUSES["danish"](), "word/header.xml", lambda part: part.replace(b"Region", b"{{ region }}"))
    assert "header, paragraph 1: this text would be taken for a tag of the template." in _told(house)


def test_a_header_that_reaches_outside_is_refused() -> None:
    field = (
        b'<w:fldSimple w:instr="INCLUDEPICTURE http://x.example/logo.png"><w:r><w:t>x</w:t></w:r></w:fldSimple></w:p>'
    )
    house = _with(HOUSES["danish"](), "word/header.xml", lambda part: part.replace(b"</w:p>", field, 1))
    assert "INCLUDEPICTURE" in _told(house)


@pytest.mark.parametrize(
    "content", [b"", b"%PDF-1.7", b"PK\x05\x06" + bytes(18), b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", bare()[:300]]
)
def test_what_is_no_word_file_is_refused_in_words(content: bytes) -> None:
    with pytest.raises(ValueError, match=r"\w+ \w+"):
        opened(content)

"""A PDF made conform: what is mended in it, what it says of itself, and that no day or number shows in it."""

from __future__ import annotations

import io
import struct
from typing import Any

import pikepdf
import pytest
from lxml import etree
from page import validate_pdf_bytes

from generator.publish.pdf import conformed, dateless
from generator.publish.shapes import NO_OFFICE, SHAPES, pdfs
from generator.publish.xmp import CONTROL, Properties, properties, xmp
from generator.word.package import deflate, pack
from tests.small_office import page

CORE = """<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Mål &amp; midler</dc:title>
<dc:creator>Lone &lt;L&gt;</dc:creator><dc:subject>Fag</dc:subject>
<cp:keywords>A.1</cp:keywords><dc:language>da-DK</dc:language></cp:coreProperties>"""
CUSTOM = """<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
 xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">
<property name="Document number"><vt:lpwstr>A.1</vt:lpwstr></property>
<property name="Approved by"><vt:lpwstr>Lone &lt;leder&gt;</vt:lpwstr></property>
<property name="Unit"><vt:lpwstr></vt:lpwstr></property>
<property name="7 – ?"><vt:lpwstr>no name for XML</vt:lpwstr></property></Properties>"""


def _docx(core: str = CORE, custom: str = CUSTOM) -> bytes:
    parts = {"docProps/core.xml": core, "docProps/custom.xml": custom}
    return pack({name: deflate(name, text.encode()) for name, text in parts.items()})


def _opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf))


def _metadata(pdf: bytes) -> etree._Element:
    with _opened(pdf) as opened:
        return etree.fromstring(opened.Root.Metadata.read_bytes())


def _rules(pdf: bytes, profile: str) -> set[str]:
    return {failure.rule_id for failure in validate_pdf_bytes(pdf, profile=profile).failures}


def _about_metadata(pdf: bytes) -> set[str]:
    return {rule for profile in ("2b", "ua1") for rule in _rules(pdf, profile) if "XMP" in rule or "META" in rule}


def test_what_the_word_file_says_of_itself_is_read_from_its_properties() -> None:
    said = properties(_docx())
    assert (said.title, said.author, said.language) == ("Mål & midler", "Lone <L>", "da-DK")
    assert said.control == {"Document number": "A.1", "Approved by": "Lone <leder>"}


def test_it_stands_in_the_metadata_with_a_description_of_what_is_not_standard() -> None:
    made = conformed(page(), _docx())
    assert _about_metadata(made) == set()
    found = _metadata(made)
    assert found.findtext(f".//{{{CONTROL}}}DocumentNumber") == "A.1"
    assert found.findtext(f".//{{{CONTROL}}}ApprovedBy") == "Lone <leder>"
    assert b"x-default" in etree.tostring(found)
    described = {one.text for one in found.iter("{http://www.aiim.org/pdfa/ns/property#}name")}
    assert described == {"part", "DocumentNumber", "ApprovedBy"}


def test_the_checker_would_see_metadata_that_are_not_described() -> None:
    made = conformed(page(), _docx())
    with _opened(made) as pdf:
        undescribed = pdf.Root.Metadata.read_bytes().replace(b"<pdfaProperty:name>part<", b"<pdfaProperty:name>other<")
        pdf.Root.Metadata.write(undescribed)
        written = io.BytesIO()
        pdf.save(written)
    assert _about_metadata(written.getvalue())


def test_a_file_without_properties_gives_metadata_all_the_same() -> None:
    made = conformed(page(), pack({"word/document.xml": deflate("word/document.xml", b"<a/>")}))
    assert _about_metadata(made) - {"PDFUA1-METADATA-TITLE-001"} == set()
    assert etree.fromstring(xmp(Properties(), "")) is not None


def test_title_and_language_are_the_documents_own_and_the_title_is_shown() -> None:
    with _opened(conformed(page(), _docx())) as pdf:
        assert str(pdf.Root.Lang) == "da-DK"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert str(pdf.docinfo["/Title"]) == "Mål & midler"
        assert str(pdf.docinfo["/Producer"]) == "Small Office"


def test_no_date_no_number_of_an_object_and_no_id_of_the_run_shows() -> None:
    first, second = (conformed(_with_fonts(*order), _docx()) for order in (("A", "B"), ("B", "A")))
    assert first == second
    assert b"/CreationDate" not in first
    assert conformed(page(), _docx()) != conformed(page(), _docx(CORE.replace("Fag", "Andet")))


def _with_fonts(*order: str) -> bytes:
    """Fonts in the order in which they were put into the file; their names tell which is which."""
    with _opened(page()) as pdf:
        fonts = {name: pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Font, N=name)) for name in order}
        pdf.pages[0].Resources = pikepdf.Dictionary(
            Font=pikepdf.Dictionary({f"/{name}": fonts[name] for name in ("A", "B")})
        )
        pdf.trailer["/DocChecksum"] = pikepdf.Name(f"/{order[0]}")
        pdf.docinfo["/CreationDate"] = pikepdf.String(f"D:20{len(order[0])}{ord(order[0])}")
        written = io.BytesIO()
        pdf.save(written)
    return written.getvalue()


def test_a_list_that_goes_on_after_a_page_break_in_a_cell_is_one_list_again() -> None:
    made = conformed(_tagged("P", "L", "LI", "LI", "P", "LI"), _docx())
    with _opened(made) as pdf:
        cell = pdf.Root.StructTreeRoot.K[0]
        assert [str(kid.S) for kid in cell.K] == ["/P", "/L", "/P", "/L"]
        assert [len(kid.K) for kid in cell.K if kid.S == "/L"] == [3, 1]
        for one in (cell.K[1], cell.K[3]):
            assert all(item.P.objgen == one.objgen for item in one.K)
    assert "PDFUA1-LI-PARENT-001" not in _rules(made, "ua1")
    assert "PDFUA1-LI-PARENT-001" in _rules(_tagged("P", "L", "LI"), "ua1")


def _tagged(*kinds: str) -> bytes:
    """A cell with those elements; a list holds one item already."""
    with _opened(page()) as pdf:
        cell = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructElem, S=pikepdf.Name.TD))
        cell.K = pikepdf.Array([_element(pdf, cell, kind) for kind in kinds])
        pdf.Root.StructTreeRoot = pdf.make_indirect(
            pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot, K=pikepdf.Array([cell]))
        )
        cell.P = pdf.Root.StructTreeRoot
        pdf.Root.MarkInfo = pikepdf.Dictionary(Marked=True)
        written = io.BytesIO()
        pdf.save(written)
    return written.getvalue()


def _element(pdf: pikepdf.Pdf, parent: Any, kind: str) -> Any:
    made = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructElem, S=pikepdf.Name(f"/{kind}"), P=parent))
    if kind == "L":
        made.K = _element(pdf, made, "LI")
    return made


def test_pages_with_links_say_that_one_tabs_through_them_as_they_are_read() -> None:
    with _opened(page()) as pdf:
        pdf.pages[0].Annots = pikepdf.Array()
        written = io.BytesIO()
        pdf.save(written)
    with _opened(conformed(written.getvalue(), _docx())) as pdf:
        assert pdf.pages[0].Tabs == "/S"


def test_no_stream_ends_with_a_carriage_return_that_could_be_taken_for_the_end_of_its_line() -> None:
    with _opened(conformed(page(), _docx())) as pdf:
        # The last byte of a packed stream is that of its checksum: here the sum of the bytes, and one.
        pdf.pages[0].Contents = pdf.make_stream(b"\x0c")
        written = io.BytesIO()
        pdf.save(written)
    assert b"\r\nendstream" in written.getvalue()
    made = conformed(written.getvalue(), _docx())
    assert b"\r\nendstream" not in made
    with _opened(made) as pdf:
        assert pdf.pages[0].Contents.read_bytes() == b"\x0c"


def test_a_font_loses_its_dates_and_keeps_its_checksums_right() -> None:
    first, second = (dateless(_font(day)) for day in (3_700_000_000, 3_800_000_000))
    assert first == second
    start = struct.unpack(">I", first[12 + 8 : 12 + 12])[0]
    assert first[start + 20 : start + 36] == bytes(16)
    assert sum(struct.unpack(f">{len(first) // 4}I", first)) % 2**32 == 0xB1B0AFBA
    assert first[start + 36 :] == _font(0)[start + 36 :]
    assert dateless(b"\0\1\0\0\0\0no tables") == b"\0\1\0\0\0\0no tables"


def _font(day: int) -> bytes:
    """A TrueType font of a ``head`` and four bytes more; a day in seconds since 1904."""
    head = struct.pack(">IIIIHHqq", 0x10000, 0, 99, 0x5F0F3CF5, 0, 1000, day, day) + bytes(18) + bytes(2)
    entries = struct.pack(">4sIII", b"head", 7, 44, 54) + struct.pack(">4sIII", b"loca", 0, 100, 4)
    return struct.pack(">IHHHH", 0x10000, 2, 32, 1, 0) + entries + head + b"more"


@pytest.mark.parametrize(("pdf", "docx"), [(b"%PDF-1.6 no %%EOF", _docx()), (page(), b"no Word file")])
def test_what_is_none_is_refused_in_words(pdf: bytes, docx: bytes) -> None:
    with pytest.raises(ValueError, match="it is no"):
        conformed(pdf, docx)


def test_without_libreoffice_each_document_is_told_what_to_install() -> None:
    assert dict(pdfs({"a": b"", "b": b""}, None)) == {"a": NO_OFFICE, "b": NO_OFFICE}
    assert "apt-get install" in NO_OFFICE.hint


def test_the_shapes_are_those_that_the_command_knows() -> None:
    from generator.beside import ENDINGS
    from generator.cli.generate_report import NAMES

    assert tuple(SHAPES) == ENDINGS == tuple(NAMES)

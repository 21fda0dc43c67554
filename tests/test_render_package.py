"""The packer and the grid: small pieces, held against zipfile and docxtpl."""

from __future__ import annotations

import io
import struct
import zipfile
from random import Random
from typing import Any

import pytest
from docxtpl import DocxTemplate
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from generator.render.grid import fit_grids
from generator.word.package import CONTENT_TYPES, deflate, pack, unpack
from tests.word_package import NAMESPACES, W, canonical, zipped

NAMES = (
    st.text("ab/æ日🙂. -", min_size=1, max_size=6)
    .map(lambda name: f"{name}.xml")
    .filter(lambda name: not name.startswith("/") and ".." not in name.split("/"))
)
PARTS = st.dictionaries(NAMES, st.binary(max_size=60), max_size=4)
SMALL = settings(max_examples=100, deadline=None, derandomize=True)


def _packed(parts: dict[str, bytes]) -> bytes:
    return pack({name: deflate(name, content) for name, content in parts.items()})


@SMALL
@given(PARTS)
def test_what_is_packed_is_read_by_zipfile_and_by_unpack_as_it_was(parts: dict[str, bytes]) -> None:
    packed = _packed(parts)
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == parts
    assert unpack(packed) == parts


@SMALL
@given(PARTS, st.randoms(use_true_random=False))
def test_the_bytes_depend_on_the_parts_alone_not_on_their_order(parts: dict[str, bytes], dice: Any) -> None:
    shuffled = list(parts.items())
    dice.shuffle(shuffled)
    assert _packed(dict(shuffled)) == _packed(parts)


def test_content_types_come_first_and_the_rest_in_order() -> None:
    packed = _packed(dict.fromkeys(("word/b.xml", "_rels/.rels", CONTENT_TYPES, "docProps/a.xml"), b"x"))
    names = zipfile.ZipFile(io.BytesIO(packed)).namelist()
    assert names == [CONTENT_TYPES, "_rels/.rels", "docProps/a.xml", "word/b.xml"]


def test_every_entry_has_the_same_date_and_system_and_says_that_it_is_deflated() -> None:
    packed = _packed({"a.xml": b"a" * 1000, "æ.xml": b"b"})
    for entry in zipfile.ZipFile(io.BytesIO(packed)).infolist():
        assert entry.date_time == (1980, 1, 1, 0, 0, 0)
        assert (entry.compress_type, entry.create_system, entry.extract_version) == (zipfile.ZIP_DEFLATED, 0, 20)
        assert bool(entry.flag_bits & 0x800) == (not entry.filename.isascii())
    assert len(packed) < 400


def test_folders_of_a_foreign_zip_are_no_parts() -> None:
    assert unpack(zipped({"word/": b"", "word/a.xml": b"a"})) == {"word/a.xml": b"a"}


@pytest.mark.parametrize(
    "content", [b"", b"no zip", b"PK\x03\x04", b"PK\x05\x06" + b"\xff" * 18, b"\xd0\xcf\x11\xe0" * 99]
)
def test_what_is_no_zip_is_refused_in_words(content: bytes) -> None:
    with pytest.raises(ValueError, match="it is no Word file"):
        unpack(content)


def test_a_zip_that_breaks_off_or_is_damaged_is_refused_in_words() -> None:
    whole = zipped({"word/a.xml": bytes(range(256)) * 40})
    damaged = bytearray(whole)
    damaged[60] ^= 0xFF
    for broken in (whole[:-30], whole[:200], bytes(damaged)):
        with pytest.raises(ValueError, match="it is no Word file"):
            unpack(broken)


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    whole = bytearray(zipped({"word/a.xml": b"a"}))
    directory = whole.index(b"PK\x01\x02")
    whole[directory + 24 : directory + 28] = struct.pack("<I", 200_000_001)
    with pytest.raises(ValueError, match="more than 200 MB"):
        unpack(bytes(whole))


def test_an_encrypted_zip_is_refused_in_words() -> None:
    whole = bytearray(zipped({"word/a.xml": b"a"}))
    for start, offset in ((0, 6), (whole.index(b"PK\x01\x02"), 8)):
        whole[start + offset] |= 1
    with pytest.raises(ValueError, match="it is no Word file"):
        unpack(bytes(whole))


def _table(grid: list[int], rows: list[list[tuple[int, Any]]]) -> str:
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in grid)
    written = "".join(f"<w:tr><w:trPr/>{''.join(_cell(*cell) for cell in row)}</w:tr>" for row in rows)
    return f'<w:tbl><w:tblPr><w:tblW w:w="0"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>{written}</w:tbl>'


def _cell(span: int, inner: Any) -> str:
    properties = f'<w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr>' if span else "<w:tcPr/>"
    nested = _table(*inner) if inner else ""
    return f"<w:tc>{properties}<w:p><w:r><w:t>x</w:t></w:r></w:p>{nested}<w:p/></w:tc>"


def _some_table(dice: Random, depth: int = 2) -> Any:
    """A table of random widths, rows, spans and tables inside its cells."""

    def some(most: int) -> range:
        return range(dice.randint(1, most))

    def cell() -> tuple[int, Any]:
        nested = _some_table(dice, depth - 1) if depth and dice.random() < 0.2 else None
        return dice.choice([0, 0, 0, 1, 2, 5]), nested

    return [dice.randint(1, 9999) for _ in some(5)], [[cell() for _ in some(5)] for _ in some(3)]


@settings(SMALL, max_examples=300)
@given(st.integers(min_value=0))
def test_grids_are_fitted_as_docxtpl_fits_them_in_tables_inside_tables_too(seed: int) -> None:
    dice = Random(seed)
    tables = "<w:p/>".join(_table(*_some_table(dice)) for _ in range(dice.randint(1, 3)))
    xml = f"<w:body {NAMESPACES}><w:p/>{tables}</w:body>"
    theirs = etree.tostring(DocxTemplate.fix_tables(None, xml), encoding="unicode")
    assert canonical(fit_grids(xml)) == canonical(theirs)


def test_a_grid_that_fits_is_left_as_it_is_to_the_letter() -> None:
    xml = f"<w:body {NAMESPACES}>{_table([100, 200], [[(0, None), (0, None)], [(2, None)]])}</w:body>"
    assert fit_grids(xml) == xml


def test_a_grid_grows_in_proportion_and_shrinks_to_what_the_rows_span() -> None:
    def grid(widths: list[int], cells: int) -> list[str | None]:
        fitted = fit_grids(f"<w:body {NAMESPACES}>{_table(widths, [[(0, None)] * cells])}</w:body>")
        return [column.get(f"{{{W}}}w") for column in etree.fromstring(fitted).iter(f"{{{W}}}gridCol")]

    assert grid([300, 600], 3) == ["200", "400", "300"]
    assert grid([300, 300, 300], 1) == ["900"]

"""Lists that people keep in a table: what is read from CSV and XLSX, and what is refused, within seconds."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from generator.problems import RollebogError
from generator.tablefile import Table, excel, read

SHEET = "xl/worksheets/sheet1.xml"
_OPEN = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
_CLOSE = "</sheetData></worksheet>"


def _read(folder: Path, content: bytes | str, name: str = "liste.csv") -> Table:
    file = folder / name
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return read(file, name)


def _rows(table: Table) -> list[tuple[int, list[str]]]:
    return [(row.line, list(row.cells.values())) for row in table.rows]


def _refused(folder: Path, content: bytes | str, name: str = "liste.csv") -> str:
    with pytest.raises(RollebogError) as refused:
        _read(folder, content, name)
    return str(refused.value)


def _workbook(fill: Callable[[Any, Any], None]) -> bytes:
    book, made = Workbook(), io.BytesIO()
    fill(book, book.active)
    book.save(made)
    return made.getvalue()


def _sheet(*rows: tuple[Any, ...], formats: dict[str, str] | None = None) -> bytes:
    def fill(_: Any, sheet: Any) -> None:
        for row in rows:
            sheet.append(row)
        for place, number_format in (formats or {}).items():
            sheet[place].number_format = number_format

    return _workbook(fill)


def _with_part(xml: str | bytes, part: str = SHEET) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(_sheet(("a",)))) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, xml if name == part else old.read(name), compresslevel=1)
    return made.getvalue()


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_csv_is_read_whatever_separator_line_ending_and_encoding_it_was_saved_with(
    tmp_path: Path, separator: str, ending: str, encoding: str
) -> None:
    lines = [separator.join(row) for row in (("Høringspart", "Bemærkning"), ("Ærø", "Å – ja"), ("Ø", ""))]
    table = _read(tmp_path, ending.join(lines).encode(encoding))
    assert table.header == ("Høringspart", "Bemærkning")
    assert _rows(table) == [(2, ["Ærø", "Å – ja"]), (3, ["Ø", ""])]


def test_quoted_texts_may_hold_separators_quotes_and_line_breaks_and_rows_keep_their_line(tmp_path: Path) -> None:
    table = _read(tmp_path, 'part,kommentar\r\n"A, B","første\r\nanden ""linje"""\r\nC,d\r\n')
    assert _rows(table) == [(2, ["A, B", 'første\nanden "linje"']), (4, ["C", "d"])]


def test_blank_lines_are_skipped_and_counted(tmp_path: Path) -> None:
    table = _read(tmp_path, "\n\npart;kommentar\n;\n  ; \nA;b\n\n")
    assert (table.header_line, _rows(table)) == (3, [(6, ["A", "b"])])


def test_headers_and_texts_are_stripped_and_short_rows_are_filled_up(tmp_path: Path) -> None:
    table = _read(tmp_path, " part ;\tkommentar\u00a0; svar \n A ; b\n")
    assert [row.cells for row in table.rows] == [{"part": "A", "kommentar": "b", "svar": ""}]


def test_the_line_by_which_excel_is_told_the_separator_is_no_header(tmp_path: Path) -> None:
    table = _read(tmp_path, "sep=;\r\npart;kommentar\r\nA,B;c\r\n")
    assert (table.header_line, _rows(table)) == (2, [(3, ["A,B", "c"])])


def test_two_columns_of_one_name_are_a_fault_whatever_their_case(tmp_path: Path) -> None:
    assert "liste.csv:1:1: two columns are called 'PART'." in _refused(tmp_path, "part;PART\nA;B\n")


def test_every_value_outside_the_named_columns_is_a_fault_with_its_line(tmp_path: Path) -> None:
    said = _refused(tmp_path, "part,kommentar\nA,b\nA,ja, men nej\nB,c\nC,d,e\n").splitlines()
    assert [line.partition(" stands")[0] for line in said] == ["liste.csv:3:1: 'men nej'", "liste.csv:5:1: 'e'"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "it is empty"),
        (b"\n ; \n", "it is empty"),
        (b'part,kommentar\nA,b\nB,"c\nC,d\n', "liste.csv:3:1: a quote is opened here and never closed"),
        (b"part\n\0\n", "it is no text file"),
        ("part\nÆ".encode("utf-16-le"), "it is no text file"),
        (b"part\nA\n\x81\n", "liste.csv:3:1: it is neither UTF-8 nor Windows-1252"),
        ("part\nÆrø\n".encode() + b"\xe5\n", "liste.csv:3:1: it is written partly in UTF-8"),
        (b"\xff\xfep\0a\0\xd8", "it says that it is UTF-16 and is not"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), "a workbook of an old Excel (.xls)"),
        (
            bytes.fromhex("d0cf11e0a1b11ae1") + bytes(9) + "EncryptedPackage".encode("utf-16-le"),
            "it is protected with a password",
        ),
        (b"a\n" + b"x" * 100_001, "liste.csv:2:1: a text is longer than 100,000 letters"),
        (b"a" + b",b" * 64, "it has 65 columns, more than 64"),
        (b"PK\x03\x04 nothing", "the workbook is damaged"),
    ],
)
def test_what_is_no_list_is_refused_with_its_place(tmp_path: Path, content: bytes, message: str) -> None:
    assert message in _refused(tmp_path, content)


def test_a_file_is_no_workbook_because_of_its_name(tmp_path: Path) -> None:
    assert "it is no workbook, whatever its name says" in _refused(tmp_path, "part;kommentar\n", "svar.xlsx")


def test_100_000_rows_are_read_and_one_more_is_refused(tmp_path: Path) -> None:
    assert len(_read(tmp_path, "a\n" + "x\n" * 100_000).rows) == 100_000
    assert "it has more than 100,000 rows" in _refused(tmp_path, "a\n" + "x\n" * 100_001)


def test_20_mb_is_too_large_for_a_list(tmp_path: Path) -> None:
    assert "it is larger than 20 MB" in _refused(tmp_path, b"x" * 20_000_001)


def test_lines_without_end_are_refused_before_they_are_read(tmp_path: Path) -> None:
    assert "more than 2,000,000 lines" in _refused(tmp_path, b"\n" * 19_000_000)


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RollebogError, match="there is no such file"):
        read(tmp_path, "mappe")


def test_a_sheet_reads_as_a_person_sees_it(tmp_path: Path) -> None:
    days = datetime.date(2026, 12, 31), datetime.datetime.fromisoformat("2026-12-31T14:30")
    content = _sheet(
        ("Revision", "Dato", "Tal", "Ja", "Tekst"), (4.1, *days[:1], 3.0, True, " 4.10 "), (0.1 + 0.2, days[1])
    )
    assert _rows(_read(tmp_path, content, "l.xlsx")) == [
        (2, ["4.1", "2026-12-31", "3", "TRUE", "4.10"]),
        (3, ["0.3", "2026-12-31 14:30", "", "", ""]),
    ]


@pytest.mark.parametrize(
    ("value", "number_format", "seen"),
    [
        (4.1, "0.00", "4.10"),
        (4, "0.00", "4.00"),
        (1.005, "0.00", "1.01"),
        (-0.5, "0.0", "-0.5"),
        (7, "000", "007"),
        (4.1, "0.00_ ;[Red]-0.00", "4.10"),
        (2.5, "0", "3"),
        (4.1, "General", "4.1"),
        (4.1, "0.0%", "4.1"),
        (10**16, "0.00", "1e+16"),
    ],
)
def test_a_plain_decimal_format_counts_as_what_is_seen(
    tmp_path: Path, value: float, number_format: str, seen: str
) -> None:
    content = _sheet(("Revision",), (value,), formats={"A2": number_format})
    assert _rows(_read(tmp_path, content, "l.xlsx")) == [(2, [seen])]


def test_rows_of_a_sheet_keep_their_number_and_blank_ones_are_skipped(tmp_path: Path) -> None:
    assert _rows(_read(tmp_path, _sheet((), ("a", "b"), (), (None, " "), ("x", None)), "l.xlsx")) == [(5, ["x", ""])]


def test_line_breaks_of_pasted_texts_are_line_breaks(tmp_path: Path) -> None:
    content = _sheet(("a",), ("en_x000D_\nto\r\ntre",))
    assert _rows(_read(tmp_path, content, "l.xlsx")) == [(2, ["en\nto\ntre"])]


def test_only_the_first_sheet_that_can_be_seen_is_read_and_the_others_are_named(tmp_path: Path) -> None:
    def fill(book: Any, sheet: Any) -> None:
        sheet.sheet_state = "hidden"
        for name in ("Svar", "Noter", "Mere"):
            book.create_sheet(name).append((name,))

    table = _read(tmp_path, _workbook(fill), "l.xlsx")
    assert table.header == ("Svar",)
    (remark,) = table.remarks
    assert (remark.severity, remark.message) == ("warning", "only the sheet 'Svar' was read, not 'Noter', 'Mere'.")
    assert _read(tmp_path, _sheet(("a",)), "l.xlsx").remarks == ()


def test_a_formula_counts_by_its_value_and_is_a_fault_where_it_was_never_computed(tmp_path: Path) -> None:
    computed = '<row><c t="inlineStr"><is><t>a</t></is></c></row><row r="2"><c r="A2"><f>1+1</f><v>2</v></c></row>'
    blank = '<row r="3"><c r="A3" t="str"><f>""</f><v></v></c></row>'
    assert _rows(_read(tmp_path, _with_part(_OPEN + computed + blank + _CLOSE), "l.xlsx")) == [(2, ["2"])]
    said = _refused(tmp_path, _sheet(("a", "b"), ("x", "=1+1"), ("=A2",)), "l.xlsx").splitlines()
    assert [line.partition(" Open")[0] for line in said] == [
        "l.xlsx:2:1: cell B2 holds a formula that was never computed.",
        "l.xlsx:3:1: cell A3 holds a formula that was never computed.",
    ]


def test_a_cell_that_shows_an_error_is_a_fault(tmp_path: Path) -> None:
    assert "l.xlsx:2:1: cell A2 shows the error #REF!." in _refused(tmp_path, _sheet(("a",), ("#REF!",)), "l.xlsx")


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "rows": (lambda: _with_part(_OPEN + "<row/>" * 1_500_001 + _CLOSE), "holds too much to be a list"),
    "styles": (lambda: _with_part("<styleSheet>" + "<xf/>" * 100_001, "xl/styles.xml"), "holds too much to be a list"),
    "bomb": (lambda: _with_part(b" " * 200_000_001), "it unpacks to more than 200 MB"),
    "entities": (lambda: _with_part('<!DOCTYPE a [<!ENTITY b "c">]>' + _OPEN + _CLOSE), "declares entities"),
    "in UTF-16": (lambda: _with_part('<!DOCTYPE a [<!ENTITY b "c">]><a/>'.encode("utf-16")), "declares entities"),
    "lost text": (
        lambda: _with_part(_OPEN + '<row><c t="s"><v>99</v></c></row>' + _CLOSE),
        "the workbook is damaged (IndexError)",
    ),
    "torn": (lambda: _with_part(_OPEN + "<row><c><v>1</v></c></row>"), "the workbook is damaged"),
    "no XML": (lambda: _with_part("no XML at all"), "the workbook is damaged"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_or_damaged_workbook_is_refused(tmp_path: Path, name: str) -> None:
    made, message = HOSTILE[name]
    assert message in _refused(tmp_path, made(), "l.xlsx")


def test_a_row_far_below_all_others_keeps_nobody_busy(tmp_path: Path) -> None:
    far = '<row r="999999999999"><c><v>1</v></c></row>'
    assert "it is empty" in _refused(tmp_path, _with_part(_OPEN + far + _CLOSE), "l.xlsx")


def test_a_zip_that_is_no_workbook_is_refused(tmp_path: Path) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("a.txt", "a")
    assert "it is a zip, but no workbook" in _refused(tmp_path, made.getvalue(), "l.xlsx")


def test_a_locked_part_means_a_password(tmp_path: Path) -> None:
    content = bytearray(_sheet(("a",)))
    content[content.rindex(b"PK\x01\x02") + 8] |= 1
    assert "it is protected with a password" in _refused(tmp_path, bytes(content), "l.xlsx")


def test_without_openpyxl_a_workbook_says_what_to_install_and_a_csv_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(excel, "find_spec", lambda _: None)
    assert "pip install 'rollebog[xlsx]'" in _refused(tmp_path, _sheet(("a",)), "l.xlsx")
    assert _read(tmp_path, "a\nx\n").header == ("a",)

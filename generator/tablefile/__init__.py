"""Lists that people keep in a table: CSV or XLSX in, rows with their place out, whatever wrote the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.problems import Problem, RollebogError
from generator.tablefile import excel, separated

LARGEST_FILE = 20_000_000  # bytes
MOST_ROWS = 100_000
MOST_COLUMNS = 64
LONGEST_TEXT = 100_000  # letters
_OLD_OFFICE = bytes.fromhex("d0cf11e0a1b11ae1")
_WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".ods")


@dataclass(frozen=True, slots=True)
class Row:
    """One row: ``line`` is its first line in the file (its number in a sheet), ``cells`` header → text.

    Texts are stripped, and empty where nothing stands; headers are as written, stripped.
    """

    line: int
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """A table as read. ``header`` names its columns, ``header_line`` is where they stand; blank rows are left out.

    remarks: what the reader should know and is no fault, such as sheets that were not read.
    """

    shown: str
    header: tuple[str, ...]
    header_line: int
    rows: tuple[Row, ...]
    remarks: tuple[Problem, ...] = ()


def read(file: Path, shown: str) -> Table:
    """The table of a file; ``shown`` is how messages name it.

    Raises RollebogError where it is no table, too large, or has values outside its columns: all of them at once.
    """
    content = _content(file, shown)
    remarks: tuple[Problem, ...] = ()
    records: Iterable[tuple[int, list[str]]]
    if content.startswith(b"PK\x03\x04"):
        records, remarks = excel.records(content, shown, MOST_ROWS + 2, MOST_COLUMNS)
    else:
        _refuse_other_workbooks(content, file, shown)
        records = separated.records(content, shown)
    return _table(records, shown, remarks)


def _content(file: Path, shown: str) -> bytes:
    try:
        if not file.is_file():
            raise RollebogError(Problem(shown, "there is no such file."))
        if file.stat().st_size > LARGEST_FILE:
            raise RollebogError(
                Problem(shown, f"it is larger than {LARGEST_FILE // 1_000_000} MB.", hint="Divide the list.")
            )
        return file.read_bytes()
    except OSError as error:
        raise RollebogError(Problem(shown, f"it cannot be read: {error.strerror}.")) from None


def _refuse_other_workbooks(content: bytes, file: Path, shown: str) -> None:
    if content.startswith(_OLD_OFFICE):
        if "EncryptedPackage".encode("utf-16-le") in content:
            message, hint = "it is protected with a password.", "Save it without one."
        else:
            message, hint = "it is a workbook of an old Excel (.xls).", "Save it as .xlsx or as CSV."
        raise RollebogError(Problem(shown, message, hint=hint))
    if file.suffix.lower() in _WORKBOOKS:
        message = "it is no workbook, whatever its name says."
        raise RollebogError(Problem(shown, message, hint="Open it in Excel and save it as .xlsx or as CSV."))


def _table(records: Iterable[tuple[int, list[str]]], shown: str, remarks: tuple[Problem, ...]) -> Table:
    filled = _filled(records, shown)
    header_line, names = next(filled, (0, []))
    if not names:
        raise RollebogError(Problem(shown, "it is empty.", hint="The first row names the columns."))
    header = tuple(" ".join(name.split()) for name in names)
    if len(header) > MOST_COLUMNS:
        message = f"it has {len(header)} columns, more than {MOST_COLUMNS}."
        raise RollebogError(Problem(shown, message, line=header_line, column=1))
    faults = list(_twice(header, shown, header_line))
    rows: list[Row] = []
    for line, texts in filled:
        if len(rows) == MOST_ROWS:
            raise RollebogError(Problem(shown, f"it has more than {MOST_ROWS:,} rows.", hint="Divide the list."))
        faults += _nameless(header, texts, shown, line)
        cells = dict.fromkeys((name for name in header if name), "")
        cells.update((name, text) for name, text in zip(header, texts, strict=False) if name)
        rows.append(Row(line, cells))
    if faults:
        raise RollebogError(faults)
    return Table(shown, header, header_line, tuple(rows), remarks)


def _filled(records: Iterable[tuple[int, list[str]]], shown: str) -> Iterator[tuple[int, list[str]]]:
    """The records that hold something, stripped, each without the empty cells at its end."""
    for line, texts in records:
        stripped = [text.strip() for text in texts]
        if any(len(text) > LONGEST_TEXT for text in stripped):
            message = f"a text is longer than {LONGEST_TEXT:,} letters."
            raise RollebogError(Problem(shown, message, line=line, column=1, hint="Is a quote never closed?"))
        while stripped and not stripped[-1]:
            stripped.pop()
        if stripped:
            yield line, stripped


def _twice(header: tuple[str, ...], shown: str, line: int) -> Iterator[Problem]:
    folded = [name.casefold() for name in header]
    for number, name in enumerate(header):
        if name and folded[number] in folded[:number]:
            yield Problem(shown, f"two columns are called '{name}'.", line=line, column=1, hint="Rename one of them.")


def _nameless(header: tuple[str, ...], texts: list[str], shown: str, line: int) -> Iterator[Problem]:
    for number, text in enumerate(texts):
        if text and (number >= len(header) or not header[number]):
            said = text if len(text) <= 40 else f"{text[:40]}…"
            hint = "Name the column. In a CSV file a text that holds the separator stands in quotes."
            yield Problem(shown, f"'{said}' stands in a column without a header.", line=line, column=1, hint=hint)

"""XLSX through openpyxl: the first sheet that can be seen, each cell as a person sees it."""

from __future__ import annotations

import datetime
import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from importlib.util import find_spec
from itertools import islice
from typing import Any

from generator.problems import Problem, RollebogError

MAX_UNPACKED = 200_000_000
# What openpyxl reads within seconds: elements of sheets and their texts, and of all that describes them.
_MOST_ELEMENTS, _MOST_OTHERS = 1_500_000, 100_000
_BULKY = re.compile(r"xl/(?:worksheets/|sharedStrings)")
_LAST_ROW = 1_048_576  # of any sheet
_DECIMAL = re.compile(r"#*(0+)(?:\.(0+))?")
_EXACT = 10**15  # from here on Excel itself does not know the last digit
_INSTALL = "Install it with: pip install 'rollebog[xlsx]' - or save the list as CSV."


def records(
    content: bytes, shown: str, most_rows: int, columns: int
) -> tuple[list[tuple[int, list[str]]], tuple[Problem, ...]]:
    """Rows of the first sheet with their numbers, as far as ``columns`` go; and what else there is to know.

    most_rows: how many rows are read before the rest is left.

    Raises RollebogError where the file is no workbook, is hostile, or holds cells without a value to show.
    """
    if find_spec("openpyxl") is None:
        message = "reading a workbook takes openpyxl, which is not installed."
        raise RollebogError(Problem(shown, message, hint=_INSTALL))
    formulas = _inspect(content, shown)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what openpyxl cannot keep when it writes; here nothing is written
        try:
            sheets = _sheets(content, data_only=True)
            rows = [row for sheet in sheets[:1] for row in islice(_rows(sheet, columns), most_rows)]
            texts = [(number, list(map(_text, cells))) for number, cells in rows]
            faults = [*_errors(rows, shown)]
            if formulas and sheets:
                faults += _without_value(rows, _rows(_sheets(content, data_only=False)[0], columns), shown)
        except Exception as error:  # a broken workbook makes openpyxl fail in any way there is
            raise _refusal(shown, f"the workbook is damaged ({type(error).__name__}).") from None
    if not sheets:
        raise _refusal(shown, "the workbook has no sheet that can be seen.")
    if faults:
        raise RollebogError(faults)
    others = ", ".join(f"'{sheet.title}'" for sheet in sheets[1:])
    remark = Problem(shown, f"only the sheet '{sheets[0].title}' was read, not {others}.", severity="warning")
    return texts, (remark,) if others else ()


def _inspect(content: bytes, shown: str) -> bool:
    """Refuse what is no workbook, encrypted, a bomb, or built to keep a reader busy; whether there are formulas."""
    bulky = other = 0
    formulas = False
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
            if not any(member.filename == "[Content_Types].xml" for member in members):
                raise _refusal(shown, "it is a zip, but no workbook.")
            if sum(member.file_size for member in members) > MAX_UNPACKED:
                raise _refusal(shown, f"it unpacks to more than {MAX_UNPACKED // 1_000_000} MB.")
            for member in members:
                part = archive.read(member).replace(b"\0", b"")  # parts may be UTF-16
                if b"<!DOCTYPE" in part and not member.filename.startswith("xl/media/"):
                    raise _refusal(shown, f"its part {member.filename} declares entities, which no workbook does.")
                is_bulky = bool(_BULKY.match(member.filename))
                formulas = formulas or (is_bulky and re.search(rb"<(?:\w+:)?f[\s/>]", part) is not None)
                elements = part.count(b"<") - part.count(b"</")
                bulky += elements * is_bulky
                other += elements * (not is_bulky and not member.filename.startswith("xl/media/"))
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError) as error:
        raise _refusal(shown, f"the workbook is damaged ({type(error).__name__}).") from None
    except RuntimeError:  # what zipfile says of a locked part
        raise _refusal(shown, "it is protected with a password.") from None
    if bulky > _MOST_ELEMENTS or other > _MOST_OTHERS:
        problem = Problem(shown, "the workbook holds too much to be a list.", hint="Save the list alone, or as CSV.")
        raise RollebogError(problem)
    return formulas


def _refusal(shown: str, message: str) -> RollebogError:
    return RollebogError(Problem(shown, message, hint="Save the list anew as .xlsx or as CSV."))


def _sheets(content: bytes, *, data_only: bool) -> list[Any]:
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(content), read_only=True, data_only=data_only)
    return [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]


def _rows(sheet: Any, columns: int) -> Iterator[tuple[int, tuple[Any, ...]]]:
    """Every row that holds something, with its number; what the sheet says of its own size is not believed."""
    sheet.reset_dimensions()
    before: tuple[Any, ...] = ()
    for number, cells in enumerate(islice(sheet.iter_rows(max_col=columns), _LAST_ROW), start=1):
        if cells is before:  # openpyxl fills the gap above a row with one and the same blank row
            continue
        before = cells
        end = next((place for place in range(len(cells), 0, -1) if _holds(cells[place - 1])), 0)
        if end:
            yield number, cells[:end]


def _holds(cell: Any) -> bool:
    """Whether a value was put into the cell; a formula may have put the empty text there."""
    return cell.value is not None or cell.data_type == "str"


def _errors(rows: list[tuple[int, tuple[Any, ...]]], shown: str) -> Iterator[Problem]:
    for number, cells in rows:
        for cell in cells:
            if cell.data_type == "e":
                yield _fault(shown, number, cell.coordinate, f"shows the error {cell.value}.", "Mend its formula.")


def _without_value(
    computed: list[tuple[int, tuple[Any, ...]]], written: Iterator[tuple[int, tuple[Any, ...]]], shown: str
) -> Iterator[Problem]:
    """Formulas that were never computed: a program wrote the file, and nobody has opened it since."""
    has_value = {cell.coordinate for _, cells in computed for cell in cells if _holds(cell)}
    for number, cells in written:
        for cell in cells:
            if cell.data_type == "f" and cell.coordinate not in has_value:
                hint = "Open the list in Excel and save it, or write the value itself."
                yield _fault(shown, number, cell.coordinate, "holds a formula that was never computed.", hint)


def _fault(shown: str, line: int, coordinate: str, what: str, hint: str) -> Problem:
    return Problem(shown, f"cell {coordinate} {what}", line=line, column=1, pointer=coordinate, hint=hint)


def _text(cell: Any) -> str:
    """What a person sees in the cell, with dates as year-month-day."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, (int, float)):
        return _number(value, cell.number_format)
    if isinstance(value, datetime.datetime):
        return value.isoformat(" ", "minutes").removesuffix(" 00:00")
    # Excel writes the carriage returns of pasted texts in this way.
    return str(value).replace("_x000D_\n", "\n").replace("_x000D_", "\n").replace("\r\n", "\n").replace("\r", "\n")


def _number(value: float, number_format: str) -> str:
    plain = re.sub(r"_.", "", number_format.partition(";")[0]).strip()
    if not (found := _DECIMAL.fullmatch(plain)) or abs(value) >= _EXACT:
        return f"{value:.15g}"
    places = len(found[2] or "")
    # Excel rounds the decimal that it shows elsewhere, not the binary number behind it.
    rounded = Decimal(f"{value:.15g}").quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    sign, digits = "-" * (rounded < 0), f"{abs(rounded):f}"
    whole, point, rest = digits.partition(".")
    return f"{sign}{whole.zfill(len(found[1]))}{point}{rest}"

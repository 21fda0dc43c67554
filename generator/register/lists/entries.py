"""Lists of responses and of documents to adopt, as their rows mean them: every fault of every row at once. Pure."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.names import same_number
from generator.problems import Problem, RollebogError, did_you_mean
from generator.register.lists.columns import ADOPTIONS, RESPONSES, Columns, outcome, outcome_words
from generator.tablefile import Row, Table
from generator.yamlfile import FORBIDDEN

_FORBIDDEN = re.compile(f"[{FORBIDDEN}]")
_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_NORDIC_DATE = re.compile(r"([0-9]{1,2})([.-])([0-9]{1,2})\2([0-9]{4})")


@dataclass(frozen=True, slots=True)
class Adoption:
    """A document to be adopted, as asked for; what is empty or None, its profile must declare.

    line: where the list says so, 0 for one that stands in no list. file: as written, relative to the list's folder.
    """

    number: str
    file: str
    revision: str = ""
    approved: datetime.date | None = None
    valid_until: datetime.date | None = None
    approved_by: str = ""
    title: str = ""
    unit: str = ""
    line: int = 0


def responses(table: Table) -> list[dict[str, str]]:
    """What each row says, as ``acts.respond`` takes it: party, comment, about, answer and outcome.

    Raises RollebogError with every fault of every row.
    """
    columns = Columns(table, RESPONSES, ("party", "comment"))
    faults, found = list(_unfit(table, columns)), []
    for row in table.rows:
        one = {name: columns.cell(row.cells, name) for name in RESPONSES}
        # Comments and answers may have paragraphs; the rest is one line.
        one |= {name: " ".join(one[name].split()) for name in ("party", "about", "outcome")}
        faults += _missing(table, row, columns, one)
        meant = outcome(one["outcome"]) if one["outcome"] else ""
        if meant is None:
            hint = did_you_mean(one["outcome"], list(outcome_words()))
            faults.append(_fault(table, row, f"'{one['outcome']}' is no outcome.", hint))
        found.append({**one, "outcome": meant or ""})
    if faults:
        raise RollebogError(faults)
    return found


def adoptions(table: Table) -> list[Adoption]:
    """What each row asks for; raises RollebogError with every fault of every row."""
    columns = Columns(table, ADOPTIONS, ("number", "file"))
    faults, found = list(_unfit(table, columns)), []
    lines: dict[str, int] = {}
    for row in table.rows:
        one = {name: " ".join(columns.cell(row.cells, name).split()) for name in ADOPTIONS}
        faults += _missing(table, row, columns, {name: one[name] for name in ("number", "file")})
        dates: dict[str, datetime.date | None] = {}
        for name in ("approved", "valid-until"):
            try:
                dates[name] = date(one[name]) if one[name] else None
            except ValueError:
                hint = "Write it as 2026-12-31 or 31.12.2026."
                faults.append(_fault(table, row, f"'{one[name]}' is no date ({name}).", hint))
        if one["number"]:
            first = lines.setdefault(same_number(one["number"]), row.line)
            if first != row.line:
                message = f"'{one['number']}' stands in line {first} already."
                faults.append(_fault(table, row, message, "A document is adopted once, in the revision in force."))
        texts = {name: one[name] for name in ("number", "file", "revision", "title", "unit")}
        until, by = dates.get("valid-until"), one["approved-by"]
        found.append(
            Adoption(**texts, approved=dates.get("approved"), valid_until=until, approved_by=by, line=row.line)
        )
    if faults:
        raise RollebogError(faults)
    return found


def date(written: str) -> datetime.date:
    """``2026-12-31``, ``31.12.2026`` or ``31-12-2026``; raises ValueError for anything else."""
    if found := _DATE.fullmatch(written):
        return datetime.date(int(found[1]), int(found[2]), int(found[3]))
    if found := _NORDIC_DATE.fullmatch(written):
        return datetime.date(int(found[4]), int(found[3]), int(found[1]))
    raise ValueError(f"'{written}' is no date")


def _unfit(table: Table, columns: Columns) -> Iterator[Problem]:
    """What is wrong with the table as a whole, and letters that no document can hold."""
    yield from columns.faults
    if not table.rows:
        yield Problem(table.shown, "the list is empty: there is no row below its header.")
    for row in table.rows:
        for header, text in row.cells.items():
            if found := _FORBIDDEN.search(text):
                message = f"'{header}' holds a character that no document can hold (U+{ord(found[0]):04X})."
                yield _fault(table, row, message, "Remove it.")


def _missing(table: Table, row: Row, columns: Columns, cells: dict[str, str]) -> Iterator[Problem]:
    """A fault for each cell that must not be empty; of missing columns the header has been told."""
    for name, text in cells.items():
        if name in columns.required and name in columns and not text:
            yield _fault(table, row, f"the {name} is missing.", "")


def _fault(table: Table, row: Row, message: str, hint: str) -> Problem:
    return Problem(table.shown, message, line=row.line, column=1, hint=hint)

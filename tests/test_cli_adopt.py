"""``rollebog adopt`` and lists of responses: what was approved elsewhere comes under the register, or nothing does."""

from __future__ import annotations

import io
import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from docx import Document
from openpyxl import Workbook

from generator.register import acts
from generator.register.keeping.session import Register
from tests.command_line import rollebog
from tests.small_profile import control, goals, position, profile
from tests.small_workspace import everything, small_workspace

PEOPLE = """
validity: {function-description: 24 months}
people:
  karl: {name: Karl Kontrol, duties: [quality]}
  vita: {name: Vita Skriver, groups: [Svendene], duties: [editor]}
"""
BY_KARL = ("--as", "karl", "--yes", "--date", "2026-03-02")
PDF = b"%PDF-1.7 old"


@cache  # python-docx dates what it saves
def _word(text: str = "Som godkendt") -> bytes:
    document, made = Document(), io.BytesIO()
    document.add_paragraph(text)
    document.save(made)
    return made.getvalue()


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    declared = position("yard-1", control=control("yard-1", revision="4.10", approved="2025-03-01"))
    units = profile(), profile("yard", positions=[declared], goals=goals("yard-2"))
    made = small_workspace(tmp_path / "w", *units)
    with (made / "rollebog.yaml").open("a", encoding="utf-8") as settings:
        settings.write(PEOPLE)
    (tmp_path / "a.docx").write_bytes(_word())
    (tmp_path / "b.pdf").write_bytes(PDF)
    return made


def _adopt(workspace: Path, *arguments: str | Path, by: tuple[str, ...] = BY_KARL) -> Result:
    return rollebog("-C", workspace, "adopt", *arguments, *by)


def _list(workspace: Path, *lines: str, name: str = "liste.csv") -> Path:
    file = workspace.parent / name
    file.write_text("\n".join(lines), "utf-8")
    return file


def _rows(workspace: Path) -> dict[str, Any]:
    with Register(workspace / "register").reading() as session:
        return {row["document"]: row for row in session.rows()} if session else {}


def _fields(workspace: Path, number: str) -> tuple[str, ...]:
    row = _rows(workspace)[number]
    return tuple(row[name] for name in ("force", "revision", "approved", "valid_until", "title"))


def test_a_document_is_adopted_with_the_revision_and_dates_that_its_profile_declares(workspace: Path) -> None:
    done = _adopt(workspace, "yard-1", "--file", workspace.parent / "a.docx")
    assert (done.exit_code, done.stderr) == (0, "")
    assert "yard-1: revision 4.10 of 2025-03-01 is adopted and in force, valid until 2027-03-01." in done.stdout
    assert _fields(workspace, "yard-1") == ("in-force", "4.10", "2025-03-01", "2027-03-01", "Tømrer")
    (copied,) = (workspace / "output" / "current").rglob("*.docx")
    assert copied.read_bytes() == _word()


def test_given_revision_and_dates_count_and_a_document_without_a_profile_can_be_adopted(workspace: Path) -> None:
    given = "--revision", "2.00", "--approved", "2024-05-06", "--valid-until", "2027-05-06", "--approved-by", "Rådet"
    done = _adopt(workspace, "II.9", "--file", workspace.parent / "b.pdf", *given)
    assert (done.exit_code, done.stderr) == (0, "")
    assert _fields(workspace, "II.9") == ("in-force", "2.00", "2024-05-06", "2027-05-06", "b")
    assert (workspace / "output/current/adopted/II.9.pdf").read_bytes() == PDF


def test_the_report_of_one_document_is_its_row_and_its_files(workspace: Path) -> None:
    done = _adopt(workspace, "yard-1", "--file", workspace.parent / "a.docx", "--format", "json")
    report = json.loads(done.stdout)
    assert report["document"]["revision"] == "4.10"
    assert [path.partition("/yard/")[0] for path in report["files"]] == ["output/current"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("workshop-1",), "workshop-1: the revision is missing."),
        (("yard-1", "--revision", "5.00"), "the profile declares 'revision: 4.10', and '5.00' is to be adopted."),
        (("yard",), "'yard' has 2 documents: yard-1, yard-2."),
        (("II.9", "--revision", "1", "--approved", "2026-12-24"), "lies in the future"),
        (("II\n9", "--revision", "1", "--approved", "2026-01-24"), "this can be no document's number."),
    ],
)
def test_a_refusal_says_why_and_changes_nothing(workspace: Path, arguments: tuple[str, ...], message: str) -> None:
    before = everything(workspace)
    done = _adopt(workspace, *arguments, "--file", workspace.parent / "a.docx")
    assert (done.exit_code, done.stdout) == (1, "")
    assert message in done.stderr
    assert everything(workspace) == before


def test_only_quality_adopts(workspace: Path) -> None:
    done = _adopt(workspace, "yard-1", "--file", workspace.parent / "a.docx", by=("--as", "vita", "--yes"))
    assert done.exit_code == 1
    assert "'adopt' takes the duty 'quality'; vita has: editor." in done.stderr


def test_a_file_that_could_not_be_marked_once_it_expires_is_refused(workspace: Path) -> None:
    (workspace.parent / "a.docx").write_bytes(b"PK\x03\x04 torn")
    done = _adopt(workspace, "yard-1", "--file", workspace.parent / "a.docx")
    assert done.exit_code == 1
    assert "yard-1: a.docx: it is no Word file" in done.stderr


def test_a_document_whose_profile_has_errors_is_not_adopted_as_if_it_had_none(workspace: Path) -> None:
    yard = workspace / "profiles" / "yard.yaml"
    yard.write_text(yard.read_text("utf-8").replace('"Bygger."', '"Bygger.", "x": 1'), "utf-8")
    done = _adopt(workspace, "yard-1", "--file", workspace.parent / "a.docx")
    assert done.exit_code == 1
    assert "profiles/yard.yaml" in done.stderr
    yard.write_text("unit: [", "utf-8")
    given = "--revision", "4.10", "--approved", "2025-03-01"
    done = _adopt(workspace, "yard-1", "--file", workspace.parent / "a.docx", *given)
    assert done.exit_code == 1
    assert "what yard makes is unknown: the file cannot be read" in done.stderr
    assert _rows(workspace) == {}


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("yard-1",),
        ("--file", "a.docx"),
        ("yard-1", "--list", "liste.csv"),
        ("--list", "liste.csv", "--revision", "1.00"),
    ],
    ids=" ".join,
)
def test_a_document_takes_its_file_and_a_list_takes_nothing_else(
    workspace: Path, arguments: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(workspace.parent)
    _list(workspace, "nummer;fil", "yard-1;a.docx")
    done = _adopt(workspace, *arguments)
    assert done.exit_code == 2
    assert "give a DOCUMENT with its --file, or --list FILE alone." in done.stderr


def test_a_list_adopts_many_at_once_from_its_own_folder(workspace: Path) -> None:
    rows = "yard-1;gamle/a.docx;;;", "II.9;b.pdf;2.00;31.12.2024;Havnen", "workshop-1;a.docx;1.5;1-2-2025;"
    file = _list(workspace, "Dokument-ID;Fil;Revision;Godkendt dato;Enhed", *rows)
    (workspace.parent / "gamle").mkdir()
    (workspace.parent / "gamle" / "a.docx").write_bytes(_word("ældre"))
    done = _adopt(workspace, "--list", file)
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "yard-1: revision 4.10 of 2025-03-01, valid until 2027-03-01.",
        "II.9: revision 2.00 of 2024-12-31.",
        "workshop-1: revision 1.5 of 2025-02-01, valid until 2027-02-01.",
        "3 documents adopted.",
    ]
    current = workspace / "output" / "current"
    assert sorted(one.parent.name for one in current.rglob("*.*") if one.name != ".written") == [
        "Havnen",
        "workshop",
        "yard",
    ]


def test_a_workbook_is_a_list_too_and_a_revision_counts_as_it_is_seen(workspace: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(("nummer", "fil", "revisjon", "godkjent"))
    sheet.append(("II.9", "b.pdf", 4.1, "2024-12-31"))
    sheet["C2"].number_format = "0.00"
    book.create_sheet("Noter")
    book.save(workspace.parent / "liste.xlsx")
    done = _adopt(workspace, "--list", workspace.parent / "liste.xlsx")
    assert done.exit_code == 0
    assert "warning: only the sheet 'Sheet' was read, not 'Noter'." in done.stderr
    assert _rows(workspace)["II.9"]["revision"] == "4.10"


def test_every_refusal_of_every_row_is_named_at_its_line_before_anything_is_adopted(workspace: Path) -> None:
    lines = "nummer;fil;revision;godkendt", "II.9;b.pdf;2.00;31.12.2024", "yard-1;a.docx;5.00;", "II.8;c.pdf;1;1.1.2024"
    file = _list(workspace, *lines, "II.7;b.pdf;1,0;1.1.2024", "workshop-1;a.docx;;")
    before = everything(workspace)
    done = _adopt(workspace, "--list", file)
    assert (done.exit_code, done.stdout) == (1, "")
    said = [line.removeprefix(f"{file}:").partition(". ")[0] for line in done.stderr.splitlines()]
    assert said == [
        "3:1: yard-1: the profile declares 'revision: 4.10', and '5.00' is to be adopted",
        "4:1: II.8: there is no file 'c.pdf'",
        "5:1: II.7: '1,0' is no revision number",
        "6:1: workshop-1: the day of approval is missing",
        "6:1: workshop-1: the revision is missing",
    ]
    assert everything(workspace) == before


def test_after_an_interruption_the_same_list_goes_on_where_it_stopped(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [f"II.{number};b.pdf;1.00;31.12.2024" for number in range(1, 5)]
    file = _list(workspace, "nummer;fil;revision;godkendt", *rows)
    whole = acts.adopt

    def interrupted(desk: Any, now: Any, given: Any) -> Any:
        if given.number == "II.3":
            raise KeyboardInterrupt
        return whole(desk, now, given)

    monkeypatch.setattr(acts, "adopt", interrupted)
    stopped = _adopt(workspace, "--list", file)
    assert stopped.exit_code == 130
    assert "2 documents of 4 adopted. Run it again to go on." in stopped.stderr
    monkeypatch.setattr(acts, "adopt", whole)
    done = _adopt(workspace, "--list", file, "--format", "json")
    report = json.loads(done.stdout)
    assert [one["document"] for one in report["adopted"]] == ["II.3", "II.4"]
    assert [(one["document"], one["line"]) for one in report["passed_over"]] == [("II.1", 2), ("II.2", 3)]
    assert {row["version"] for row in _rows(workspace).values()} == {1}
    assert "0 documents adopted, 4 adopted already and passed over." in _adopt(workspace, "--list", file).stdout


def test_the_same_revision_with_another_file_is_no_repetition(workspace: Path) -> None:
    file = _list(workspace, "nummer;fil;revision;godkendt", "II.9;b.pdf;1.00;31.12.2024")
    assert _adopt(workspace, "--list", file).exit_code == 0
    (workspace.parent / "b.pdf").write_bytes(PDF + b" other")
    done = _adopt(workspace, "--list", file)
    assert done.exit_code == 1
    assert "II.9: revision 1.00 of 2024-12-31 is in force already." in done.stderr


def test_it_asks_once_and_no_means_that_nothing_is_done(workspace: Path) -> None:
    file = _list(workspace, "nummer;fil;revision;godkendt", *[f"II.{n};b.pdf;1.00;31.12.2024" for n in (1, 2)])
    before = everything(workspace)
    done = _adopt(workspace, "--list", file, by=("--as", "karl"))
    assert done.exit_code == 1
    assert "Adopt 2 documents?" in done.stderr
    assert "Nothing was done." in done.stderr
    assert everything(workspace) == before


def test_a_list_of_responses_is_recorded_in_a_hearing(workspace: Path) -> None:
    by = "--as", "vita", "--date", "2026-03-02"
    assert rollebog("-C", workspace, "submit", "workshop-1", *by).exit_code == 0
    asked = "hearing", "open", "workshop-1", "--party", "Mester", "--deadline", "2026-04-02"
    assert rollebog("-C", workspace, *asked, *by).exit_code == 0
    lines = "Høringspart;Bemærkning;Resultat", 'Mester;"Første;\nanden";Delvist imødekommet', "Svendene;Nej;"
    file = _list(workspace, *lines)
    done = rollebog("-C", workspace, "hearing", "respond", "workshop-1", "--list", file, *by)
    assert (done.exit_code, done.stderr) == (0, "")
    assert "2 responses recorded, 2 in all." in done.stdout
    with Register(workspace / "register").reading() as session:
        assert session is not None
        (hearing,) = session.standing("workshop-1").hearings
    said = [(one.number, one.party, one.comment, one.outcome) for one in hearing.responses]
    assert said == [(1, "Mester", "Første;\nanden", "partly"), (2, "Svendene", "Nej", "")]


def test_a_faulty_list_of_responses_records_none_of_them(workspace: Path) -> None:
    file = _list(workspace, "part;kommentar", "Mester;", ";Nej")
    done = rollebog("-C", workspace, "hearing", "respond", "workshop-1", "--list", file, "--as", "vita")
    assert done.exit_code == 1
    assert [line.partition(".csv")[2] for line in done.stderr.splitlines()] == [
        ":2:1: the comment is missing.",
        ":3:1: the party is missing.",
    ]

"""``rollebog copy``: what leaves the archive is what was issued, or says on every page that it is not in force."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from tests.command_line import rollebog
from tests.small_profile import profile
from tests.small_workspace import everything, small_workspace

PEOPLE = """
validity: {function-description: 24 months}
people:
  karl: {name: Karl Kontrol, duties: [quality]}
  mads: {name: Mads Mester, titles: [Mester], duties: [approver]}
"""
PDF = b"%PDF-1.7 old"


def _word() -> bytes:
    document, made = Document(), io.BytesIO()
    document.add_paragraph("Som godkendt")
    document.save(made)
    return made.getvalue()


OLD = _word()


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """workshop-1 was adopted as 1.00 and renewed as 1.01; II.9, a PDF, is valid until 31 May 2026."""
    made = small_workspace(tmp_path / "w", profile())
    with (made / "rollebog.yaml").open("a", encoding="utf-8") as settings:
        settings.write(PEOPLE)
    (tmp_path / "old.docx").write_bytes(OLD)
    (tmp_path / "old.pdf").write_bytes(PDF)
    _act(made, "adopt", "workshop-1", "--file", tmp_path / "old.docx", "--revision", "1.00", "--approved", "2025-01-01")
    _act(made, "renew", "workshop-1", person="mads")
    given = "--revision", "2.00", "--approved", "2024-06-01", "--valid-until", "2026-05-31"
    _act(made, "adopt", "II.9", "--file", tmp_path / "old.pdf", *given)
    return made


def _act(workspace: Path, *arguments: str | Path, person: str = "karl") -> None:
    done = rollebog("-C", workspace, *arguments, "--as", person, "--yes", "--date", "2026-03-02")
    assert done.exit_code == 0, done.stderr


def _copy(workspace: Path, *arguments: str | Path, code: int = 0) -> Any:
    to = () if "--output" in arguments else ("--output", workspace.parent / "out")
    done = rollebog("-C", workspace, "copy", *arguments, *to, "--date", "2026-05-31", "--format", "json")
    assert done.exit_code == code, done.stderr
    return json.loads(done.stdout)


def _texts(file: Path) -> tuple[str, str]:
    """What stands first in the header of the pages, and first in the text."""
    document = Document(str(file))
    return document.sections[0].header.paragraphs[0].text, document.paragraphs[0].text


def _taken(workspace: Path) -> list[Path]:
    return sorted((workspace.parent / "out").iterdir())


def test_the_newest_in_force_comes_as_it_was_issued(workspace: Path) -> None:
    (told,) = _copy(workspace, "workshop-1")["revisions"]
    (taken,) = _taken(workspace)
    (issued,) = (workspace / "output" / "current" / "workshop").glob("*.docx")
    assert taken.read_bytes() == issued.read_bytes()
    assert taken.name == "workshop-1 Funktionsbeskrivelse, tømrer, Værksted workshop (1.01).docx"
    assert told == {
        "revision": "1.01",
        "state": "approved",
        "approved": "2026-03-02",
        "valid_until": "2028-03-02",
        "files": [taken.as_posix()],
    }


def test_a_superseded_revision_says_so_on_its_pages_and_the_archive_keeps_it_as_it_was(workspace: Path) -> None:
    archive = everything(workspace / "register")
    (told,) = _copy(workspace, "workshop-1", "--revision", "1.00")["revisions"]
    (taken,) = _taken(workspace)
    assert told["state"] == "superseded"
    assert _texts(taken) == ("ERSTATTET – må ikke anvendes",) * 2
    assert [one.text for one in Document(str(taken)).paragraphs][1:] == ["Som godkendt"]
    assert everything(workspace / "register") == archive
    assert OLD in archive.values()


def test_an_expired_one_is_marked_from_the_day_after_its_last(workspace: Path) -> None:
    for day, marked in (("2028-03-02", False), ("2028-03-03", True)):
        file = workspace.parent / f"{day}.docx"
        done = rollebog("-C", workspace, "copy", "workshop-1", "--output", file, "--date", day)
        assert done.exit_code == 0
        assert (_texts(file)[1] == "UDLØBET – må ikke anvendes") is marked


def test_a_withdrawn_document_and_its_earlier_revisions_are_marked(workspace: Path) -> None:
    _act(workspace, "withdraw", "workshop-1", "--reason", "Nedlagt")
    told = _copy(workspace, "workshop-1", "--all")["revisions"]
    assert [(one["revision"], one["state"]) for one in told] == [("1.00", "superseded"), ("1.01", "withdrawn")]
    assert [_texts(file)[1] for file in _taken(workspace)] == [
        "ERSTATTET – må ikke anvendes",
        "UDGÅET – må ikke anvendes",
    ]


def test_a_pdf_warns_by_its_name_and_that_is_said(workspace: Path) -> None:
    done = rollebog("-C", workspace, "copy", "II.9", "--output", workspace.parent / "out", "--date", "2026-06-01")
    (taken,) = _taken(workspace)
    assert (taken.name, taken.read_bytes()) == ("II.9 (2.00) (EXPIRED – do not use).pdf", PDF)
    assert "II.9, revision 2.00 of 2024-06-01: expired, it was valid until 2026-05-31" in done.stdout
    assert "A PDF cannot be marked: only its name warns." in done.stderr


def test_a_pdf_that_is_not_in_force_gets_no_name_that_hides_it(workspace: Path) -> None:
    file = workspace.parent / "II.9.pdf"
    done = rollebog("-C", workspace, "copy", "II.9", "--output", file, "--date", "2026-06-01")
    assert (done.exit_code, file.exists()) == (1, False)
    assert "it would not show that it is not in force" in done.stderr
    assert rollebog("-C", workspace, "copy", "II.9", "--output", file, "--date", "2026-05-31").exit_code == 0
    assert file.read_bytes() == PDF


def test_all_without_a_folder_lists_every_revision_and_writes_nothing(workspace: Path) -> None:
    before = everything(workspace.parent)
    done = rollebog("-C", workspace, "copy", "workshop-1", "--all", "--date", "2026-05-31")
    assert done.stdout.splitlines() == [
        "workshop-1, revision 1.00 of 2025-01-01: superseded by 1.01 of 2026-03-02; copies are marked.",
        "workshop-1, revision 1.01 of 2026-03-02: in force until 2028-03-02.",
    ]
    assert everything(workspace.parent) == before


def test_without_output_the_copy_goes_to_the_current_folder(
    workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    assert rollebog("-C", workspace, "copy", "workshop-1").exit_code == 0
    assert [file.suffix for file in (tmp_path / "here").iterdir()] == [".docx"]


def test_a_file_that_is_there_is_never_overwritten_and_the_same_copy_is_no_trouble(workspace: Path) -> None:
    _copy(workspace, "workshop-1")
    (taken,) = _taken(workspace)
    assert _copy(workspace, "workshop-1")["revisions"][0]["files"] == [taken.as_posix()]
    taken.write_bytes(b"mine")
    problems = _copy(workspace, "workshop-1", "--all", code=1)["problems"]
    assert [(one["path"], one["message"]) for one in problems] == [
        (str(taken), "another file of that name is there; it stays as it is.")
    ]
    assert _taken(workspace) == [taken]
    assert taken.read_bytes() == b"mine"


def test_a_file_of_another_kind_than_the_document_is_wrong_usage(workspace: Path) -> None:
    done = rollebog("-C", workspace, "copy", "workshop-1", "--output", workspace.parent / "a.pdf")
    assert done.exit_code == 2
    assert "must be a folder, or one file of the same kind as: workshop-1 Funktionsbeskrivelse" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("workshop-1", "--revision", "3.00"), "there is no revision 3.00 of it."),
        (("workshop-2",), "no revision of it was ever issued, so the archive holds none."),
        (("workshop-11",), "no revision of it was ever issued, so the archive holds none."),
    ],
)
def test_what_is_not_there_is_refused_and_what_is_there_is_named(
    workspace: Path, arguments: tuple[str, ...], message: str
) -> None:
    (problem,) = _copy(workspace, *arguments, code=1)["problems"]
    assert problem["message"] == message
    assert problem["hint"] in ("There is: 1.00, 1.01.", "Did you mean 'workshop-1'?")


def test_before_the_first_act_there_is_nothing_to_copy(tmp_path: Path) -> None:
    made = small_workspace(tmp_path / "w", profile())
    done = rollebog("-C", made, "copy", "workshop-1")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "no revision of it was ever issued" in done.stderr
    assert not (made / "register").exists()

"""LibreOffice as a process: one run for many documents, and what becomes of the others when one goes wrong."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest

from generator.problems import Problem
from generator.publish import office as office_module
from generator.publish.office import Office
from generator.publish.running import running
from tests.small_office import SmallOffice, page, without_traces


@pytest.fixture
def small(tmp_path: Path) -> SmallOffice:
    return SmallOffice(tmp_path / "program")


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Every test ends without a temporary file."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    with without_traces(folder):
        yield


def _made(office: Office, **documents: bytes) -> dict[str, str]:
    """What came of each document: ``made``, or the message."""
    results = list(office.pdfs(documents))
    assert sorted(name for name, _ in results) == sorted(documents), "each document is told of once"
    assert all(result == page() for _, result in results if isinstance(result, bytes))
    return {name: result.message if isinstance(result, Problem) else "made" for name, result in results}


def test_many_documents_share_one_run(small: SmallOffice) -> None:
    assert set(_made(small.office(), **{f"d{n}": b"" for n in range(40)}).values()) == {"made"}
    assert small.documents() == [40]


def test_very_many_documents_are_made_in_turns(small: SmallOffice, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office_module, "BATCH", 2)
    assert set(_made(small.office(), **{f"d{n}": b"" for n in range(5)}).values()) == {"made"}
    assert small.documents() == [2, 2, 1]


def test_without_documents_nothing_is_started(small: SmallOffice) -> None:
    assert _made(small.office()) == {}
    assert small.runs == []


def test_each_run_has_a_profile_and_a_place_for_temporary_files_of_its_own(small: SmallOffice) -> None:
    for _ in range(2):
        _made(small.office(), a=b"")
    (first, second) = small.runs
    assert first[0].startswith("-env:UserInstallation=file:///")
    assert first[0] != second[0]
    assert first[0].removeprefix("-env:UserInstallation=file://") == f"{first[1]}/profile"


def test_a_document_that_cannot_be_read_is_named_and_costs_the_others_nothing(small: SmallOffice) -> None:
    made = _made(small.office(), a=b"", b=b"UNREADABLE", c=b"", d=b"UNREADABLE")
    unread = "LibreOffice cannot read it."
    assert made == {"a": "made", "b": unread, "c": "made", "d": unread}
    assert small.documents() == [4]


def test_a_document_at_which_it_breaks_off_is_named_and_the_others_are_made(small: SmallOffice) -> None:
    made = _made(small.office(), a=b"", b=b"CRASHES", c=b"", d=b"CRASHES", e=b"")
    assert [name for name, said in made.items() if said == "made"] == ["a", "c", "e"]
    broke = "LibreOffice broke off at it: terminate called after throwing an instance of 'std::bad_alloc'."
    assert made["b"] == made["d"] == broke
    assert small.documents() == [5, 1, 3, 1, 1]


def test_a_document_at_which_it_broke_off_by_chance_is_made_at_the_second_try(small: SmallOffice) -> None:
    assert set(_made(small.office(), a=b"", b=b"STUMBLES", c=b"").values()) == {"made"}


def test_an_unreadable_document_before_the_one_at_which_it_breaks_off_is_not_lost(small: SmallOffice) -> None:
    made = _made(small.office(), a=b"UNREADABLE", b=b"CRASHES", c=b"")
    assert made["a"] == "LibreOffice cannot read it."
    assert made["b"].startswith("LibreOffice broke off at it")
    assert made["c"] == "made"


def test_a_document_at_which_it_hangs_is_given_up_and_no_process_stays(small: SmallOffice) -> None:
    made = _made(small.office(document=0.3), a=b"", b=b"HANGS", c=b"")
    assert (made["a"], made["c"]) == ("made", "made")
    assert made["b"] == "LibreOffice was not done with it after 0.3 seconds and was ended."
    assert small.documents() == [3, 1]
    assert small.nothing_is_left()


def test_where_it_hangs_at_the_start_no_document_is_tried_after_another(small: SmallOffice) -> None:
    (small.folder / "hangs-at-start").touch()
    made = _made(small.office(start=0.3), a=b"", b=b"")
    assert set(made.values()) == {f"LibreOffice ({small.program}) was not ready after 0.3 seconds and was ended."}
    assert len(small.runs) == 1
    assert small.nothing_is_left()


def test_where_it_does_not_start_its_own_words_are_told(small: SmallOffice) -> None:
    (small.folder / "locked").touch()
    (said,) = set(_made(small.office(), a=b"", b=b"").values())
    assert said == (
        f"LibreOffice ({small.program}) could not be started: Fatal Error: The application cannot be started. "
        "User installation could not be completed."
    )
    assert len(small.runs) == 1


@pytest.mark.parametrize("there", [False, True], ids=["missing", "no program"])
def test_a_program_that_cannot_be_run_is_named(tmp_path: Path, there: bool) -> None:
    program = tmp_path / "soffice"
    if there:
        program.write_text("not a program", "utf-8")
    (said,) = _made(Office(str(program)), a=b"").values()
    reason = "Permission denied" if there else "No such file or directory"
    assert said == f"LibreOffice ({program}) could not be started: {reason}: {program}."


def test_a_pdf_that_was_not_written_to_its_end_is_none(small: SmallOffice) -> None:
    assert _made(small.office(), a=b"HALF", b=b"") == {"a": "LibreOffice cannot read it.", "b": "made"}


def test_where_there_is_no_room_for_temporary_files_that_is_said(
    small: SmallOffice, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
    (said,) = _made(small.office(), a=b"").values()
    assert "could not be started: No such file or directory" in said


def test_an_interruption_leaves_no_process(small: SmallOffice, tmp_path: Path) -> None:
    (small.folder / "hangs-at-start").touch()
    command = [str(small.program), "-env:UserInstallation=x", "--outdir", str(tmp_path)]
    with pytest.raises(KeyboardInterrupt), running(command, tmp_path, {}) as process:
        while not small.left:
            assert process.poll() is None
            Event().wait(0.02)
        raise KeyboardInterrupt
    assert small.nothing_is_left()
    (tmp_path / "said.txt").unlink()

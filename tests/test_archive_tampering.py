"""Whatever is done to the archive or the register, ``verify`` finds it and names the place."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from generator.register.archive.verify import Examined, examine
from generator.register.keeping import proof
from tests.office import Office
from tests.tampering import (
    KINDS,
    OBJECT,
    TAMPERINGS,
    busy_office,
    files_of,
    flipped,
    flips,
    named,
    older_copy,
    removed,
    restored,
    rolled_back,
)
from tests.test_archive_ocfl import complaints

OF_EACH = 6  # bytes of each kind of file, and two in the plain run; benchmarks/tampering.py tries many more
PLACE = "register/register.sqlite"


@pytest.fixture(scope="module")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Office:
    made = busy_office(tmp_path_factory.mktemp("busy"))
    assert made.problems() == []
    return made


@pytest.fixture
def office(pristine: Office) -> Office:
    return pristine


@pytest.fixture(scope="module")
def bytes_to_flip(pristine: Office) -> list[tuple[str, str, int, int]]:
    return list(flips(pristine, OF_EACH, seed=1))


def test_the_office_has_every_kind_of_file(office: Office) -> None:
    assert [kind for kind in KINDS if not files_of(office, kind)] == []


@pytest.mark.parametrize("of_each", [2, pytest.param(OF_EACH, marks=pytest.mark.thorough)])
@pytest.mark.parametrize("kind", KINDS)
def test_a_single_byte_is_found_and_its_file_alone_is_named(
    office: Office, bytes_to_flip: list[tuple[str, str, int, int]], kind: str, of_each: int
) -> None:
    tried = [one for one in bytes_to_flip if one[0] == kind][:of_each]
    assert len(tried) == of_each
    for _, path, place, bits in tried:
        with flipped(office.archive / path, place, bits):
            assert named(office) == {path}, (place, bits)


@pytest.mark.parametrize("name", TAMPERINGS)
def test_what_takes_more_than_a_byte_is_found_and_named(office: Office, name: str) -> None:
    with restored(office):
        expected = TAMPERINGS[name](office.archive)
        assert expected
        assert set(expected) <= named(office)


def test_a_missing_file_of_any_kind_is_found_and_named(office: Office) -> None:
    for kind in KINDS:
        path = files_of(office, kind)[-1]
        with removed(office.archive / path):
            assert path in named(office), kind


def test_after_all_this_nothing_is_wrong_with_what_was_restored(office: Office) -> None:
    assert office.problems() == []


@pytest.mark.parametrize("set_back", [rolled_back, older_copy])
def test_an_archive_set_back_is_valid_for_ocfl_and_a_fault_for_us(office: Office, set_back: object) -> None:
    with restored(office):
        expected = set_back(office.archive)  # type: ignore[operator]
        assert complaints(office.archive) == []
        assert set(expected) <= named(office)
        # Nobody builds upon it either.
        before = office.state()
        said = office.refused("master", "2026-01-20", "renew", "workshop-2", "--yes")
        assert "the archive does not hold what the register says was issued last" in said
        assert office.state() == before


def test_without_a_register_the_archive_is_still_looked_at(office: Office) -> None:
    path = f"{OBJECT}/v1/content/document.docx"
    with restored(office), flipped(office.archive / path, 100, 1):
        office.file.unlink()
        assert named(office) == {path, PLACE}


STRAYS = (
    "~$document.docx",
    "Thumbs.db",
    f"{OBJECT}/~$ventory.json",
    f"{OBJECT}/v1/desktop.ini",
    f"{OBJECT}/v1/content/~$cument.docx",
    f"{OBJECT}/v2/content/.~lock.document.docx#",
    f"{OBJECT}/v2/content/Thumbs.db",
    "extensions/.DS_Store",
)


def test_what_word_and_windows_leave_behind_is_a_stray_and_no_tampering(office: Office) -> None:
    with restored(office):
        for path in STRAYS:
            (office.archive / path).write_bytes(b"x")
        report = office.verified()
        assert report["exit"] == 0
        assert {one["severity"] for one in report["problems"]} == {"warning"}
        assert {one["path"] for one in report["problems"]} == {f"register/archive/{path}" for path in STRAYS}
        assert "0 faults" in office.run("verify").stdout


def test_a_stray_does_not_hide_the_tampering_beside_it(office: Office) -> None:
    path = f"{OBJECT}/v1/content/document.docx"
    with restored(office), flipped(office.archive / path, 100, 1):
        (office.archive / OBJECT / "v1" / "content" / "~$cument.docx").write_bytes(b"x")
        assert named(office) == {path}


def test_a_file_whose_name_is_no_text_is_named_all_the_same(office: Office) -> None:
    with restored(office):
        (office.archive / OBJECT / "x\udcff.txt").write_bytes(b"x")
        assert len(office.problems()) == 1
        assert office.run("verify").exit_code == 1


def test_a_folder_that_cannot_be_read_is_named(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Path.iterdir

    def refused(folder: Path) -> object:
        if folder == office.archive / OBJECT / "v1":
            raise PermissionError(13, "Permission denied")
        return real(folder)

    monkeypatch.setattr(Path, "iterdir", refused)
    assert f"{OBJECT}/v1" in named(office)


def test_an_act_in_the_middle_of_verifying_is_no_fault(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    looks: list[tuple[Any, ...]] = []

    def interrupted(*given: Any) -> Examined:
        looks.append(given)
        if len(looks) == 1:
            office.renew("workshop-2", "2026-01-20")
        return examine(*given)

    with restored(office), monkeypatch.context() as patch:
        patch.setattr(proof, "examine", interrupted)
        assert office.problems() == []
    assert len(looks) == 2


# --- the register itself --------------------------------------------------------------------------------

ACT = "SELECT min(id) FROM acts WHERE document = 'workshop-2'"
ALTERED = {
    "an act": "UPDATE acts SET plain = replace(plain, 'Mads Mester', 'Mads Meister') WHERE name = 'approve'",
    "the date of an act": f"UPDATE acts SET plain = replace(plain, '2026-01-05', '2025-01-05') WHERE id = ({ACT})",
    "the chain": f"UPDATE acts SET chain = replace(chain, substr(chain, 1, 1), 'x') WHERE id = ({ACT})",
    "an act that is no JSON": f"UPDATE acts SET plain = 'x' WHERE id = ({ACT})",
    "an act that is none": f"UPDATE acts SET plain = '{{}}' WHERE id = ({ACT})",
    "an act that is no text": f"UPDATE acts SET plain = CAST(x'ff00ff' AS TEXT) WHERE id = ({ACT})",
    "an act of no known name": "UPDATE acts SET plain = replace(plain, '\"renew\"', '\"extend\"') WHERE name = 'renew'",
    "an act without its details": "UPDATE acts SET plain = json_set(plain, '$.details', json('{}')) WHERE id = 1",
    "the document an act is found by": f"UPDATE acts SET document = 'shop-2' WHERE id = ({ACT})",
    "the name an act is found by": f"UPDATE acts SET name = 'renew' WHERE id = ({ACT})",
    "the date an act is found by": f"UPDATE acts SET date = '2025-01-05' WHERE id = ({ACT})",
    "the moment an act is found by": f"UPDATE acts SET recorded = '2025' WHERE id = ({ACT})",
    "the person an act is found by": f"UPDATE acts SET person = 'master' WHERE id = ({ACT})",
    "the first act, deleted": "DELETE FROM acts WHERE id = 1",
    "an act in the middle, deleted": "DELETE FROM acts WHERE id = 3",
    "the last act, deleted": "DELETE FROM acts WHERE id = (SELECT max(id) FROM acts)",
    "all acts, deleted": "DELETE FROM acts",
    "a row": "UPDATE documents SET row = replace(row, '\"1.02\"', '\"9.99\"') WHERE document = 'workshop-2'",
    "a row that is no JSON": "UPDATE documents SET row = '{' WHERE document = 'workshop-2'",
    "the number a row is found by": "UPDATE documents SET same = 'x' WHERE document = 'workshop-2'",
    "a row, deleted": "DELETE FROM documents WHERE document = 'workshop-2'",
    "a row, added": "INSERT INTO documents VALUES ('x', 'x', '{}')",
    "a version's inventory": "UPDATE versions SET inventory = 'x' WHERE version = 2 AND document = 'workshop-2'",
    "a version's number": "UPDATE versions SET version = 9 WHERE version = 2 AND document = 'workshop-2'",
    "a version's document": "UPDATE versions SET document = 'x' WHERE version = 2 AND document = 'workshop-2'",
    "a version's act": "UPDATE versions SET act = 1 WHERE version = 2 AND document = 'workshop-2'",
    "the newest version, deleted": "DELETE FROM versions WHERE version = 3",
    "an older version, deleted": "DELETE FROM versions WHERE version = 1 AND document = 'workshop-2'",
    "all versions, deleted": "DELETE FROM versions",
}


@pytest.mark.parametrize("name", ALTERED)
def test_what_was_altered_in_the_register_behind_its_back_is_found(office: Office, name: str) -> None:
    with restored(office):
        office.behind_its_back(ALTERED[name])
        assert PLACE in named(office)


def test_two_acts_that_changed_places_are_found(office: Office) -> None:
    with restored(office):
        office.behind_its_back(
            "UPDATE acts SET id = 1000 WHERE id = 1",
            "UPDATE acts SET id = 1 WHERE id = 2",
            "UPDATE acts SET id = 2 WHERE id = 1000",
        )
        assert any("or an act before it was altered" in one for one in office.problems())


def test_triggers_that_were_dropped_are_missed(office: Office) -> None:
    with restored(office):
        with closing(sqlite3.connect(office.file)) as connection:
            connection.execute("DROP TRIGGER acts_stay")
        assert office.problems() == [f"{PLACE}: its trigger 'acts_stay' is not as it was made."]


def test_an_act_taken_back_without_a_trace_in_the_register_leaves_one_beside_it(office: Office) -> None:
    with restored(office):
        number = "(SELECT max(id) FROM acts WHERE document = 'workshop-1')"
        office.behind_its_back(
            f"DELETE FROM acts WHERE id = {number}",
            "DELETE FROM documents WHERE document = 'workshop-1'",
        )
        (said,) = office.problems()
        assert said.startswith("register/in-progress/rollebog%3aworkshop-1.json: ")


def test_evidence_that_is_not_archived_yet_is_proved_too(tmp_path: Path) -> None:
    office = busy_office(tmp_path)
    office.does("writer", "2026-01-11", "submit", "workshop-1", "--evidence", tmp_path / "scan.pdf")
    assert office.problems() == []
    for statement in ("UPDATE evidence SET content = x'00'", "DELETE FROM evidence"):
        with restored(office):
            office.behind_its_back(statement)
            assert any("the evidence 'scan.pdf' of workshop-1 (submit)" in one for one in office.problems())


def test_every_byte_of_the_register_that_says_anything_is_found(office: Office) -> None:
    whole = _said(office)
    harmless = 0
    for place in range(5, office.file.stat().st_size, 2503):
        with restored(office), flipped(office.file, place, 0x55):
            same = _said(office) == whole
            harmless += same  # what SQLite does not use says nothing
            assert office.verified()["exit"] == 1 or same, place
    assert 2 < harmless < 20


def _said(office: Office) -> str:
    try:
        with closing(sqlite3.connect(office.file)) as connection:
            return "\n".join(connection.iterdump())
    except (sqlite3.Error, UnicodeDecodeError):
        return ""


def test_of_two_contents_that_changed_places_neither_is_taken_for_the_other(office: Office) -> None:
    copies = office.folder / "output" / "current"
    with restored(office):
        TAMPERINGS["swapped: two contents of the newest versions"](office.archive)
        shutil.rmtree(copies)
        done = office.run("generate")
        assert done.exit_code == 1
        assert "workshop-2: document.docx of version 3 was altered. rollebog verify names everything" in done.stderr
        assert not list(copies.rglob("workshop-2*"))
    assert office.run("generate").exit_code == 0
    assert len(list(copies.rglob("workshop-2*"))) == 1

"""The archive, seen by a validator of OCFL that is none of ours."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from ocfl import StorageRoot

from generator.register import acts
from generator.register.act import Evidence
from generator.register.archive import ocfl
from generator.register.desk import Desk
from generator.register.keeping.session import Register
from generator.register.proposal import propose
from tests.office import Office
from tests.small_profile import goals, profile
from tests.small_register import NUMBER, at, candidate, settings, somebody
from tests.small_workspace import everything, save

# Our ids of people are URIs, but of no kind that the validator knows; the specification only recommends some.
TOLERATED = "[W009]"


def complaints(archive: Path) -> list[str]:
    """What the validator holds against a storage root and its objects, warnings too."""
    root = StorageRoot(str(archive))
    said = [] if root.validate(log_warnings=True, log_errors=False) else ["the root is not valid"]
    assert root.log is not None
    said += root.log.status_str().splitlines()
    lines = [line for _, text in root.errors for line in text.splitlines()]
    said += [line for line in lines if TOLERATED not in line]
    return said if root.num_objects == root.good_objects or said else ["an object is not valid"]


def objects(archive: Path) -> dict[str, str]:
    """Every object that the validator finds, by its id."""
    return {identifier: path for path, identifier in StorageRoot(str(archive)).list_objects()}


def changed(office: Office, objective: str) -> None:
    """Another objective in the goal document of the workshop."""
    save(office.folder, profile(goals=goals("workshop-2", objective=objective)))


def test_it_is_valid_after_every_act_that_puts_something_into_it(tmp_path: Path) -> None:
    office = Office(tmp_path, profile())
    word = tmp_path / "Gammel.docx"
    word.write_bytes((tmp_path / "templates" / "goal-document.docx").read_bytes())
    pdf = tmp_path / "Ældre – udgave.pdf"
    pdf.write_bytes(b"%PDF-1.7\n")
    office.issue("workshop-2", "2026-01-05")
    assert complaints(office.archive) == []
    changed(office, "Tørt overalt.")
    office.issue("workshop-2", "2026-01-06")
    assert complaints(office.archive) == []
    office.renew("workshop-2", "2026-01-07")
    assert complaints(office.archive) == []
    office.withdraw("workshop-2", "2026-01-08")
    assert complaints(office.archive) == []
    office.adopt("workshop-1", word)
    office.adopt("G.17", pdf)
    assert complaints(office.archive) == []
    assert len(objects(office.archive)) == 3
    inventory = json.loads((office.archive / "rollebog%3aworkshop-2" / "inventory.json").read_bytes())
    assert [one["message"] for _, one in sorted(inventory["versions"].items())] == [
        "approve 1.00",
        "approve 1.01",
        "renew 1.02",
        "withdraw",
    ]
    assert office.problems() == []


NAMES = ("..\\x.pdf", "møde – referat.pdf", "r" * 196 + ".pdf", " .skjult", "CON.txt", "a:b|c?.eml")


def test_it_is_valid_with_evidence_of_any_name_and_keeps_every_byte_of_it(tmp_path: Path) -> None:
    office = Office(tmp_path / "office", profile())
    files = []
    for number, name in enumerate(NAMES):
        (tmp_path / str(number)).mkdir()
        files.append(tmp_path / str(number) / name)
        files[-1].write_bytes(f"bilag {number}".encode())
    office.issue("workshop-2", "2026-01-05", *(part for file in files for part in ("--evidence", file)))
    assert complaints(office.archive) == []
    assert office.problems() == []
    kept = {path: content for path, content in everything(office.archive).items() if "/evidence/" in path}
    assert sorted(kept.values()) == sorted(file.read_bytes() for file in files)
    assert all(len(path.rpartition("/")[2]) <= 120 for path in kept)


def test_evidence_whose_name_would_climb_out_of_the_archive_stays_in_it(tmp_path: Path) -> None:
    names = ("../x.pdf", "../../../x.pdf", "/etc/x.pdf", "..", ".", "")
    proofs = tuple(Evidence(name, f"bilag {number}".encode()) for number, name in enumerate(names))
    of, now = settings(), candidate()
    register = Register(tmp_path / "register")
    with register.acting() as session:
        first = propose(of, session.standing(NUMBER), None, now)
        acts.submit(Desk(session, of, somebody("writer"), at(0)), now, replace(first, hearings=()))
        acts.approve(Desk(session, of, somebody("master"), at(1), proofs), now)
    assert complaints(register.archive.root) == []
    kept = {path: content for path, content in everything(tmp_path).items() if content.startswith(b"bilag")}
    assert sorted(kept.values()) == [one.content for one in proofs]
    assert all("/v1/content/evidence/" in path for path in kept)


NUMBERS = ("A 1 b", "Blåbærgrød.Æ-Ø Å", "#1;%20&='!@~(x)[y]{z}$", "n" * 60, "æ" * 60, "å" + " ø" * 29 + "x")


def test_it_is_valid_for_document_numbers_of_any_letters_and_length(tmp_path: Path) -> None:
    made = [
        {**profile(f"unit{number}"), "positions": [], "goals": goals(name, control={**_control(), "id": name})}
        for number, name in enumerate(NUMBERS)
    ]
    office = Office(tmp_path, *made)
    for name in NUMBERS:
        office.issue(name, "2026-01-05")
    assert complaints(office.archive) == []
    assert office.problems() == []
    root = StorageRoot(str(office.archive))
    # The validator computes the folder of an id by itself, from the layout that the root declares.
    assert objects(office.archive) == {one: root.object_path(one) for one in map(ocfl.object_id, NUMBERS)}
    assert {len(one.name) for one in office.archive.glob("rollebog*")} > {165}


def _control() -> dict[str, Any]:
    return {"prepared-by": [{"group": "Svendene"}], "approved-by": [{"title": "Mester"}]}


# --- and it reports tampering ---------------------------------------------------------------------------


@pytest.fixture
def office(tmp_path: Path) -> Office:
    made = Office(tmp_path, profile())
    made.issue("workshop-2", "2026-01-05")
    made.renew("workshop-2", "2026-01-06")
    assert complaints(made.archive) == []
    return made


FILES = (
    "0=ocfl_object_1.1",
    "inventory.json",
    "inventory.json.sha512",
    "v1/inventory.json.sha512",
    "v1/content/document.docx",
    "v1/content/record.json",
    "v2/content/imprint.json",
)


@pytest.mark.parametrize("path", FILES)
def test_the_validator_reports_a_file_that_was_altered_or_removed_and_so_do_we(office: Office, path: str) -> None:
    file = office.archive / "rollebog%3aworkshop-2" / path
    before = file.read_bytes()
    file.write_bytes(before[:-3] + bytes([before[-3] ^ 1]) + before[-2:])
    assert complaints(office.archive)
    assert any(path in problem for problem in office.problems())
    file.unlink()
    # A version need not repeat the inventory for OCFL; for us it must.
    assert complaints(office.archive) or path.startswith("v1/inventory")
    assert any(path in problem for problem in office.problems())
    file.write_bytes(before)
    assert (complaints(office.archive), office.problems()) == ([], [])


def test_the_validator_reports_a_file_that_was_added_and_so_do_we(office: Office) -> None:
    (office.archive / "rollebog%3aworkshop-2" / "v2" / "content" / "x.txt").write_bytes(b"x")
    assert complaints(office.archive)
    assert [one.partition(": ")[0] for one in office.problems()] == [
        "register/archive/rollebog%3aworkshop-2/v2/content/x.txt"
    ]

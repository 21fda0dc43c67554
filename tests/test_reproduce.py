"""Every issued Word file is made again from what is archived, and from nothing else."""

from __future__ import annotations

import json
import shutil
import zlib
from pathlib import Path
from typing import Any

import pytest

from generator.register import version
from generator.register.act import Act, chained
from generator.register.keeping import proof
from generator.word import package
from tests.office import Office
from tests.small_workspace import SETTINGS, everything
from tests.tampering import OBJECT, busy_office, forge

ISSUED = {("workshop-2", 1), ("workshop-2", 2), ("workshop-2", 3), ("shop-2", 1)}


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return busy_office(tmp_path_factory.mktemp("prepared"))


@pytest.fixture
def office(prepared: Office, tmp_path: Path) -> Office:
    return Office(shutil.copytree(prepared.folder, tmp_path / "office"))


def outcomes(office: Office, code: int = 0) -> dict[tuple[str, int], str]:
    """What becomes of making each issued file again."""
    report = office.verified("--reproduce")
    assert report["exit"] == code, report
    return {(one["document"], one["version"]): one["outcome"] for one in report["reproduced"]}


def test_every_issued_file_comes_out_the_same_and_no_other_is_tried(office: Office) -> None:
    assert outcomes(office) == dict.fromkeys(ISSUED, "same")
    done = office.run("verify", "--reproduce")
    assert "Made again: 4 identical." in done.stdout


def test_it_comes_out_the_same_elsewhere_where_there_is_nothing_but_the_register(
    office: Office, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "en anden mappe" / "ø"
    shutil.copytree(office.register, elsewhere / "register")
    (elsewhere / "rollebog.yaml").write_text(SETTINGS, "utf-8")
    assert outcomes(Office(elsewhere)) == dict.fromkeys(ISSUED, "same")


def test_it_comes_out_the_same_after_everything_that_it_was_made_of_has_changed(office: Office) -> None:
    before = everything(office.archive)
    other = (office.folder / "templates" / "hearing-note.docx").read_bytes()
    for template in (office.folder / "templates").glob("*.docx"):
        template.write_bytes(other)
    (office.folder / "templates" / "labels.da.yaml").write_text("document:\n  contents: Noget andet\n", "utf-8")
    standard = office.folder / "frameworks" / "craft" / "2.1.yaml"
    standard.write_text(standard.read_text("utf-8").replace("Saver lige.", "Saver skævt."), "utf-8")
    for file in (office.folder / "profiles").iterdir():
        file.unlink()
    with (office.folder / "rollebog.yaml").open("a", encoding="utf-8") as settings:
        settings.write("validity: {goal-document: 9 years}\n")
    assert outcomes(office) == dict.fromkeys(ISSUED, "same")
    assert everything(office.archive) == before


def test_another_format_is_said_and_is_neither_fault_nor_success(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(proof, "FORMAT", package.FORMAT + 1)
    monkeypatch.setattr(version, "made_again", lambda content: pytest.fail("what another format made is compared"))
    assert outcomes(office) == dict.fromkeys(ISSUED, "other-format")
    said = office.run("verify", "--reproduce")
    assert said.exit_code == 0
    assert "Made again: 4 made by another version of the format, so not compared." in said.stdout
    assert {one["format"] for one in office.verified("--reproduce")["reproduced"]} == {package.FORMAT}


def test_what_another_zlib_packs_is_compared_part_by_part(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "LEVEL", 1)
    monkeypatch.setattr(zlib, "ZLIB_RUNTIME_VERSION", "9.9.9")
    assert outcomes(office) == dict.fromkeys(ISSUED, "parts")
    assert "4 identical part by part (another zlib packed them)" in office.run("verify", "--reproduce").stdout


def test_the_same_zlib_has_no_excuse_for_other_bytes(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "LEVEL", 1)
    assert outcomes(office, code=1) == dict.fromkeys(ISSUED, "different")


def test_another_zlib_is_no_excuse_for_another_text(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "LEVEL", 1)
    monkeypatch.setattr(zlib, "ZLIB_RUNTIME_VERSION", "9.9.9")
    _forge(office, "imprint.json", approved_by=["Mads Meister"])
    assert outcomes(office, code=1) == {**dict.fromkeys(ISSUED, "parts"), ("workshop-2", 3): "different"}


def test_an_altered_imprint_is_found_even_where_every_digest_was_made_to_fit(office: Office) -> None:
    _forge(office, "imprint.json", approved_by=["Mads Meister"])
    assert outcomes(office, code=1) == {**dict.fromkeys(ISSUED, "same"), ("workshop-2", 3): "different"}
    said = office.run("verify", "--reproduce")
    assert "workshop-2, version 3: comes out different: " in said.stderr
    assert "word/" in said.stderr
    assert "Made again: 3 identical, 1 different." in said.stdout


NO_IMPRINT: dict[str, dict[str, Any]] = {
    "a value of another kind": {"approved_by": 17},
    "a date that is none": {"approved": "i går"},
    "a key that nobody knows": {"mood": "glad"},
    "no history": {"history": None},
}


@pytest.mark.parametrize("how", NO_IMPRINT)
def test_an_imprint_that_is_none_is_a_difference_and_no_fault_of_the_program(office: Office, how: str) -> None:
    _forge(office, "imprint.json", **NO_IMPRINT[how])
    assert outcomes(office, code=1)["workshop-2", 3] == "different"


def test_what_is_not_as_it_was_issued_is_not_made_again(office: Office) -> None:
    (office.archive / OBJECT / "v1" / "content" / "labels.json").unlink()
    assert outcomes(office, code=1) == {}
    assert "Nothing was made again: first the faults." in office.run("verify", "--reproduce").stdout


def _forge(office: Office, path: str, **said: Any) -> None:
    """Other values in the newest version, and every digest made to fit, in the register and its chain too."""
    digest = forge(office.archive / OBJECT, 3, path, **said)
    office.behind_its_back(f"UPDATE versions SET inventory = '{digest}' WHERE document = 'workshop-2' AND version = 3")
    (said_of_chain,) = office.problems()
    assert "(renew of workshop-2), what it issued, or an act before it was altered" in said_of_chain
    issued = {act: inventory for _, _, inventory, act in office.table("versions")}
    chain, made = "", []
    for number, *_, plain, _ in office.table("acts"):
        chain = chained(chain, Act.from_plain(json.loads(plain)), issued.get(number, ""))
        made.append(f"UPDATE acts SET chain = '{chain}' WHERE id = {number}")
    office.behind_its_back(*made)
    assert office.problems() == []  # archive and register were made to agree

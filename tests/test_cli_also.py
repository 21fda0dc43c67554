"""``--also`` and the PDF that goes with what is approved: made beside each Word file, never beside a newer one."""

from __future__ import annotations

import json
import os
import signal
import subprocess
from pathlib import Path
from threading import Event
from typing import Any

import pikepdf
import pytest

from generator.publish.xmp import CONTROL
from tests.command_line import PROGRAM, environment, rollebog
from tests.office import Office
from tests.small_office import SmallOffice, without_traces
from tests.small_profile import position, profile
from tests.small_workspace import documents, everything, save, small_workspace, with_least_templates

DAY = "2026-02-01"


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SmallOffice:
    made = SmallOffice(tmp_path / "program")
    monkeypatch.setenv("ROLLEBOG_OFFICE", str(made.program))
    return made


@pytest.fixture
def workspace(tmp_path: Path, small: SmallOffice) -> Path:
    return small_workspace(tmp_path / "w", profile(), profile("yard"))


@pytest.fixture
def office(tmp_path: Path, small: SmallOffice) -> Office:
    return Office(tmp_path / "office", profile())


def _report(workspace: Path, *arguments: str, code: int = 0) -> Any:
    done = rollebog("-C", workspace, "generate", "--format", "json", *arguments)
    assert done.exit_code == code, done.output
    return json.loads(done.stdout)


def _shapes(report: Any) -> list[str]:
    return [f"{Path(one['path']).name.split()[0]}.{one['shape']} {one['outcome']}" for one in report["shapes"]]


def _pdfs(workspace: Path) -> list[Path]:
    return sorted((workspace / "output").rglob("*.pdf"))


def test_a_pdf_stands_beside_each_word_file_and_all_are_made_in_one_run(workspace: Path, small: SmallOffice) -> None:
    done = rollebog("-C", workspace, "generate", "--also", "pdf")
    assert (done.exit_code, done.stderr) == (0, "")
    assert [file.with_suffix(".docx") for file in _pdfs(workspace)] == documents(workspace)
    assert done.stdout.endswith("4 documents of 2 units: 4 written, 0 unchanged. PDF: 4 written, 0 unchanged.\n")
    assert small.documents() == [4]
    with pikepdf.open(_pdfs(workspace)[0]) as pdf:
        assert f"{CONTROL}".encode() in pdf.Root.Metadata.read_bytes()


def test_what_has_not_changed_is_not_made_again(workspace: Path, small: SmallOffice) -> None:
    _report(workspace, "--also", "pdf")
    before = everything(workspace / "output")
    assert {one.split()[1] for one in _shapes(_report(workspace, "--also", "pdf"))} == {"unchanged"}
    assert everything(workspace / "output") == before
    save(workspace, profile("yard", positions=[position("yard-1", purpose="Noget andet.")]))
    assert len(_report(workspace, "--also", "pdf")["shapes"]) == 4
    assert small.documents() == [4, 1]


def test_a_pdf_that_is_missing_is_made_again(workspace: Path, small: SmallOffice) -> None:
    _report(workspace, "--also", "pdf")
    _pdfs(workspace)[0].unlink()
    _report(workspace, "--also", "pdf")
    assert (len(_pdfs(workspace)), small.documents()) == (4, [4, 1])


def test_a_run_without_it_leaves_what_is_right_and_takes_away_what_is_outdated(workspace: Path) -> None:
    _report(workspace, "--also", "pdf")
    assert _report(workspace)["outdated"] == []
    save(workspace, profile("yard", positions=[position("yard-1", purpose="Noget andet.")]))
    done = rollebog("-C", workspace, "generate", "--kind", "function-description")
    (gone,) = [line for line in done.stdout.splitlines() if line.startswith("Removed, because its Word file says")]
    assert gone.endswith("yard-1 Funktionsbeskrivelse, tømrer, Værksted yard.pdf")
    assert len(_pdfs(workspace)) == 3


def test_an_outdated_pdf_does_not_stay_where_no_new_one_can_be_made(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _report(workspace, "--also", "pdf")
    save(workspace, profile("yard", positions=[position("yard-1", purpose="Noget andet.")]))
    monkeypatch.setenv("ROLLEBOG_OFFICE", "")
    report = _report(workspace, "--also", "pdf", code=1)
    assert len(report["outdated"]) == 1
    assert len(_pdfs(workspace)) == 3
    assert [one["outcome"] for one in report["documents"]] == ["unchanged", "unchanged", "written", "unchanged"]
    assert [one["message"] for one in report["problems"]] == ["LibreOffice was not found, so no PDF was made."]


def test_a_pdf_that_somebody_changed_is_left_alone(workspace: Path) -> None:
    _report(workspace, "--also", "pdf")
    file = _pdfs(workspace)[0]
    file.write_bytes(b"%PDF with a remark")
    done = rollebog("-C", workspace, "generate", "--also", "pdf")
    assert f"Left alone, because it was changed since Rollebog wrote it: output/workshop/{file.name}" in done.stderr
    assert file.read_bytes() == b"%PDF with a remark"


def test_beside_a_word_file_that_somebody_changed_no_pdf_says_something_else(workspace: Path) -> None:
    _report(workspace, "--also", "pdf")
    documents(workspace)[0].write_bytes(b"a Word file of my own")
    report = _report(workspace, "--also", "pdf")
    assert len(report["shapes"]) == len(_pdfs(workspace)) == 3


def test_a_unit_that_is_gone_takes_its_pdfs_along(workspace: Path) -> None:
    _report(workspace, "--also", "pdf")
    (workspace / "profiles" / "yard.yaml").unlink()
    assert len(_report(workspace)["removed"]) == 4
    assert len(_pdfs(workspace)) == 2


def test_one_document_that_fails_costs_the_others_nothing(workspace: Path, small: SmallOffice) -> None:
    (small.folder / "locked").touch()
    done = rollebog("-C", workspace, "generate", "--also", "pdf")
    assert done.exit_code == 1
    assert len(documents(workspace)) == 4
    assert done.stderr.count("could not be started: Fatal Error") == 1


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("pfd", "there is no shape 'pfd'. Did you mean 'pdf'?"),
        ("pdf,", "there is no shape ''. Known: pdf, html, md, odt."),
        ("docx", "there is no shape 'docx'."),
    ],
)
def test_a_shape_that_there_is_not_is_wrong_usage(workspace: Path, given: str, said: str) -> None:
    done = rollebog("-C", workspace, "generate", "--also", given)
    assert done.exit_code == 2
    assert said in " ".join(done.stderr.split())
    assert documents(workspace) == []


def test_several_shapes_are_named_with_commas(workspace: Path) -> None:
    report = _report(workspace, "yard", "--kind", "goal-document", "--also", "md, pdf,md")
    assert sorted(_shapes(report)) == ["yard-2.md written", "yard-2.pdf written"]


def test_what_is_approved_goes_into_the_archive_with_its_pdf(office: Office, small: SmallOffice) -> None:
    office.issue("workshop-2", DAY)
    current = office.folder / "output" / "current" / "workshop"
    assert sorted(file.suffix for file in current.iterdir()) == [".docx", ".pdf"]
    archived = next(office.archive.rglob("document.pdf")).read_bytes()
    assert next(current.glob("*.pdf")).read_bytes() == archived
    assert b"<rollebog:Revision>1.00<" in archived
    office.renew("workshop-2", "2026-03-01")
    assert len(list(office.archive.rglob("document.pdf"))) == 2
    assert small.documents() == [1, 1]
    assert office.problems() == []
    assert {one["outcome"] for one in office.verified("--reproduce")["reproduced"]} == {"same"}


def test_what_is_refused_anyway_is_refused_before_a_pdf_is_made(office: Office, small: SmallOffice) -> None:
    office.does("writer", DAY, "submit", "workshop-2")
    office.refused("writer", DAY, "approve", "workshop-2", "--yes")
    office.refused("master", DAY, "renew", "workshop-2", "--yes")
    assert small.runs == []


def test_approval_does_not_depend_on_the_pdf(office: Office, small: SmallOffice) -> None:
    (small.folder / "locked").touch()
    office.does("writer", DAY, "submit", "workshop-2")
    done = office.run("approve", "workshop-2", "--as", "master", "--date", DAY, "--yes")
    assert done.exit_code == 0
    assert "workshop-2: revision 1.00 is approved and in force" in done.stdout
    assert "No PDF goes with it: LibreOffice" in done.stderr
    assert office.problems() == []


def test_where_libreoffice_is_not_installed_approval_says_so_once(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ROLLEBOG_OFFICE")
    monkeypatch.setenv("PATH", "")
    office.does("writer", DAY, "submit", "workshop-2")
    done = office.run("approve", "workshop-2", "--as", "master", "--date", DAY, "--yes")
    assert (done.exit_code, done.stderr.count("LibreOffice was not found, so no PDF was made.")) == (0, 1)


def test_whoever_wants_no_pdf_says_so(office: Office, small: SmallOffice) -> None:
    office.issue("workshop-2", DAY, "--no-pdf")
    office.does("master", "2026-03-01", "renew", "workshop-2", "--yes", "--no-pdf")
    assert small.runs == []


def test_what_is_in_force_gets_the_shapes_that_its_archive_does_not_hold(office: Office, small: SmallOffice) -> None:
    office.issue("workshop-2", DAY, "--no-pdf")
    report = _report(office.folder, "--also", "pdf", "--date", DAY)
    assert _shapes(report) == ["workshop-1.pdf written", "workshop-2.pdf written"]
    assert [Path(one["path"]).parts[1] for one in report["shapes"]] == ["workshop", "current"]
    office.renew("workshop-2", "2026-03-01")
    (file,) = (office.folder / "output" / "current" / "workshop").glob("*.pdf")
    assert file.read_bytes() == next(office.archive.rglob("v2/content/document.pdf")).read_bytes()
    _report(office.folder, "--also", "md", "--date", "2026-03-01")
    office.withdraw("workshop-2", "2026-03-02")
    assert not (office.folder / "output" / "current" / "workshop").exists()


def test_of_what_was_adopted_no_pdf_claims_what_nobody_has_looked_at(
    office: Office, small: SmallOffice, tmp_path: Path
) -> None:
    office.run("generate", "workshop")
    made = next(file for file in documents(office.folder) if "workshop-2" in file.name)
    office.adopt("workshop-2", made.rename(tmp_path / "approved.docx"))
    shapes = _shapes(_report(office.folder, "--also", "pdf", "--date", "2026-02-01"))
    assert "workshop-1.pdf written" in shapes
    assert not list((office.folder / "output" / "current").rglob("*.pdf"))


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM], ids=["Ctrl-C", "terminated"])
def test_an_interrupted_run_leaves_no_process_and_no_temporary_file(
    workspace: Path, small: SmallOffice, tmp_path: Path, how: signal.Signals
) -> None:
    (small.folder / "hangs-at-start").touch()
    (tmp_path / "temporary").mkdir()
    with_least_templates(workspace)
    with without_traces(tmp_path / "temporary"):
        own = {"TMPDIR": str(tmp_path / "temporary"), "ROLLEBOG_OFFICE": str(small.program)}
        command = [*PROGRAM, "-C", str(workspace), "generate", "--also", "pdf"]
        process = subprocess.Popen(command, env=environment(own), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        while not small.left:
            assert process.poll() is None
            Event().wait(0.02)
        os.kill(process.pid, how)
        _, said = process.communicate(timeout=10)
    assert process.returncode == (130 if how == signal.SIGINT else 143), said
    assert b"Traceback" not in said
    assert small.nothing_is_left()
    assert len(documents(workspace)) == 4

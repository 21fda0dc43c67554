"""Files of earlier runs that no document bears any more: cleared away, but never what a person edited or owns."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.output import Output
from tests.command_line import rollebog
from tests.small_profile import position, profile
from tests.small_workspace import documents, everything, save, small_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    made = small_workspace(tmp_path / "w", profile())
    assert rollebog("-C", made, "generate").exit_code == 0
    return made


def _function_description(workspace: Path) -> Path:
    return documents(workspace)[0]


def _output(folder: Path) -> Output:
    """The folder as a new run sees it."""
    return Output(folder, "output")


def _changed(workspace: Path, **changes: str) -> None:
    save(workspace, profile(positions=[position("workshop-1", **changes)]))


def test_a_changed_title_takes_the_old_file_away_if_nobody_edited_it(workspace: Path) -> None:
    old = _function_description(workspace)
    _changed(workspace, title="Blikkenslager")
    done = rollebog("-C", workspace, "generate")
    assert f"Removed, because no draft bears this name any more: output/workshop/{old.name}" in done.stdout
    assert [file.name.split(" ")[2] for file in documents(workspace)] == ["blikkenslager,", "Værksted"]


def test_a_changed_title_leaves_an_edited_file_where_it_is(workspace: Path) -> None:
    old = _function_description(workspace)
    old.write_bytes(b"edited")
    _changed(workspace, title="Blikkenslager")
    assert "Removed" not in rollebog("-C", workspace, "generate").stdout
    assert (old.read_bytes(), len(documents(workspace))) == (b"edited", 3)


def test_a_title_that_changes_back_brings_the_old_file_back(workspace: Path) -> None:
    before = everything(workspace / "output")
    for title in ("Blikkenslager", "Tømrer"):
        _changed(workspace, title=title)
        assert rollebog("-C", workspace, "generate").exit_code == 0
    after = everything(workspace / "output")
    assert {p: c for p, c in after.items() if p != ".written"} == {p: c for p, c in before.items() if p != ".written"}


def test_the_documents_of_a_unit_that_is_gone_are_taken_away_if_nobody_edited_them(workspace: Path) -> None:
    save(workspace, profile("yard"))
    rollebog("-C", workspace, "generate")
    edited, other = documents(workspace)[2:]
    edited.write_bytes(b"edited")
    (workspace / "profiles" / "yard.yaml").unlink()
    assert "Removed" not in rollebog("-C", workspace, "generate", "workshop").stdout
    done = rollebog("-C", workspace, "generate")
    assert f"Removed, because no draft bears this name any more: output/yard/{other.name}" in done.stdout
    assert documents(workspace)[2:] == [edited]
    assert edited.read_bytes() == b"edited"


def test_the_documents_of_a_unit_whose_profile_cannot_be_read_stay_whatever_the_file_is_called(workspace: Path) -> None:
    before = everything(workspace / "output")
    for name in ("workshop.yaml", "vaerkstedet.yaml"):
        (workspace / "profiles" / "workshop.yaml").rename(workspace / "profiles" / name)
        readable = (workspace / "profiles" / name).read_text("utf-8")
        assert rollebog("-C", workspace, "generate").exit_code == 0
        (workspace / "profiles" / name).write_text("unit: [", "utf-8")
        assert rollebog("-C", workspace, "generate").exit_code == 1
        assert everything(workspace / "output") == before
        (workspace / "profiles" / name).write_text(readable, "utf-8")


def test_an_id_that_changes_only_by_case_costs_no_document_where_the_disk_knows_no_case(tmp_path: Path) -> None:
    unit = profile("Yard")
    workspace = small_workspace(tmp_path / "w", unit)
    rollebog("-C", workspace, "generate")
    before = documents(workspace)
    (workspace / "output" / "yard").symlink_to("Yard")  # so that both names lead to one folder, as on Windows
    (workspace / "profiles" / "Yard.yaml").unlink()
    unit["unit"]["id"] = "yard"
    save(workspace, unit)
    for _ in range(2):
        rollebog("-C", workspace, "generate")
        assert documents(workspace) == before


def test_files_of_people_and_of_other_units_are_never_removed(workspace: Path) -> None:
    kept = {"workshop/notes.docx": b"own", "workshop2/x.docx": b"own", "README.md": b"own"}
    for path, content in kept.items():
        (workspace / "output" / path).parent.mkdir(exist_ok=True)
        (workspace / "output" / path).write_bytes(content)
    _changed(workspace, title="Blikkenslager")
    rollebog("-C", workspace, "generate")
    assert kept.items() <= everything(workspace / "output").items()


def test_an_old_path_that_is_now_a_folder_is_left_alone(workspace: Path) -> None:
    old = _function_description(workspace)
    old.unlink()
    (old / "inside").mkdir(parents=True)
    _changed(workspace, title="Blikkenslager")
    assert rollebog("-C", workspace, "generate").exit_code == 0
    assert (old / "inside").is_dir()


def test_a_name_that_differs_only_by_case_from_a_documents_name_is_never_cleared_away(tmp_path: Path) -> None:
    for path in ("unit/Æble.docx", "unit/æble.docx", "unit/other.docx"):
        _output(tmp_path).put(path, b"the same on some disks")
    assert _output(tmp_path).prune("unit", ["unit/æble.docx"]) == (["unit/other.docx"], [])

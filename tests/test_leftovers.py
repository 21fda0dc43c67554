"""Files of earlier runs that no document bears any more: cleared away, named where edited, never another's."""

from __future__ import annotations

from pathlib import Path

from tests.command_line import rollebog
from tests.small_profile import profile
from tests.small_workspace import documents, save, small_workspace


def test_an_edited_file_whose_document_has_another_name_now_stays_and_is_named(tmp_path: Path) -> None:
    workspace = small_workspace(tmp_path, profile())
    rollebog("-C", workspace, "generate")
    edited = next(file for file in documents(workspace) if file.name.startswith("workshop-2"))
    edited.write_bytes(b"edited in Word")
    renamed = profile()
    renamed["unit"]["name"] = "Smedjen"
    save(workspace, renamed)
    result = rollebog("-C", workspace, "generate")
    assert f"the file was edited, so it stays: output/workshop/{edited.name}" in result.stderr
    assert edited.read_bytes() == b"edited in Word"
    assert len(documents(workspace)) == 3


def test_an_edited_file_of_a_unit_that_is_gone_stays_and_is_named(tmp_path: Path) -> None:
    workspace = small_workspace(tmp_path, profile(), profile("yard"))
    rollebog("-C", workspace, "generate")
    edited = next(file for file in documents(workspace) if file.name.startswith("yard-1"))
    edited.write_bytes(b"edited in Word")
    (workspace / "profiles" / "yard.yaml").unlink()
    result = rollebog("-C", workspace, "generate")
    assert f"so it stays: output/yard/{edited.name}" in result.stderr
    assert [file.name.split()[0] for file in documents(workspace)] == ["workshop-1", "workshop-2", "yard-1"]


def test_two_workspaces_that_share_a_folder_leave_each_others_documents_alone(tmp_path: Path) -> None:
    first = small_workspace(tmp_path / "first", profile())
    second = small_workspace(tmp_path / "second", profile("yard"))
    for workspace in (first, second, first):
        assert rollebog("-C", workspace, "generate", "--output", tmp_path / "shared").exit_code == 0
    assert len(list((tmp_path / "shared").rglob("*.docx"))) == 4

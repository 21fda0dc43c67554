"""``rollebog schema``: the schemas that the first line of every file refers to."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.command_line import rollebog
from tests.small_workspace import everything, small_workspace

NAMES = ("profile", "framework", "overlay", "kind", "settings")


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return small_workspace(tmp_path / "w")


def test_all_schemas_are_written_where_editors_look_for_them(workspace: Path) -> None:
    made = rollebog("-C", workspace, "schema")
    assert (made.exit_code, made.stderr) == (0, "")
    assert made.stdout.splitlines() == [f".rollebog/schemas/{name}.schema.json" for name in NAMES]
    for path in made.stdout.splitlines():
        assert json.loads((workspace / path).read_text("utf-8"))["$schema"] == "http://json-schema.org/draft-07/schema#"


@pytest.mark.parametrize("name", NAMES)
def test_a_named_schema_is_printed_and_nothing_is_written(name: str, workspace: Path) -> None:
    before = everything(workspace)
    printed = rollebog("-C", workspace, "schema", name)
    assert (printed.exit_code, everything(workspace)) == (0, before)
    rollebog("-C", workspace, "schema")
    assert printed.stdout == (workspace / ".rollebog" / "schemas" / f"{name}.schema.json").read_text("utf-8")


def test_a_schema_is_printed_outside_of_any_workspace_too(tmp_path: Path) -> None:
    assert json.loads(rollebog("-C", tmp_path, "schema", "profile").stdout)["title"] == "Rollebog profile"


def test_writing_anew_replaces_what_is_there_and_is_the_same_every_time(workspace: Path) -> None:
    rollebog("-C", workspace, "schema")
    first = everything(workspace)
    (workspace / ".rollebog" / "schemas" / "profile.schema.json").write_text("{}", "utf-8")
    rollebog("-C", workspace, "schema")
    assert everything(workspace) == first


def test_an_unknown_schema_is_wrong_usage_with_a_suggestion(workspace: Path) -> None:
    refused = rollebog("-C", workspace, "schema", "profil")
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert "there is no schema 'profil'. Did you mean 'profile'?" in refused.stderr


def test_writing_needs_a_workspace(tmp_path: Path) -> None:
    refused = rollebog("-C", tmp_path, "schema")
    assert (refused.exit_code, everything(tmp_path)) == (1, {})
    assert "this is no workspace" in refused.stderr


def test_a_file_in_place_of_the_folder_is_named_and_no_fault_of_the_program(workspace: Path) -> None:
    (workspace / ".rollebog").write_text("in the way", "utf-8")
    refused = rollebog("-C", workspace, "schema")
    assert refused.exit_code == 1
    assert ".rollebog" in refused.stderr

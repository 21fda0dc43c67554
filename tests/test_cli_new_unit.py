"""``rollebog new unit``: a first profile that is legal as it stands, or a refusal that changes nothing."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest

from generator import Workspace
from tests.command_line import rollebog
from tests.small_profile import profile
from tests.small_workspace import documents, everything, small_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return small_workspace(tmp_path / "w", profile())


def _refused(workspace: Path, *arguments: str) -> str:
    """What a refusal says, after making sure that it is one and changed nothing."""
    before = everything(workspace)
    refused = rollebog("-C", workspace, "new", "unit", *arguments)
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert everything(workspace) == before
    return refused.stderr


def test_a_new_units_profile_passes_the_check_and_generates_for_every_language_standard_and_level(
    tmp_path: Path,
) -> None:
    rollebog("-C", tmp_path, "init")
    standards = [loaded.model for loaded in Workspace.find(tmp_path).content.frameworks]
    wanted = [(s.id, level.id, language) for s in standards for level in s.levels for language in ("da", "nb", "en")]
    assert len(standards) >= 2
    for number, (standard, level, language) in enumerate(wanted):
        made = rollebog(
            "-C", tmp_path, "new", "unit", f"unit-{number}",
            "--framework", standard, "--level", level, "--language", language,
        )  # fmt: skip
        assert (made.exit_code, made.stderr) == (0, ""), (standard, level, language)
    checked = json.loads(rollebog("-C", tmp_path, "check", "--format", "json").stdout)
    assert [problem for problem in checked["problems"] if problem["severity"] == "error"] == []
    generated = rollebog("-C", tmp_path, "generate", "--format", "json")
    assert generated.exit_code == 0
    made_of_units = [one for one in json.loads(generated.stdout)["documents"] if one["unit"] != "standards"]
    assert [one["outcome"] for one in made_of_units] == ["written"] * 2 * len(wanted)
    profiles = {loaded.model.unit.id: loaded.model for loaded in Workspace.find(tmp_path).content.profiles}
    for number, expected in enumerate(wanted):
        one = profiles[f"unit-{number}"]
        assert (one.framework, one.positions[0].level, one.language) == expected


def test_without_options_the_unit_follows_the_only_standard_at_its_highest_level_in_the_workspaces_language(
    workspace: Path,
) -> None:
    made = rollebog("-C", workspace, "new", "unit", "fresh")
    assert (made.exit_code, made.stderr) == (0, "")
    assert made.stdout.startswith("profiles/fresh.yaml is written.")
    fresh = next(one.model for one in Workspace.find(workspace).content.profiles if one.model.unit.id == "fresh")
    assert (fresh.unit.name, fresh.unit.organisation) == ("fresh", ("Byen",))
    assert (fresh.framework, fresh.framework_version, fresh.positions[0].level) == ("craft", "2.1", "3")
    assert fresh.language == "da"
    assert rollebog("-C", workspace, "generate", "fresh").exit_code == 0


def test_the_json_report_names_the_unit_and_its_profile(workspace: Path) -> None:
    made = rollebog("-C", workspace, "new", "unit", "fresh", "--format", "json")
    assert (made.exit_code, made.stderr) == (0, "")
    assert json.loads(made.stdout) == {"unit": "fresh", "profile": "profiles/fresh.yaml"}


def test_the_first_line_leads_editors_to_the_schema(workspace: Path) -> None:
    rollebog("-C", workspace, "new", "unit", "fresh")
    first = (workspace / "profiles" / "fresh.yaml").read_text("utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=../.rollebog/schemas/profile.schema.json"


@pytest.mark.parametrize(
    "name",
    ['Team "Vest"', "Team 'Øst'", "Børn: unge # familier", "$id", "{{ navn }}", "to\nlinjer", "- a", "[x]", "C:\\ny"],
)
def test_a_name_with_quotes_colons_or_letters_of_the_north_arrives_as_written(name: str, workspace: Path) -> None:
    assert rollebog("-C", workspace, "new", "unit", "fresh", "--name", name).exit_code == 0
    fresh = next(one.model for one in Workspace.find(workspace).content.profiles if one.model.unit.id == "fresh")
    assert fresh.unit.name == " ".join(name.split())
    generated = rollebog("-C", workspace, "generate", "fresh")
    assert (generated.exit_code, generated.stderr) == (0, "")
    assert len(documents(workspace)) == 2


def test_letters_of_the_north_may_stand_in_an_id(workspace: Path) -> None:
    assert rollebog("-C", workspace, "new", "unit", "børn-ø").exit_code == 0
    assert rollebog("-C", workspace, "generate", "BØRN-Ø").exit_code == 0


@pytest.mark.parametrize(
    "unit",
    [
        "", " ", "two words", "../up", "a/b", "a\\b", "C:", "a:b", ".hidden", "-dash", "a.b", "con", "NUL", "lpt1",
        "x" * 61, 'quo"te', "new\nline", "$x", "${x}", "$", "a#b", "tab\t", "{{x}}", "bell\x07", "\udcff", "emoji🙂",
    ],
)  # fmt: skip
def test_an_id_that_cannot_name_a_folder_everywhere_is_refused(unit: str, workspace: Path) -> None:
    said = _refused(workspace, "--", unit)
    assert "Traceback" not in said


@pytest.mark.parametrize("unit", ["workshop", "WORKSHOP", "Workshop"])
def test_an_id_that_is_taken_also_by_case_is_refused_and_the_other_one_named(unit: str, workspace: Path) -> None:
    assert "there is a unit 'workshop' already" in _refused(workspace, unit)


def test_an_id_that_is_taken_in_another_unicode_composition_is_refused(tmp_path: Path) -> None:
    workspace = small_workspace(tmp_path / "w")
    assert rollebog("-C", workspace, "new", "unit", "gård").exit_code == 0
    assert "there is a unit 'gård' already" in _refused(workspace, unicodedata.normalize("NFD", "gård"))


def test_an_id_is_taken_by_a_profile_that_cannot_be_read_and_by_a_file_of_that_name(workspace: Path) -> None:
    (workspace / "profiles" / "half.yaml").write_text("unit: [", "utf-8")
    assert "there is a unit 'half' already" in _refused(workspace, "half")
    (workspace / "profiles" / "other.yml").write_text("unit: [", "utf-8")
    assert "there is a unit 'other' already" in _refused(workspace, "other")


def test_unknown_standards_levels_and_languages_are_refused_with_what_there_is(workspace: Path) -> None:
    assert "there is no standard 'kraft'. Did you mean 'craft'?" in _refused(workspace, "fresh", "--framework", "kraft")
    assert "'craft' has no level '4'. Known: 1, 2, 3." in _refused(workspace, "fresh", "--level", "4")
    assert "there is no language 'dk'. Write da, nb or en." in _refused(workspace, "fresh", "--language", "dk")


def test_the_newest_version_of_a_standard_is_taken(workspace: Path) -> None:
    standard = workspace / "frameworks" / "craft" / "2.1.yaml"
    newer = standard.read_text("utf-8").replace('version: "2.1"', 'version: "10.0"')
    standard.with_name("10.0.yaml").write_text(newer, "utf-8")
    rollebog("-C", workspace, "new", "unit", "fresh")
    fresh = next(one.model for one in Workspace.find(workspace).content.profiles if one.model.unit.id == "fresh")
    assert fresh.framework_version == "10.0"


def test_a_workspace_without_standards_is_told_so(workspace: Path) -> None:
    (workspace / "frameworks" / "craft" / "2.1.yaml").unlink()
    assert "frameworks: the workspace holds no standard." in _refused(workspace, "fresh")


def test_a_standard_that_cannot_be_read_is_named_with_its_mistake(workspace: Path) -> None:
    (workspace / "frameworks" / "craft" / "2.1.yaml").write_text("id: craft\n\tversion: 1\n", "utf-8")
    assert "frameworks/craft/2.1.yaml:2:1: a tab stands where only spaces may." in _refused(workspace, "fresh")


@pytest.mark.parametrize(
    ("settings", "mistake"),
    [
        ("organisatoin: Byen\n", "unknown key 'organisatoin'. Did you mean 'organisation'?"),
        ("language: da\n", "the key 'organisation' is missing."),
        ("organisation: [", "rollebog.yaml:"),
        ("", "the file is empty."),
    ],
)
def test_settings_with_mistakes_are_named_and_nothing_is_made_of_what_they_may_have_meant(
    settings: str, mistake: str, workspace: Path
) -> None:
    (workspace / "rollebog.yaml").write_text(settings, "utf-8")
    assert mistake in _refused(workspace, "fresh")


def test_a_standard_with_mistakes_is_named_and_nothing_is_made_of_what_it_may_have_meant(workspace: Path) -> None:
    standard = workspace / "frameworks" / "craft" / "2.1.yaml"
    levels = standard.read_text("utf-8").partition("levels:")[2].partition("dimensions:")[0]
    standard.write_text(standard.read_text("utf-8").replace(f"levels:{levels}", ""), "utf-8")
    assert "the key 'levels' is missing." in _refused(workspace, "fresh")


def test_a_folder_that_is_no_workspace_is_told_how_to_become_one(tmp_path: Path) -> None:
    assert "Start one with: rollebog init" in _refused(tmp_path, "fresh")


def test_a_file_in_place_of_the_profiles_folder_is_named(tmp_path: Path) -> None:
    workspace = small_workspace(tmp_path / "w")
    (workspace / "profiles").rmdir()
    (workspace / "profiles").write_text("in the way", "utf-8")
    assert str(workspace / "profiles") in _refused(workspace, "fresh")

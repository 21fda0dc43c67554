"""``rollebog new document`` for what is no entry under ``documents``: positions, goals, and standards as documents."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import Workspace
from generator.model.framework import Framework
from generator.model.profile import Profile
from tests.command_line import rollebog
from tests.small_profile import position, profile
from tests.small_standard import CRAFT
from tests.small_workspace import documents, everything, save, small_workspace

PEOPLE = """\
people:
  svend: {groups: [Socialrådgiverne i enheden], duties: [editor]}
"""
ORGANISATION = {"unit": {"id": "guild", "name": "Lavet", "kind": "organisation"}, "language": "da"}


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    folder = small_workspace(tmp_path / "w", ORGANISATION)
    assert rollebog("-C", folder, "new", "unit", "fresh").exit_code == 0
    return folder


def _new(workspace: Path, kind: str, subject: str, *more: str) -> None:
    made = rollebog("-C", workspace, "new", "document", kind, subject, *more)
    assert made.exit_code == 0, made.output


def _refused(workspace: Path, kind: str, subject: str, *more: str) -> str:
    before = everything(workspace)
    refused = rollebog("-C", workspace, "new", "document", kind, subject, *more)
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert everything(workspace) == before
    return refused.stderr


def _profile(workspace: Path, unit: str) -> Profile:
    return next(one.model for one in Workspace.find(workspace).content.profiles if one.model.unit.id == unit)


def _cut(workspace: Path, unit: str, frm: str, to: str = "") -> Path:
    """Take what stands between two keys out of a profile."""
    file = workspace / "profiles" / f"{unit}.yaml"
    before, _, behind = file.read_text("utf-8").partition(f"\n{frm}:")
    after = behind[behind.index(f"\n{to}:") :] if to else "\n"
    file.write_text(before + after, "utf-8")
    return file


# --- positions ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["da", "nb", "en"])
def test_a_further_position_is_the_one_of_a_new_unit_with_an_id_and_a_number_that_are_free(
    workspace: Path, language: str
) -> None:
    rollebog("-C", workspace, "new", "unit", "other", "--language", language)
    _new(workspace, "function-description", "other")
    _new(workspace, "function-description", "other", "--id", "mester", "--name", "Mester: træ")
    first, second, third = _profile(workspace, "other").positions
    assert (second.id, second.title, second.level) == (f"{first.id}-2", first.title, "3")
    assert [one.control.id for one in (first, second, third)] == ["OTHER-01", "OTHER-03", "OTHER-04"]
    assert (third.id, third.title) == ("mester", "Mester: træ")
    alike = {"id": first.id, "control": first.control, "title": first.title}
    assert second.model_copy(update=alike) == third.model_copy(update=alike) == first
    assert rollebog("-C", workspace, "check", "other").stderr.count("error") == 0
    assert rollebog("-C", workspace, "generate", "other").exit_code == 0
    assert len(documents(workspace)) == 4


def test_a_unit_without_positions_gets_its_first_with_everything_that_may_be_added(workspace: Path) -> None:
    file = _cut(workspace, "fresh", "positions", "goals")
    before = file.read_text("utf-8")
    _new(workspace, "function-description", "fresh")
    text = file.read_text("utf-8")
    assert text.startswith(before.rstrip("\n") + "\n\npositions:\n  - id: socialraadgiver\n    title:")
    assert "\n    # collaboration:\n    #   partners:\n" in text
    assert rollebog("-C", workspace, "generate", "fresh").exit_code == 0


def test_a_number_that_the_register_knows_is_not_given_again(workspace: Path) -> None:
    with (workspace / "rollebog.yaml").open("a", encoding="utf-8") as settings:
        settings.write(PEOPLE)
    done = rollebog("-C", workspace, "submit", "FRESH-01", "--as", "svend", "--date", "2026-03-01")
    assert done.exit_code == 0, done.output
    _cut(workspace, "fresh", "positions", "goals")
    _new(workspace, "function-description", "fresh")
    assert _profile(workspace, "fresh").positions[0].control.id == "FRESH-03"


def test_what_follows_no_standard_has_no_positions(workspace: Path) -> None:
    said = _refused(workspace, "function-description", "guild")
    assert "profiles/guild.yaml:2:" in said
    assert "follows a standard, and the profile names none. Add 'framework:' and 'framework-version:'." in said
    file = workspace / "profiles" / "fresh.yaml"
    file.write_text(file.read_text("utf-8").replace("framework: craft", "framework: kraft"), "utf-8")
    assert "there is no standard 'kraft'. Did you mean 'craft'?" in _refused(workspace, "function-description", "fresh")


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("Socialraadgiver", "there is a document 'socialraadgiver' already; nothing was changed."),
        ("goal-document", "there is a document 'goal-document' already"),
        ("con", "'con' cannot name a document. Use letters"),
        ("to ord", "'to ord' cannot name a document."),
    ],
)
def test_an_id_that_is_taken_or_cannot_be_one_is_refused(workspace: Path, name: str, message: str) -> None:
    assert message in _refused(workspace, "function-description", "fresh", "--id", name)


def test_a_profile_with_mistakes_is_named_with_them(workspace: Path) -> None:
    save(workspace, profile("workshop", positions=[{**position(), "titel": "x"}]))
    assert "unknown key 'titel'" in _refused(workspace, "goal-document", "workshop")


def test_a_disk_that_refuses_leaves_the_file_as_it_was(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("generator.drafting.writing.replace", full)
    assert "profiles/fresh.yaml: cannot be written: No space left" in _refused(
        workspace, "function-description", "fresh"
    )


# --- goals --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("unit", ["fresh", "guild"])
def test_goals_are_added_where_there_are_none(workspace: Path, unit: str) -> None:
    if unit == "fresh":
        _cut(workspace, "fresh", "goals")
    else:
        (workspace / "profiles" / "guild.yaml").write_text(
            "unit: {id: guild, name: Lavet, kind: organisation}\nlanguage: da\n", "utf-8"
        )
    _new(workspace, "goal-document", unit)
    goals = _profile(workspace, unit).goals
    assert goals is not None
    assert (goals.control.id, len(goals.areas)) == (f"{unit.upper()}-{'02' if unit == 'fresh' else '01'}", 2)
    assert rollebog("-C", workspace, "generate", unit, "--kind", "goal-document").exit_code == 0
    assert len(documents(workspace)) == 1
    assert "the unit has goals already" in _refused(workspace, "goal-document", unit)


def test_what_is_there_once_takes_no_name(workspace: Path) -> None:
    assert "takes neither --id nor --name" in _refused(workspace, "goal-document", "guild", "--id", "x")
    assert "takes neither --id nor --name" in _refused(workspace, "competence-description", "craft", "--name", "X")


# --- standards ----------------------------------------------------------------------------------------


def _standards(workspace: Path) -> dict[str, Framework]:
    return {one.model.version: one.model for one in Workspace.find(workspace).content.frameworks}


def _version(workspace: Path, number: str, text: str = CRAFT) -> Path:
    file = workspace / "frameworks" / "craft" / f"{number}.yaml"
    file.write_text(text.replace('version: "2.1"', f'version: "{number}"'), "utf-8")
    return file


def test_a_standard_becomes_a_document_by_a_control_block_below_its_title(workspace: Path) -> None:
    file = workspace / "frameworks" / "craft" / "2.1.yaml"
    _new(workspace, "competence-description", "Craft")
    text = file.read_text("utf-8")
    assert "title: Håndværk\n\ncontrol:\n  id: CRAFT\n  prepared-by:\n    - group: Arbejdsgruppen\n" in text
    assert text.replace(text[text.index("\ncontrol:") : text.index("summary:")], "") == CRAFT
    made = rollebog("-C", workspace, "generate", "standards")
    assert made.exit_code == 0, made.output
    assert [one.name.partition(" ")[2].partition(",")[0] for one in documents(workspace)] == [
        "Kompetencebeskrivelse",
        "Rollekort",
    ]
    said = _refused(workspace, "competence-description", "craft")
    assert "frameworks/craft/2.1.yaml:6:1: the standard has a control block already" in said
    assert "Make it with: rollebog generate standards" in said


def test_the_newest_version_gets_it_with_the_number_of_those_before(workspace: Path) -> None:
    _new(workspace, "competence-description", "craft")
    _version(workspace, "10.0")
    _new(workspace, "competence-description", "craft")
    standards = _standards(workspace)
    assert (one := standards["10.0"].control)
    assert (two := standards["2.1"].control)
    assert one.id == two.id == "CRAFT"
    assert rollebog("-C", workspace, "check").stderr.count("error") == 0


def test_an_unknown_standard_is_guessed_and_a_faulty_one_named(workspace: Path) -> None:
    said = _refused(workspace, "competence-description", "kraft")
    assert "frameworks: there is no standard 'kraft'. Did you mean 'craft'?" in said
    _version(workspace, "3.0", CRAFT.replace("levels:", "levls:"))
    assert "unknown key 'levls'" in _refused(workspace, "competence-description", "craft")


def test_what_is_made_of_something_else_is_refused_with_what_makes_it(workspace: Path) -> None:
    said = _refused(workspace, "role-cards", "craft")
    assert "role cards are made along with the competence description of a standard." in said
    assert "Write it with: rollebog hearing note DOCUMENT" in _refused(workspace, "hearing-note", "FRESH-01")

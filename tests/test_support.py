"""Strategic goals name the units whose goals name them, whichever files a command reads."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from generator.compose import document as doc
from generator.compose.document import Document
from generator.compose.stored import stored
from generator.layout import Layout
from generator.look.where import profiles_to_read
from generator.workspace import Workspace
from tests.command_line import rollebog
from tests.composed import said
from tests.office import Office
from tests.own_kind import YEAR_PLAN, plan
from tests.papers import composed, goals_that_support, organisation, strategy
from tests.small_profile import profile
from tests.small_workspace import documents, everything, save, small_workspace

NUMBER = "lavet/strategic-goals"
LAVET = organisation("lavet", strategy("Viden", "Kvalitet"))


def unit(name: str, *supports: Any, **more: Any) -> dict[str, Any]:
    """A unit whose goals support something."""
    return profile(name, goals=goals_that_support(f"{name}-2", *supports), **more)


def supporting(document: Document) -> dict[str, list[str]]:
    """The units behind each goal."""
    return {said(goal.name): [said(one) for one in goal.supporters] for goal in goals_of(document)}


def goals_of(document: Document) -> tuple[doc.StrategicGoal, ...]:
    """The goals of the document."""
    (block,) = document.sections[-1].blocks
    assert isinstance(block, doc.StrategicGoals)
    return block.goals


# --- who stands there -----------------------------------------------------------------------------------


def test_units_stand_below_each_goal_that_they_support_in_the_order_of_their_names() -> None:
    others = (unit("zeta", "Viden"), unit("alpha", "Kvalitet", "Viden"), unit("Beta", "Viden"))
    assert supporting(composed(LAVET, *others)) == {
        "Viden": ["Værksted alpha", "Værksted Beta", "Værksted zeta"],
        "Kvalitet": ["Værksted alpha"],
    }


def test_a_unit_stands_there_once_however_often_it_names_the_goal() -> None:
    twice = unit("alpha", "Viden", {"goal": "Viden", "of": "lavet"})
    assert supporting(composed(LAVET, twice))["Viden"] == ["Værksted alpha"]


def test_whose_goal_is_meant_can_be_said() -> None:
    other = organisation("landet", strategy("Viden"))
    of_the_other = unit("alpha", {"goal": "Viden", "of": "LANDET"})
    assert supporting(composed(LAVET, other, of_the_other))["Viden"] == []
    assert supporting(composed(other, LAVET, of_the_other))["Viden"] == ["Værksted alpha"]


def test_an_organisation_may_support_what_it_wants_itself() -> None:
    both = {**LAVET, "goals": goals_that_support("L.2", "Viden")}
    assert supporting(composed(both))["Viden"] == ["Lavet lavet"]


def test_the_name_of_a_unit_that_speaks_another_language_says_so() -> None:
    found = goals_of(composed(LAVET, unit("alpha", "Viden", language="nb"), unit("beta", "Viden")))[0].supporters
    assert [one.language for one in found if isinstance(one, doc.Text)] == ["nb", ""]


def test_the_names_of_goals_keep_their_markup_where_a_unit_names_them() -> None:
    marked = composed(organisation("lavet", strategy("**Viden** om *tage*")), unit("alpha", "**Viden** om *tage*"))
    assert supporting(marked) == {"Viden om tage": ["Værksted alpha"]}


# --- reading in part: an act and a look read what they must, and miss nobody -------------------------------


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """Strategic goals that one of two units supports, looked at once."""
    made = Office(tmp_path / "w", LAVET, unit("alpha", "Viden"), unit("beta", "Kvalitet"), profile("gamma"))
    made.run("status")
    return made


def line(office: Office, day: str = "2026-03-10") -> dict[str, Any]:
    """What ``status`` says of the strategic goals."""
    shown = json.loads(office.run("status", "--date", day, "--format", "json").stdout)
    (found,) = [one for one in shown["documents"] if one["number"] == NUMBER]
    return dict(found)


def archived(office: Office) -> Document:
    """What the newest archived version of the strategic goals says."""
    (file,) = sorted(office.archive.rglob("document.json"))[-1:]
    return stored(file.read_text("utf-8"))


def test_an_approval_that_reads_one_profile_names_all_units_that_support_it(office: Office) -> None:
    assert profiles_to_read(Layout(office.folder), NUMBER) == [office.folder / "profiles" / "lavet.yaml"]
    office.issue(NUMBER, "2026-03-02")
    assert supporting(archived(office)) == {"Viden": ["Værksted alpha"], "Kvalitet": ["Værksted beta"]}
    assert office.verified("--reproduce")["exit"] == 0


def test_a_unit_that_begins_to_support_a_goal_changes_what_was_approved(office: Office) -> None:
    office.issue(NUMBER, "2026-03-02")
    assert line(office)["changes"] == []
    save(office.folder, unit("gamma", "Viden"))
    changed = line(office)
    assert changed["weight"] == "minor"
    assert [one for one in changed["changes"] if "Værksted gamma" in str(one)]
    office.issue(NUMBER, "2026-03-12")
    assert supporting(archived(office))["Viden"] == ["Værksted alpha", "Værksted gamma"]
    assert line(office, "2026-03-13")["changes"] == []


def test_a_unit_that_no_longer_supports_a_goal_or_is_gone_changes_it_too(office: Office) -> None:
    office.issue(NUMBER, "2026-03-02")
    (office.folder / "profiles" / "beta.yaml").unlink()
    assert [one for one in line(office)["changes"] if "Værksted beta" in str(one)]
    save(office.folder, profile("alpha"))
    assert len(line(office)["changes"]) == 2


def test_what_is_submitted_is_refused_approval_once_another_unit_supports_it(office: Office) -> None:
    office.does("writer", "2026-03-02", "submit", NUMBER)
    save(office.folder, unit("gamma", "Viden"))
    refused = office.refused("master", "2026-03-02", "approve", NUMBER, "--yes")
    assert NUMBER in refused


def test_made_alone_it_has_the_bytes_that_it_has_among_all(office: Office) -> None:
    assert office.run("generate").exit_code == 0
    among_all = {file.name: file.read_bytes() for file in documents(office.folder)}
    assert office.run("generate", "lavet", "--output", office.folder / "alone").exit_code == 0
    alone = {
        Path(name).name: made for name, made in everything(office.folder / "alone").items() if name.endswith("docx")
    }
    assert len(alone) == 1
    assert alone.items() <= among_all.items()


# --- names, owners, faults ------------------------------------------------------------------------------


@pytest.mark.parametrize("written", ["viden og RO", "Viden  og\u00a0ro", "Vi\u00adden og ro"])
def test_names_are_compared_without_case_blanks_and_soft_hyphens(written: str) -> None:
    found = supporting(composed(organisation("lavet", strategy("Viden og ro")), unit("alpha", written)))
    assert list(found.values()) == [["Værksted alpha"]]


def test_two_documents_of_one_organisation_are_told_apart(tmp_path: Path) -> None:
    both = organisation("lavet", {**strategy("Viden"), "id": "nu"}, {**strategy("Viden"), "id": "snart", "title": "S"})
    told = _check(tmp_path / "a", both, unit("alpha", "Viden"))
    assert "several have a strategic goal 'Viden': lavet/nu, lavet/snart." in told
    of_one = unit("alpha", {"goal": "Viden", "of": "lavet/snart"})
    assert _check(tmp_path / "b", both, of_one) == ""
    assert supporting(composed(both, of_one, name="snart"))["Viden"] == ["Værksted alpha"]
    assert supporting(composed(both, of_one, name="nu"))["Viden"] == []


def test_goals_of_a_described_kind_support_as_those_of_a_unit_do(tmp_path: Path) -> None:
    folder = small_workspace(tmp_path / "w", LAVET)
    (folder / "templates" / "year-plan.yaml").write_text(YEAR_PLAN, "utf-8")
    aims = [{"title": "T", "main": [{"text": "m", "supports": ["Viden", "Findes ikke"]}]}]
    save(folder, profile("alpha", documents=[plan(aims=aims)]))
    done = rollebog("-C", folder, "check")
    assert "documents[0].aims" not in done.stderr
    assert "there is no strategic goal 'Findes ikke'." in done.stderr
    save(
        folder,
        profile("alpha", documents=[plan(aims=[{"title": "T", "main": [{"text": "m", "supports": ["Viden"]}]}])]),
    )
    (made,) = [one for one in Workspace.find(folder).documents("lavet") if one.document.kind == "strategic-goals"]
    assert supporting(made.document)["Viden"] == ["Værksted alpha"]


def test_a_slip_elsewhere_hides_no_goal_that_nobody_has(tmp_path: Path) -> None:
    told = _check(tmp_path, LAVET, unit("alpha", "Findes ikke"), {**organisation("zz"), "bogus": "1"})
    assert "there is no strategic goal 'Findes ikke'." in told


def test_a_slip_in_a_units_profile_does_not_take_it_off_the_list(tmp_path: Path) -> None:
    folder = small_workspace(tmp_path, LAVET, {**unit("alpha", "Viden"), "bogus": "1"})
    (made,) = Workspace.find(folder).documents("lavet")
    assert supporting(made.document)["Viden"] == ["Værksted alpha"]


def test_a_profile_that_nobody_can_read_holds_up_the_document_and_is_named(tmp_path: Path) -> None:
    folder = small_workspace(tmp_path, LAVET)
    (folder / "profiles" / "alpha.yaml").write_text("goals: [supports: [Viden]\n", "utf-8")
    done = rollebog("-C", folder, "generate", "lavet")
    assert done.exit_code == 1
    assert "profiles/alpha.yaml: cannot be read, so nobody knows which strategic goals it supports." in done.stderr


def _check(folder: Path, *profiles: dict[str, Any]) -> str:
    return rollebog("-C", small_workspace(folder, *profiles), "check").stderr

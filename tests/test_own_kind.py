"""An organisation's own kind of document: described in YAML, with a template, and without a line of Python.

It holds a table, a goal table, an optional section, a list with stem and tail, and speaks two languages.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from generator import yamlfile
from generator.changes import compare, weight
from generator.compose import document as doc
from generator.compose.drawn import sources_of_blocks
from generator.contract import described
from generator.kinds import shipped
from generator.model.check.kinds import check
from generator.model.kind import DRAWN, Kind
from generator.model.reading import understand
from generator.problems import RollebogError
from generator.workspace import Workspace
from tests.command_line import rollebog
from tests.own_kind import NAME, YEAR_PLAN, composed, description, plan, with_year_plans
from tests.small_profile import profile
from tests.small_workspace import documents, save, small_workspace

PEOPLE = """\
people:
  svend: {titles: [Svend], duties: [editor]}
  mester: {titles: [Mester], duties: [approver]}
"""
CONTROL = {"prepared-by": [{"title": "Svend"}], "approved-by": [{"title": "Mester"}]}
NUMBER = "workshop/year-plan"


def _unit(unit: str = "workshop", **more: Any) -> dict[str, Any]:
    return profile(unit, documents=[plan(control=CONTROL, **more)])


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    folder = small_workspace(tmp_path, translated=True)
    with (folder / "rollebog.yaml").open("a", encoding="utf-8") as settings:
        settings.write(PEOPLE)
    # In the other language it lacks what may be absent.
    bare = {"kind": NAME, "title": "Kortere", "opening": "Kort.", "calendar": [{"month": "Mai"}]}
    north = {**profile("nord", documents=[bare]), "language": "nb"}
    return with_year_plans(folder, _unit(), north)


def _run(workspace: Path, *words: str) -> str:
    done = rollebog("-C", workspace, *words)
    assert done.exit_code == 0, done.output
    return done.stdout


def _text(workspace: Path, name: str) -> str:
    (found,) = [one for one in documents(workspace) if one.name.startswith(name)]
    return rollebog("text", found).stdout


# --- composing ----------------------------------------------------------------------------------------


def test_every_block_is_composed_from_its_field_with_its_place_in_the_profile() -> None:
    ((one, _),) = composed(plan())
    assert one.document.key == NUMBER
    opening, calendar, aims, promises, wordlist = one.document.sections
    assert isinstance(opening.blocks[0], doc.Paragraphs)
    assert [str(text) for text in opening.blocks[0].texts] == ["Vi bygger færre huse.", "Men bedre."]
    assert isinstance(last := opening.blocks[0].texts[1], doc.Text)
    assert last.origin == doc.FromProfile("documents[0].opening[1]")
    table, facts = calendar.blocks
    assert isinstance(table, doc.Table)
    assert table.columns == ("month", "doing", "who")
    assert [str(one.text) for one in table.rows[1][1]] == ["Rydde lager", "Tælle søm"]
    assert isinstance(facts, doc.Facts)
    assert [(name, str(words)) for name, words in facts.rows] == [("budget", "20.000 kr.")]
    assert isinstance(aims.blocks[0], doc.GoalTable)
    listed, advice = promises.blocks
    assert isinstance(listed, doc.Listing)
    assert [str(listed.items[1].text), str(listed.items[1].tail)] == ["At vi", "før vi går."]
    assert isinstance(advice, doc.Listing)
    assert isinstance(advice.items[0].text, doc.Text)
    assert isinstance(advice.items[0].text.origin, doc.FromStandard)
    assert [block.name for block in wordlist.blocks] == ["wordlist"]


def test_a_section_without_content_is_left_out() -> None:
    bare = {"kind": NAME, "opening": "Kort.", "calendar": [{"month": "Maj"}]}
    ((one, _),) = composed(bare)
    assert [section.name for section in one.document.sections] == ["opening", "calendar", "promises"]


def test_every_source_that_a_description_may_name_can_be_drawn_on() -> None:
    assert set(sources_of_blocks()) == set(DRAWN)


# --- templates ----------------------------------------------------------------------------------------


def test_its_contract_and_list_of_fields_follow_from_the_description(workspace: Path) -> None:
    assert {"opening", "calendar", "aims", "promises", "wordlist"} <= set(described(description()).fields)
    listed = json.loads(_run(workspace, "template", "fields", NAME, "--format", "json"))
    fields = {one["path"]: one for one in listed["fields"]}
    assert (fields["aims"]["meaning"], fields["aims"]["absent"]) == ("Mål for året", "none")
    assert fields["label.columns.doing"]["example"] == "Aktivitet"


def test_its_template_is_checked_like_any_other(workspace: Path) -> None:
    file = workspace / "templates" / "year-plan.docx"
    assert "no problems" in _run(workspace, "template", "check", "--strict", str(file))
    file.write_bytes((workspace / "templates" / "mission-statement.docx").read_bytes())
    found = rollebog("-C", workspace, "template", "check", file)
    assert found.exit_code == 1
    assert "opening" in found.stderr


# --- documents ----------------------------------------------------------------------------------------


def test_it_is_checked_and_made_in_both_languages(workspace: Path) -> None:
    assert "0 errors" in _run(workspace, "check", "--documents")
    assert rollebog("-C", workspace, "check", "--documents").stderr.count("error") == 0
    _run(workspace, "generate", "--kind", NAME)
    danish, northern = _text(workspace, "Årsplan, Værksted workshop"), _text(workspace, "Årsplan, kortere")
    for words in ("Årshjul", "Aktivitet", "Rydde lager", "Ramme", "Ingen dryp", "rydder op", "før vi går."):
        assert words in danish
    assert "Mål for året" in danish
    assert "Mål for året" not in northern
    assert "Kort." in northern


def test_a_word_of_the_kind_stays_out_of_other_kinds(workspace: Path) -> None:
    labels = Workspace.find(workspace).labels
    assert labels("da", NAME).get("sections.calendar") == "Årshjul"
    assert "sections.calendar" not in labels("da").words


def test_it_is_submitted_approved_changed_and_compared(workspace: Path) -> None:
    _run(workspace, "submit", NUMBER, "--as", "svend", "--date", "2026-03-01")
    _run(workspace, "approve", NUMBER, "--as", "mester", "--date", "2026-03-02", "--yes")
    assert "Godkendt af Mester d. 2. marts 2026" in _text(workspace, "Årsplan, Værksted workshop")
    save(workspace, _unit(opening="Vi bygger flere huse."))
    status = json.loads(_run(workspace, "status", "--date", "2026-03-03", "--format", "json"))
    (line,) = [one for one in status["documents"] if one["number"] == NUMBER]
    assert line["revision"] == "1.00"
    assert any("flere huse" in str(one) for one in line["changes"])
    _run(workspace, "verify", "--reproduce")


def test_two_versions_are_compared_passage_by_passage() -> None:
    ((before, _),), ((after, _),) = composed(plan()), composed(plan(opening=["Vi bygger færre huse.", "Og større."]))
    found = compare(before.document, after.document)
    assert weight(found) == "minor"
    assert {one.place[0] for change in found if (one := change.after)} == {"opening"}


# --- what can be wrong with a description, and with a document of the kind --------------------------------


def _faults(text: str) -> list[str]:
    loaded = understand(yamlfile.parse(text, "templates/year-plan.yaml"), Kind)
    return [f"{one.line}: {one.message}" for one in check(loaded, shipped().names)]


@pytest.mark.parametrize(
    ("sound", "wrong", "message"),
    [
        ("kind: year-plan", "kind: goal-document", "1: there is a kind 'goal-document' already"),
        ("kind: year-plan", "kind: plan", "1: the file is named 'year-plan', the kind 'plan'"),
        ("name: wordlist", "name: history", "a template knows something else as 'history'"),
        ("standard.recommendations", "standard.recomendations", "nothing can be drawn from 'standard.recomendations'"),
        ("{type: listing, from: standard", "{type: terms, from: standard", "makes a block of the type 'listing'"),
        (", columns: [month, doing, who]", "", "needs 'columns'"),
        ("{type: goals}", "{type: matrix}", "a matrix of roles is not written in a profile"),
        ("from: frame", "from: opening", "the field 'opening' is taken already"),
        ("month: Måned, doing: Aktivitet, who: Hvem", "month: Måned, doing: Gøren", "the words for 'who' are missing"),
        ("budget: Ramme, days: Fælles dage", "budget: Ramme, day: Dage", "there is no 'day' here"),
    ],
)
def test_a_mistake_in_a_description_is_told_with_its_place(sound: str, wrong: str, message: str) -> None:
    assert _faults(YEAR_PLAN) == []
    assert sound in YEAR_PLAN
    found = _faults(YEAR_PLAN.replace(sound, wrong, 1))
    assert any(message in one for one in found), found


def test_a_mistake_in_a_description_holds_up_the_documents_of_that_kind_alone(workspace: Path) -> None:
    file = workspace / "templates" / "year-plan.yaml"
    file.write_text(YEAR_PLAN.replace("standard.recommendations", "standard.recomendations"), "utf-8")
    save(workspace, profile("other"))
    found = rollebog("-C", workspace, "check")
    assert "templates/year-plan.yaml:" in found.stderr
    made = rollebog("-C", workspace, "generate")
    assert made.exit_code == 1
    assert {one.parent.name for one in documents(workspace)} == {"other"}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"openning": "x", "opening": None}, "'opening'"),
        ({"calendar": [{"doing": "x"}]}, "the key 'month' is missing in 'documents[0].calendar[0]'"),
        (
            {"calendar": [{"month": "x", "wo": "y"}]},
            "unknown key 'wo' in 'documents[0].calendar[0]'. Did you mean 'who'",
        ),
        ({"promises": [{"stem": "x"}]}, "the key 'items' is missing in 'documents[0].promises[0]'"),
        ({"kind": "year-plann"}, "there is no kind 'year-plann'. Did you mean 'year-plan'?"),
    ],
)
def test_a_mistake_in_a_document_is_told_with_its_place(change: dict[str, Any], message: str) -> None:
    with pytest.raises(RollebogError) as refused:
        composed(plan(**change))
    assert message in str(refused.value)


def test_reminders_call_it_by_its_name(workspace: Path) -> None:
    _run(workspace, "submit", NUMBER, "--as", "svend", "--date", "2026-01-05")
    said = _run(workspace, "status", NUMBER, "--mail", "--date", "2026-01-06")
    assert f"{NUMBER}  Årsplan: " in said


def test_two_plans_of_one_unit_need_names_of_their_own(workspace: Path) -> None:
    save(workspace, profile("workshop", documents=[plan(), plan()]))
    found = rollebog("-C", workspace, "check", "workshop").stderr
    assert "the document 'year-plan' is taken already" in found
    assert "Give it an id and a title of its own." in found


def test_a_language_that_the_kind_has_no_words_in_is_refused(workspace: Path) -> None:
    save(workspace, {**_unit(), "language": "en"})
    found = rollebog("-C", workspace, "check", "workshop").stderr
    assert "the kind 'year-plan' has no words in 'en'." in found

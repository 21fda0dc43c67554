"""``rollebog template fields``: every field with meaning and example, as table, as JSON, and as a Word document."""

from __future__ import annotations

import json
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator

from generator.cli.template import TABLE
from generator.contract import contract, groups
from generator.contract.meanings import meanings
from generator.labels import shipped
from generator.word.accessibility import inaccessible
from generator.word.package import unpack
from generator.word.soundness import unsound
from templates.build import FIELD_LIST
from templates.source.field_list import field_list
from tests.command_line import rollebog
from tests.kinds import ALL_KINDS
from tests.small_profile import position, profile
from tests.small_workspace import everything, small_workspace

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_workspace(tmp_path_factory.mktemp("fields") / "w", profile())


@cache
def fields(workspace: Path, kind: str, *options: str) -> list[dict[str, Any]]:
    shown = rollebog("-C", workspace, "template", "fields", kind, "--format", "json", *options)
    assert (shown.exit_code, shown.stderr) == (0, "")
    found: list[dict[str, Any]] = json.loads(shown.stdout)["fields"]
    return found


def by_path(found: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {one["path"]: one for one in reversed(found)}


def word(workspace: Path, file: Path, kind: str, *options: str) -> dict[str, bytes]:
    made = rollebog("-C", workspace, "template", "fields", kind, "--output", file, *options)
    assert (made.exit_code, made.stderr) == (0, "")
    return unpack(file.read_bytes())


# --- what is listed -----------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ALL_KINDS)
def test_every_field_of_the_contract_is_listed(workspace: Path, kind: str) -> None:
    listed = {one["path"] for one in fields(workspace, kind)}
    assert set(contract(kind).fields) <= listed
    for group in groups(contract(kind)).values():
        # What only a loop over all sections could meet, no document of the kind holds.
        if not group.name.startswith("sections.any"):
            for name in group.fields:
                assert any(path == name or path.endswith(f".{name}") for path in listed), (group.name, name)


def test_a_field_has_its_tag_type_meaning_and_example_and_says_whether_it_can_be_absent(workspace: Path) -> None:
    found = by_path(fields(workspace, "function-description"))
    assert found["control.number"] == {
        "path": "control.number",
        "tag": ["{{ control.number }}"],
        "group": "Styringsoplysningerne",
        "inside": [],
        "type": "tekst",
        "blocks": [],
        "meaning": meanings("da")["control.number"],
        "example": "workshop-1",
        "example_language": "da",
        "absent": "never",
        "condition": "",
        "demanded": "error",
    }
    scope = found["scope"]
    assert scope["tag"] == ["{%p if scope %}", "{{ scope.heading }}", "…", "{%p endif %}"]
    assert (scope["absent"], scope["condition"], scope["blocks"]) == (
        "none",
        "{%p if scope %}",
        ["paragraphs", "listing"],
    )


def test_what_stands_in_a_loop_shows_the_way_to_it(workspace: Path) -> None:
    found = by_path(fields(workspace, "function-description"))
    assert found["block.texts"]["tag"] == ["{%p for text in block.texts %}", "{{ text }}", "{%p endfor %}"]
    assert found["block.texts"]["inside"] == [
        "{%p for block in purpose.blocks %}",
        "{%p if block.type == 'paragraphs' %}",
    ]
    assert found["column.title"]["inside"] == ["{%tc for column in block.columns %}"]
    assert found["one.signed"]["inside"] == ["{%tr for one in control.signatures %}"]
    rows = next(one for one in fields(workspace, "hearing-note") if one["path"] == "block.rows" and len(one["tag"]) > 3)
    assert rows["tag"] == [
        *("{%tr for row in block.rows %}", "{%tc for cell in row %}", "{%p for one in cell %}", "…"),
        *("{%p endfor %}", "{%tc endfor %}", "{%tr endfor %}"),
    ]


@pytest.mark.parametrize("kind", ALL_KINDS)
def test_every_text_has_an_example_from_a_document_of_that_kind(workspace: Path, kind: str) -> None:
    found = [one for one in fields(workspace, kind) if one["type"].startswith(("tekst", "tal", "liste af"))]
    without = {one["path"] for one in found if not one["example"]}
    # No sample of some kinds has these.
    unknown = {"block.heading", "block.note", "one.items", "one.tail", "one.instead_of", "one.reason"}
    assert without <= unknown | {"label.marks.omitted"}
    assert kind != "function-description" or without == {"block.heading", "label.marks.omitted"}
    assert all(len(one["example"]) <= 60 for one in found if not one["path"].startswith("label."))


def test_examples_are_the_workspaces_own_where_it_has_any(workspace: Path, tmp_path: Path) -> None:
    assert by_path(fields(workspace, "function-description"))["title"]["example"] == "Tømrer"
    empty = small_workspace(tmp_path / "empty")
    assert by_path(fields(empty, "function-description"))["title"]["example"] not in ("", "Tømrer")


def test_without_a_document_in_the_language_an_example_says_which_language_it_is_in(workspace: Path) -> None:
    found = by_path(fields(workspace, "function-description", "--language", "en"))
    assert (found["kind"]["example"], found["kind"]["example_language"]) == (
        shipped("da").get("kinds.function-description"),
        "da",
    )
    assert found["label.control.number"]["example"] == shipped("en").get("control.number")
    assert found["kind"]["meaning"] == meanings("en")["document.kind"]


# --- in the terminal ----------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["goal-document", "hearing-note"])
def test_the_table_fits_a_terminal_of_80_columns_and_loses_nothing(
    workspace: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    shown = rollebog("-C", workspace, "template", "fields", kind)
    assert (shown.exit_code, shown.stderr) == (0, "")
    assert max(map(len, shown.stdout.splitlines())) <= 80
    printed = "".join(shown.stdout.split())
    for one in fields(workspace, kind):
        for tag in one["tag"] if len(one["path"]) < 20 else ():
            assert "".join(tag.split()) in printed or one["path"] in printed
    assert "…" not in shown.stdout.replace("…\n", "").replace(" …", "")


def test_an_unknown_kind_is_answered_with_the_likeliest_one(workspace: Path) -> None:
    refused = rollebog("-C", workspace, "template", "fields", "goal-dokument")
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert "there is no kind 'goal-dokument'. Did you mean 'goal-document'?" in refused.stderr


@pytest.mark.parametrize("name", TABLE)
def test_the_overview_of_the_group_says_the_same_as_its_commands(name: str) -> None:
    module, line = TABLE[name]
    own = import_module(module).command
    assert (own.name, (own.help or "").splitlines()[0]) == (name, line)
    assert name in rollebog("template", "--help").stdout


def test_a_misspelt_command_of_the_group_is_answered_with_the_likeliest_one() -> None:
    refused = rollebog("template", "feilds")
    assert refused.exit_code == 2
    assert "there is no command 'feilds'. Did you mean 'fields'?" in refused.stderr


# --- as a Word document -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "language"), [("goal-document", "da"), ("hearing-note", "nb"), ("hearing-note", "en")]
)
def test_the_word_document_is_sound_and_accessible(workspace: Path, kind: str, language: str, tmp_path: Path) -> None:
    parts = word(workspace, tmp_path / "a.docx", kind, "--language", language)
    assert unsound(parts) == []
    assert inaccessible(parts) == []


def test_the_word_document_is_the_same_every_time(workspace: Path, tmp_path: Path) -> None:
    word(workspace, tmp_path / "a.docx", "goal-document")
    word(workspace, tmp_path / "b.docx", "goal-document")
    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()


def test_an_independent_validator_finds_nothing_wrong_with_it(workspace: Path, tmp_path: Path) -> None:
    word(workspace, tmp_path / "a.docx", "hearing-note")
    assert [str(one.description) for one in OpenXmlValidator().validate(tmp_path / "a.docx").errors] == []


def test_the_word_document_holds_every_tag_ready_to_be_pasted(workspace: Path, tmp_path: Path) -> None:
    body = etree.fromstring(word(workspace, tmp_path / "a.docx", "function-description")["word/document.xml"])
    paragraphs = {"".join(t.text or "" for t in p.iter(f"{W}t")) for p in body.iter(f"{W}p")}
    for one in fields(workspace, "function-description"):
        assert set(one["tag"]) <= paragraphs
        assert one["example"].replace("\n", "") in paragraphs or not one["example"]  # a line break is no letter
    assert {"{%p if scope %}", "{%tr for one in history %}"} <= paragraphs


def test_the_word_document_speaks_the_language_of_the_workspace_unless_told_otherwise(
    workspace: Path, tmp_path: Path
) -> None:
    own = word(workspace, tmp_path / "own.docx", "goal-document")
    assert b'w:val="da-DK"' in own["word/styles.xml"]
    other = word(workspace, tmp_path / "other.docx", "goal-document", "--language", "en")
    assert b'w:val="en-GB"' in other["word/styles.xml"]
    # Danish examples are marked as Danish, so that they are read aloud as such.
    assert b'<w:lang w:val="da-DK"/>' in other["word/document.xml"]
    assert b"<w:lang" not in own["word/document.xml"]


def test_another_file_of_that_name_stays_as_it_is(workspace: Path, tmp_path: Path) -> None:
    file = tmp_path / "mine.docx"
    file.write_bytes(b"mine")
    refused = rollebog("-C", workspace, "template", "fields", "goal-document", "--output", file)
    assert refused.exit_code == 1
    assert "there is another file of that name; it stays as it is." in refused.stderr
    assert file.read_bytes() == b"mine"


def test_a_word_document_needs_the_name_of_one(workspace: Path, tmp_path: Path) -> None:
    refused = rollebog("-C", workspace, "template", "fields", "goal-document", "--output", tmp_path / "list.pdf")
    assert refused.exit_code == 2
    assert "ends in .docx" in refused.stderr


def test_a_folder_that_cannot_be_written_is_told(workspace: Path, tmp_path: Path) -> None:
    refused = rollebog("-C", workspace, "template", "fields", "goal-document", "--output", tmp_path / "no" / "a.docx")
    assert refused.exit_code == 1
    assert "cannot be written" in refused.stderr


def test_nothing_in_the_workspace_is_changed(workspace: Path) -> None:
    before = everything(workspace)
    fields(workspace, "hearing-note")
    assert everything(workspace) == before


def test_the_committed_template_of_the_list_is_what_its_program_makes() -> None:
    assert unpack(FIELD_LIST.read_bytes()) == unpack(field_list())


def test_a_workspace_with_mistakes_still_shows_its_fields(tmp_path: Path) -> None:
    wrong = small_workspace(tmp_path / "wrong", profile(positions=[position(level="9")]))
    assert rollebog("-C", wrong, "check").exit_code == 1
    assert by_path(fields(wrong, "function-description"))["title"]["example"]

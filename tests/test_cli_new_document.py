"""``rollebog new document``: an entry to be filled in, and a profile that otherwise stays as it was written."""

from __future__ import annotations

import json
import re
from itertools import takewhile
from pathlib import Path

import pytest

from generator.kinds import shipped
from tests.command_line import rollebog
from tests.every_block import EVERY_BLOCK, NUMBERED, with_every_block
from tests.every_block import NAME as EVERY
from tests.own_kind import NAME, with_year_plans
from tests.small_profile import profile
from tests.small_workspace import documents, everything, save, small_workspace

WRITTEN = """\
# Hele værkstedet.
unit: {id: workshop, name: Værkstedet, kind: organisation}   # uden sted
language: da

documents:
  - kind: year-plan     # vores egen
    opening: Kort.
    calendar:
      - month: Maj
# Det, vi deler.
texts:
  values: Omhu.
"""
BARE = WRITTEN.partition("documents:")[0]
DESCRIBED = [one.kind for one in shipped().described]


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return with_year_plans(small_workspace(tmp_path, profile("joinery")))


def _new(workspace: Path, kind: str, unit: str, *more: str) -> str:
    made = rollebog("-C", workspace, "new", "document", kind, unit, *more)
    assert made.exit_code == 0, made.output
    return (workspace / "profiles" / f"{unit}.yaml").read_text("utf-8")


def _write(workspace: Path, text: str) -> Path:
    file = workspace / "profiles" / "workshop.yaml"
    file.write_bytes(text.encode("utf-8"))
    return file


def _checked(workspace: Path) -> None:
    found = rollebog("-C", workspace, "check", "--strict", "workshop")
    assert found.exit_code == 0, found.output


@pytest.mark.parametrize("kind", [*DESCRIBED, NAME])
def test_what_was_added_can_be_generated_at_once(workspace: Path, kind: str) -> None:
    _write(workspace, BARE)
    _new(workspace, kind, "workshop")
    made = rollebog("-C", workspace, "generate", "workshop")
    assert (made.exit_code, len(documents(workspace))) == (0, 1), made.output


@pytest.mark.parametrize("language", ["da", *(pytest.param(one, marks=pytest.mark.thorough) for one in ("nb", "en"))])
@pytest.mark.parametrize("kind", DESCRIBED)
def test_all_that_may_be_left_out_is_shown_as_it_is_written(workspace: Path, kind: str, language: str) -> None:
    _write(workspace, BARE.replace("language: da", f"language: {language}"))
    text = _new(workspace, kind, "workshop")
    _checked(workspace)
    whole = re.sub(r"(?m)^( +)# ", r"\1", text)
    assert whole != text
    _write(workspace, whole)
    _checked(workspace)


@pytest.mark.parametrize("description", [EVERY_BLOCK, NUMBERED])
def test_every_type_of_block_can_be_asked_for(workspace: Path, description: str) -> None:
    with_every_block(workspace, description)
    _write(workspace, BARE + 'framework: craft\nframework-version: "2.1"\n')
    text = _new(workspace, EVERY, "workshop")
    assert ("id: WORKSHOP-EVERY-BLOCK" in text) == (description is NUMBERED)
    _checked(workspace)
    _write(workspace, re.sub(r"(?m)^( +)# ", r"\1", text))
    _checked(workspace)


@pytest.mark.parametrize("shape", ["definition", "facts", "quotation", "vocabulary", "term"])
def test_a_position_paper_shows_every_sort_of_box_and_how_parts_of_a_theme_are_written(
    workspace: Path, shape: str
) -> None:
    _write(workspace, BARE)
    text = _new(workspace, "position-paper", "workshop")
    assert f"# {'  '}- type: {shape}\n" in text
    for part in ("# subsections:", "- id: anbefaling-1", "# clause:", "# references:", "#   - authors:", "# summary:"):
        assert part in text


def test_a_second_document_of_a_kind_has_a_name_and_title_of_its_own(workspace: Path) -> None:
    _write(workspace, BARE)
    _new(workspace, "position-paper", "workshop")
    text = _new(workspace, "position-paper", "workshop", "--id", "tools", "--name", "Om: værktøj")
    assert '  - kind: position-paper\n    id: tools\n    title: "Om: værktøj"\n' in text
    _checked(workspace)
    rollebog("-C", workspace, "generate", "workshop")
    assert len(documents(workspace)) == 2


def test_the_report_names_the_file_and_what_to_generate(workspace: Path) -> None:
    _write(workspace, BARE)
    made = rollebog("-C", workspace, "new", "document", "strategic-goals", "WORKSHOP", "--format", "json")
    report = {"kind": "strategic-goals", "unit": "workshop", "file": "profiles/workshop.yaml"}
    assert json.loads(made.stdout) == report


def test_comments_order_and_style_stay(workspace: Path) -> None:
    _write(workspace, WRITTEN)
    before, after = WRITTEN.partition("# Det, vi deler.")[0], WRITTEN[WRITTEN.index("# Det, vi deler.") :]
    text = _new(workspace, "mission-statement", "workshop")
    assert text.startswith(before)
    assert text.endswith(after)
    added = text[len(before) : -len(after)]
    assert added.startswith("  - kind: mission-statement\n    # title:")
    assert "\n    control:\n      approved-by:\n        - body:" in added


@pytest.mark.parametrize("kind", ["mission-statement", "goal-document"])
@pytest.mark.parametrize(
    "content",
    [
        WRITTEN.replace("\n", "\r\n"),
        "\ufeff" + WRITTEN,
        WRITTEN.replace("documents:\n", "documents:\r\n"),  # of both sorts
        WRITTEN.rstrip("\n"),
        "---\n" + WRITTEN + "...\n",
        WRITTEN + "\n\n# Slut.\n\n",
        WRITTEN.replace("values: Omhu.", "values: |\n    Omhu.\n    # og flid\n\n"),
        re.sub("(?m)^(?=.)", "  ", WRITTEN),
        WRITTEN.replace("\n  - kind", "\n- kind")
        .replace("\n    opening", "\n  opening")
        .replace("\n    cal", "\n  cal"),
    ],
    ids=["windows", "mark", "mixed", "no end", "document marks", "remarks", "block text", "indented", "flush"],
)
def test_every_byte_of_the_file_stays_where_it_was(workspace: Path, content: str, kind: str) -> None:
    file = _write(workspace, content)
    _new(workspace, kind, "workshop")
    before, after = content.encode(), file.read_bytes()
    ahead = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(before, after, strict=False)))
    behind = len(before) - ahead
    assert after.endswith(before[ahead:])
    added = after[ahead : len(after) - behind]
    end = b"\r\n" if b"\r\n" in before.partition(b"\n")[0] + b"\n" else b"\n"
    assert added.count(b"\n") == added.count(end) > 5
    assert (b"\r" in added) == (end == b"\r\n")


def test_what_may_be_left_out_stands_there_as_a_comment(workspace: Path) -> None:
    _write(workspace, WRITTEN.partition("documents:")[0])
    text = _new(workspace, NAME, "workshop")
    assert "    # aims:\n    #   - title:" in text
    assert "\n    opening:\n" in text


@pytest.mark.parametrize(
    ("kind", "unit", "message"),
    [
        ("year-plan", "workshop", "workshop.yaml:6:5: there is a document 'year-plan' already; nothing was changed."),
        ("mission-statment", "workshop", "there is no kind 'mission-statment'. Did you mean 'mission-statement'?"),
        ("role-cards", "craft", "rollebog new document competence-description ID"),
        ("hearing-note", "workshop", "Write it with: rollebog hearing note DOCUMENT"),
        ("mission-statement", "workshopp", "there is no unit 'workshopp'. Did you mean 'workshop'?"),
        ("mission-statement", "joinery", "nothing can be added to 'documents' as it is written here."),
        ("function-description", "joinery", "nothing can be added to 'positions' as it is written here."),
        (
            "goal-document",
            "joinery",
            "the unit has goals already, and one goal-document with them;",
        ),
        ("goal-document", "braces", "'goals' as it is written here. Take the braces around the whole file away"),
        ("mission-statement", "flow", "Write 'documents:' on a line of its own, and below it each item"),
        (
            "goal-document",
            "blank",
            "blank.yaml:5:1: nothing can be added to 'goals' as it is written here. Remove",
        ),
    ],
)
def test_what_cannot_be_added_is_refused_and_nothing_changes(
    workspace: Path, kind: str, unit: str, message: str
) -> None:
    _write(workspace, WRITTEN)
    save(workspace, profile("joinery", positions=[], documents=[]))
    save(workspace, profile("braces", goals=None))
    blank = BARE.replace("workshop", "blank") + "goals:\n"
    (workspace / "profiles" / "blank.yaml").write_text(blank, "utf-8")
    (workspace / "profiles" / "flow.yaml").write_text(blank.replace("blank", "flow") + "documents: []\n", "utf-8")
    before = everything(workspace)
    refused = rollebog("-C", workspace, "new", "document", kind, unit)
    assert refused.exit_code == 1
    assert message in refused.stderr
    assert everything(workspace) == before

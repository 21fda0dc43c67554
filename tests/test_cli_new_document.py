"""``rollebog new document``: an entry to be filled in, and a profile that otherwise stays as it was written."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.kinds import shipped
from tests.command_line import rollebog
from tests.own_kind import NAME, with_year_plans
from tests.small_profile import profile
from tests.small_workspace import documents, save, small_workspace

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


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return with_year_plans(small_workspace(tmp_path, profile("joinery")))


def _new(workspace: Path, kind: str, unit: str) -> str:
    made = rollebog("-C", workspace, "new", "document", kind, unit)
    assert made.exit_code == 0, made.output
    return (workspace / "profiles" / f"{unit}.yaml").read_text("utf-8")


def _write(workspace: Path, text: str) -> Path:
    file = workspace / "profiles" / "workshop.yaml"
    file.write_bytes(text.encode("utf-8"))
    return file


@pytest.mark.parametrize("kind", [*(one.kind for one in shipped().described), NAME])
def test_what_was_added_can_be_generated_at_once(workspace: Path, kind: str) -> None:
    _write(workspace, WRITTEN.partition("documents:")[0])
    _new(workspace, kind, "workshop")
    made = rollebog("-C", workspace, "generate", "workshop")
    assert (made.exit_code, len(documents(workspace))) == (0, 1), made.output


def test_comments_order_and_style_stay(workspace: Path) -> None:
    _write(workspace, WRITTEN)
    before, after = WRITTEN.partition("# Det, vi deler.")[0], WRITTEN[WRITTEN.index("# Det, vi deler.") :]
    text = _new(workspace, "mission-statement", "workshop")
    assert text.startswith(before)
    assert text.endswith(after)
    assert text[len(before) :].startswith(
        "  - kind: mission-statement\n    control:\n      approved-by:\n        - body:"
    )


def test_line_ends_stay_as_they_are(workspace: Path) -> None:
    file = _write(workspace, WRITTEN.replace("\n", "\r\n"))
    _new(workspace, "mission-statement", "workshop")
    assert b"\n" not in file.read_bytes().replace(b"\r\n", b"")


def test_what_may_be_left_out_stands_there_as_a_comment(workspace: Path) -> None:
    _write(workspace, WRITTEN.partition("documents:")[0])
    text = _new(workspace, NAME, "workshop")
    assert "    # aims:\n    #   - title:" in text
    assert "\n    opening:\n" in text


@pytest.mark.parametrize(
    ("kind", "unit", "message"),
    [
        ("year-plan", "workshop", "there is a document 'year-plan' already; nothing was changed."),
        ("mission-statment", "workshop", "there is no kind 'mission-statment'. Did you mean 'mission-statement'?"),
        ("goal-document", "workshop", "a goal-document is no entry under 'documents'."),
        ("mission-statement", "workshopp", "there is no unit 'workshopp'. Did you mean 'workshop'?"),
        ("mission-statement", "joinery", "nothing can be added to 'documents' as it is written here."),
    ],
)
def test_what_cannot_be_added_is_refused_and_nothing_changes(
    workspace: Path, kind: str, unit: str, message: str
) -> None:
    _write(workspace, WRITTEN)
    save(workspace, profile("joinery", documents=[]))
    before = {file: file.read_bytes() for file in (workspace / "profiles").iterdir()}
    refused = rollebog("-C", workspace, "new", "document", kind, unit)
    assert refused.exit_code == 1
    assert message in refused.stderr
    assert {file: file.read_bytes() for file in (workspace / "profiles").iterdir()} == before

"""Every file under ``tests/examples`` is answered as the file beside it says (see ``example_files``)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.command_line import rollebog
from tests.example_files import EXAMPLES, INVALID, VALID, WORKSPACES, complete, expectation, kind_of, printed
from tests.kinds import FILES


def name_of(example: Path) -> str:
    return example.stem


@pytest.mark.parametrize("file", VALID, ids=name_of)
def test_a_valid_example_is_accepted_without_a_word(file: Path) -> None:
    assert printed(file) == ""


@pytest.mark.parametrize("file", INVALID, ids=name_of)
def test_an_invalid_example_is_answered_with_place_cause_and_remedy(file: Path) -> None:
    assert printed(file) == expectation(file).read_text("utf-8")


@pytest.mark.parametrize("folder", WORKSPACES, ids=name_of)
def test_checking_an_example_workspace_prints_exactly_the_expected_lines(folder: Path, tmp_path: Path) -> None:
    expected = expectation(folder).read_text("utf-8")
    result = rollebog("-C", complete(folder, tmp_path), "check")
    assert result.stderr == expected
    assert result.exit_code == int(any(is_error(line) for line in expected.splitlines()))


def is_error(line: str) -> bool:
    """Whether a line opens an error: it names a file of the workspace, and it is no warning."""
    return line.startswith(("profiles/", "frameworks/", "templates/", "rollebog.yaml")) and ": warning: " not in line


@pytest.mark.parametrize("kind", FILES)
def test_every_kind_of_file_has_examples_of_both_sorts(kind: str) -> None:
    assert any(kind_of(file) == kind for file in VALID)
    assert any(kind_of(file) == kind for file in INVALID)


def test_there_are_at_least_sixty_invalid_examples_and_none_stands_alone() -> None:
    assert len(INVALID) >= 60
    written = set((EXAMPLES / "invalid").glob("*.expected"))
    assert written == {expectation(file) for file in INVALID}

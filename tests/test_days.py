"""Ten documents over the years: states flip on exactly the day, and a lost register comes back as it was."""

from __future__ import annotations

import datetime
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.command_line import rollebog
from tests.small_profile import control, goals, profile
from tests.small_workspace import small_workspace

PEOPLE = """\
notice: 90 days
people:
  svend: {groups: [Svendene], duties: [editor]}
  mester: {titles: [Mester], duties: [approver]}
  kontor: {titles: [Skriver], duties: [quality]}
"""
# Number → day of approval, validity, last valid day.
APPROVED = {
    "a-2": ("2024-02-29", "24 months", "2026-02-28"),
    "b-2": ("2024-02-28", "24 months", "2026-02-28"),
    "c-2": ("2024-03-31", "18 months", "2025-09-30"),
    "d-2": ("2024-01-31", "1 month", "2024-02-29"),
    "e-2": ("2023-12-31", "2 years", "2025-12-31"),
    "f-2": ("2024-05-01", "90 days", "2024-07-30"),
    "g-2": ("2024-06-30", "36 months", "2027-06-30"),
    "h-2": ("2024-02-29", "4 years", "2028-02-29"),
    "renewed-2": ("2024-03-01", "24 months", "2028-03-01"),
    "gone-2": ("2024-04-01", "24 months", "2026-04-01"),
}
HEARD = "a-1"


def _run(workspace: Path, *words: str) -> None:
    done = rollebog("-C", workspace, *words)
    assert done.exit_code == 0, (words, done.stderr)


@pytest.fixture(scope="module")
def decided(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Ten documents approved, one of them renewed and one withdrawn, and an eleventh in hearing."""
    units = [
        profile(number.removesuffix("-2"), goals=goals(control=control(number, validity=validity)))
        for number, (_, validity, _) in APPROVED.items()
    ]
    folder = small_workspace(tmp_path_factory.mktemp("days"), *units)
    with (folder / "rollebog.yaml").open("a", encoding="utf-8") as settings:
        settings.write(PEOPLE)
    for number, (day, _, _) in APPROVED.items():
        _run(folder, "submit", number, "--as", "svend", "--date", day)
        _run(folder, "approve", number, "--as", "mester", "--date", day, "--yes")
    _run(folder, "renew", "renewed-2", "--as", "mester", "--date", "2026-03-01", "--yes")
    _run(folder, "withdraw", "gone-2", "--as", "kontor", "--reason", "Nedlagt", "--date", "2025-01-01", "--yes")
    _run(folder, "submit", HEARD, "--as", "svend", "--date", "2026-10-01")
    _run(
        folder, "hearing", "open", HEARD, "--as", "svend", "--party", "Naboen", "--deadline", "2026-11-01",
        "--date", "2026-10-01",
    )  # fmt: skip
    _run(
        folder, "hearing", "respond", HEARD, "--as", "svend", "--party", "Naboen", "--comment", "Støj.",
        "--date", "2026-10-02",
    )  # fmt: skip
    return folder


def _lines(workspace: Path, day: datetime.date) -> dict[str, dict[str, Any]]:
    report = rollebog("-C", workspace, "status", "--date", day.isoformat(), "--format", "json")
    return {one["number"]: one for one in json.loads(report.stdout)["documents"]}


@pytest.mark.parametrize("number", [number for number in APPROVED if number != "gone-2"])
def test_a_document_is_due_from_the_notice_day_valid_through_its_last_day_and_expired_the_day_after(
    decided: Path, number: str
) -> None:
    last = datetime.date.fromisoformat(APPROVED[number][2])
    notice = last - datetime.timedelta(days=90)
    one = datetime.timedelta(days=1)
    expected = {notice: (True, False), last: (True, False), last + one: (False, True)}
    # A document that is valid for 90 days or less is due from the day of its approval.
    if notice - one >= datetime.date.fromisoformat(APPROVED[number][0]):
        expected[notice - one] = (False, False)
    else:
        expected.pop(notice)
    for day, (due, expired) in expected.items():
        line = _lines(decided, day)[number]
        assert (line["due"], line["expired"]) == (due, expired), day
        assert line["state"] == ("expired" if expired else "approved"), day
        assert line["days_left"] == (last - day).days


def test_what_is_withdrawn_never_expires_and_is_never_due(decided: Path) -> None:
    for day in ("2025-01-01", "2026-04-01", "2026-04-02", "2030-01-01"):
        line = _lines(decided, datetime.date.fromisoformat(day))["gone-2"]
        assert (line["state"], line["due"], line["expired"]) == ("withdrawn", False, False)


def test_copies_leave_current_on_the_day_after_the_last_and_warn_from_then_on(decided: Path) -> None:
    def places(day: str) -> tuple[bool, bool]:
        _run(decided, "generate", "a", "--date", day)
        output = decided / "output"
        return any((output / "current" / "a").glob("a-2*")), any((output / "expired" / "a").glob("a-2*"))

    assert places("2026-02-28") == (True, False)
    assert places("2026-03-01") == (False, True)
    assert places("2026-02-28") == (True, False)


def test_a_lost_register_comes_back_from_the_archive_as_it_was_but_for_the_hearing_which_is_announced(
    decided: Path, tmp_path: Path
) -> None:
    workspace = tmp_path / "w"
    shutil.copytree(decided, workspace)
    day = datetime.date(2026, 11, 2)
    before = _lines(workspace, day)
    assert (before[HEARD]["state"], before["gone-2"]["state"]) == ("hearing", "withdrawn")
    (workspace / "register" / "register.sqlite").unlink()

    missing = rollebog("-C", workspace, "status")
    assert (missing.exit_code, "rollebog rebuild" in missing.stderr) == (1, True)
    rebuilt = rollebog("-C", workspace, "rebuild", "--yes", "--date", day.isoformat())
    assert rebuilt.exit_code == 0
    assert f"{HEARD} was in hearing (internal, until 2026-11-01), with 1 response" in rebuilt.stderr
    assert "lost" in rebuilt.stderr

    after = _lines(workspace, day)
    assert after[HEARD]["state"] == "draft"
    assert after["gone-2"]["state"] == "withdrawn"
    assert (after["renewed-2"]["revision"], after["renewed-2"]["valid_until"]) == ("1.01", "2028-03-01")
    assert {number: after[number] for number in APPROVED} == {number: before[number] for number in APPROVED}
    assert rollebog("-C", workspace, "verify").exit_code == 0

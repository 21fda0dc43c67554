"""Mutation testing of the rules: how many small faults planted in pure code do the tests notice.

    python -m benchmarks.mutation            # the checks of files (issue A)
    python -m benchmarks.mutation register   # states, acts and changes (issue B)

mutmut plants them, one at a time, in a copy of the repository, and runs the tests that touch the place.
"""

from __future__ import annotations

import collections
import json
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
GOAL = 0.9
COPIED = ["generator", "tests", "profiles", "frameworks", "templates", "rollebog.yaml", "README.md", ".rollebog"]


@dataclass(frozen=True)
class Suite:
    """What is mutated, and the tests that should notice."""

    mutated: tuple[str, ...]
    tests: tuple[str, ...]

    @property
    def configuration(self) -> str:
        """The lines that mutmut reads from ``pyproject.toml``."""
        return f"""
[tool.mutmut]
source_paths = {json.dumps(self.mutated)}
pytest_add_cli_args_test_selection = {json.dumps(self.tests)}
pytest_add_cli_args = ["-n0", "-p", "no:cacheprovider"]
also_copy = {json.dumps(COPIED)}
"""


_REGISTER = ("states", "standing", "row", "rules", "reasons", "revision", "people", "proposal")
_REGISTER_TESTS = ("states", "revision", "standing", "row", "people", "rules", "approving", "proposal", "lives")
SUITES = {
    "checks": Suite(("generator/model/check/",), ("tests/test_examples.py", "tests/test_settings.py")),
    "register": Suite(
        ("generator/changes/", *(f"generator/register/{name}.py" for name in _REGISTER)),
        (
            *("tests/test_changes.py", "tests/test_changes_compare.py", "tests/test_changes_passages.py"),
            *(f"tests/test_register_{name}.py" for name in _REGISTER_TESTS),
        ),
    ),
}


def measure(name: str = "checks") -> dict[str, Any]:
    """The share of mutants caught, and the name of every one that was not."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy"
        _copy(copy)
        with (copy / "pyproject.toml").open("a", encoding="utf-8") as file:
            file.write(SUITES[name].configuration)
        (copy / "mutants").mkdir()  # Python looks away from folders that are not there when it starts
        ran = _mutmut(copy, "run")
        said = _mutmut(copy, "results", "--all", "true").stdout
        outcomes = dict(line.strip().rsplit(": ", 1) for line in said.splitlines() if ": " in line)
        if not outcomes or "not checked" in outcomes.values():
            raise RuntimeError(ran.stdout[-2000:] + ran.stderr[-2000:])
        shown = {one: _mutmut(copy, "show", one).stdout for one, outcome in outcomes.items() if outcome != "killed"}
    counts = collections.Counter(outcomes.values())
    caught = counts["killed"] + counts["timeout"]
    return {
        "mutated": list(SUITES[name].mutated),
        "mutants": len(outcomes),
        "outcomes": dict(counts),
        "caught": round(caught / len(outcomes), 4),
        "goal": GOAL,
        "survivors": {one: _difference(text) for one, text in sorted(shown.items())},
    }


def _copy(target: Path) -> None:
    """Every file of the repository as it stands, committed or not, without what git ignores."""
    listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    for name in subprocess.run(listed, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0"):
        if name and (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, target / name)


def _mutmut(copy: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "mutmut", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(copy / "mutants")}
    return subprocess.run(command, cwd=copy, env=environment, capture_output=True, text=True, check=False)


def _difference(text: str) -> list[str]:
    """The changed lines of a mutant."""
    return [line for line in text.splitlines() if line[:1] in "+-" and line[:3] not in ("+++", "---")]


if __name__ == "__main__":
    print(json.dumps(measure(*sys.argv[1:2]), indent=2))

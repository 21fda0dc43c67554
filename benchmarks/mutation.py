"""Mutation testing of the rules: how many small faults planted in the checks do the tests notice.

    python -m benchmarks.mutation

mutmut plants them, one at a time, in a copy of the repository; the example files are the tests.
"""

from __future__ import annotations

import collections
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
GOAL = 0.9
MUTATED = "generator/model/check/"
TESTS = ["tests/test_examples.py"]
COPIED = ["generator", "tests", "profiles", "frameworks", "templates", "rollebog.yaml", "README.md", ".rollebog"]
CONFIGURATION = f"""
[tool.mutmut]
source_paths = {json.dumps([MUTATED])}
pytest_add_cli_args_test_selection = {json.dumps(TESTS)}
pytest_add_cli_args = ["-n0", "-p", "no:cacheprovider"]
also_copy = {json.dumps(COPIED)}
"""


def measure() -> dict[str, Any]:
    """The share of mutants caught, and the name of every one that was not."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy"
        subprocess.run(["git", "clone", "--quiet", str(ROOT), str(copy)], check=True)
        with (copy / "pyproject.toml").open("a", encoding="utf-8") as file:
            file.write(CONFIGURATION)
        (copy / "mutants").mkdir()  # Python looks away from folders that are not there when it starts
        environment = {**os.environ, "PYTHONPATH": str(copy / "mutants")}
        mutmut = [sys.executable, "-m", "mutmut"]
        ran = subprocess.run([*mutmut, "run"], cwd=copy, env=environment, capture_output=True, text=True, check=False)
        said = subprocess.run(
            [*mutmut, "results", "--all", "true"],
            cwd=copy,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        ).stdout
        outcomes = dict(line.strip().rsplit(": ", 1) for line in said.splitlines() if ": " in line)
        if not outcomes or "not checked" in outcomes.values():
            raise RuntimeError(ran.stdout[-2000:] + ran.stderr[-2000:])
        shown = {
            name: subprocess.run(
                [*mutmut, "show", name], cwd=copy, env=environment, capture_output=True, text=True, check=False
            ).stdout
            for name, outcome in outcomes.items()
            if outcome != "killed"
        }
    counts = collections.Counter(outcomes.values())
    caught = counts["killed"] + counts["timeout"]
    return {
        "mutants": len(outcomes),
        "outcomes": dict(counts),
        "caught": round(caught / len(outcomes), 4),
        "goal": GOAL,
        "survivors": {name: _difference(text) for name, text in sorted(shown.items())},
    }


def _difference(text: str) -> list[str]:
    """The changed lines of a mutant."""
    return [line for line in text.splitlines() if line[:1] in "+-" and line[:3] not in ("+++", "---")]


if __name__ == "__main__":
    print(json.dumps(measure(), indent=2))

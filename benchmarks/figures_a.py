"""The figures of issue A: from YAML to Word."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks import mutation, rendering, startup

ROOT = Path(__file__).parent.parent
Figure = dict[str, Any]


def readme_lines() -> Figure:
    """Each of the README's two lines as pasted, in a fresh clone with a fresh virtual environment each."""
    text = (ROOT / "README.md").read_text("utf-8")
    lines = re.findall(r"^```sh\n(python3 -m venv .*)\n```$", text, re.MULTILINE)
    said: list[str] = []
    documents = 0
    codes = []
    for line in lines:
        with tempfile.TemporaryDirectory() as folder:
            clone = Path(folder) / "clone"
            subprocess.run(["git", "clone", "--quiet", str(ROOT), str(clone)], check=True)
            environment = {k: v for k, v in os.environ.items() if not k.startswith(("PYTEST", "VIRTUAL", "PYTHON"))}
            done = subprocess.run(
                ["bash", "-c", line], cwd=clone, env=environment, capture_output=True, text=True, check=False
            )
            codes.append(done.returncode)
            said.append(done.stdout.strip().splitlines()[-1] if done.stdout.strip() else done.stderr[-300:])
            documents = max(documents, len(list((clone / "output").rglob("*.docx"))))
    return {
        "lines": lines,
        "exit_codes": codes,
        "last_lines": said,
        "documents": documents,
        "met": codes == [0, 0] and documents >= 16,
    }


def tests(*arguments: str, **environment: str) -> Figure:
    """A run of pytest: how many passed, failed and were skipped."""
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *arguments]
    done = subprocess.run(
        command, cwd=ROOT, env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )
    last = done.stdout.strip().splitlines()[-1] if done.stdout.strip() else ""
    counts = {word: int(count) for count, word in re.findall(r"(\d+) (passed|failed|skipped|error)", last)}
    return {"arguments": list(arguments), **counts, "met": done.returncode == 0 and not counts.get("skipped")}


def every_word() -> Figure:
    """Every leaf of text found in exactly the documents and sections that should hold it."""
    return tests("--thorough", "tests/every_word")


def same_bytes() -> Figure:
    """Identical bytes elsewhere and at other times; edited drafts survive."""
    return tests("tests/test_same_bytes.py", "tests/test_output.py")


def originality() -> Figure:
    """No sentence twice, no two statements alike."""
    return tests("tests/test_originality.py")


def speed() -> Figure:
    """Against docxtpl over at least 200 documents."""
    result = rendering.measure(ROOT, rounds=20)
    missed = rendering.misses(result)
    return {**result, "missed": missed, "met": not missed and result["documents"] >= 200}


def start() -> Figure:
    """``--help`` against a bare import of click."""
    result = startup.measure(25)
    return {**result, "met": result["help_to_bare_click"] <= startup.GOAL}


def gates() -> Figure:
    """Ruff and mypy strict."""
    codes = {
        name: subprocess.run([sys.executable, "-m", *command], cwd=ROOT, capture_output=True, check=False).returncode
        for name, command in {
            "ruff": ("ruff", "check", "."),
            "format": ("ruff", "format", "--check", "."),
            "mypy": ("mypy",),
        }.items()
    }
    return {**codes, "met": not any(codes.values())}


def properties() -> Figure:
    """2,000 random examples per property."""
    return tests("tests/test_properties.py", "tests/test_schema.py", ROLLEBOG_EXAMPLES="full")


def mutants() -> Figure:
    """The share of mutants of the checks that the tests catch; every survivor is named."""
    result = mutation.measure()
    return {**result, "met": result["caught"] >= result["goal"]}


FIGURES: dict[str, Callable[[], Figure]] = {
    "1 README lines": readme_lines,
    "2 every word": every_word,
    "3 same bytes": same_bytes,
    "4 originality": originality,
    "5 speed": speed,
    "5 start": start,
    "6 gates": gates,
    "6 properties": properties,
    "6 mutants": mutants,
}

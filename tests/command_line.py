"""``rollebog`` as tests call it: in this process through click's runner, or as a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click
from click.testing import CliRunner, Result

from generator.cli import main

ROOT = Path(__file__).parents[1]
PROGRAM = (sys.executable, "-m", "generator")


class _EntryPoint(click.Command):
    """What the installed command runs, exit codes included, where click's runner expects a command."""

    def main(self, *_: Any, **given: Any) -> Any:
        before, sys.argv = sys.argv, ["rollebog", *given["args"]]
        try:
            main()
        finally:
            sys.argv = before


def rollebog(*args: str | Path, charset: str = "utf-8") -> Result:
    """Run a command in this process; stdout, stderr and exit code are those of a shell with that charset."""
    return CliRunner(charset=charset).invoke(_EntryPoint("rollebog"), [str(arg) for arg in args])


def environment(changes: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment of a process that finds the package wherever it is started."""
    own = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "PYTHONUTF8")}
    return {**own, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", **(changes or {})}


def process(
    *args: str | Path, env: Mapping[str, str] | None = None, cwd: Path | None = None, encoding: str = "utf-8"
) -> subprocess.CompletedProcess[str]:
    """Run a command as a real process on a system of that encoding."""
    return subprocess.run(
        [*PROGRAM, *map(str, args)],
        env={**environment(env), "PYTHONIOENCODING": encoding},
        cwd=cwd,
        capture_output=True,
        encoding=encoding,
        timeout=60,
        check=False,
    )

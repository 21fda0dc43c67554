"""The one place where errors become words and an exit code."""

from __future__ import annotations

import sys
import tempfile
import traceback
from pathlib import Path

import click

from generator.cli.present import as_json, print_json, show_problems
from generator.problems import RollebogError


def exit_code(error: Exception) -> int:
    """Say what went wrong: 1 for what the user can mend, 3 for a fault of the program, with its log."""
    if isinstance(error, RollebogError):
        if "json" in sys.argv or "--format=json" in sys.argv:
            print_json({"problems": as_json(error.problems)})
        else:
            show_problems(error.problems)
        return 1
    if isinstance(error, BrokenPipeError):
        # Whoever read our output has gone; keep Python from complaining while it shuts down.
        sys.stdout = None
        return 1
    with tempfile.NamedTemporaryFile("w", prefix="rollebog-", suffix=".log", delete=False, encoding="utf-8") as log:
        log.write(f"rollebog {' '.join(sys.argv[1:])}\nPython {sys.version}\n\n")
        traceback.print_exception(error, file=log)
    click.echo(
        f"A fault in Rollebog itself: {type(error).__name__}. Nothing of yours was changed by it.\n"
        f"Please send this file to those who look after the program: {Path(log.name)}",
        err=True,
    )
    return 3

"""The one place that calls pandoc: it reads no file, reaches no network, and is bound in memory and time."""

from __future__ import annotations

import json
import subprocess
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

from generator.problems import Problem, RollebogError

# Pandoc's syntax tree as its JSON has it: {"t": type, "c": content}.
Node: TypeAlias = dict[str, Any]
_BOUNDS = ("+RTS", "-M1G", "-A64m", "-RTS")  # a large nursery spares it most of its garbage collections
_SECONDS = 60


def read(docx: bytes) -> Node:
    """The syntax tree of a Word file, with the names of its styles; raises RollebogError where it is none."""
    tree: Node = json.loads(_run(docx, "--from=docx+styles", "--to=json"))
    return tree


def written(tree: Node, to: str, *options: str) -> bytes:
    """A syntax tree in another shape."""
    return _run(json.dumps(tree).encode(), "--from=json", f"--to={to}", *options)


def _run(content: bytes, *options: str) -> bytes:
    command = [str(_program()), *_BOUNDS, "--sandbox", *options, "--output=-"]
    pipe = subprocess.PIPE
    try:
        with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe) as running:
            try:
                made, complaint = running.communicate(content, timeout=_SECONDS)
            except subprocess.TimeoutExpired:
                running.kill()
                message = f"took longer than {_SECONDS} seconds and was stopped."
                raise RollebogError(Problem("pandoc", message)) from None
    except OSError as error:
        raise RollebogError(Problem("pandoc", f"cannot be started: {error.strerror}.", hint=_INSTALL)) from None
    if running.returncode:
        said = complaint.decode("utf-8", errors="replace").strip().partition("\n")[0]
        raise RollebogError(Problem("pandoc", f"could not read the document: {said or 'it gave no reason'}"))
    return made


_INSTALL = "Install Rollebog's dependencies anew: pip install --force-reinstall pypandoc_binary"


@cache
def _program() -> Path:
    from importlib.util import find_spec

    # Pypandoc's own search starts every pandoc that it finds, only to choose the newest.
    found = find_spec("pypandoc")
    name = Path(found.origin).parent / "files" / "pandoc" if found and found.origin else Path("pandoc")
    return name.with_suffix(".exe") if name.with_suffix(".exe").is_file() else name

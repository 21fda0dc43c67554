"""A draft put into its file: only where all that was there is still there, and never half."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from generator import yamlfile
from generator.model.base import Model
from generator.model.reading import Loaded, understand
from generator.output import replace
from generator.problems import Problem, RollebogError
from generator.workspace import Workspace
from generator.yamlfile import Source
from generator.yamlfile.adding import Addition, indentation

M = TypeVar("M", bound=Model)


def write(
    workspace: Workspace,
    loaded: Loaded[M],
    key: str,
    addition: Addition | None,
    without: Callable[[M], M],
) -> Path:
    """Add to a file what belongs below a key at its top; returns the file.

    loaded: the file as it was read. without: takes away again what was added, to hold the rest against that.
    Raises RollebogError where the file is written so that nothing can be added to it, or cannot be written.
    """
    source = loaded.source
    file = workspace.layout.root / source.path
    try:
        content = addition.to(file.read_bytes()) if addition else b""
        if not addition or not _sound(content, loaded, without):
            raise RollebogError(_refusal(source, key))
        replace(file, content)
    except OSError as error:
        message = f"cannot be written: {error.strerror}."
        raise RollebogError(Problem(source.path, message, hint="Look whether you may write to its folder.")) from None
    return file


def _sound(content: bytes, loaded: Loaded[M], without: Callable[[M], M]) -> bool:
    """Whether the file can be read, and says what it said before, and what was added."""
    try:
        source = yamlfile.parse(content.decode("utf-8"), loaded.source.path)
        return without(understand(source, type(loaded.model)).model) == loaded.model
    except (RollebogError, UnicodeDecodeError):
        return False


def _refusal(source: Source, key: str) -> Problem:
    there = isinstance(source.data, dict) and key in source.data
    message = f"nothing can be added to '{key}' as it is written here."
    hint = f"Write '{key}:' on a line of its own, and below it each item on its own line with '- '."
    if indentation(source) is None:
        hint = "Take the braces around the whole file away, and write every key at its top on a line of its own."
    elif isinstance(source.data, dict) and source.data.get(key, "") is None:
        hint = f"Remove the line '{key}:' and run again."
    elif not there:
        hint = "Write every key at its top on a line of its own."
    return source.problem((key,), message if there else f"'{key}' cannot be added to the file as it is written.", hint)

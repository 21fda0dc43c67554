"""The example files: what the program prints about each, and what it should print.

``valid/KIND-NAME.yaml`` is accepted. ``invalid/KIND-NAME.yaml`` is refused with the lines of
``KIND-NAME.expected``. ``workspaces/NAME/`` is a workspace that ``rollebog check`` answers with the lines of
its file ``expected``, once it has the shipped templates. KIND is profile, framework, overlay or settings; a
second word ``yaml`` says that the fault lies in the YAML already, before the shape of the file counts.

``python -m tests.example_files`` writes the expectation of every example that has none; read it before you
keep it. After a message was reworded on purpose, delete the old expectation first.
"""

from __future__ import annotations

import contextlib
import io
import shutil
import tempfile
from pathlib import Path

from generator import yamlfile
from generator.cli.present import show_problems
from generator.layout import Layout, shipped
from generator.model.reading import understand
from generator.problems import Problem, RollebogError
from generator.workspace import Workspace
from tests.kinds import FILES

EXAMPLES = Path(__file__).with_name("examples")
VALID = sorted((EXAMPLES / "valid").glob("*.yaml"))
INVALID = sorted((EXAMPLES / "invalid").glob("*.yaml"))
WORKSPACES = sorted(folder for folder in (EXAMPLES / "workspaces").iterdir() if folder.is_dir())


def kind_of(file: Path) -> str:
    """``profile``, ``framework``, ``overlay`` or ``settings``: the first word of the file's name."""
    return file.name.partition("-")[0]


def is_about_yaml(file: Path) -> bool:
    """Whether the fault lies in the YAML, not in the shape of what it says."""
    return file.name.split("-")[1] == "yaml"


def expectation(example: Path) -> Path:
    """Where the lines stand that the program should print about an example."""
    return example / "expected" if example.is_dir() else example.with_suffix(".expected")


def printed(example: Path) -> str:
    """The lines that the program prints about an example; none where nothing is wrong."""
    if not example.is_dir():
        return _shown(_problems(example))
    with tempfile.TemporaryDirectory() as folder:
        return _shown(Workspace(Layout(complete(example, Path(folder)))).problems)


def complete(example: Path, folder: Path) -> Path:
    """A copy of an example workspace in ``folder``, with the shipped templates."""
    for source in (example, shipped() / "templates"):
        target = folder if source == example else folder / "templates"
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("*.py", "__pycache__"), dirs_exist_ok=True)
    return folder


def _problems(file: Path) -> tuple[Problem, ...]:
    try:
        understand(yamlfile.read(file, file.name), FILES[kind_of(file)])
    except RollebogError as error:
        return error.problems
    return ()


def _shown(problems: tuple[Problem, ...] | list[Problem]) -> str:
    with contextlib.redirect_stderr(io.StringIO()) as lines:
        show_problems(problems)
    return lines.getvalue()


if __name__ == "__main__":
    for example in (*INVALID, *WORKSPACES):
        if not expectation(example).exists():
            expectation(example).write_text(printed(example), "utf-8", newline="\n")

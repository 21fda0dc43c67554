"""The stand-in workspace: read as data, laid out with templates, and its documents finished."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from ruamel.yaml import YAML

from generator import Workspace
from generator.layout import shipped
from generator.subjects import STANDARDS
from tests.source_texts.outline import Part, outline

HERE = Path(__file__).parent
WORKSPACE = HERE / "workspace"


class Made(NamedTuple):
    """A finished Word file: its bytes and its outline."""

    file: bytes
    parts: list[Part]


@cache
def load(file: Path) -> Any:
    """A YAML file with every scalar as the text that was written."""
    return YAML(typ="base").load(file.read_text("utf-8"))


def laid_out(folder: Path) -> Path:
    """A copy of the workspace with the templates that Rollebog carries."""
    shutil.copytree(WORKSPACE, folder)
    for template in (shipped() / "templates").glob("*.docx"):
        shutil.copy(template, folder / "templates")
    return folder


def documents(workspace: Workspace) -> dict[str, Made]:
    """Every document of the workspace by its key."""
    made = {}
    for unit in (*workspace.units, STANDARDS):
        for finished in workspace.documents(unit):
            file = workspace.render(finished)
            made[finished.document.key] = Made(file, outline(file))
    return made

"""A workspace on disk with the small standard and small profiles: settings, standard, templates, profiles."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from generator.layout import shipped
from tests.small_profile import written
from tests.small_standard import CRAFT, CRAFT_NB
from tests.word_package import p, package

SETTINGS = "organisation: Byen\nlanguage: da\n"


def small_workspace(folder: Path, *profiles: dict[str, Any], translated: bool = False) -> Path:
    """Lay out the workspace; returns its folder. With its translation, the standard gives rise to warnings."""
    standard = folder / "frameworks" / "craft"
    standard.mkdir(parents=True)
    (standard / "2.1.yaml").write_text(CRAFT, "utf-8")
    if translated:
        (standard / "2.1.nb.yaml").write_text(CRAFT_NB, "utf-8")
    (folder / "rollebog.yaml").write_text(SETTINGS, "utf-8")
    (folder / "templates").mkdir()
    for template in (shipped() / "templates").glob("*.docx"):
        shutil.copy(template, folder / "templates")
    (folder / "profiles").mkdir()
    for one in profiles:
        save(folder, one)
    return folder


def with_least_templates(workspace: Path) -> Path:
    """The workspace with templates that hold next to nothing: every process of its own compiles them anew."""
    purpose = "{% for text in purpose.blocks[0].texts %}{{ text }}{% endfor %}"
    for template in (workspace / "templates").glob("*.docx"):
        template.write_bytes(package(p(purpose if template.stem == "function-description" else "{{ title }}")))
    return workspace


def save(workspace: Path, profile: dict[str, Any]) -> Path:
    """Write a profile into the workspace."""
    file = workspace / "profiles" / f"{profile['unit']['id']}.yaml"
    file.write_text(written(profile), "utf-8")
    return file


def documents(workspace: Path, output: str = "output") -> list[Path]:
    """The finished Word files, sorted."""
    return sorted((workspace / output).rglob("*.docx"))


def everything(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes, hidden ones too."""
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}

"""The sample workspace with a token for every text, built once: YAML in, finished Word files out."""

from __future__ import annotations

import json
import shutil
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

import generator
from generator import Workspace
from generator.subjects import STANDARDS
from tests import own_kind
from tests.every_word.reading import Reading, read_document
from tests.every_word.tokens import Dress, Leaf, tokenised

ROOT = Path(__file__).parents[2]
# Forms that a profile or a standard may have and no sample does.
RARE = Path(__file__).parent / "rare"
LANGUAGES = ("da", "nb", "en")


@cache
def sources() -> dict[str, Path]:
    """Every sample profile, standard and translation, and those with rare forms, by their place in a workspace."""
    return {
        file.relative_to(folder).as_posix(): file
        for folder in (ROOT, RARE)
        for pattern in ("profiles/*.yaml", "frameworks/*/*.yaml")
        for file in sorted(folder.glob(pattern))
    }


def kind_of(file: str) -> str:
    """``profile``, ``framework`` or ``overlay``."""
    if file.startswith("profiles/"):
        return "profile"
    return "overlay" if file.removesuffix(".yaml").rpartition(".")[2] in LANGUAGES else "framework"


def load(file: Path) -> Any:
    """A YAML file with every scalar as the text that was written."""
    return YAML(typ="base").load(file.read_text("utf-8"))


@cache
def labels(language: str, kind: str = "") -> Any:
    """The fixed words of a language, by group and name, with those of a kind that YAML describes."""
    home = Path(generator.__file__).parent
    words = dict(load(home / "labels" / f"{language}.yaml"))
    own = kind == own_kind.NAME
    file = home / "kinds" / f"{kind}.yaml"
    described = YAML(typ="base").load(own_kind.YEAR_PLAN) if own else load(file) if file.is_file() else {}
    said = described.get("words", {}).get(language, {})
    for group in ("sections", "one", "blocks", "columns", "facts"):
        # What labels say of blocks of that name does not count for an organisation's own kind.
        words[group] = {**({} if own and group == "blocks" else words.get(group, {})), **said.get(group, {})}
    return words


def _bare(leaf: Leaf) -> str:
    return leaf.token


@dataclass(frozen=True)
class Build:
    """What went in (data as printed, leaves), and what is read in each finished document by its key."""

    data: dict[str, Any]
    leaves: tuple[Leaf, ...]
    readings: dict[str, Reading]


def build(folder: Path, written: Dress = _bare, printed: Dress = _bare, units: Collection[str] = ()) -> Build:
    """Copy the workspace to ``folder`` with tokens in place of texts, make the documents and read them.

    written, printed: how a token is marked up in the files, and how that shows in print.
    """
    texts = {file: (kind_of(file), load(source)) for file, source in sources().items()}
    shutil.copy(ROOT / "rollebog.yaml", folder)
    (folder / "templates").mkdir()
    for template in ROOT.glob("templates/*.docx"):
        shutil.copy(template, folder / "templates")
    own_kind.with_year_plans(folder)
    for file, content in tokenised(texts, written)[0].items():
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        # JSON is YAML, and quick to write.
        (folder / file).write_text(json.dumps(content, ensure_ascii=False), "utf-8")
    return Build(*tokenised(texts, printed), readings=dict(_made(folder, units)))


def _made(folder: Path, units: Collection[str]) -> Iterator[tuple[str, Reading]]:
    workspace = Workspace.find(folder)
    for unit in workspace.subjects.choose([*units, STANDARDS] if units else ()):
        for finished in workspace.documents(unit):
            file = folder / "output" / finished.path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(workspace.render(finished))
            yield finished.document.key, read_document(file)

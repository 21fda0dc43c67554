"""Where things lie on disk, and what files are called. No other module joins paths of a workspace."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from generator.model.names import DEVICE, LANGUAGES, file_safe
from generator.problems import Problem, RollebogError

SETTINGS = "rollebog.yaml"
_ENDINGS = (".yaml", ".yml")
_MAX_CHARACTERS, _MAX_BYTES = 120, 200  # Windows and SharePoint count characters, Linux counts bytes


# By which a changed file is told: the time of its last change (nanoseconds) and its size (bytes).
Mark = list[int]


@dataclass(frozen=True)
class Layout:
    """A workspace on disk."""

    root: Path

    @classmethod
    def find(cls, start: Path) -> Layout:
        """The workspace that ``start`` lies in; raises RollebogError where there is none."""
        here = start.absolute()
        if not here.is_dir():
            raise RollebogError(Problem(str(start), "there is no such folder."))
        for folder in (here, *here.parents):
            if (folder / SETTINGS).exists():
                return cls(folder)
        raise RollebogError(
            Problem(
                str(start),
                f"this is no workspace: there is no {SETTINGS} here or above.",
                hint="Start one with: rollebog init",
            )
        )

    @property
    def settings(self) -> Path:
        """The settings file."""
        return self.root / SETTINGS

    @property
    def output(self) -> Path:
        """Where finished documents go."""
        return self.root / "output"

    @property
    def register(self) -> Path:
        """Where the records lie, which are never deleted."""
        return self.root / "register"

    @property
    def look(self) -> Path:
        """What the program remembers of the documents it has composed, so as not to compose them again."""
        return self.root / "output" / ".look.json"

    @property
    def reported(self) -> Path:
        """What ``status`` reported last, so as not to work out again what has not changed."""
        return self.root / "output" / ".status.json"

    @property
    def schemas(self) -> Path:
        """Where the JSON Schemas lie that the first line of each file refers to."""
        return self.root / ".rollebog" / "schemas"

    def profiles(self) -> list[Path]:
        """Every profile, sorted by name."""
        return _files(self.root / "profiles")

    def profile(self, unit: str) -> Path:
        """Where the profile of a new unit belongs."""
        return self.root / "profiles" / f"{unit}.yaml"

    def frameworks(self) -> list[Path]:
        """Every standard, in its own language."""
        return [file for file in self._standards() if not _overlay_language(file)]

    def overlays(self) -> list[Path]:
        """Every translation of a standard."""
        return [file for file in self._standards() if _overlay_language(file)]

    def _standards(self) -> list[Path]:
        folder = self.root / "frameworks"
        inner = sorted(one for one in folder.iterdir() if one.is_dir()) if folder.is_dir() else []
        return [file for one in inner for file in _files(one)]

    def standard(self, framework: str, version: str, language: str = "") -> Path:
        """Where that version of a standard belongs, or its translation into a language."""
        name = f"{version}.{language}" if language else version
        return self.root / "frameworks" / framework / f"{name}.yaml"

    def templates(self, kind: str, language: str) -> tuple[Path, Path]:
        """Where the templates of a kind belong: the language's own, and the one for all."""
        folder = self.root / "templates"
        return folder / f"{kind}.{language}.docx", folder / f"{kind}.docx"

    def template(self, kind: str, language: str) -> Path:
        """The template of a kind: the language's own where there is one."""
        own, general = self.templates(kind, language)
        return own if own.exists() else general

    def every_template(self) -> list[Path]:
        """Every template that there is, sorted by name."""
        folder = self.root / "templates"
        found = sorted(folder.glob("*.docx")) if folder.is_dir() else []
        return [file for file in found if not file.name.startswith((".", "~"))]

    def kind(self, name: str) -> Path:
        """Where a kind of the workspace's own is described."""
        return self.root / "templates" / f"{name}.yaml"

    def kinds(self) -> list[Path]:
        """Every description of a kind, sorted by name."""
        words = {self.labels(language).name for language in LANGUAGES}
        return [file for file in _files(self.root / "templates") if file.name not in words]

    def labels(self, language: str) -> Path:
        """Where a workspace overrides fixed words."""
        return self.root / "templates" / f"labels.{language}.yaml"

    def inputs(self) -> list[Path]:
        """Every file that documents are made from."""
        templates = self.root / "templates"
        presented = sorted(templates.iterdir()) if templates.is_dir() else []
        return [self.settings, *self._standards(), *self.profiles(), *presented]

    def profile_marks(self) -> dict[str, Mark]:
        """Every profile by its path in the workspace, with its mark; the folder is read once."""
        return {f"profiles/{name}": mark for name, mark in _marks(self.root / "profiles", _is_yaml)}

    def shared_marks(self) -> dict[str, Mark]:
        """Everything else that documents are made from: settings, standards, templates, labels."""
        inputs = [self.settings, *self._standards()]
        found = {self.shown(file): _mark(file) for file in inputs}
        found |= {f"templates/{name}": mark for name, mark in _marks(self.root / "templates", bool)}
        return found

    def shown(self, file: Path) -> str:
        """The path as messages name it: relative to the workspace, with ``/``."""
        try:
            return file.relative_to(self.root).as_posix()
        except ValueError:
            return str(file)


def edition(framework: Path) -> tuple[str, str]:
    """Id and version of a standard, as its path says."""
    return framework.parent.name, framework.stem


def translation(overlay: Path) -> tuple[tuple[str, str], str]:
    """The edition that a translation is of, and its language, as its path says."""
    version, _, language = overlay.stem.rpartition(".")
    return (overlay.parent.name, version), language


def shipped() -> Path:
    """The folder with the templates, standards and samples that come with Rollebog."""
    installed = Path(__file__).parent / "workspace_files"
    return installed if installed.is_dir() else Path(__file__).parent.parent


def document_name(number: str, kind: str, title: str, unit: str) -> str:
    """A file name for people: ``FB.PAL.001 Funktionsbeskrivelse, palliativ socialrådgiver, Team X.docx``.

    One without a number begins with its kind. Safe and short enough for Windows, SharePoint and Linux: what is too
    long ends behind its last whole word.
    """
    parts = [f"{number} {kind}".strip()]
    if title != unit:
        parts.append(title[:1].lower() + title[1:] if title[1:2].islower() else title)
    # A question mark at the end of a title becomes a hyphen that joins nothing.
    whole = ", ".join(file_safe(part).rstrip("-") for part in (*parts, unit))
    name = whole[:_MAX_CHARACTERS].encode("utf-8")[:_MAX_BYTES].decode("utf-8", errors="ignore")
    if whole[len(name) : len(name) + 1].strip(" ,"):  # cut within a word, which goes unless it is most of the name
        words = name.rpartition(" ")[0]
        name = words if len(words) > len(name) // 2 else name
    name = name.strip(" ,.~")
    return ("_" if DEVICE.match(name) else "") + name + ".docx"


def _files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted(file for file in folder.iterdir() if _is_yaml(file.name))


def _is_yaml(name: str) -> bool:
    return name.lower().endswith(_ENDINGS) and not name.startswith((".", "~"))


def _marks(folder: Path, wanted: Callable[[str], bool]) -> list[tuple[str, Mark]]:
    if not folder.is_dir():
        return []
    with os.scandir(folder) as entries:
        return [(entry.name, _mark(entry)) for entry in entries if wanted(entry.name)]


def _mark(file: Path | os.DirEntry[str]) -> Mark:
    try:
        found = file.stat()
    except OSError:  # a broken link, no right to look: reading it will say so
        return [0, -1]
    return [found.st_mtime_ns, found.st_size]


def _overlay_language(file: Path) -> str:
    language = file.stem.rpartition(".")[2]
    return language if language in LANGUAGES else ""

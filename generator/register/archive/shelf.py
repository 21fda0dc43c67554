"""The archive on disk: reading what was issued, and putting a new version in, all or nothing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from generator.problems import Problem, RollebogError
from generator.register.archive import ocfl
from generator.register.keeping.disk import Disk

SHOWN = "register/archive"


class Archive:
    """A storage root and the stage beside it."""

    def __init__(self, root: Path, stage: Path, disk: Disk) -> None:
        self.root = root
        self.stage = stage
        self._disk = disk

    def prepare(self) -> None:
        """Make the storage root where there is none yet."""
        if self.root.exists():
            return
        aside = self.root.with_name(self.root.name + ".new")
        self._disk.remove(aside)
        for path, content in ocfl.ROOT_FILES.items():
            self._disk.folder((aside / path).parent)
            self._disk.write(aside / path, content)
        for folder in sorted((aside, *(one for one in aside.rglob("*") if one.is_dir())), reverse=True):
            self._disk.sync(folder)
        self._disk.rename(aside, self.root)

    def objects(self) -> list[Path]:
        """The folders of all objects."""
        if not self.root.is_dir():
            return []
        return sorted(one for one in self.root.iterdir() if one.is_dir() and one.name != "extensions")

    def folder(self, document: str) -> Path:
        """The folder of a document's object."""
        return self.root / ocfl.object_folder(document)

    def place(self, document: str, number: int) -> Path:
        """Where a version belongs, which must be free until it is put there: the first brings its object's folder."""
        folder = self.folder(document)
        return folder if number == 1 else folder / f"v{number}"

    def inventory(self, document: str) -> dict[str, Any] | None:
        """The inventory of a document, None where nothing was issued; raises RollebogError where it is damaged."""
        file = self.folder(document) / ocfl.INVENTORY
        try:
            read = json.loads(file.read_bytes())
            if not (isinstance(read["versions"], dict) and isinstance(read["manifest"], dict)):
                raise TypeError("versions and manifest are missing")
        except FileNotFoundError:
            return None
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise RollebogError(_damaged(document, f"its inventory cannot be read ({error})")) from None
        return dict(read)

    def read(self, document: str, version: int, path: str) -> bytes:
        """One file of a version by its logical path, held against its digest.

        Raises RollebogError where it is missing or not what was archived.
        """
        inventory = self.inventory(document)
        try:
            if inventory is None:
                raise KeyError(document)
            place = ocfl.logical(inventory, version)[path]
            content = (self.folder(document) / place).read_bytes()
        except (OSError, KeyError, TypeError):
            raise RollebogError(_damaged(document, f"{path} of version {version} is missing")) from None
        if place not in inventory["manifest"].get(ocfl.digest(content), ()):
            raise RollebogError(_damaged(document, f"{path} of version {version} was altered"))
        return content

    def paths(self, document: str, version: int) -> list[str]:
        """The logical paths of a version."""
        inventory = self.inventory(document)
        try:
            return sorted(ocfl.logical(inventory or {}, version))
        except (KeyError, TypeError):
            raise RollebogError(_damaged(document, f"version {version} is missing")) from None

    def content(self, document: str, version: int) -> dict[str, bytes]:
        """Every file of a version."""
        return {path: self.read(document, version, path) for path in self.paths(document, version)}

    def put_on_stage(self, version: ocfl.Staged) -> None:
        """Write a version beside the archive, durably, so that only renaming is left."""
        made = self.stage / "object"
        inner = made / f"v{version.number}"
        self._disk.remove(self.stage)
        folders = {inner}
        for path, content in version.files.items():
            file = inner / path
            if file.parent not in folders:
                self._disk.folder(file.parent)
                folders |= {file.parent, *(one for one in file.parent.parents if inner in one.parents)}
            self._disk.write(file, content)
        for folder in (inner, made):
            self._disk.write(folder / ocfl.INVENTORY, version.inventory)
            self._disk.write(folder / ocfl.SIDECAR, ocfl.sidecar(version.inventory))
        if version.number == 1:
            self._disk.write(made / ocfl.OBJECT_DECLARATION, ocfl.DECLARED[ocfl.OBJECT_DECLARATION])
        for folder in sorted(folders, key=lambda one: -len(one.parts)):
            self._disk.sync(folder)
        self._disk.sync(made)
        self._disk.sync(self.stage)

    def can_be_finished(self, document: str, number: int, inventory: str) -> bool:
        """Whether an interrupted version is whole: in its place already, or complete on the stage.

        inventory: the digest that the version's inventory must have.
        """
        if self.place(document, number).exists():
            placed = self.folder(document) / f"v{number}" / ocfl.INVENTORY
            return placed.is_file() and _digest(placed) == inventory
        return _whole(self.stage / "object", number, inventory)

    def take_from_stage(self, document: str, number: int) -> None:
        """Rename what stands on the stage into its place; may be repeated after an interruption."""
        made, target = self.stage / "object", self.folder(document)
        place = self.place(document, number)
        if not place.exists():
            self._disk.rename(made if number == 1 else made / f"v{number}", place)
        if number == 1:
            return
        for name in (ocfl.INVENTORY, ocfl.SIDECAR):
            if (made / name).exists():
                self._disk.rename(made / name, target / name)

    def clear_stage(self) -> None:
        """Nothing stands on the stage any more."""
        if self.stage.exists():
            self._disk.remove(self.stage)


def _whole(staged: Path, number: int, inventory: str) -> bool:
    inner = staged / f"v{number}"
    try:
        content = (inner / ocfl.INVENTORY).read_bytes()
        if ocfl.digest(content) != inventory or (staged / ocfl.INVENTORY).read_bytes() != content:
            return False
        wanted = ocfl.sidecar(content)
        if any((folder / ocfl.SIDECAR).read_bytes() != wanted for folder in (inner, staged)):
            return False
        declared = ocfl.DECLARED[ocfl.OBJECT_DECLARATION]
        if number == 1 and (staged / ocfl.OBJECT_DECLARATION).read_bytes() != declared:
            return False
        own = {
            path: name
            for name, paths in json.loads(content)["manifest"].items()
            for path in paths
            if path.startswith(f"v{number}/")
        }
        return all(ocfl.digest((staged / path).read_bytes()) == name for path, name in own.items())
    except OSError:
        return False


def _digest(file: Path) -> str:
    return ocfl.digest(file.read_bytes())


def _damaged(document: str, what: str) -> Problem:
    return Problem(f"{SHOWN}: {document}", f"{what}.", hint="rollebog verify names everything that is wrong.")

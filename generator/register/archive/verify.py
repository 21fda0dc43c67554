"""Whether the archive holds exactly what was issued: every file, digest, inventory and folder, each fault named.

Stricter than OCFL asks: nothing may differ by a byte from what Rollebog writes, and nothing may lie beside it.
What Word leaves behind (``~$name.docx``) is named as a stray, not as tampering.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.problems import Problem
from generator.register.archive import ocfl
from generator.register.archive.shelf import SHOWN, Archive

_STRAY = ("~$", ".~lock.")
_SYSTEM = frozenset({"Thumbs.db", "desktop.ini", ".DS_Store"})


@dataclass
class Examined:
    """What was looked at, and what was found."""

    objects: int = 0
    versions: int = 0
    files: int = 0
    problems: list[Problem] = field(default_factory=list)
    inventories: dict[str, list[str]] = field(default_factory=dict)  # document folder → digest of each version's

    def fault(self, path: str, message: str, hint: str = "") -> None:
        """Something that is not as it was issued."""
        self.problems.append(Problem(f"{SHOWN}/{path}", message, hint=hint))


def examine(archive: Archive) -> Examined:
    """Look at every file of the archive; what the register knows of it is compared elsewhere."""
    found = Examined()
    if not archive.root.is_dir():
        if archive.root.exists():
            found.fault("", "this is no folder.")
        return found
    wanted = set(ocfl.ROOT_FILES)
    for path, content in ocfl.ROOT_FILES.items():
        _exactly(archive.root, path, content, found)
    for one in sorted(archive.root.iterdir()):
        if one.name == "extensions" or not one.is_dir() or one.is_symlink():
            for path in _files(archive.root, one):
                if path not in wanted:
                    _unexpected(path, found)
        else:
            _object(archive.root, one, found)
    return found


def _object(root: Path, folder: Path, found: Examined) -> None:
    found.objects += 1
    name = folder.name
    _exactly(root, f"{name}/{ocfl.OBJECT_DECLARATION}", ocfl.DECLARED[ocfl.OBJECT_DECLARATION], found)
    inventory = _inventory(root, name, found)
    expected = {ocfl.OBJECT_DECLARATION, ocfl.INVENTORY, ocfl.SIDECAR}
    if inventory is not None:
        if ocfl.object_folder(_document(inventory["id"])) != name:
            found.fault(f"{name}/{ocfl.INVENTORY}", "this is the inventory of another document.")
        for number in range(1, int(inventory["head"][1:]) + 1):
            expected |= {f"v{number}/{ocfl.INVENTORY}", f"v{number}/{ocfl.SIDECAR}"}
            _version(root, name, number, inventory, found)
        for digest, paths in inventory["manifest"].items():
            for path in paths:
                expected.add(path)
                _same_digest(root, f"{name}/{path}", digest, found)
    for path in _files(folder, folder):
        if path not in expected and (inventory is not None or "/" not in path):
            _unexpected(f"{name}/{path}", found)


def _inventory(root: Path, folder: str, found: Examined) -> Any | None:
    """The inventory in a folder, held against its sidecar; None where it cannot be used."""
    path = f"{folder}/{ocfl.INVENTORY}"
    content = _read(root, path, found)
    if content is None:
        return None
    _exactly(root, f"{folder}/{ocfl.SIDECAR}", ocfl.sidecar(content), found)
    try:
        read = json.loads(content)
        if _sound(read):
            return read
    except (ValueError, KeyError, TypeError, AttributeError):
        pass
    found.fault(path, "this is no inventory any more.")
    return None


def _sound(read: Any) -> bool:
    head = int(read["head"].removeprefix("v"))
    listed = {path for paths in read["manifest"].values() for path in paths}
    return (
        set(read["versions"]) == {f"v{number}" for number in range(1, head + 1)}
        and read["digestAlgorithm"] == ocfl.ALGORITHM
        and isinstance(read["id"], str)
        and all(isinstance(path, str) and ".." not in path.split("/") for path in listed)
        and all(set(version["state"]) <= set(read["manifest"]) for version in read["versions"].values())
    )


def _version(root: Path, name: str, number: int, newest: Mapping[str, Any], found: Examined) -> None:
    found.versions += 1
    folder = f"{name}/v{number}"
    inventory = _inventory(root, folder, found)
    file = root / folder / ocfl.INVENTORY
    found.inventories.setdefault(name, []).append(ocfl.digest(file.read_bytes()) if file.is_file() else "")
    if inventory is None:
        return
    if inventory["head"] != f"v{number}" or inventory["id"] != newest["id"]:
        found.fault(f"{folder}/{ocfl.INVENTORY}", "this is the inventory of another version or document.")
    elif any(newest["versions"].get(one) != said for one, said in inventory["versions"].items()):
        found.fault(f"{folder}/{ocfl.INVENTORY}", "it does not say the same as the newest inventory.")
    if f"v{number}" == newest["head"] and inventory != newest:
        found.fault(f"{folder}/{ocfl.INVENTORY}", "the inventory of the object and of its newest version differ.")


def _exactly(root: Path, path: str, content: bytes, found: Examined) -> None:
    read = _read(root, path, found)
    if read is not None and read != content:
        found.fault(path, "this file was altered.")


def _same_digest(root: Path, path: str, digest: str, found: Examined) -> None:
    content = _read(root, path, found)
    if content is not None and ocfl.digest(content) != digest:
        found.fault(path, "this file was altered: it is not what was archived.")


def _read(root: Path, path: str, found: Examined) -> bytes | None:
    file = root / path
    found.files += 1
    try:
        if file.is_symlink():
            found.fault(path, "a link stands in place of the file.")
            return None
        return file.read_bytes()
    except FileNotFoundError:
        found.fault(path, "this file is missing.")
    except OSError as error:
        found.fault(path, f"this file cannot be read: {error.strerror}.")
    return None


def _files(base: Path, start: Path) -> Iterator[str]:
    """Every file below a folder, and every folder that holds none, by path from ``base``."""
    if start.is_symlink() or not start.is_dir():
        yield start.relative_to(base).as_posix()
        return
    inner = sorted(start.iterdir())
    if not inner and start != base:
        yield start.relative_to(base).as_posix() + "/"
    for one in inner:
        yield from _files(base, one)


def _unexpected(path: str, found: Examined) -> None:
    name = path.rpartition("/")[2]
    if name.startswith(_STRAY) or name in _SYSTEM:
        message = "a stray file that another program left here; it is none of the archive's."
        found.problems.append(Problem(f"{SHOWN}/{path}", message, hint="Delete it.", severity="warning"))
    else:
        found.fault(path, "this does not belong here: it was added.", "Move it elsewhere.")


def _document(object_id: str) -> str:
    from urllib.parse import unquote

    return unquote(object_id.partition(":")[2])


def compare_with(found: Examined, known: Iterable[tuple[str, int, str]]) -> None:
    """Hold the archive against the versions that the register knows (document, version, inventory digest)."""
    remembered: dict[str, dict[int, str]] = {}
    for document, number, digest in known:
        remembered.setdefault(ocfl.object_folder(document), {})[number] = digest
    for folder, versions in remembered.items():
        there = found.inventories.get(folder, [])
        for number, digest in versions.items():
            if number > len(there):
                found.fault(f"{folder}/v{number}", "the register knows this version, and the archive does not hold it.")
            elif there[number - 1] != digest:
                message = "this version is not the one that the register remembers."
                found.fault(f"{folder}/v{number}/{ocfl.INVENTORY}", message)
        for number in range(len(versions) + 1, len(there) + 1):
            found.fault(f"{folder}/v{number}", "the register does not know this version.")
    for folder in found.inventories.keys() - remembered.keys():
        found.fault(folder, "the register does not know this document.")

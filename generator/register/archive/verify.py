"""Whether the archive holds exactly what was issued: every file, digest, inventory and folder, each fault named.

Stricter than OCFL asks: nothing may differ by a byte from what Rollebog writes, and nothing may lie beside it.
What Word leaves behind (``~$name.docx``) is named as a stray, not as tampering.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from generator.problems import Problem
from generator.register.archive import ocfl
from generator.register.archive.shelf import SHOWN, Archive

Known = Mapping[str, Mapping[int, str]]  # object folder → version → digest of its inventory, as the register has it

_STRAY = ("~$", ".~lock.")
_SYSTEM = frozenset({"Thumbs.db", "desktop.ini", ".DS_Store"})
_SIDECAR = re.compile(rb"[0-9a-f]{128} inventory\.json\n")
_CONTENT = re.compile(r"v[1-9][0-9]*/content(?:/(?!\.{1,2}(?:/|$))[^/\0]+)+")
_UNREADABLE = (ValueError, KeyError, TypeError, AttributeError, RecursionError)


@dataclass
class Examined:
    """What was looked at, and what was found.

    inventories: for each object's folder the digest of every version's inventory; under 0 that of the object's own.
    """

    objects: int = 0
    versions: int = 0
    files: int = 0
    problems: list[Problem] = field(default_factory=list)
    inventories: dict[str, dict[int, str]] = field(default_factory=dict)

    def fault(self, path: str, message: str, hint: str = "") -> None:
        """Something that is not as it was issued."""
        self.problems.append(Problem(f"{SHOWN}/{path}" if path else SHOWN, message, hint=hint))


def examine(archive: Archive, known: Known | None = None) -> Examined:
    """Look at every file of the archive.

    known: tells an altered inventory from an altered digest beside it; where the two disagree about what was
    issued, ``agreement.py`` says so.
    """
    found = Examined()
    if not archive.root.is_dir():
        if archive.root.exists():
            found.fault("", "a file stands in place of the archive.", "Move it elsewhere and bring the archive back.")
        return found
    for path, content in ocfl.ROOT_FILES.items():
        _exactly(archive.root, path, content, found)
    for one in _listed(archive.root, "", found):
        if one.name == "extensions" or not one.is_dir() or one.is_symlink():
            for path in _files(archive.root, one.name, found):
                if path not in ocfl.ROOT_FILES:
                    _unexpected(path, found)
        else:
            _object(archive.root, one.name, (known or {}).get(one.name, {}), found)
    return found


def _object(root: Path, name: str, known: Mapping[int, str], found: Examined) -> None:
    found.objects += 1
    files = [path.removeprefix(f"{name}/") for path in _files(root, name, found)]
    if files == [""]:
        found.fault(f"{name}/", "an empty folder stands where a document should be.")
        return
    _exactly(root, f"{name}/{ocfl.OBJECT_DECLARATION}", ocfl.DECLARED[ocfl.OBJECT_DECLARATION], found)
    copies = {0: name, **{number: f"{name}/v{number}" for number in _versions(files)}}
    digests = {number: made for number, path in copies.items() if (made := _digest(root / path / ocfl.INVENTORY))}
    found.inventories[name] = digests
    inventory, sound = _inventory(root, name, {*known.values(), *(digests[one] for one in digests if one)}, found)
    read = {number: _version(root, name, number, known, found) for number in copies if number}
    # An altered inventory would accuse what it lists; the newest version holds another copy.
    newest = inventory if sound or not read else read[max(read)] or inventory
    expected = {ocfl.OBJECT_DECLARATION, ocfl.INVENTORY, ocfl.SIDECAR}
    if newest is not None:
        expected |= _said(root, name, newest, read, found)
    for path in files:
        if path not in expected and (newest is not None or "/" not in path):
            _unexpected(f"{name}/{path}", found)


def _said(
    root: Path, name: str, newest: Mapping[str, Any], read: Mapping[int, Mapping[str, Any] | None], found: Examined
) -> set[str]:
    """Hold an object against its newest inventory; returns the paths that belong into it."""
    expected = set()
    if ocfl.object_folder(unquote(newest["id"].partition(":")[2])) != name:
        found.fault(f"{name}/{ocfl.INVENTORY}", "this is the inventory of another document.")
    head = int(newest["head"][1:])
    for number in range(1, head + 1):
        place = f"{name}/v{number}/{ocfl.INVENTORY}"
        expected |= {f"v{number}/{ocfl.INVENTORY}", f"v{number}/{ocfl.SIDECAR}"}
        inventory = read[number] if number in read else _version(root, name, number, {}, found)
        if inventory is None:
            continue
        if inventory["head"] != f"v{number}" or inventory["id"] != newest["id"]:
            found.fault(place, "this is the inventory of another version or document.")
        elif any(newest["versions"].get(one) != said for one, said in inventory["versions"].items()):
            found.fault(place, "it does not say the same as the newest inventory.")
        elif number == head and inventory != newest:
            found.fault(place, "the inventory of the object and of its newest version differ.")
    for digest, paths in newest["manifest"].items():
        for path in paths:
            expected.add(path)
            content = _read(root, f"{name}/{path}", found)
            if content is not None and ocfl.digest(content) != digest:
                found.fault(f"{name}/{path}", "this file was altered: it is not what was archived.")
    return expected


def _version(root: Path, name: str, number: int, known: Mapping[int, str], found: Examined) -> Any | None:
    found.versions += 1
    vouched = (
        {known[number]} if number in known else {made for one, made in found.inventories[name].items() if one != number}
    )
    return _inventory(root, f"{name}/v{number}", vouched, found)[0]


def _inventory(root: Path, folder: str, vouched: Collection[str], found: Examined) -> tuple[Any | None, bool]:
    """The inventory in a folder, None where it cannot be used; and whether it is what its sidecar says."""
    path, beside = f"{folder}/{ocfl.INVENTORY}", f"{folder}/{ocfl.SIDECAR}"
    content, said = _read(root, path, found), _read(root, beside, found)
    if content is None:
        return None, False
    sound = said == ocfl.sidecar(content)
    if said is not None and not sound:
        if ocfl.digest(content) in vouched or not _SIDECAR.fullmatch(said):
            found.fault(beside, "this file was altered.")
        else:
            found.fault(path, "this file was altered: it has another digest than the one beside it.")
    try:
        read = json.loads(content)
        if _usable(read):
            return read, sound
    except _UNREADABLE:
        pass
    if sound:
        found.fault(path, "this is no inventory.")
    return None, False


def _usable(read: Any) -> bool:
    head = len(read["versions"])
    listed = [path for paths in read["manifest"].values() for path in paths]
    return (
        head > 0
        and read["head"] == f"v{head}"
        and set(read["versions"]) == {f"v{number}" for number in range(1, head + 1)}
        and read["digestAlgorithm"] == ocfl.ALGORITHM
        and bool(ocfl.object_folder(unquote(read["id"].partition(":")[2], errors="strict")))
        and all(_CONTENT.fullmatch(path) and path.encode() for path in listed)
        and all(version["state"].keys() <= read["manifest"].keys() for version in read["versions"].values())
    )


def _exactly(root: Path, path: str, content: bytes, found: Examined) -> None:
    read = _read(root, path, found)
    if read is not None and read != content:
        found.fault(path, "this file was altered.")


def _read(root: Path, path: str, found: Examined) -> bytes | None:
    file = root / path
    found.files += 1
    try:
        if file.is_symlink():
            found.fault(path, "a link stands in place of the file.")
        elif not file.exists():
            found.fault(path, "this file is missing.")
        elif not file.is_file():
            found.fault(path, "something that is no file stands in its place.")
        else:
            return file.read_bytes()
    except OSError as error:
        found.fault(path, f"this file cannot be read: {error.strerror}.")
    return None


def _digest(inventory: Path) -> str:
    try:
        return ocfl.digest(inventory.read_bytes()) if inventory.is_file() else ""
    except OSError:
        return ""


def _versions(files: Collection[str]) -> list[int]:
    folders = {path.partition("/")[0] for path in files if "/" in path}
    return sorted(int(one[1:]) for one in folders if re.fullmatch("v[1-9][0-9]{0,5}", one))


def _files(root: Path, start: str, found: Examined) -> Iterator[str]:
    """Every file below a folder, and with a ``/`` behind it every folder that holds none."""
    folder = root / start
    if folder.is_symlink() or not folder.is_dir():
        yield start
        return
    inner = _listed(root, start, found)
    if not inner:
        yield f"{start}/"
    for one in inner:
        yield from _files(root, f"{start}/{one.name}", found)


def _listed(root: Path, folder: str, found: Examined) -> list[Path]:
    try:
        return sorted((root / folder).iterdir())
    except OSError as error:
        found.fault(folder, f"this folder cannot be read: {error.strerror}.")
        return []


def _unexpected(path: str, found: Examined) -> None:
    name = path.rpartition("/")[2]
    if name.startswith(_STRAY) or name in _SYSTEM:
        message = "a stray file that another program left here; it is none of the archive's."
        found.problems.append(Problem(f"{SHOWN}/{path}", message, hint="Delete it.", severity="warning"))
    else:
        found.fault(path, "this does not belong here: it was added.", "Move it elsewhere.")

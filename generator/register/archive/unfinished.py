"""An issue that was interrupted, told by the archive alone: finished where the register that knew of it is lost."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from generator.register.archive import ocfl
from generator.register.archive.shelf import Archive
from generator.register.keeping.disk import Disk

_UNUSABLE = (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError)
_Inventory = Mapping[str, Any]


def finish(archive: Archive, disk: Disk) -> Iterator[str]:
    """Put every version into force that is whole, on the stage or in its place; yields the documents.

    Only what an interruption leaves is touched: a version that follows on what the object says of itself.
    """
    if staged := _read(archive.stage / "object" / ocfl.INVENTORY):
        content, inventory = staged
        document, number = _document(inventory), len(inventory["versions"])
        before = _read(archive.folder(document) / ocfl.INVENTORY)
        next_in_turn = _follows(inventory, before[1]) if before else number == 1
        free = not archive.place(document, number).exists()
        if free and next_in_turn and archive.can_be_finished(document, number, ocfl.digest(content)):
            archive.take_from_stage(document, number)
            yield document
    for folder in archive.objects():
        if newest := _only_placed(folder):
            _write_outer(folder, archive.stage, newest[0], disk)
            yield _document(newest[1])


def _only_placed(folder: Path) -> tuple[bytes, _Inventory] | None:
    """The newest version of an object, where it is whole and the object itself does not name it yet."""
    numbers = [int(one.name[1:]) for one in folder.glob("v[1-9]*") if one.name[1:].isdigit()]
    number = max(numbers, default=0)
    last, newest = (_read(folder / f"v{one}" / ocfl.INVENTORY) for one in (number - 1, number))
    if last is None or newest is None or len(newest[1]["versions"]) != number or not _follows(newest[1], last[1]):
        return None
    try:
        outer, beside = (folder / ocfl.INVENTORY).read_bytes(), (folder / ocfl.SIDECAR).read_bytes()
        if outer not in (last[0], newest[0]) or beside != ocfl.sidecar(last[0]):
            return None
        sealed = (folder / f"v{number}" / ocfl.SIDECAR).read_bytes() == ocfl.sidecar(newest[0])
        listed = [(path, digest) for digest, paths in newest[1]["manifest"].items() for path in paths]
        whole = sealed and all(ocfl.digest((folder / path).read_bytes()) == digest for path, digest in listed)
    except _UNUSABLE:
        return None
    return newest if whole else None


def _follows(after: _Inventory, before: _Inventory) -> bool:
    earlier = dict(after["versions"])
    earlier.pop(after["head"])
    return bool(after["id"] == before["id"] and earlier == before["versions"])


def _write_outer(folder: Path, aside: Path, content: bytes, disk: Disk) -> None:
    disk.remove(aside)
    disk.folder(aside)
    for name, written in ((ocfl.INVENTORY, content), (ocfl.SIDECAR, ocfl.sidecar(content))):
        disk.write(aside / name, written)
        disk.rename(aside / name, folder / name)


def _document(inventory: _Inventory) -> str:
    return unquote(inventory["id"].partition(":")[2])


def _read(file: Path) -> tuple[bytes, _Inventory] | None:
    """An inventory, None where there is none that can be used."""
    try:
        content = file.read_bytes()
        read = json.loads(content)
        sound = read["head"] == f"v{len(read['versions'])}" and read["head"] in read["versions"]
        return (content, read) if sound and _document(read).encode() else None
    except _UNUSABLE:
        return None

"""OCFL 1.1 (https://ocfl.io/1.1/spec/) as far as the archive needs it: names, inventories, sidecars. Pure.

The storage layout is extension 0003 with no tuples: one folder for each object, named by its percent-encoded id.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

ALGORITHM = "sha512"
INVENTORY, SIDECAR = "inventory.json", "inventory.json.sha512"
ROOT_DECLARATION, OBJECT_DECLARATION = "0=ocfl_1.1", "0=ocfl_object_1.1"
DECLARED = {ROOT_DECLARATION: b"ocfl_1.1\n", OBJECT_DECLARATION: b"ocfl_object_1.1\n"}
_LAYOUT = "0003-hash-and-id-n-tuple-storage-layout"
_TYPE = "https://ocfl.io/1.1/spec/#inventory"
_LONGEST = 100  # of an encoded id, by the extension


def _json(value: Any) -> bytes:
    return (json.dumps(value, sort_keys=True, ensure_ascii=False, indent=1) + "\n").encode()


# What lies in a new storage root, by path.
ROOT_FILES: Mapping[str, bytes] = {
    ROOT_DECLARATION: DECLARED[ROOT_DECLARATION],
    "ocfl_layout.json": _json(
        {
            "extension": _LAYOUT,
            "description": "One folder for each document, named by its percent-encoded id.",
        }
    ),
    f"extensions/{_LAYOUT}/config.json": _json(
        {"extensionName": _LAYOUT, "digestAlgorithm": "sha256", "tupleSize": 0, "numberOfTuples": 0}
    ),
}


def object_id(document: str) -> str:
    """The id of a document's object: a URI that never changes."""
    return f"rollebog:{quote(document, safe='')}"


def object_folder(document: str) -> str:
    """The name of an object's folder, by the layout extension."""
    written = object_id(document)
    encoded = "".join(
        chr(byte) if chr(byte).isascii() and (chr(byte).isalnum() or chr(byte) in "-_") else f"%{byte:02x}"
        for byte in written.encode()
    )
    if len(encoded) > _LONGEST:
        return f"{encoded[:_LONGEST]}-{hashlib.sha256(written.encode()).hexdigest()}"
    return encoded


def digest(content: bytes) -> str:
    """The digest by which OCFL addresses content."""
    return hashlib.sha512(content).hexdigest()


def sidecar(inventory: bytes) -> bytes:
    """The file that holds an inventory's digest."""
    return f"{digest(inventory)} {INVENTORY}\n".encode()


@dataclass(frozen=True, slots=True)
class Version:
    """What an inventory says of a new version: moment (ISO 8601), message, and who made it."""

    created: str
    message: str
    user: str
    address: str


@dataclass(frozen=True, slots=True)
class Staged:
    """A version that is ready to be written: its number, inventory, and new files by path in its folder."""

    number: int
    inventory: bytes
    files: Mapping[str, bytes]


def next_version(
    document: str, before: Mapping[str, Any] | None, content: Mapping[str, bytes], version: Version
) -> Staged:
    """The version that holds exactly ``content`` by logical path, on top of the inventory ``before``."""
    number = int(before["head"][1:]) + 1 if before else 1
    manifest: dict[str, list[str]] = dict(before["manifest"]) if before else {}
    state: dict[str, list[str]] = {}
    files: dict[str, bytes] = {}
    for path in sorted(content):
        name = digest(content[path])
        state.setdefault(name, []).append(path)
        if name not in manifest:
            manifest[name] = [f"v{number}/content/{path}"]
            files[f"content/{path}"] = content[path]
    said: dict[str, Any] = {
        "created": version.created,
        "message": version.message,
        "state": state,
        "user": {"name": version.user, "address": version.address},
    }
    inventory = {
        "digestAlgorithm": ALGORITHM,
        "head": f"v{number}",
        "id": object_id(document),
        "manifest": manifest,
        "type": _TYPE,
        "versions": {**(before["versions"] if before else {}), f"v{number}": said},
    }
    return Staged(number, _json(inventory), files)


def logical(inventory: Mapping[str, Any], version: int) -> dict[str, str]:
    """Every file of a version: its logical path → its path in the object's folder."""
    state = inventory["versions"][f"v{version}"]["state"]
    return {path: inventory["manifest"][name][0] for name, paths in state.items() for path in paths}

"""Ways to tamper with an archive, each with the paths that ``verify`` must name; for tests and benchmark alike."""

from __future__ import annotations

import json
import os
import random
import re
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from generator.register.archive import ocfl
from tests.office import Office, head
from tests.small_profile import goals, profile
from tests.small_workspace import everything, save

OBJECT, OTHER, ADOPTED = "rollebog%3aworkshop-2", "rollebog%3ashop-2", "rollebog%3aG%2e17"
# Every kind of file that an archive holds, by its path in the storage root.
KINDS = {
    "root declaration": r"0=ocfl_1\.1",
    "layout": r"ocfl_layout\.json",
    "extension": r"extensions/.*/config\.json",
    "object declaration": r"[^/]+/0=ocfl_object_1\.1",
    "inventory": r"[^/]+/inventory\.json",
    "sidecar": r"[^/]+/inventory\.json\.sha512",
    "inventory of a version": r"[^/]+/v\d+/inventory\.json",
    "sidecar of a version": r"[^/]+/v\d+/inventory\.json\.sha512",
    "issued Word file": r".*/content/document\.docx",
    "issued PDF": r".*/content/document\.pdf",
    "document": r".*/content/document\.json",
    "imprint": r".*/content/imprint\.json",
    "labels": r".*/content/labels\.json",
    "record": r".*/content/record\.json",
    "template": r".*/content/(?:template|inputs/templates/.*)\.docx",
    "profile": r".*/content/inputs/profiles/.*\.yaml",
    "standard": r".*/content/inputs/frameworks/.*\.yaml",
    "settings": r".*/content/inputs/rollebog\.yaml",
    "evidence": r".*/content/evidence/.*",
}


def busy_office(folder: Path) -> Office:
    """An office whose archive holds every kind of file, in several versions of several documents."""
    minutes = folder / "minutes.eml"
    minutes.parent.mkdir(parents=True, exist_ok=True)
    minutes.write_bytes(b"From: mester\n\nVedtaget.\n" * 9)
    (folder / "scan.pdf").write_bytes(b"%PDF-1.7\n" + bytes(range(256)) * 3)
    office = Office(folder / "office", profile(), profile("shop"))
    office.issue("workshop-2", "2026-01-05", "--evidence", minutes)
    save(office.folder, profile(goals=goals("workshop-2", objective="Tørt overalt.")))
    office.issue("workshop-2", "2026-01-06")
    office.renew("workshop-2", "2026-01-07")
    office.issue("shop-2", "2026-01-08")
    office.withdraw("shop-2", "2026-01-09")
    office.adopt("G.17", folder / "scan.pdf")
    office.does("writer", "2026-01-10", "submit", "workshop-1")
    return office


def files_of(office: Office, kind: str) -> list[str]:
    """The files of a kind, by path in the archive."""
    return [path for path in sorted(everything(office.archive)) if re.fullmatch(KINDS[kind], path)]


def flips(office: Office, of_each: int, seed: int) -> Iterator[tuple[str, str, int, int]]:
    """For every kind so many single bytes: kind, path, place, and the bits that change."""
    dice = random.Random(seed)
    for kind in KINDS:
        paths = files_of(office, kind)
        for number in range(of_each):
            path = paths[number % len(paths)]
            yield kind, path, dice.randrange((office.archive / path).stat().st_size), dice.randrange(1, 256)


@contextmanager
def flipped(file: Path, place: int, bits: int) -> Iterator[None]:
    """One byte of a file is another."""
    before = file.read_bytes()
    file.write_bytes(before[:place] + bytes([before[place] ^ bits]) + before[place + 1 :])
    try:
        yield
    finally:
        file.write_bytes(before)


@contextmanager
def removed(file: Path) -> Iterator[None]:
    """The file is gone."""
    before = file.read_bytes()
    file.unlink()
    try:
        yield
    finally:
        file.write_bytes(before)


def named(office: Office) -> set[str]:
    """The paths in the archive that ``verify`` accuses."""
    found = [one["path"] for one in office.verified()["problems"] if one["severity"] == "error"]
    return {path.removeprefix("register/archive").lstrip("/") for path in found}


# --- what takes more than a byte ------------------------------------------------------------------------

Tampering = Callable[[Path], Sequence[str]]  # does it to an archive, and says what must be named


def _added(path: str) -> Tampering:
    """A file, or where the path ends with ``/`` an empty folder."""

    def tamper(archive: Path) -> Sequence[str]:
        if path.endswith("/"):
            (archive / path).mkdir(parents=True)
        else:
            (archive / path).parent.mkdir(parents=True, exist_ok=True)
            (archive / path).write_bytes(b"x")
        return [path]

    return tamper


def _linked(path: str) -> Tampering:
    """The file or folder lies elsewhere, with the same bytes, and a link stands in its place."""

    def tamper(archive: Path) -> Sequence[str]:
        elsewhere = archive.parent / "elsewhere"
        (archive / path).rename(elsewhere)
        (archive / path).symlink_to(elsewhere)
        return [path]

    return tamper


def _link_added(archive: Path) -> Sequence[str]:
    (archive / OBJECT / "v1" / "content" / "x").symlink_to(archive / "0=ocfl_1.1")
    return [f"{OBJECT}/v1/content/x"]


def _pipe(archive: Path) -> Sequence[str]:
    (archive / OBJECT / "v1" / "content" / "record.json").unlink()
    os.mkfifo(archive / OBJECT / "v1" / "content" / "record.json")
    return [f"{OBJECT}/v1/content/record.json"]


def _folder_for_a_file(archive: Path) -> Sequence[str]:
    (archive / OBJECT / "inventory.json").unlink()
    (archive / OBJECT / "inventory.json").mkdir()
    return [f"{OBJECT}/inventory.json"]


def _swapped(one: str, other: str, *more: str) -> Tampering:
    def tamper(archive: Path) -> Sequence[str]:
        aside = archive / "aside"
        (archive / one).rename(aside)
        (archive / other).rename(archive / one)
        aside.rename(archive / other)
        return more or [one, other]

    return tamper


def _moved(archive: Path) -> Sequence[str]:
    (archive / OBJECT).rename(archive / "rollebog%3aworkshop-3")
    return [f"{OBJECT}/v1", f"{OBJECT}/v2", f"{OBJECT}/v3", "rollebog%3aworkshop-3/inventory.json"]


def _copied(archive: Path) -> Sequence[str]:
    shutil.copytree(archive / OBJECT, archive / "rollebog%3aworkshop-3")
    return ["rollebog%3aworkshop-3/inventory.json", "rollebog%3aworkshop-3/v1"]


def rolled_back(archive: Path, to: int = 2) -> Sequence[str]:
    """The object as it was before its newest version: nothing in the archive alone can show that."""
    newest = head(archive, OBJECT)
    for number in range(to + 1, newest + 1):
        shutil.rmtree(archive / OBJECT / f"v{number}")
    for name in ("inventory.json", "inventory.json.sha512"):
        shutil.copy(archive / OBJECT / f"v{to}" / name, archive / OBJECT / name)
    return [f"{OBJECT}/v{number}" for number in range(to + 1, newest + 1)]


def _inventory_rolled_back(archive: Path) -> Sequence[str]:
    for name in ("inventory.json", "inventory.json.sha512"):
        shutil.copy(archive / OBJECT / "v2" / name, archive / OBJECT / name)
    return [f"{OBJECT}/inventory.json", f"{OBJECT}/v3/content/record.json"]


def _version_removed(archive: Path) -> Sequence[str]:
    shutil.rmtree(archive / OBJECT / "v3")
    return [f"{OBJECT}/v3", f"{OBJECT}/v3/inventory.json", f"{OBJECT}/v3/content/record.json"]


def _object_removed(archive: Path) -> Sequence[str]:
    shutil.rmtree(archive / OTHER)
    return [f"{OTHER}/v1", f"{OTHER}/v2"]


def _object_emptied(archive: Path) -> Sequence[str]:
    _object_removed(archive)
    (archive / OTHER).mkdir()
    return [f"{OTHER}/", f"{OTHER}/v1", f"{OTHER}/v2"]


def older_copy(archive: Path) -> Sequence[str]:
    """The whole archive as it was before two acts."""
    rolled_back(archive, 2)
    shutil.rmtree(archive / ADOPTED)
    return [f"{OBJECT}/v3", f"{ADOPTED}/v1"]


def forged(archive: Path) -> Sequence[str]:
    """Another approver in the newest version, and every digest in the archive made to fit."""
    forge(archive / OBJECT, 3, "imprint.json", approved_by=["Mads Meister"])
    return [f"{OBJECT}/v3/inventory.json", f"{OBJECT}/inventory.json"]


def forge(folder: Path, version: int, path: str, **said: Any) -> str:
    """Other values in a JSON file of an object's newest version; returns the digest that its inventory has now."""
    inventory = json.loads((folder / "inventory.json").read_bytes())
    place = ocfl.logical(inventory, version)[path]
    before = (folder / place).read_bytes()
    after = json.dumps({**json.loads(before), **said}).encode()
    (folder / place).write_bytes(after)
    text = (folder / "inventory.json").read_text("utf-8").replace(ocfl.digest(before), ocfl.digest(after))
    for one in (folder, folder / f"v{version}"):
        (one / "inventory.json").write_text(text, "utf-8")
        (one / "inventory.json.sha512").write_bytes(ocfl.sidecar(text.encode()))
    return ocfl.digest(text.encode())


def _replaced(content: bytes) -> Tampering:
    """Something else in place of an inventory, with its digest made to fit."""

    def tamper(archive: Path) -> Sequence[str]:
        (archive / OBJECT / "inventory.json").write_bytes(content)
        (archive / OBJECT / "inventory.json.sha512").write_bytes(ocfl.sidecar(content))
        return [f"{OBJECT}/inventory.json"]

    return tamper


def _inventory(**said: Any) -> bytes:
    sound = {"digestAlgorithm": "sha512", "head": "v1", "id": "rollebog:workshop-2", "manifest": {}}
    return json.dumps({**sound, "versions": {"v1": {"state": {}}}, **said}).encode()


HOSTILE = {
    "nothing": b"",
    "no JSON": b"{",
    "no text": b"\xff\xfe\x00",
    "a list": b"[]",
    "null": b"null",
    "deep": b"[" * 100_000,
    "a number too long": b"9" * 100_000,
    "no version": _inventory(head="v0", versions={}),
    "a head without its letter": _inventory(head="1"),
    "a head that is no text": _inventory(head=1),
    "an id that is no text": _inventory(id=17),
    "an id that is no letter": _inventory(id="rollebog:\ud800"),
    "a way out": _inventory(manifest={"d": ["v1/content/../../../../../etc/passwd"]}),
    "a way from the root": _inventory(manifest={"d": ["/etc/passwd"]}),
    "a name that is no letter": _inventory(manifest={"d": ["v1/content/\ud800"]}),
    "a name that ends": _inventory(manifest={"d": ["v1/content/a\0b"]}),
    "a name too long": _inventory(manifest={"d": ["v1/content/" + "n" * 5000]}),
    "paths that are no list": _inventory(manifest={"d": 17}),
    "a manifest that is no table": _inventory(manifest=[]),
    "a version that is no table": _inventory(versions={"v1": None}),
    "a state that is no table": _inventory(versions={"v1": {"state": 17}}),
}

ADDED = {
    "a file in the root": "x.txt",
    "an empty folder in the root": "x/",
    "an object without anything in it": "rollebog%3ax/",
    "a file in an object": f"{OBJECT}/x.txt",
    "an empty folder in an object": f"{OBJECT}/logs/",
    "a folder of extensions in an object": f"{OBJECT}/extensions/x/config.json",
    "another declaration": f"{OBJECT}/0=ocfl_object_1.0",
    "a version without anything in it": f"{OBJECT}/v4/",
    "a file in a version": f"{OBJECT}/v1/x.txt",
    "an empty folder in a version": f"{OBJECT}/v1/x/",
    "a file in the content": f"{OBJECT}/v1/content/x.txt",
    "an empty folder in the content": f"{OBJECT}/v1/content/inputs/x/",
    "a file with Word's mark deep in its folder only": f"{OBJECT}/v1/content/~$x/y.txt",
    "a file among the extensions": "extensions/x.txt",
    "an empty extension": "extensions/x/",
    "a hidden file": f"{OBJECT}/.x",
}

TAMPERINGS: dict[str, Tampering] = {
    **{f"added: {name}": _added(path) for name, path in ADDED.items()},
    "added: a link": _link_added,
    "linked: a file": _linked(f"{OBJECT}/v2/content/document.docx"),
    "linked: a version": _linked(f"{OBJECT}/v2"),
    "linked: an object": _linked(OBJECT),
    "replaced: a pipe for a file": _pipe,
    "replaced: a folder for a file": _folder_for_a_file,
    "swapped: two contents of an object": _swapped(
        f"{OBJECT}/v1/content/document.docx", f"{OBJECT}/v2/content/document.docx"
    ),
    "swapped: two contents of the newest versions": _swapped(
        f"{OBJECT}/v2/content/document.docx", f"{OBJECT}/v3/content/document.docx"
    ),
    "swapped: two contents of a version": _swapped(
        f"{OBJECT}/v1/content/labels.json", f"{OBJECT}/v1/content/record.json"
    ),
    "swapped: two objects": _swapped(OBJECT, OTHER, f"{OBJECT}/inventory.json", f"{OTHER}/inventory.json"),
    "swapped: two sidecars": _swapped(f"{OBJECT}/inventory.json.sha512", f"{OTHER}/inventory.json.sha512"),
    "swapped: two inventories of versions": _swapped(f"{OBJECT}/v1/inventory.json", f"{OBJECT}/v2/inventory.json"),
    "swapped: two versions": _swapped(
        f"{OBJECT}/v1", f"{OBJECT}/v2", f"{OBJECT}/v1/inventory.json", f"{OBJECT}/v2/inventory.json"
    ),
    "moved: an object": _moved,
    "copied: an object": _copied,
    "removed: a version": _version_removed,
    "removed: an object": _object_removed,
    "removed: all in an object": _object_emptied,
    "rolled back: a version": rolled_back,
    "rolled back: the inventory alone": _inventory_rolled_back,
    "rolled back: the archive": older_copy,
    "forged: the newest version": forged,
    **{f"forged: {name} for an inventory": _replaced(content) for name, content in HOSTILE.items()},
}


@contextmanager
def restored(office: Office) -> Iterator[None]:
    """Whatever is done to the register, it is as it was afterwards."""
    kept = office.folder.with_name("kept")
    shutil.copytree(office.register, kept, symlinks=True)
    try:
        yield
    finally:
        shutil.rmtree(office.register)
        kept.rename(office.register)

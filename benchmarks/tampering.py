"""Every tampering tried on an archive: how many ``verify`` finds, and how often it names the very file.

    python -m benchmarks.tampering

Single bytes, the same on every run as far as the files are; missing, added, linked, exchanged and forged files;
versions, objects and archives set back; the register's own tables.
"""

from __future__ import annotations

import json
import tempfile
import time
from collections.abc import Collection
from pathlib import Path
from typing import Any

from tests.office import Office
from tests.tampering import KINDS, TAMPERINGS, busy_office, files_of, flipped, flips, named, removed, restored
from tests.test_archive_tampering import ALTERED, PLACE

OF_EACH = 60  # single bytes of each kind of file
SEED = 20261121


class _Count:
    """How many were tried, found at all, named with their file, and named with nothing else beside it."""

    def __init__(self) -> None:
        self.tried = self.found = self.named = self.alone = 0
        self.missed: list[str] = []

    def add(self, what: str, wanted: Collection[str], said: Collection[str]) -> None:
        self.tried += 1
        self.found += bool(said)
        self.named += set(wanted) <= set(said)
        self.alone += set(wanted) == set(said)
        if not set(wanted) <= set(said):
            self.missed.append(what)


def measure(of_each: int = OF_EACH, seed: int = SEED) -> dict[str, Any]:
    """Try everything on one archive; each is undone before the next."""
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        office = busy_office(Path(folder))
        sound = office.verified()
        counts = {"single bytes": _bytes(office, of_each, seed), "files missing": _missing(office)}
        counts["everything else"], counts["register"] = _more(office), _register(office)
        sound_after = office.verified()
    return {
        "kinds": len(KINDS),
        "of_each_kind": of_each,
        "files": sound["files"],
        "false_alarms": len(sound["problems"]) + len(sound_after["problems"]),
        **{name: vars(count) for name, count in counts.items()},
        "seconds": round(time.perf_counter() - began, 1),
        "met": not any(count.missed for count in counts.values()) and counts["single bytes"].tried >= 1000,
    }


def _bytes(office: Office, of_each: int, seed: int) -> _Count:
    count = _Count()
    for kind, path, place, bits in flips(office, of_each, seed):
        with flipped(office.archive / path, place, bits):
            count.add(f"{kind}: {path} at {place} by {bits:#x}", {path}, named(office))
    return count


def _missing(office: Office) -> _Count:
    count = _Count()
    for kind in KINDS:
        for path in files_of(office, kind):
            with removed(office.archive / path):
                count.add(path, {path}, named(office))
    return count


def _more(office: Office) -> _Count:
    count = _Count()
    for name, tamper in TAMPERINGS.items():
        with restored(office):
            count.add(name, tamper(office.archive), named(office))
    return count


def _register(office: Office) -> _Count:
    count = _Count()
    for name, statement in ALTERED.items():
        with restored(office):
            office.behind_its_back(statement)
            count.add(name, {PLACE}, named(office))
    return count


if __name__ == "__main__":
    print(json.dumps(measure(), indent=2, ensure_ascii=False))

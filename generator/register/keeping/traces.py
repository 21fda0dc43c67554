"""What is only in progress leaves a trace beside the register, so that its loss would be noticed.

A trace is announced before its act is recorded and takes its place afterwards; an announcement that still
stands says that an act was interrupted between the two.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from generator.register.act import Act, canonical_json
from generator.register.archive import ocfl
from generator.register.keeping.disk import Disk
from generator.register.standing import Standing

Trace = dict[str, Any]  # the document, its work, and the acts since its last issue


class Traces:
    """A folder with one file for each document in work, and the announcement beside it."""

    def __init__(self, folder: Path, announcement: Path, disk: Disk) -> None:
        self.folder = folder
        self.announcement = announcement
        self._disk = disk

    @property
    def announced(self) -> bool:
        """Whether an act is under way, or was when the program was interrupted."""
        return self.announcement.exists()

    def announce(self, after: Standing, acts: Sequence[Act]) -> None:
        """Write down what is about to be recorded, and all acts since the last issue with it."""
        trace = {"document": after.document, "work": after.work, "acts": [act.plain() for act in acts]}
        self._disk.unlink(self.announcement)
        self._disk.write(self.announcement, f"{canonical_json(trace)}\n".encode())
        self._disk.sync(self.announcement.parent)

    def announcement_read(self) -> Trace | None:
        """What was announced; None where it broke off while it was written, so that nothing was recorded."""
        try:
            return dict(json.loads(self.announcement.read_bytes()))
        except ValueError:
            return None

    def keep(self, document: str, work: str) -> None:
        """What was announced has been recorded: it becomes the trace, or ends it where nothing is in work now."""
        if work == "none":
            self.forget(document)
            self.drop()
        else:
            self._disk.folder(self.folder)
            self._disk.rename(self.announcement, self._file(document))

    def drop(self) -> None:
        """What was announced has not been recorded."""
        self._disk.unlink(self.announcement)

    def forget(self, document: str) -> None:
        """Nothing of a document is in work any more."""
        self._disk.unlink(self._file(document))

    def _file(self, document: str) -> Path:
        return self.folder / f"{ocfl.object_folder(document)}.json"

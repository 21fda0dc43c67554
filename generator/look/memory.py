"""The memory of the last look: a file in ``output/`` that may be lost, damaged or from another program version.

Its first line says who wrote it, with a checksum; its second holds what must be read every time: files and their
marks, and of each document what tells whether it differs from what was issued. A line for each document follows
with everything else, read only when it is asked for: ten thousand documents are looked at in a moment.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any

import generator
from generator.layout import Layout, Mark

MADE_BY = f"rollebog {generator.__version__}, look 1"
ALL_PROFILES = "profiles/*"  # stands among the shared files for all profiles together
_AT_HAND = ("number", "same", "digests", "declared")
Entry = dict[str, Any]


class Remembered(dict[str, Any]):
    """A document: what ``_AT_HAND`` names is there, the rest is read when the first of it is asked for by ``[]``."""

    __slots__ = ("rest",)

    def __init__(self, at_hand: Mapping[str, Any], rest: bytes) -> None:
        super().__init__(at_hand)
        self.rest = rest

    def __missing__(self, name: str) -> Any:
        self.update(json.loads(self.rest))
        if name not in self:
            raise KeyError(name)
        return self[name]


def remembered(document: Mapping[str, Any]) -> Remembered:
    """A document that was composed just now, in the form in which it is remembered."""
    rest = {name: value for name, value in document.items() if name not in _AT_HAND}
    return Remembered({name: document[name] for name in _AT_HAND}, _json(rest))


class Memory:
    """What was remembered.

    entries: by the path of their file: its mark, its group, documents, faults, and the units that are faulty.
    groups: the shared files that entries draw on, with their marks; ``uses`` None stands for all there are.
    """

    def __init__(self, layout: Layout) -> None:
        self._file = layout.look
        self.entries: dict[str, Entry] = {}
        self.groups: list[dict[str, Any]] = []
        self.notice = ""
        self._written = 0
        # Whatever is wrong with what is remembered, it can be composed anew.
        with suppress(OSError, ValueError, KeyError, TypeError):
            self._read(*unsealed(self._file.read_bytes()))
            self._written = self._file.stat().st_mtime_ns

    def _read(self, index: bytes, *rests: bytes) -> None:
        read = json.loads(index)
        self.entries, self.groups, self.notice = read["entries"], read["groups"], read["notice"]
        rest = iter(rests)
        for entry in self.entries.values():
            at_hand = (dict(zip(_AT_HAND, one, strict=True)) for one in entry["documents"])
            entry["documents"] = [Remembered(one, next(rest)) for one in at_hand]

    def unchanged(self, present: Mapping[str, Mark | None], shared: Mapping[str, Mark]) -> Iterator[tuple[str, Entry]]:
        """The entries whose files are what they were.

        A file that was changed no earlier than the memory was written may have been changed once more within
        the same tick of the disk's clock, so it does not count as unchanged.
        """
        still = [self._still(group, shared) for group in self.groups]
        for path, entry in self.entries.items():
            if path not in present or not still[entry["group"]]:
                continue
            mark = present[path]
            if entry["mark"] == mark and (mark is None or mark[0] < self._written):
                yield path, entry

    def _still(self, group: Mapping[str, Any], shared: Mapping[str, Mark]) -> bool:
        marks = _marks(group["uses"], shared)
        return marks == group["marks"] and all(mark is None or mark[0] < self._written for mark in marks.values())

    def place(self, entry: Entry, mark: Mark | None, uses: Sequence[str] | None, shared: Mapping[str, Mark]) -> None:
        """Give a new entry the mark of its file, and the group of the shared files that it draws on."""
        group = {"uses": uses, "marks": _marks(uses, shared)}
        if group not in self.groups:
            self.groups.append(group)
        entry |= {"mark": mark, "group": self.groups.index(group)}

    def keep(self, entries: dict[str, Entry]) -> None:
        """Remember these entries, and no others; where nothing can be written, nothing is remembered."""
        from generator.output import replace

        used = sorted({entry["group"] for entry in entries.values()})
        for entry in entries.values():
            entry["group"] = used.index(entry["group"])
        self.entries, self.groups = entries, [self.groups[number] for number in used]
        documents = [one for entry in entries.values() for one in entry["documents"]]
        index = {
            "notice": self.notice,
            "groups": self.groups,
            "entries": {
                path: {**entry, "documents": [[one[name] for name in _AT_HAND] for one in entry["documents"]]}
                for path, entry in entries.items()
            },
        }
        with suppress(OSError):  # not to remember costs time, no more
            self._file.parent.mkdir(exist_ok=True)
            replace(self._file, sealed([_json(index), *(one.rest for one in documents)]))


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def sealed(lines: Sequence[bytes]) -> bytes:
    """The lines below one that says who wrote them, with their checksum, so that whatever is damaged is not read."""
    body = b"\n".join(lines)
    return _seal(body) + b"\n" + body


def unsealed(content: bytes) -> list[bytes]:
    """The lines that :func:`sealed` was given; raises ValueError where they are damaged, or another program's."""
    seal, _, body = content.partition(b"\n")
    if seal != _seal(body):
        raise ValueError("damaged, or written by another version")
    return body.split(b"\n")


def _seal(body: bytes) -> bytes:
    return json.dumps({"made-by": MADE_BY, "crc32": zlib.crc32(body)}).encode()


def together(marks: Iterable[Mark]) -> Mark:
    """One mark for many files: it changes when one of them comes, goes or changes."""
    found = sorted(marks)
    return [found[-1][0] if found else 0, zlib.crc32(json.dumps(found).encode())]


def _marks(uses: Sequence[str] | None, shared: Mapping[str, Mark]) -> dict[str, Mark | None]:
    if uses is None:
        return {path: mark for path, mark in shared.items() if path != ALL_PROFILES}
    return {path: shared.get(path) for path in uses}

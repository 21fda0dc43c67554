"""What the workspace says now: every document composed once, and remembered until its files change.

A file counts as unchanged while the time of its last change and its size are what they were, and those of
the shared files that it draws on (settings, standard, translation, labels, templates). Only what has changed
is composed again. The memory may be lost or damaged at any time: it is made anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator.layout import Layout, edition
from generator.look.memory import ALL_PROFILES, Entry, Memory, Remembered, together
from generator.model.names import in_numbers, same_id
from generator.problems import Problem, in_order
from generator.register.status.rows import Registered, Row

if TYPE_CHECKING:
    from generator.compose.document import Document
    from generator.look.anew import Anew

AT_A_TIME = 200  # files that are held in memory together
STANDARDS = "standards"  # the entry of the standards, which have no profile


@dataclass(frozen=True)
class Seen:
    """What the workspace says now.

    documents: as ``register/status/`` joins them. problems: of files whose documents could not be made.
    faulty: the units behind those, as ``same_id`` writes them. notice: the notice span of the settings.
    newest: the newest version of every standard. composed: what was composed again for this look.
    """

    documents: list[Remembered]
    problems: list[Problem]
    faulty: frozenset[str]
    notice: str
    newest: Mapping[str, str]
    composed: tuple[str, ...]


def look(
    layout: Layout,
    registered: Registered,
    baseline: Callable[[Row], Document | None],
    passing: Callable[[int, int], None] = lambda done, of: None,
) -> Seen:
    """What the workspace says now, composing only what has changed since the last look.

    baseline: what the revision in force of a row says; asked where a text differs from it for the first time.
    passing: called with how many files have been composed so far, and of how many.
    """
    memory = Memory(layout)
    profiles, shared = layout.profile_marks(), layout.shared_marks()
    shared[ALL_PROFILES] = together(profiles.values())
    present = {**profiles, STANDARDS: None}
    entries = {
        path: entry
        for path, entry in memory.unchanged(present, shared)
        if all(_is_compared(one, registered) for one in entry["documents"])
    }
    stale: list[str] = []
    if len(entries) < len(present) or len(memory.entries) > len(present):
        # What is wrong with one file may lie in another, so the faulty ones are looked at with those that changed.
        entries = {path: entry for path, entry in entries.items() if not entry["faults"]}
        stale = sorted(path for path in present if path not in entries)
        for done, (anew, path) in enumerate(_anew(layout, stale, registered, baseline), 1):
            entries[path], uses = anew.entry(path)
            memory.place(entries[path], present[path], uses, shared)
            memory.notice = anew.notice(memory.notice)
            passing(done, len(stale))
        entries = {path: entries[path] for path in sorted(present)}
        memory.keep(entries)
    return _seen(entries, memory.notice, _newest(layout), tuple(stale))


def _anew(
    layout: Layout, stale: Sequence[str], registered: Registered, baseline: Callable[[Row], Document | None]
) -> Iterator[tuple[Anew, str]]:
    """Every path with what composes it, some files at a time."""
    from generator.look.anew import Anew

    for start in range(0, len(stale), AT_A_TIME):
        some = stale[start : start + AT_A_TIME]
        anew = Anew(layout, some, registered, baseline)
        yield from ((anew, path) for path in some)


def _is_compared(one: Mapping[str, Any], registered: Registered) -> bool:
    """Whether the weight of what differs from the revision in force is known."""
    row = registered.get(one["number"])
    if row is None or row["force"] != "in-force":
        return True
    issued: str = row["digests"].get("content", "")
    return issued == one["digests"]["content"] or (one["compared"] or {}).get("with") == issued


def _seen(entries: Mapping[str, Entry], notice: str, newest: Mapping[str, str], composed: tuple[str, ...]) -> Seen:
    documents: dict[str, tuple[str, Remembered]] = {}
    problems: list[Problem] = []
    faulty: set[str] = set()
    for path, entry in entries.items():
        problems += [Problem(**fault) for fault in entry["faults"]]
        faulty |= {same_id(unit) for unit in entry["faulty"]}
        for one in entry["documents"]:
            first, _ = documents.setdefault(one["same"], (path, one))
            if first != path:
                message = f"the document '{one['number']}' is taken already in {first}; only that one is shown."
                problems.append(Problem(path, message, hint="Give it another number, or id where it has no number."))
    return Seen([one for _, one in documents.values()], in_order(problems), frozenset(faulty), notice, newest, composed)


def _newest(layout: Layout) -> dict[str, str]:
    """The newest version of every standard that has a file, as the paths say."""
    found: dict[str, str] = {}
    for framework, version in map(edition, layout.frameworks()):
        if framework not in found or in_numbers(version) > in_numbers(found[framework]):
            found[framework] = version
    return found

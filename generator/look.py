"""What the workspace says now: every document composed once, and remembered until its files change.

A file counts as unchanged while the time of its last change and its size are what they were, and those of
the shared files that it draws on (settings, standard, translation, labels, templates). Only what has changed
is composed again. The memory may be lost or damaged at any time: it is made anew.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import generator
from generator.layout import Layout, Mark
from generator.model.names import in_numbers, same_id
from generator.problems import Problem, in_order
from generator.register.status import Registered

if TYPE_CHECKING:
    from generator.compose.document import Document

MADE_BY = f"rollebog {generator.__version__}, look 1"
STANDARDS = "standards"  # the entry of the standards, which have no profile
Entry = dict[str, Any]
Baseline = Callable[[dict[str, Any]], "Document | None"]


@dataclass(frozen=True)
class Seen:
    """What the workspace says now.

    documents: as ``register/status.py`` joins them. problems: of files whose documents could not be made.
    faulty: the units, and names of files, behind those, as ``same_id`` writes them. notice: the notice span of
    the settings. newest: the newest version of every standard. composed: what was composed again for this look.
    """

    documents: list[dict[str, Any]]
    problems: list[Problem]
    faulty: frozenset[str]
    notice: str
    newest: Mapping[str, str]
    composed: tuple[str, ...]


def look(
    layout: Layout,
    registered: Registered,
    baseline: Baseline,
    passing: Callable[[int, int], None] = lambda done, of: None,
) -> Seen:
    """What the workspace says now, composing only what has changed since the last look.

    baseline: what the revision in force of a row says; called where a text differs from it for the first time.
    passing: called with the number composed so far, and of how many.
    """
    profiles, shared = layout.profile_marks(), layout.shared_marks()
    present = {**profiles, STANDARDS: None}
    memory = _Memory(layout)
    groups = [_still(group, shared, memory.written) for group in memory.groups]
    entries = {
        path: entry
        for path, entry in memory.entries.items()
        if path in present
        and entry["mark"] == present[path]
        and groups[entry["group"]]
        and (entry["mark"] is None or entry["mark"][0] < memory.written)
        and all(_is_compared(one, registered) for one in entry["documents"])
    }
    if len(entries) < max(len(present), len(memory.entries)):
        # What is wrong with one file may lie in another one, so all faulty ones are looked at anew.
        entries = {path: entry for path, entry in entries.items() if not entry["faults"]}
        from generator.looking import compose_anew

        stale = [path for path in present if path not in entries]
        anew = compose_anew(layout, stale, registered, baseline)
        for number, (path, entry, uses) in enumerate(anew, 1):
            marks = shared if uses is None else {one: shared.get(one) for one in uses}
            entries[path] = {**entry, "mark": present[path], "group": memory.group(uses, marks)}
            passing(number, len(stale))
        memory.keep(anew.notice, {path: entries[path] for path in present})
    ...

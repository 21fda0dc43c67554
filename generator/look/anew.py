"""Looking at files anew: reading, checking, composing and, where a text differs from what is in force, comparing."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from generator.changes import Change, compare, weight
from generator.compose.document import Document
from generator.imprint import imprint
from generator.labels import Labels
from generator.layout import Layout
from generator.look.memory import ALL_PROFILES, Entry, remembered
from generator.model.names import same_number
from generator.model.profile import Profile
from generator.model.settings import Settings
from generator.model.support import strategic_goals
from generator.problems import Problem, RollebogError
from generator.register.candidate import Candidate, bound_digests
from generator.register.status.rows import Registered, Row
from generator.subjects import STANDARDS
from generator.workspace import Workspace

LONGEST = 80  # characters of a changed text that a list of changes quotes
_PHRASE = re.compile(r"\[([a-z][a-z0-9.-]*)\] ?")  # as :mod:`generator.changes.passages` writes it
_USUAL_NOTICE: str = Settings.model_fields["notice"].default


class Anew:
    """Some files of a workspace, read once; ``paths`` are theirs, and ``standards`` where those are wanted."""

    def __init__(
        self,
        layout: Layout,
        paths: Collection[str],
        registered: Registered,
        baseline: Callable[[Row], Document | None],
    ) -> None:
        self._layout = layout
        self._registered = registered
        self._baseline = baseline
        files = {layout.shown(file): file for file in layout.profiles()}
        self._workspace = Workspace(layout, [files[path] for path in paths if path in files])
        loaded = self._workspace.subjects.profiles.items()
        self._known = {one.source.path: (unit, one.model) for unit, profiles in loaded for one in profiles}

    def notice(self, known: str) -> str:
        """The notice span of the settings; where they cannot be read, the one known, else the usual one."""
        try:
            return self._workspace.settings.notice
        except RollebogError:
            return known or _USUAL_NOTICE

    def entry(self, path: str) -> tuple[Entry, list[str] | None]:
        """What a file makes, or what is wrong with it; and the shared files that it draws on, None for any."""
        if path == STANDARDS:
            return self._made(STANDARDS, STANDARDS), None
        unit, profile = self._known.get(path, ("", None))
        if profile is None:
            faults = [problem for problem in self._workspace.sources.unread if problem.path == path]
            return _entry(path, "", faults), None
        entry = self._made(path, unit)
        return entry, None if entry["faults"] else self._uses(profile)

    def _made(self, path: str, unit: str) -> Entry:
        documents = []
        try:
            for now in self._workspace.candidates(unit):
                documents.append(remembered(self._seen(now)))
        except RollebogError as error:
            return _entry(path, unit, error.problems, documents)
        lost = [problem for problem in self._workspace.sources.unread if unit == STANDARDS and self._standards(problem)]
        return _entry(path, unit if lost else "", lost, documents)

    def _standards(self, problem: Problem) -> bool:
        files = (*self._layout.frameworks(), *self._layout.overlays())
        return problem.path in map(self._layout.shown, files)

    def _seen(self, now: Candidate) -> dict[str, Any]:
        digests = bound_digests(now.document, now.control_facts, now.template.content, now.labels)
        control, until = now.control, imprint(now.control, now.usual_validity).valid_until
        declared = {"revision": control.revision, "approved": control.approved, "valid_until": control.valid_until}
        return {
            **now.facts,
            "same": same_number(now.number),
            "digests": digests,
            "control": now.control_facts,
            "declared": {name: str(value or "") for name, value in declared.items()},
            "until": str(until or ""),
            "compared": self._compared(now, digests["content"]),
        }

    def _compared(self, now: Candidate, content: str) -> dict[str, Any] | None:
        row = self._registered.get(now.number)
        if row is None or row["force"] != "in-force" or row["digests"].get("content", "") == content:
            return None
        before = self._baseline(row)
        # Without a text to compare with, everything is new, and that is significant.
        changes = compare(before, now.document) if before else ()
        return {
            "with": row["digests"].get("content", ""),
            "weight": weight(changes) if before else "significant",
            "changes": [_in_words(change, now.labels) for change in changes],
        }

    def _uses(self, profile: Profile) -> list[str]:
        """Every shared file whose coming, going or changing may change the documents of a profile."""
        layout, language = self._layout, profile.language
        edition = profile.framework, profile.framework_version
        files = [
            layout.settings,
            *([layout.standard(*edition), layout.standard(*edition, language)] if profile.framework else []),
            layout.labels(language),
            *(file for kind in self._workspace.kinds.controlled for file in layout.templates(kind, language)),
            *map(layout.kind, self._workspace.kinds.own),
        ]
        others = [ALL_PROFILES] if any(strategic_goals(profile)) else []
        return [*map(layout.shown, files), *others]


def _entry(path: str, unit: str, faults: Collection[Problem], documents: Collection[Mapping[str, Any]] = ()) -> Entry:
    """faulty: the unit, or where not even that can be read, the name of the file, which usually is the unit's."""
    faulty = list({unit, Path(path).stem} - {""}) if faults else []
    return {"documents": list(documents), "faults": [asdict(one) for one in faults], "faulty": sorted(faulty)}


def _in_words(change: Change, labels: Labels) -> str:
    passage = change.after or change.before
    if passage is None:  # a change always has one side
        raise LookupError(change)
    text = " ".join(_readable(passage.text, labels).split())
    quoted = text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
    return f"{change.kind}: {_readable('/'.join(passage.place), labels)}: {quoted}"


def _readable(text: str, labels: Labels) -> str:
    """A passage without the names of fixed words, by which it is compared.

    What is said by such words alone goes by their name.
    """

    def without(found: re.Match[str]) -> str:
        known = found[1] in labels.words or f"phrases.{found[1]}" in labels.words
        return "" if known else found[0]

    left = _PHRASE.sub(without, text)
    return left if left.strip() else text.strip("[] ").replace("-", " ")

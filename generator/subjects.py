"""What in a workspace has documents: its units, and the standards that are controlled; and what each draws on."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cached_property
from pathlib import Path

from generator.catalogue import Catalogue, Entry
from generator.compose.kinds import wanted as wanted_of
from generator.compose.support import supporters
from generator.model.framework import Framework
from generator.model.names import in_numbers, same_id
from generator.model.overlay import Overlay
from generator.model.profile import Profile
from generator.model.reading import Loaded
from generator.model.support import strategic_goals
from generator.problems import Problem, RollebogError, did_you_mean
from generator.sources import Sources

STANDARDS = "standards"  # where the documents of the standards stand among the units


class Subjects:
    """Units and standards, as far as their files could be read."""

    def __init__(self, sources: Sources) -> None:
        self.sources = sources
        self.layout = sources.layout

    @property
    def units(self) -> list[str]:
        """The ids of all units whose profile could be read, each once."""
        return list(self.profiles)

    @property
    def all(self) -> list[str]:
        """What has documents: all units, and the standards where one is a controlled document."""
        return [*self.units, *([STANDARDS] if self.newest_standards else [])]

    @property
    def unreadable(self) -> set[str]:
        """The names of files that could not be read; a unit may hide behind each."""
        self.sources.content  # noqa: B018 - reading is what finds them
        return {Path(problem.path).stem for problem in self.sources.unread}

    def choose(self, wanted: Collection[str]) -> list[str]:
        """The ids meant by ``wanted``, all units if it is empty; raises RollebogError for unknown ones.

        A profile that could not be read may be named by its file.
        """
        known = {same_id(unit): unit for unit in self.all}
        broken = set(map(same_id, self.unreadable))
        unknown = [unit for unit in wanted if same_id(unit) not in known and same_id(unit) not in broken]
        if unknown:
            raise RollebogError(
                Problem("profiles", f"there is no unit '{unit}'.", hint=did_you_mean(unit, list(known.values())))
                for unit in unknown
            )
        return list(dict.fromkeys(known[same_id(u)] for u in wanted if same_id(u) in known)) if wanted else self.all

    def concerns(self, units: Collection[str], wanted: Collection[str] = ()) -> set[str]:
        """The files that the documents of the units depend on, and unreadable profiles named in ``wanted``."""
        paths = {self.layout.shown(self.layout.settings)}
        for unit in units:
            for profile in self.profiles.get(unit, ()):
                paths |= {profile.source.path, *self._drawn_on(profile.model)}
        if STANDARDS in units:
            paths = paths.union(*map(self.drawn_on_by_standard, self.newest_standards))
        names = {same_id(one) for one in wanted}
        return paths | {problem.path for problem in self.sources.unread if same_id(Path(problem.path).stem) in names}

    def supporting(self, profile: Profile) -> list[Loaded[Profile]]:
        """The profiles whose goals support a strategic goal of that profile."""
        if not any(strategic_goals(profile)):
            return []
        return [one for one in self.sources.supporting if any(supporters(profile, [one.model]).values())]

    def drawn_on_by_standard(self, standard: Loaded[Framework]) -> set[str]:
        """The files that the document of a standard is made from, the version before it among them."""
        shared = self.layout.settings, self.layout.labels(standard.model.language)
        before = self.version_before(standard.model)
        return {*map(self.layout.shown, shared), standard.source.path, *([before.source.path] if before else [])}

    def _drawn_on(self, profile: Profile) -> set[str]:
        """The labels, standard and translation that a profile's documents need."""
        wanted = (profile.framework_version, f"{profile.framework_version}.{profile.language}")
        files = [*self.layout.frameworks(), *self.layout.overlays()]
        kinds = {self.layout.kind(one.kind) for one in profile.documents} & set(self.layout.kinds())
        used = [file for file in files if file.parent.name == profile.framework and file.stem in wanted]
        return {self.layout.shown(file) for file in (*used, *kinds, self.layout.labels(profile.language))}

    @cached_property
    def catalogue(self) -> Catalogue:
        """Number, unit and key of every document."""
        return Catalogue(entry for unit in self.all for entry in self._entries(unit))

    def _entries(self, unit: str) -> Iterator[Entry]:
        for profile in self.profiles.get(unit, ()):
            keys = ((f"{unit}/{one.name}", one) for one in wanted_of(profile.model))
            yield from (Entry(one.control.id or key, unit, key) for key, one in keys)
        if unit == STANDARDS:
            for standard in self.newest_standards:
                if standard.model.control:
                    yield Entry(standard.model.control.id, unit, f"{STANDARDS}/{standard.model.id}")

    @cached_property
    def profiles(self) -> dict[str, list[Loaded[Profile]]]:
        """Profiles by unit; more than one where two files claim the same unit, which is a problem."""
        found: dict[str, list[Loaded[Profile]]] = {}
        names: dict[str, str] = {}
        for loaded in self.sources.content.profiles:
            unit = loaded.model.unit.id
            found.setdefault(names.setdefault(same_id(unit), unit), []).append(loaded)
        return found

    @cached_property
    def newest_standards(self) -> list[Loaded[Framework]]:
        """The newest version of every standard that has a control block."""
        newest: dict[str, Loaded[Framework]] = {}
        for loaded in sorted(self.sources.content.frameworks, key=lambda one: in_numbers(one.model.version)):
            if loaded.model.control:
                newest[loaded.model.id] = loaded
        return list(newest.values())

    def version_before(self, framework: Framework) -> Loaded[Framework] | None:
        """The version of the same standard just before that one; None where there is none."""
        number = in_numbers(framework.version)
        same = [one for one in self.sources.content.frameworks if one.model.id == framework.id]
        earlier = [one for one in same if in_numbers(one.model.version) < number]
        return max(earlier, key=lambda one: in_numbers(one.model.version), default=None)

    def translations(self, framework: Framework) -> list[Loaded[Overlay]]:
        """The translations of a standard, by language."""
        edition = framework.id, framework.version
        found = [one for one in self.sources.content.overlays if (one.model.framework, one.model.version) == edition]
        return sorted(found, key=lambda one: one.model.language)

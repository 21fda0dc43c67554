"""The public face: a workspace that reads, checks, composes and renders, each only when asked."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from generator import yamlfile
from generator.compose.document import Document
from generator.compose.kinds import KINDS, compose
from generator.compose.standard import Standard
from generator.imprint import Imprint, imprint
from generator.labels import Labels, overridden, shipped
from generator.layout import Layout, document_name, edition, translation
from generator.model.base import LANGUAGES, Model, same_id
from generator.model.check import check
from generator.model.content import Content, Edition
from generator.model.framework import Framework
from generator.model.overlay import Overlay
from generator.model.profile import Profile
from generator.model.reading import Loaded, rescue, understand
from generator.model.settings import Settings
from generator.problems import Problem, RollebogError, did_you_mean, in_order

if TYPE_CHECKING:
    from generator.render.template import Template

M = TypeVar("M", bound=Model)


@dataclass(frozen=True)
class Finished:
    """A composed document with its imprint and the name of its file (``unit/name.docx``)."""

    unit: str
    document: Document
    imprint: Imprint
    path: str


class Workspace:
    """A folder with settings, standards, templates and profiles.

    >>> workspace = Workspace.find(Path("."))           # doctest: +SKIP
    >>> for problem in workspace.problems: print(problem)
    >>> for finished in workspace.documents("fjordby"):
    ...     Path(finished.path).write_bytes(workspace.render(finished))

    Everything is read once; open the workspace anew to see changes.
    """

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self._unread: list[Problem] = []
        self._remarks: list[Problem] = []
        self._standards: dict[tuple[Edition, str], Standard] = {}
        self._spoken: dict[str, Labels] = {}
        self._templates: dict[Path, Template] = {}

    @classmethod
    def find(cls, start: Path) -> Workspace:
        """The workspace that ``start`` lies in; raises RollebogError where there is none."""
        return cls(Layout.find(start))

    @cached_property
    def content(self) -> Content:
        """Everything that could be read."""
        settings = self._load([self.layout.settings], Settings)
        files = self.layout.frameworks()
        return Content(
            settings[0] if settings else None,
            tuple(self._load(files, Framework)),
            tuple(self._load(self.layout.overlays(), Overlay)),
            tuple(self._load(self.layout.profiles(), Profile)),
            frozenset(map(edition, files)),
            frozenset(map(translation, self.layout.overlays())),
        )

    @cached_property
    def problems(self) -> list[Problem]:
        """Every problem of every file, sorted by place."""
        found = [problem for problem in check(self.content, KINDS) if self.content.holds(problem)]
        for language in LANGUAGES:
            try:
                self.labels(language)
            except RollebogError as error:
                found += error.problems
        for kind in KINDS:
            for language in {loaded.model.language for loaded in self.content.profiles}:
                try:
                    if self.layout.template(kind, language).is_file():
                        self._template(kind, language)
                except RollebogError as error:
                    found += error.problems
        return in_order([*self._unread, *self._remarks, *found])

    @property
    def units(self) -> list[str]:
        """The ids of all units whose profile could be read, each once."""
        return list(self._profiles)

    @property
    def unreadable(self) -> set[str]:
        """The names of files that could not be read; a unit may hide behind each."""
        self.content  # noqa: B018 - reading is what finds them
        return {Path(problem.path).stem for problem in self._unread}

    def choose(self, wanted: Collection[str]) -> list[str]:
        """The ids meant by ``wanted``, all units if it is empty; raises RollebogError for unknown ones.

        A profile that could not be read may be named by its file.
        """
        known = {same_id(unit): unit for unit in self.units}
        broken = set(map(same_id, self.unreadable))
        unknown = [unit for unit in wanted if same_id(unit) not in known and same_id(unit) not in broken]
        if unknown:
            raise RollebogError(
                Problem("profiles", f"there is no unit '{unit}'.", hint=did_you_mean(unit, list(known.values())))
                for unit in unknown
            )
        return list(dict.fromkeys(known[same_id(u)] for u in wanted if same_id(u) in known)) if wanted else self.units

    def concerns(self, units: Collection[str], wanted: Collection[str] = ()) -> set[str]:
        """The files that the documents of the units depend on, and unreadable profiles named in ``wanted``."""
        paths = {self.layout.shown(self.layout.settings)}
        for unit in units:
            for loaded in self._profiles[unit]:
                paths.add(loaded.source.path)
                paths |= self._drawn_on(loaded.model)
        names = {same_id(one) for one in wanted}
        return paths | {problem.path for problem in self._unread if same_id(Path(problem.path).stem) in names}

    def _drawn_on(self, profile: Profile) -> set[str]:
        """The labels, standard and translation that a profile's documents need."""
        wanted = (profile.framework_version, f"{profile.framework_version}.{profile.language}")
        files = [*self.layout.frameworks(), *self.layout.overlays()]
        used = [file for file in files if file.parent.name == profile.framework and file.stem in wanted]
        return {self.layout.shown(file) for file in (*used, self.layout.labels(profile.language))}

    def faults(self, unit: str) -> list[Problem]:
        """The errors that keep a unit's documents from being made."""
        paths = self.concerns([unit])
        return [problem for problem in self.problems if problem.severity == "error" and problem.path in paths]

    def documents(self, unit: str, kinds: Collection[str] = ()) -> Iterator[Finished]:
        """Compose the documents of a unit; raises RollebogError where its files have errors."""
        if faults := self.faults(unit):
            raise RollebogError(faults)
        (profile,) = [loaded.model for loaded in self._profiles[unit]]
        labels = self.labels(profile.language)
        validity = self.content.settings.model.validity if self.content.settings else {}
        for composed in compose(profile, self._standard(profile), kinds):
            document = composed.document
            name = document_name(
                composed.control.id, labels.get(f"kinds.{document.kind}"), str(document.title), str(document.unit)
            )
            made = imprint(composed.control, validity.get(document.kind))
            yield Finished(unit, document, made, f"{profile.unit.id}/{name}")

    def render(self, finished: Finished) -> bytes:
        """The Word file of a document; raises RollebogError where its template is missing or wrong."""
        from generator.render.context import context

        labels = self.labels(finished.document.language)
        template = self._template(finished.document.kind, finished.document.language)
        return template.render(context(finished.document, finished.imprint, labels), labels.tag)

    def labels(self, language: str) -> Labels:
        """The fixed words of a language, with the workspace's own; raises RollebogError where those are wrong."""
        if language not in self._spoken:
            own = self.layout.labels(language)
            found = overridden(language, own, self.layout.shown(own)) if own.exists() else shipped(language)
            self._spoken[language] = found
        return self._spoken[language]

    def _load(self, files: list[Path], kind: type[M]) -> list[Loaded[M]]:
        found = []
        for file in files:
            try:
                source = yamlfile.read(file, self.layout.shown(file))
            except RollebogError as error:
                self._unread += error.problems
                continue
            self._remarks += source.remarks
            try:
                found.append(understand(source, kind))
            except RollebogError as error:
                self._unread += error.problems
                rescued = rescue(source, kind)
                found += [rescued] if rescued else []
        return found

    @cached_property
    def _profiles(self) -> dict[str, list[Loaded[Profile]]]:
        """Profiles by unit; more than one where two files claim the same unit, which is a problem."""
        found: dict[str, list[Loaded[Profile]]] = {}
        names: dict[str, str] = {}
        for loaded in self.content.profiles:
            unit = loaded.model.unit.id
            found.setdefault(names.setdefault(same_id(unit), unit), []).append(loaded)
        return found

    def _standard(self, profile: Profile) -> Standard:
        key = (profile.framework, profile.framework_version), profile.language
        if key not in self._standards:
            framework = self.content.framework(key[0])
            if framework is None:  # documents() has refused such a profile already
                raise LookupError(key)
            self._standards[key] = Standard(framework, self.content.overlay(*key), profile.language)
        return self._standards[key]

    def _template(self, kind: str, language: str) -> Template:
        from generator.render.template import Template

        file = self.layout.template(kind, language)
        if file not in self._templates:
            self._templates[file] = Template.read(file, self.layout.shown(file))
        return self._templates[file]

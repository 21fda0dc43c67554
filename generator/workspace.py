"""The public face: a workspace that reads, checks, composes and renders, each only when asked."""

from __future__ import annotations

from collections.abc import Collection, Generator, Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from generator.compose.document import Document
from generator.compose.kinds import Composed, compose
from generator.compose.role_cards import KIND as CARDS_KIND
from generator.compose.standard import Standard, no_standard
from generator.compose.support import supporters
from generator.imprint import Imprint
from generator.kinds import Kinds
from generator.labels import Labels
from generator.layout import Layout, document_name
from generator.model.check import check
from generator.model.content import Content, Edition
from generator.model.profile import Profile
from generator.model.settings import Settings
from generator.presentation import Presentation
from generator.problems import Problem, RollebogError, in_order
from generator.sources import Sources
from generator.standards import Standards
from generator.subjects import STANDARDS, Subjects

if TYPE_CHECKING:
    from generator.publish.face import Face
    from generator.register.candidate import Candidate
    from generator.register.keeping.session import Register, Session


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

    def __init__(self, layout: Layout, only: Collection[Path] | None = None) -> None:
        """``only``: the profiles to read, where not all are wanted; problems between files are then not all found."""
        self.layout = layout
        self.sources = Sources(layout, only)
        self._standards: dict[tuple[Edition, str], Standard] = {}
        self.subjects = Subjects(self.sources)
        self._presentation = Presentation(layout, self.sources)

    @classmethod
    def find(cls, start: Path) -> Workspace:
        """The workspace that ``start`` lies in; raises RollebogError where there is none."""
        return cls(Layout.find(start))

    @property
    def content(self) -> Content:
        """Everything that could be read."""
        return self.sources.content

    @property
    def kinds(self) -> Kinds:
        """The kinds of document, the workspace's own among them."""
        return self.sources.kinds

    @cached_property
    def register(self) -> Register:
        """The records of this workspace, opened only on demand."""
        from generator.register.keeping.session import Register

        return Register(self.layout.register)

    @property
    def settings(self) -> Settings:
        """The settings; raises RollebogError where they cannot be read."""
        if self.content.settings is None or self.content.settings.rescued:
            shown = self.layout.shown(self.layout.settings)
            raise RollebogError([one for one in self._written if one.path == shown])
        return self.content.settings.model

    @cached_property
    def problems(self) -> list[Problem]:
        """Every problem of every file, sorted by place; and what rules about wording warn of."""
        from generator.model.check.wording import check_wording

        languages = {loaded.model.language for loaded in self.content.profiles}
        unreadable = self._presentation.unreadable_templates(languages)
        return in_order([*self._written, *check_wording(self.content), *unreadable])

    @cached_property
    def _written(self) -> list[Problem]:
        """Every problem of what people wrote in YAML; templates cost more to look at, and hold up nobody else."""
        found = [problem for problem in check(self.content, self.kinds.in_settings) if self.content.holds(problem)]
        return in_order([*self.sources.unread, *self.sources.remarks, *found, *self._presentation.wrong_labels()])

    @property
    def units(self) -> list[str]:
        """The ids of all units whose profile could be read, each once."""
        return self.subjects.units

    def faults(self, unit: str) -> list[Problem]:
        """The errors that keep a unit's documents from being made."""
        paths = self.subjects.concerns([unit])
        return [problem for problem in self._written if problem.severity == "error" and problem.path in paths]

    def documents(self, unit: str, kinds: Collection[str] = (), session: Session | None = None) -> Iterator[Finished]:
        """The documents of a unit that are not what is in force already; raises RollebogError as ``candidates``.

        session: the open register; without one every document is a draft, or what it declares to be.
        """
        from generator.register.drafts import draft

        faults = self.faults(unit)
        for now in self._sound(unit, kinds, faults):
            if made := draft(session, self.settings, now):
                yield Finished(unit, now.document, made, now.path)
        if unit == STANDARDS and (not kinds or CARDS_KIND in kinds):
            faults += yield from self._cards(session, faults)
        if faults:
            raise RollebogError(faults)

    def _cards(self, session: Session | None, wrong: list[Problem]) -> Generator[Finished, None, list[Problem]]:
        """The role cards of every standard; made from its document, they bear the imprint of that."""
        from generator.register.drafts import shown

        faults: list[Problem] = []
        for now in self._sound(STANDARDS, (), wrong):
            if (made := shown(session, self.settings, now)) is None:
                continue
            for cards in self._made_of_standards.cards(now.document, self._written):
                if isinstance(cards, Problem):
                    faults.append(cards)
                    continue
                kind = self.labels(cards.language).get(f"kinds.{cards.kind}")
                if cards.language != now.document.language:  # the titles may be the same
                    kind = f"{kind} ({cards.language})"
                name = document_name(now.number, kind, str(cards.title), str(cards.unit))
                yield Finished(STANDARDS, cards, made, f"{STANDARDS}/{name}")
        return faults

    @property
    def _made_of_standards(self) -> Standards:
        return Standards(self.subjects, self.settings.organisation)

    def candidates(self, unit: str, kinds: Collection[str] = ()) -> Iterator[Candidate]:
        """Compose the documents of a unit; raises RollebogError where its files have errors.

        A standard with errors does not hold up the others: these come first.
        """
        faults = self.faults(unit)
        yield from self._sound(unit, kinds, faults)
        if faults:
            raise RollebogError(faults)

    def _sound(self, unit: str, kinds: Collection[str], faults: list[Problem]) -> Iterator[Candidate]:
        """What can be made in spite of the faults: all or nothing of a unit, the standards without one."""
        from generator.register.candidate import Candidate

        faulty = {problem.path for problem in faults}
        for composed, files in self._composed(unit, kinds, faulty) if unit == STANDARDS or not faults else ():
            document, number = composed.document, composed.control.id
            labels = self.labels(document.language, document.kind)
            name = document_name(number, labels.get(f"kinds.{document.kind}"), str(document.title), str(document.unit))
            template = self.layout.shown(self.layout.template(document.kind, document.language))
            yield Candidate(
                document=document,
                control=composed.control,
                unit=unit,
                path=f"{document.key.partition('/')[0]}/{name}",
                labels=labels,
                load_template=partial(self._presentation.template, document.kind, document.language),
                usual_validity=self.settings.validity.get(document.kind),
                inputs={path: content for path in sorted({*files, template}) if (content := self.sources.bytes(path))},
            )

    def candidate(self, name: str) -> Candidate:
        """The document of that number or key (``unit/position``), or the only one of that unit.

        Raises RollebogError where there is none, or more than one, or its files have errors.
        """
        wanted = self.subjects.catalogue.find(name)
        return next(now for now in self.candidates(wanted.unit) if now.number == wanted.number)

    def candidate_or_none(self, name: str) -> Candidate | None:
        """As :meth:`candidate`; None where nothing makes the document any more, or its files have errors."""
        try:
            return self.candidate(name)
        except RollebogError:
            return None

    def _composed(self, unit: str, kinds: Collection[str], faulty: set[str]) -> Iterator[tuple[Composed, set[str]]]:
        """Every document of a unit with the files that it was made from; of the standards, without faulty ones."""
        if unit != STANDARDS:
            files = self.subjects.concerns([unit])
            for loaded in self.subjects.profiles.get(unit, ()):  # what was adopted may belong to no unit
                others = self.subjects.supporting(loaded.model)
                support = supporters(loaded.model, [one.model for one in others])
                for composed in compose(loaded.model, self._standard(loaded.model), kinds, support):
                    yield composed, {*files, *(one.source.path for one in others)}
            return
        yield from self._made_of_standards.composed(kinds, faulty)

    def render(self, finished: Finished) -> bytes:
        """The Word file of a document; raises RollebogError where its template is missing or wrong."""
        from generator.render.context import context

        labels = self.labels(finished.document.language, finished.document.kind)
        template = self._presentation.template(finished.document.kind, finished.document.language)
        return template.render(context(finished.document, finished.imprint, labels), labels.tag)

    def face(self, finished: Finished) -> Face:
        """What the header of its Word file says, for the shapes that are made from that file."""
        from generator.publish.face import Face
        from generator.render.face import facing

        document = finished.document
        return Face(**facing(document, finished.imprint, self.labels(document.language, document.kind)))

    def labels(self, language: str, kind: str = "") -> Labels:
        """The fixed words of a language, for documents of a kind if one is given, with the workspace's own.

        Raises RollebogError where those are wrong.
        """
        return self._presentation.labels(language, kind)

    def _standard(self, profile: Profile) -> Standard:
        if not profile.framework:
            return no_standard(profile.language)
        key = (profile.framework, profile.framework_version), profile.language
        if key not in self._standards:
            framework = self.content.framework(key[0])
            if framework is None:  # documents() has refused such a profile already
                raise LookupError(key)
            self._standards[key] = Standard(framework, self.content.overlay(*key), profile.language)
        return self._standards[key]

"""The documents that standards make: the competence description of each, and the role cards in its languages."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from generator.compose.document import Document
from generator.compose.kinds import Composed, compose_standard
from generator.compose.role_cards import role_cards
from generator.compose.standard import Standard
from generator.problems import Problem
from generator.subjects import Subjects


class Standards:
    """The newest version of every standard that is controlled.

    organisation: the name of whoever keeps the standards, from the settings.
    """

    def __init__(self, subjects: Subjects, organisation: str) -> None:
        self._subjects = subjects
        self._organisation = organisation

    def composed(self, kinds: Collection[str], faulty: Collection[str]) -> Iterator[tuple[Composed, set[str]]]:
        """Every competence description with the files it is made from; only those of ``kinds`` if any are named.

        Those that draw on a ``faulty`` file are left out.
        """
        from generator.changes.versions import since

        for one in self._subjects.newest_standards:
            files = self._subjects.drawn_on_by_standard(one)
            if not files.isdisjoint(faulty):
                continue
            standard = Standard(one.model, None, one.model.language)
            before = self._subjects.version_before(one.model)
            found = since(Standard(before.model, None, one.model.language), standard) if before else None
            made = compose_standard(standard, self._organisation, found)
            if made and (not kinds or made.document.kind in kinds):
                yield made, files

    def cards(self, document: Document, problems: Collection[Problem]) -> Iterator[Document | Problem]:
        """The role cards of the standard that a document is: in its own language and in those of its translations.

        A translation that has errors among ``problems`` gives those.
        """
        edition = document.framework, document.framework_version
        framework = self._subjects.sources.content.framework(edition)
        if framework is None:  # whoever composed the document has read it
            raise LookupError(edition)
        yield role_cards(Standard(framework, None, framework.language), self._organisation)
        for overlay in self._subjects.translations(framework):
            wrong = [one for one in problems if one.severity == "error" and one.path == overlay.source.path]
            yield from wrong
            if not wrong:
                yield role_cards(Standard(framework, overlay.model, overlay.model.language), self._organisation)

"""How documents of a workspace look: its templates and its fixed words, each read once."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from generator.labels import Labels, overridden, shipped
from generator.layout import Layout
from generator.model.names import LANGUAGES
from generator.problems import Problem, RollebogError
from generator.sources import Sources

if TYPE_CHECKING:
    from generator.render.template import Template


class Presentation:
    """The templates and labels of a workspace."""

    def __init__(self, layout: Layout, sources: Sources) -> None:
        self.layout = layout
        self._sources = sources
        self._spoken: dict[tuple[str, str], Labels] = {}
        self._templates: dict[Path, Template] = {}

    def labels(self, language: str, kind: str = "") -> Labels:
        """The fixed words of a language, with the workspace's own; raises RollebogError where those are wrong.

        kind: what documents are to be presented; one of the workspace's own kinds brings words along.
        """
        kind = kind if kind in self._sources.kinds.own else ""
        if (language, kind) not in self._spoken:
            own = self.layout.labels(language)
            found = overridden(language, own, self.layout.shown(own)) if own.exists() else shipped(language)
            if kind:
                found = Labels(language, {**found.words, **self._sources.kinds.words(kind, language)})
            self._spoken[language, kind] = found
        return self._spoken[language, kind]

    def wrong_labels(self) -> list[Problem]:
        """What is wrong with the workspace's own words."""
        found: list[Problem] = []
        for language in LANGUAGES:
            try:
                self.labels(language)
            except RollebogError as error:
                found += error.problems
        return found

    def unreadable_templates(self, languages: Collection[str]) -> list[Problem]:
        """What keeps templates for documents in those languages from being read, as far as there are any."""
        found: list[Problem] = []
        for kind in self._sources.kinds.names:
            for language in languages:
                try:
                    if self.layout.template(kind, language).is_file():
                        self.template(kind, language)
                except RollebogError as error:
                    found += error.problems
        return found

    def template(self, kind: str, language: str) -> Template:
        """The template of a kind; raises RollebogError where it is missing or cannot be read."""
        from generator.render.template import Template

        file = self.layout.template(kind, language)
        if file not in self._templates:
            self._templates[file] = Template.read(file, self.layout.shown(file))
        return self._templates[file]

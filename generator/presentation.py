"""How documents of a workspace look: its templates and its fixed words, each read once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from generator.labels import Labels, overridden, shipped
from generator.layout import Layout

if TYPE_CHECKING:
    from generator.render.template import Template


class Presentation:
    """The templates and labels of a workspace."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self._spoken: dict[str, Labels] = {}
        self._templates: dict[Path, Template] = {}

    def labels(self, language: str) -> Labels:
        """The fixed words of a language, with the workspace's own; raises RollebogError where those are wrong."""
        if language not in self._spoken:
            own = self.layout.labels(language)
            found = overridden(language, own, self.layout.shown(own)) if own.exists() else shipped(language)
            self._spoken[language] = found
        return self._spoken[language]

    def template(self, kind: str, language: str) -> Template:
        """The template of a kind; raises RollebogError where it is missing or cannot be read."""
        from generator.render.template import Template

        file = self.layout.template(kind, language)
        if file not in self._templates:
            self._templates[file] = Template.read(file, self.layout.shown(file))
        return self._templates[file]

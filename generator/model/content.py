"""Everything that people wrote in a workspace, read; and how a language version of a standard is named."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.model.framework import Framework
from generator.model.overlay import Overlay
from generator.model.profile import Profile
from generator.model.reading import Loaded
from generator.model.settings import Settings
from generator.problems import Problem

# A standard's id and version.
Edition = tuple[str, str]


@dataclass(frozen=True)
class Content:
    """What could be read. ``present`` and ``translated`` name what has a file, readable or not.

    ``whole``: no profile was left out, so that what none of them holds is not there; ``illegible`` is the text of those
    that nothing could be read from.
    """

    settings: Loaded[Settings] | None = None
    frameworks: tuple[Loaded[Framework], ...] = ()
    overlays: tuple[Loaded[Overlay], ...] = ()
    profiles: tuple[Loaded[Profile], ...] = ()
    present: frozenset[Edition] = field(default=frozenset())
    translated: frozenset[tuple[Edition, str]] = field(default=frozenset())
    whole: bool = True
    illegible: tuple[str, ...] = ()

    def holds(self, problem: Problem) -> bool:
        """Whether a problem is about what somebody wrote, not about a stand-in for what is missing."""
        return (
            all(one.about(problem) for one in self.profiles)
            and all(one.about(problem) for one in self.frameworks)
            and all(one.about(problem) for one in self.overlays)
            and (self.settings is None or self.settings.about(problem))
        )

    def framework(self, edition: Edition) -> Framework | None:
        """The standard of that id and version, if it could be read."""
        for loaded in self.frameworks:
            if (loaded.model.id, loaded.model.version) == edition and not loaded.rescued:
                return loaded.model
        return None

    def overlay(self, edition: Edition, language: str) -> Overlay | None:
        """The words of that standard in another language, if there are any."""
        for loaded in self.overlays:
            model = loaded.model
            if (model.framework, model.version, model.language) == (*edition, language) and not loaded.rescued:
                return model
        return None

"""Strategic goals across profiles: who has which, and who supports whose."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeAlias

from generator.model.entry import field_name
from generator.model.goals import GoalArea, GoalOf, Supported
from generator.model.kind import fields_of_type
from generator.model.names import same_id, same_name
from generator.model.profile import Profile
from generator.model.strategy import StrategicGoal
from generator.yamlfile import Step

Steps: TypeAlias = tuple[Step, ...]


class Stated(NamedTuple):
    """A strategic goal by its name, whose it is, in which document (``unit/document``), and its place."""

    name: str
    unit: str
    document: str
    steps: Steps


class Mention(NamedTuple):
    """Where a unit's goal names a strategic goal; ``of``: whose, where that is said."""

    name: str
    of: str
    steps: Steps

    def means(self, goal: Stated) -> bool:
        """Whether it is that one: names are compared without case, form of letters and blanks."""
        whose = self.of and same_id(self.of) not in (same_id(goal.unit), same_id(goal.document))
        return not whose and same_name(self.name) == same_name(goal.name)


def strategic_goals(profile: Profile) -> Iterator[Stated]:
    """Every strategic goal of a profile."""
    unit = profile.unit.id
    for number, entry in enumerate(profile.documents):
        for field in fields_of_type(entry.described, "strategic-goals"):
            goals: tuple[StrategicGoal, ...] = getattr(entry, field_name(field)) or ()
            for n, one in enumerate(goals):
                yield Stated(one.name, unit, f"{unit}/{entry.name}", ("documents", number, field, n))


def mentions(profile: Profile) -> Iterator[Mention]:
    """Every mention of a strategic goal in a profile's own goals, and in those of its described documents."""
    if profile.goals:
        yield from _in_areas(profile.goals.areas, ("goals", "areas"))
    for number, entry in enumerate(profile.documents):
        for field in fields_of_type(entry.described, "goals"):
            yield from _in_areas(getattr(entry, field_name(field)) or (), ("documents", number, field))


def _in_areas(areas: Iterable[GoalArea], place: Steps) -> Iterator[Mention]:
    for number, area in enumerate(areas):
        for part, goals in (("main", area.main), ("sub", area.sub)):
            for n, goal in enumerate(goals):
                supports: tuple[Supported, ...] = () if isinstance(goal, str) else goal.supports
                for m, one in enumerate(supports):
                    steps = (*place, number, part, n, "supports", m)
                    yield Mention(one.goal, one.of, steps) if isinstance(one, GoalOf) else Mention(one, "", steps)

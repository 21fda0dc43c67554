"""Strategic goals across profiles: who has which, and who supports whose."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from generator.model.entry import field_name
from generator.model.goals import GoalOf, Supported
from generator.model.kind import fields_of_type
from generator.model.names import same_id
from generator.model.profile import Profile
from generator.model.strategy import StrategicGoal
from generator.yamlfile import Step


class Named(NamedTuple):
    """Something that a profile says of a strategic goal, with its place: the goal itself, or support for it."""

    goal: str
    steps: tuple[Step, ...]


def strategic_goals(profile: Profile) -> Iterator[Named]:
    """Every strategic goal of a profile, at the place of its name."""
    for number, entry in enumerate(profile.documents):
        for field in fields_of_type(entry.described, "strategic-goals"):
            goals: tuple[StrategicGoal, ...] = getattr(entry, field_name(field)) or ()
            yield from (Named(one.name, ("documents", number, field, n, "name")) for n, one in enumerate(goals))


def supported(profile: Profile) -> Iterator[tuple[Supported, tuple[Step, ...]]]:
    """Every mention of a strategic goal in a profile's own goals."""
    for number, area in enumerate(profile.goals.areas if profile.goals else ()):
        for part, goals in (("main", area.main), ("sub", area.sub)):
            for n, goal in enumerate(goals):
                mentions = () if isinstance(goal, str) else goal.supports
                for m, one in enumerate(mentions):
                    yield one, ("goals", "areas", number, part, n, "supports", m)


def means(mention: Supported, goal: str, unit: str) -> bool:
    """Whether a mention is of the strategic goal of that name which the unit of that id has."""
    if isinstance(mention, GoalOf):
        return mention.goal == goal and same_id(mention.of) == same_id(unit)
    return mention == goal

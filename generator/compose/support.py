"""The units whose goals support an organisation's strategic goals."""

from __future__ import annotations

from collections.abc import Iterable

from generator.compose import document as doc
from generator.compose.markup import runs
from generator.compose.strategy import Supporters
from generator.model.profile import Profile
from generator.model.support import mentions, strategic_goals
from generator.yamlfile import Step


def supporters(of: Profile, profiles: Iterable[Profile]) -> Supporters:
    """By the place of each strategic goal of a profile the names of the units that support it, in their order.

    profiles: those of the units that may.
    """
    goals = list(strategic_goals(of))
    found: dict[tuple[Step, ...], dict[str, doc.Text]] = {goal.steps: {} for goal in goals}
    for profile in profiles if goals else ():
        for mention in mentions(profile):
            for goal in goals:
                if mention.means(goal):
                    found[goal.steps][profile.unit.id] = _name(profile, of.language)
    return {
        place: tuple(sorted(units.values(), key=lambda name: str(name).casefold())) for place, units in found.items()
    }


def _name(profile: Profile, language: str) -> doc.Text:
    foreign = "" if profile.language == language else profile.language
    return doc.Text(runs(profile.unit.name), doc.FromProfile(f"{profile.unit.id}: unit.name"), foreign)

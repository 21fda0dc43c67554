"""Strategic goals that units' goals support: each is one that some profile has, and no other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.model.content import Content
from generator.model.goals import GoalOf, Supported
from generator.model.names import same_id
from generator.model.profile import Profile
from generator.model.reading import Loaded
from generator.model.support import means, strategic_goals, supported
from generator.problems import Problem, did_you_mean
from generator.yamlfile import Source, Step

_NO_GOALS = "No profile has a document of strategic goals."


def check(content: Content) -> Iterator[Problem]:
    """Every mention that leads nowhere, or to several; nothing where not all profiles were read."""
    if not content.whole:
        return
    known = [(one.goal, p.model.unit.id) for p in content.profiles for one in strategic_goals(p.model)]
    lost = any(loaded.rescued for loaded in content.profiles)
    for loaded in content.profiles:
        yield from _of_profile(loaded, known, lost)


def _of_profile(loaded: Loaded[Profile], known: list[tuple[str, str]], lost: bool) -> Iterator[Problem]:
    seen: set[tuple[Any, ...]] = set()
    for mention, steps in supported(loaded.model):
        if (once := (steps[:-1], mention)) in seen:
            yield loaded.source.problem(steps, "the goal is named here already.", "Name it once.")
            continue
        seen.add(once)
        units = sorted({unit for goal, unit in known if means(mention, goal, unit)}, key=same_id)
        name = mention.goal if isinstance(mention, GoalOf) else mention
        if len(units) > 1:
            message = f"several have a strategic goal '{name}': {', '.join(units)}."
            hint = f"Write whose is meant: {{goal: {name}, of: {units[0]}}}."
            yield loaded.source.problem(steps, message, hint)
        elif not units and not lost:  # else it may stand in what could not be read
            yield _unknown(loaded.source, mention, steps, known)


def _unknown(source: Source, mention: Supported, steps: tuple[Step, ...], known: list[tuple[str, str]]) -> Problem:
    if not isinstance(mention, GoalOf):
        hint = did_you_mean(mention, list(dict.fromkeys(goal for goal, _ in known))) or _NO_GOALS
        return source.problem(steps, f"there is no strategic goal '{mention}'.", hint)
    names = [goal for goal, unit in known if same_id(unit) == same_id(mention.of)]
    if not names:
        hint = did_you_mean(mention.of, list(dict.fromkeys(unit for _, unit in known))) or _NO_GOALS
        return source.problem((*steps, "of"), f"'{mention.of}' has no strategic goals.", hint)
    message = f"'{mention.of}' has no strategic goal '{mention.goal}'."
    return source.problem((*steps, "goal"), message, did_you_mean(mention.goal, names))

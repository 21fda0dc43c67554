"""Strategic goals that units' goals support: each is one that some profile has, and no other."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from generator.model.content import Content
from generator.model.names import same_id, same_name
from generator.model.reading import Loaded
from generator.model.support import Mention, Stated, mentions, strategic_goals
from generator.problems import Problem, did_you_mean
from generator.yamlfile import Source

_NO_GOALS = "No profile has a document of strategic goals."


def check(content: Content) -> Iterator[Problem]:
    """Every mention that leads nowhere, or to several; nothing where not all profiles were read."""
    if not content.whole:
        return
    known = [goal for loaded in content.profiles for goal in strategic_goals(loaded.model)]
    faulty = [loaded.source.lines.text for loaded in content.profiles if loaded.rescued]
    unclear = [same_name(text) for text in (*faulty, *content.illegible)]
    for loaded in content.profiles:
        yield from _of_profile(loaded, known, unclear)


def _of_profile(loaded: Loaded[Any], known: list[Stated], unclear: Collection[str]) -> Iterator[Problem]:
    """unclear: the text of files with faults, in which a goal may stand that nobody can see now."""
    seen: set[tuple[Any, ...]] = set()
    for mention in mentions(loaded.model):
        once = mention.steps[:-1], same_name(mention.name), same_id(mention.of)
        owners = _owners([goal for goal in known if mention.means(goal)])
        if once in seen:
            yield loaded.source.problem(mention.steps, "the goal is named here already.", "Name it once.")
        elif len(owners) > 1:
            message = f"several have a strategic goal '{mention.name}': {', '.join(owners)}."
            hint = f"Write whose is meant: {{goal: {mention.name}, of: {owners[0]}}}."
            yield loaded.source.problem(mention.steps, message, hint)
        elif not owners and not any(same_name(mention.name) in text for text in unclear):
            yield _unknown(loaded.source, mention, known)
        seen.add(once)


def _owners(goals: list[Stated]) -> list[str]:
    """Whose goals they are: the units, or where one unit has several documents, these."""
    units = {same_id(goal.unit): goal.unit for goal in goals}
    documents = {goal.document for goal in goals}
    return sorted(units.values() if len(units) == len(documents) else documents, key=same_id)


def _unknown(source: Source, mention: Mention, known: list[Stated]) -> Problem:
    if not mention.of:
        hint = did_you_mean(mention.name, list(dict.fromkeys(goal.name for goal in known))) or _NO_GOALS
        return source.problem(mention.steps, f"there is no strategic goal '{mention.name}'.", hint)
    names = [goal.name for goal in known if same_id(mention.of) in (same_id(goal.unit), same_id(goal.document))]
    if not names:
        whose = list(dict.fromkeys(name for goal in known for name in (goal.unit, goal.document)))
        hint = did_you_mean(mention.of, whose) or _NO_GOALS
        return source.problem((*mention.steps, "of"), f"'{mention.of}' has no strategic goals.", hint)
    message = f"'{mention.of}' has no strategic goal '{mention.name}'."
    return source.problem((*mention.steps, "goal"), message, did_you_mean(mention.name, names))

"""The goal document of a unit: foundation, overall objective, value base, and the table of goals."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from generator.compose import document as doc
from generator.compose import local
from generator.compose.markup import runs
from generator.compose.sections import definitions, section
from generator.model.goals import GoalArea, GoalOf, Goals, MainGoal, SubGoal
from generator.model.profile import Profile
from generator.yamlfile import Step, pointer

_ABBREVIATION = re.compile(r"\.\w+\.$|\b(?:osv|mv|etc|evt)\.$")


def goal_document(profile: Profile, goals: Goals) -> tuple[doc.Section, ...]:
    """The sections of the goal document; those without content are left out."""
    values = goals.value_base
    text = local.paragraphs(values.text, "goals", "value-base", "text") if values else ()
    links = tuple(
        doc.Statement(local.link(link, "goals", "value-base", "links", number))
        for number, link in enumerate(values.links if values else ())
    )
    return (
        *section("foundation", doc.Paragraphs("foundation", local.paragraphs(goals.foundation, "goals", "foundation"))),
        *section("objective", doc.Paragraphs("objective", local.paragraphs(goals.objective, "goals", "objective"))),
        *section("value-base", doc.Paragraphs("value-base", text), doc.Listing("links", links)),
        *section("goals", doc.GoalTable("goals", goal_table(goals.areas, ("goals", "areas")))),
        *definitions(profile),
    )


def goal_table(areas: Iterable[GoalArea], place: tuple[Step, ...]) -> tuple[doc.GoalColumn, ...]:
    """The columns of a table of goals, written at that place."""
    return tuple(_area(area, (*place, number)) for number, area in enumerate(areas))


def _area(area: GoalArea, place: tuple[Step, ...]) -> doc.GoalColumn:
    return doc.GoalColumn(
        local.text(area.title, *place, "title"),
        tuple(_goal(goal, (*place, "main", number)) for number, goal in enumerate(area.main)),
        tuple(_goal(goal, (*place, "sub", number)) for number, goal in enumerate(area.sub)),
    )


def _goal(goal: str | MainGoal, place: tuple[Step, ...]) -> doc.Words:
    """The goal, its rhythm in brackets, and below it the strategic goals that it supports."""
    if isinstance(goal, str):
        return local.text(goal, *place)
    said: doc.Words = local.text(goal.text, *place, "text")
    if isinstance(goal, SubGoal) and goal.frequency:
        said = recurring(local.text(goal.text, *place, "text"), local.text(goal.frequency, *place, "frequency"))
    if not goal.supports:
        return said
    names = [runs(one.goal if isinstance(one, GoalOf) else one) for one in goal.supports]
    _, *named = (run for name in names for run in (doc.Run("; "), *name))
    mention = doc.Text(tuple(named), doc.FromProfile(pointer((*place, "supports"))))
    return doc.Phrase("goal-with-support", (("goal", said), ("names", mention)))


def recurring(text: doc.Text, frequency: doc.Text) -> doc.Phrase:
    """A sentence with the rhythm in which it comes round."""
    name = "goal-with-frequency"
    *first, last = text.runs
    if last.text.endswith(".") and not _ABBREVIATION.search(last.text):
        # The frequency belongs inside the sentence, before its full stop.
        text = doc.Text((*first, replace(last, text=last.text.removesuffix("."))), text.origin)
        name = "goal-with-frequency-stop"
    return doc.Phrase(name, (("goal", text), ("frequency", frequency)))

"""The goal document of a unit: foundation, overall objective, value base, and the table of goals."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from generator.compose import document as doc
from generator.compose import local
from generator.compose.sections import definitions, section
from generator.model.profile import GoalArea, Goals, Link, Profile, RecurringGoal, SubGoal
from generator.yamlfile import Step

_ABBREVIATION = re.compile(r"\.\w+\.$|\b(?:osv|mv|etc|evt)\.$")


def goal_document(profile: Profile, goals: Goals) -> tuple[doc.Section, ...]:
    """The sections of the goal document; those without content are left out."""
    values = goals.value_base
    text = local.paragraphs(values.text, "goals", "value-base", "text") if values else ()
    links = tuple(
        doc.Statement(_link(link, ("goals", "value-base", "links", number)))
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


def _link(link: Link, place: tuple[Step, ...]) -> doc.Words:
    address = link.url or (f"doc:{link.document}" if link.document else "")
    text = local.text(link.text, *place, "text")
    return doc.Text((doc.Run(link.text, link=address),), text.origin) if address else text


def _area(area: GoalArea, place: tuple[Step, ...]) -> doc.GoalColumn:
    return doc.GoalColumn(
        local.text(area.title, *place, "title"),
        tuple(local.text(goal, *place, "main", number) for number, goal in enumerate(area.main)),
        tuple(_sub_goal(goal, (*place, "sub", number)) for number, goal in enumerate(area.sub)),
    )


def _sub_goal(goal: SubGoal, place: tuple[Step, ...]) -> doc.Words:
    if not isinstance(goal, RecurringGoal):
        return local.text(goal, *place)
    text = local.text(goal.text, *place, "text")
    if not goal.frequency:
        return text
    name = "goal-with-frequency"
    *first, last = text.runs
    if last.text.endswith(".") and not _ABBREVIATION.search(last.text):
        # The frequency belongs inside the sentence, before its full stop.
        text = doc.Text((*first, replace(last, text=last.text.removesuffix("."))), text.origin)
        name = "goal-with-frequency-stop"
    return doc.Phrase(name, (("goal", text), ("frequency", local.text(goal.frequency, *place, "frequency"))))

"""Declarations and strategic goals as blocks of a Document."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from generator.compose import document as doc
from generator.compose import local
from generator.compose.goal_document import recurring
from generator.model.strategy import Declaration, StrategicGoal, StrategicGoals, Target
from generator.yamlfile import Step

# The units whose goals name a strategic goal, by its place in the profile.
Supporters: TypeAlias = Mapping[tuple[Step, ...], tuple[doc.Text, ...]]
NOBODY: Supporters = {}


def declaration(written: Declaration, *steps: Step) -> tuple[doc.Block, ...]:
    """The lead, and what is declared."""
    return (
        doc.Paragraphs("lead", local.paragraphs(written.lead, *steps, "lead")),
        doc.Paragraphs("statement", local.paragraphs(written.statement, *steps, "statement")),
    )


def strategic_goals(written: StrategicGoals, supporters: Supporters, *steps: Step) -> tuple[doc.StrategicGoal, ...]:
    """The goals in their order, each with the units that support it."""
    places = [(one, (*steps, number)) for number, one in enumerate(written)]
    return tuple(_goal(one, supporters.get(place, ()), place) for one, place in places)


def _goal(one: StrategicGoal, supporters: tuple[doc.Text, ...], place: tuple[Step, ...]) -> doc.StrategicGoal:
    return doc.StrategicGoal(
        local.text(one.name, *place, "name"),
        local.text(one.statement, *place, "statement"),
        local.paragraphs(one.elaboration, *place, "elaboration"),
        _target(one.target, (*place, "target")) if one.target else None,
        local.text(one.question, *place, "question") if one.question else None,
        tuple(local.link(link, *place, "links", number) for number, link in enumerate(one.links)),
        supporters,
    )


def _target(written: Target, place: tuple[Step, ...]) -> doc.Words:
    if isinstance(written, str):
        return local.text(written, *place)
    text = local.text(written.text, *place, "text")
    said = recurring(text, local.text(written.frequency, *place, "frequency")) if written.frequency else text
    if not written.measure:
        return said
    name = "target-with-measure" if written.text.endswith((".", "!", "?")) else "target-with-measure-stop"
    return doc.Phrase(name, (("target", said), ("measure", local.text(written.measure, *place, "measure"))))

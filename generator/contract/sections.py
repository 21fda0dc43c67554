"""The sections of each kind and the types of block that can stand in them: all that a new kind has to say here.

Derived from the modules of :mod:`generator.compose` that make the sections; a test holds the two together.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from generator.contract.types import Demand


@dataclass(frozen=True, slots=True)
class Sort:
    """A section: its name as in a Document, and which blocks it can hold.

    types: the types of block of :mod:`generator.compose.document`; ``sentences`` is a table whose cells hold
    whole sentences alone, never a stem with items.
    always: every document of the kind has it, so a template need not ask for it first.
    demanded: how much a template is told that leaves it out.
    """

    name: str
    types: tuple[str, ...]
    always: bool = False
    demanded: Demand = "warning"


def sort(name: str, *types: str) -> Sort:
    """A section that a document may lack."""
    return Sort(name, types)


def always(name: str, *types: str) -> Sort:
    """A section that no document of the kind lacks."""
    return Sort(name, types, always=True)


def mandatory(one: Sort) -> Sort:
    """A section without which a document of the kind is none."""
    return replace(one, demanded="error")


SECTIONS: dict[str, tuple[Sort, ...]] = {
    "function-description": (
        always("purpose", "paragraphs"),
        always("placement", "facts", "paragraphs"),
        sort("target-groups", "listing"),
        always("responsibility", "listing"),
        always("tasks", "listing"),
        sort("scope", "paragraphs", "listing"),
        mandatory(always("roles", "paragraphs", "terms", "matrix")),
        sort("collaboration", "sentences", "listing"),
        sort("qualifications", "listing"),
        sort("development", "paragraphs", "sentences"),
        sort("employment", "facts", "paragraphs"),
        sort("values", "paragraphs", "listing"),
        sort("definitions", "terms"),
        sort("references", "listing"),
        sort("adaptations", "table"),
    ),
    "goal-document": (
        always("foundation", "paragraphs"),
        always("objective", "paragraphs"),
        sort("value-base", "paragraphs", "listing"),
        always("goals", "goals"),
        sort("definitions", "terms"),
    ),
    "competence-description": (
        sort("purpose", "paragraphs"),
        sort("scope", "paragraphs", "listing"),
        sort("ethics", "listing"),
        sort("disciplines", "listing"),
        always("levels", "terms", "paragraphs"),
        mandatory(always("roles", "matrix", "listing", "paragraphs")),
        sort("terms", "terms"),
        sort("collaboration-forms", "terms"),
        sort("recommendations", "listing"),
        sort("references", "listing"),
    ),
    "hearing-note": (
        always("hearing", "facts"),
        sort("outcomes", "paragraphs", "sentences"),
        always("responses", "paragraphs", "sentences"),
    ),
}

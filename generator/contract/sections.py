"""The sections of a kind and the types of block that can stand in them, as the kind's description says.

Where a module of :mod:`generator.compose` makes the sections, a test holds the two together.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.contract.blocks import printed
from generator.contract.types import Demand
from generator.model.kind import Kind


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


def sorts(kind: Kind) -> tuple[Sort, ...]:
    """The sections of a kind, in order."""
    return tuple(
        Sort(
            one.name,
            printed(block.type for block in one.blocks),
            one.required,
            "error" if one.must_print else "warning",
        )
        for one in kind.sections
    )

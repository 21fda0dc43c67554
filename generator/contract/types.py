"""The types of what a template sees: words, numbers, flags, lists, groups of fields."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

# Whether a field can be without content: never; empty (nothing is printed, a condition on it is false); or none
# (nothing in it may be asked for before a condition has made sure that it is there).
Absent: TypeAlias = Literal["never", "empty", "none"]
Demand: TypeAlias = Literal["", "warning", "error"]


@dataclass(frozen=True, slots=True)
class Words:
    """A text, printed as it is; ``plain`` words hold no bold, links or other languages."""

    plain: bool = False


@dataclass(frozen=True, slots=True)
class Number:
    """A whole number."""


@dataclass(frozen=True, slots=True)
class Flag:
    """True or false; for conditions."""


@dataclass(frozen=True, slots=True)
class Listed:
    """Any number of the same, in order; for loops. ``absent``: whether one of them can be without content."""

    of: Type
    absent: Absent = "never"


@dataclass(frozen=True, slots=True)
class Group:
    """Fields under one name; it is not printed itself.

    name: unique within a contract, for it tells the place (``sections.tasks.listing.statement``).
    like: under which name its fields are explained (``statement``); the fields of all groups that are like the
    same one have the same names and types. Empty where that is its own name.
    general: the group in the same place under ``sections`` (``sections.any.listing.statement``): a template
    that loops over all sections uses that one, and what it prints of it counts for this group as well.
    """

    name: str
    fields: Mapping[str, Field] = field(hash=False)
    like: str = ""
    general: str = ""


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of several groups; their common field ``by`` (``type``) says which: its value is the key."""

    by: str
    groups: Mapping[str, Group] = field(hash=False)


Type: TypeAlias = Words | Number | Flag | Listed | Group | OneOf


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a group, or of the contract itself.

    demanded: every template of the kind must print it ("error"), had better print it ("warning"), or may leave it
    out (""). What counts as printed, and when a demand holds at all: :mod:`generator.contract.demands`.
    instead: other fields that satisfy the demand as well, each as the name of its group and its own.
    """

    type: Type
    absent: Absent = "never"
    demanded: Demand = ""
    instead: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Contract:
    """Everything that templates of one kind may use."""

    kind: str
    fields: Mapping[str, Field] = field(hash=False)

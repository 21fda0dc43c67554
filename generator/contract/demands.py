"""What a template of a kind must print and does not: the demands of a contract, held against what is printed.

*Printed* is a set of pairs (group, field). For every value that a template prints, the set holds the field
itself and every field on the way to it. ``{{ one.text }}``, where ``one in block.items``, ``block in tasks.blocks``,
gives ::

    ("", "tasks"), ("sections.tasks", "blocks"), ("sections.tasks.listing", "items"),
    ("sections.tasks.listing.statement", "text")

The root is the group "". What stands in a condition alone is not printed. Where a loop variable can be one of
several groups and no condition on its type says which, the field counts for all of them that have it.

A demand on a field holds where the template has come to its group: always for what the root leads to without a
loop (``control``), else where it prints something of the group. Of a section that is left out, the section is told,
not everything in it; and a house may delete a column whose field bears no demand. What is printed through a named
section and what is printed through ``sections`` count for each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from typing import TypeAlias

from generator.contract.types import Contract, Group, Listed, OneOf, Type

Printed: TypeAlias = Set[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Missing:
    """A field that a template had to print.

    path: as one reaches it, with the type of block in brackets (``roles.blocks[matrix].statements.text``).
    """

    path: str
    group: str
    field: str
    demanded: str


def missing(contract: Contract, printed: Set[tuple[str, str]]) -> list[Missing]:
    """Every demand that is not met, in the contract's order."""
    counted = set(printed)
    for group in groups(contract).values():
        if group.general:
            counted |= {(group.general, name) for name in group.fields if (group.name, name) in printed}
            counted |= {(group.name, name) for name in group.fields if (group.general, name) in printed}
    return list(_of_group("", Group("", contract.fields), printed, counted))


def _of_group(path: str, group: Group, printed: Printed, counted: Printed) -> Iterator[Missing]:
    for name, field in group.fields.items():
        here = f"{path}.{name}" if path else name
        met = (group.name, name) in counted or not printed.isdisjoint(field.instead)
        if field.demanded and not met:
            yield Missing(here, group.name, name, field.demanded)
        elif (group.name, name) in printed or (isinstance(field.type, Group) and not field.demanded):
            yield from _within(here, field.type, printed, counted)


def _within(path: str, of: Type, printed: Printed, counted: Printed) -> Iterator[Missing]:
    if isinstance(of, Listed):
        yield from _within(path, of.of, printed, counted)
    elif isinstance(of, Group):
        yield from _of_group(path, of, printed, counted)
    elif isinstance(of, OneOf):
        for key, group in of.groups.items():
            yield from _of_group(f"{path}[{key}]", group, printed, counted)


def groups(contract: Contract) -> Mapping[str, Group]:
    """Every group of a contract by its name; the contract itself is the group ""."""
    found: dict[str, Group] = {}

    def walk(of: Type) -> None:
        if isinstance(of, Listed):
            walk(of.of)
        elif isinstance(of, OneOf):
            for group in of.groups.values():
                walk(group)
        elif isinstance(of, Group) and of.name not in found:
            found[of.name] = of
            for field in of.fields.values():
                walk(field.type)

    walk(Group("", contract.fields))
    return found

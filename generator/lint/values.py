"""What is known of a value in a template: its type, the fields it was reached through, whether it can be absent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from jinja2 import nodes

from generator.contract.types import Contract, Field, Flag, Group, Listed, OneOf, Type, Words

Trail: TypeAlias = frozenset[tuple[str, str]]
Path: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Value:
    """type: None where anything is possible; path: how it was written, where conditions can be about it.

    none: it may be absent, so that nothing may be asked of it; empty: it may be without content.
    """

    type: Type | None = None
    path: Path = ()
    trail: Trail = frozenset()
    none: bool = False
    empty: bool = True


ANYTHING = Value()


@dataclass(frozen=True, slots=True)
class Scope:
    """The names in use at one place of a template, and what conditions around it have made sure of."""

    names: Mapping[str, Value]
    sure: Mapping[Path, Value] = field(default_factory=dict)

    def bound(self, **names: Value) -> Scope:
        """With more names; what was sure of a name that is bound anew holds no longer."""
        sure = {path: value for path, value in self.sure.items() if path[0] not in names}
        return Scope({**self.names, **names}, sure)

    def knowing(self, value: Value) -> Scope:
        """With a value that a condition has told more of."""
        return replace(self, sure={**self.sure, value.path: value}) if value.path else self

    def latest(self, value: Value) -> Value:
        """A value with what is sure of it here."""
        return self.sure.get(value.path, value) if value.path else value


def root(contract: Contract | None) -> dict[str, Value]:
    """The names that a template begins with."""
    fields = contract.fields if contract else {}
    return {name: of_field("", name, one, ()) for name, one in fields.items()}


def of_field(group: str, name: str, one: Field, path: Path, trail: Trail = frozenset()) -> Value:
    """The value of a field."""
    return Value(one.type, (*path, name), trail | {(group, name)}, one.absent == "none", one.absent != "never")


def element(value: Value, name: str = "") -> Value:
    """One of a list."""
    if not isinstance(value.type, Listed):
        return Value(trail=value.trail)
    absent = value.type.absent
    return Value(value.type.of, (name,) if name else (), value.trail, absent == "none", absent != "never")


def attribute(value: Value, name: str) -> Value | None:
    """A field of a value; None where it has none of that name, or not in every shape that it can have."""
    path = value.path if value.path else ()
    if isinstance(value.type, Group):
        one = value.type.fields.get(name)
        found = of_field(value.type.name, name, one, path, value.trail) if one else None
    elif isinstance(value.type, OneOf):
        found = _common(value, value.type, name)
    else:
        found = None
    return replace(found, path=()) if found and not value.path else found


def _common(value: Value, either: OneOf, name: str) -> Value | None:
    found = [
        of_field(group.name, name, group.fields[name], value.path, value.trail)
        for group in either.groups.values()
        if name in group.fields
    ]
    if len(found) < len(either.groups):
        return None
    alike = all(type(one.type) is type(found[0].type) for one in found)
    trail = frozenset().union(*(one.trail for one in found))
    return replace(
        found[0],
        type=found[0].type if alike and isinstance(found[0].type, (Words, Flag)) else None,
        trail=trail,
        none=any(one.none for one in found),
        empty=any(one.empty for one in found),
    )


def by_type(value: Value, keys: set[str], *, only: bool) -> Value:
    """A value of several shapes with ``only`` those, or with all but those."""
    if not isinstance(value.type, OneOf):
        return value
    left = {key: group for key, group in value.type.groups.items() if (key in keys) is only}
    if len(left) == 1:
        return replace(value, type=next(iter(left.values())))
    return replace(value, type=OneOf(value.type.by, left)) if left else replace(value, type=None)


def constant(node: nodes.Node) -> object:
    """What a constant says; None where it is none."""
    return node.value if isinstance(node, nodes.Const) else None


def written_as(node: nodes.Node) -> str:
    """An expression as one writes it."""
    if isinstance(node, nodes.Name):
        return str(node.name)
    if isinstance(node, nodes.Getattr):
        return f"{written_as(node.node)}.{node.attr}"
    if isinstance(node, nodes.Getitem):
        return f"{written_as(node.node)}[{constant(node.arg)}]"
    return "this"

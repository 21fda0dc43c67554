"""A context made from a contract alone: every field filled with its own name; and which of them a template prints."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from generator.contract.types import Contract, Field, Flag, Group, Listed, Number, OneOf, Type, Words
from generator.render.environment import View
from generator.render.template import Template

Place = tuple[str, str]
_NUMBERS = 7_000_001  # by which a printed number is told from any other
_CELLS = 6  # as many as the widest table of a template asks for by number


class Full:
    """The context, and the way to every value in it."""

    def __init__(self, contract: Contract) -> None:
        self.ways: list[tuple[Place, ...]] = []
        self.context = self._fields("", contract.fields, ())

    def printed_by(self, template: Template) -> set[Place]:
        """The fields that the template prints, with all on the way to them."""
        text = "".join(template.rendered_parts(self.context).values())
        found = {int(number) for number in re.findall(r"7\d{6}", text)}
        return {place for number in found for place in self.ways[number - _NUMBERS]}

    def _fields(self, group: str, fields: Any, way: tuple[Place, ...]) -> dict[str, Any]:
        return {name: self._value(field.type, (*way, (group, name))) for name, field in fields.items()}

    def _value(self, of: Type, way: tuple[Place, ...]) -> Any:
        match of:
            case Words():
                return str(self._token(way))
            case Number():
                return self._token(way)
            case Flag():
                return True
            case Listed(of=OneOf() as one):
                return [self._keyed(one.by, key, group, way) for key, group in one.groups.items()]
            case Listed(of=Group() as one) if "type" in one.fields:
                return [self._keyed("type", one.like, one, way)]
            case Listed(of=Listed() as row):
                return [[self._value(row.of, way) for _ in range(_CELLS)]]
            case Listed():
                return [self._value(of.of, way)]
            case Group():
                return View(**self._fields(of.name, of.fields, way))
        raise TypeError(of)

    def _keyed(self, by: str, key: str, group: Group, way: tuple[Place, ...]) -> View:
        return View(**{**self._fields(group.name, group.fields, way), by: key})

    def _token(self, way: tuple[Place, ...]) -> int:
        self.ways.append(way)
        return _NUMBERS + len(self.ways) - 1


def demands(contract: Contract) -> Iterator[tuple[Group, str, Field]]:
    """Every field that bears a demand."""
    from generator.contract import groups

    for group in groups(contract).values():
        yield from ((group, name, field) for name, field in group.fields.items() if field.demanded)

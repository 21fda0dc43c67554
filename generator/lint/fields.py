"""The names and fields that a template asks for, held against the contract."""

from __future__ import annotations

import re
from dataclasses import replace

from jinja2 import nodes

from generator.contract.types import Flag, Group, Listed, Number, OneOf, Type, Words
from generator.lint.alone import ENVIRONMENT
from generator.lint.finding import Finding
from generator.lint.operations import kind_of
from generator.lint.source import Source
from generator.lint.values import ANYTHING, Scope, Value, attribute, constant, element, written_as
from generator.problems import did_you_mean

_SAME_LIST = {"list", "sort", "unique", "select", "reject", "selectattr", "rejectattr", "reverse"}
_WORDS_OUT = {"upper", "lower", "capitalize", "title", "trim", "string", "join", "replace", "truncate", "escape", "e"}
_OF_LOOP = "loop"


class Fields:
    """Looks at the names and fields of one part; findings gather in ``findings``."""

    def __init__(self, made: Source, *, known: bool) -> None:
        self.made = made
        self.known = known  # whether a contract says which names there are
        self.findings: list[Finding] = []
        self.loops = _loops(made)

    def fault(self, node: nodes.Node, message: str, hint: str) -> None:
        """Note a mistake at an expression."""
        tag = self.made.tag(node.lineno)
        where = f" in '{' '.join(tag.text.split())}'" if tag else ""
        self.findings.append(Finding(f"{message}{where}.", hint, tag.spot if tag else None))

    def look(self, node: nodes.Node, scope: Scope) -> Value:
        """The value of an expression; whoever knows all expressions says how."""
        raise NotImplementedError

    def quiet(self, node: nodes.Node, scope: Scope) -> Value:
        """The value of an expression, its mistakes not noted again."""
        kept = len(self.findings)
        value = self.look(node, scope)
        del self.findings[kept:]
        return value

    def _name(self, node: nodes.Name, scope: Scope) -> Value:
        if node.name in scope.names:
            return scope.latest(scope.names[node.name])
        if node.name == _OF_LOOP:
            self.fault(node, "'loop' is only there inside a loop, but it stands outside one", "Move it into the loop.")
        elif self.known and node.name not in ENVIRONMENT.globals:
            if node.name in self.loops:
                message = f"'{node.name}' is one turn of a loop, and stands outside of it"
                self.fault(node, message, f"Write the loop's beginning before it: {self.loops[node.name]}.")
            else:
                self.fault(node, f"there is no field '{node.name}'", did_you_mean(node.name, list(scope.names)))
        return ANYTHING

    def _field(self, node: nodes.Getattr | nodes.Getitem, scope: Scope) -> Value:
        value = self.look(node.node, scope)
        name = node.attr if isinstance(node, nodes.Getattr) else constant(node.arg)
        if isinstance(node, nodes.Getitem) and not isinstance(name, str):
            self.look(node.arg, scope)
            return self._numbered(node, value)
        if value.type is None:
            return Value(trail=value.trail)
        if value.none:
            written = written_as(node.node)
            hint = f"Put it between {{%p if {written} %}} and {{%p endif %}}."
            self.fault(node, f"'{written}' is absent from some documents, so '{name}' cannot be asked of it", hint)
        found = attribute(value, str(name))
        if found is not None:
            return scope.latest(found)
        if not self._is_method(value.type, str(name)):
            self._no_such(node, value.type, str(name))
        return Value(trail=value.trail)

    def _numbered(self, node: nodes.Getitem, value: Value) -> Value:
        if isinstance(node.arg, nodes.Slice):
            return replace(value, path=())
        if isinstance(value.type, (Listed, Words)) and value.empty:
            written = written_as(node.node)
            self.fault(node, f"'{written}' may be empty", f"Ask before: {{%p if {written} %}}.")
        elif isinstance(value.type, Words) and constant(node.arg) not in (0, -1):
            self.fault(node, f"'{written_as(node.node)}' may be shorter than that", "Use [:number] for its beginning.")
        elif isinstance(value.type, (Group, OneOf)):
            self.fault(node, f"'{written_as(node.node)}' is a group of fields, not a list", "Name one of its fields.")
        return element(value) if isinstance(value.type, Listed) else Value(trail=value.trail)

    def _no_such(self, node: nodes.Node, of: Type, name: str) -> None:
        written = written_as(node.node) if isinstance(node, (nodes.Getattr, nodes.Getitem)) else ""
        if isinstance(of, OneOf):
            having = [key for key, group in of.groups.items() if name in group.fields]
            if having:
                tests = " or ".join(f"{written}.{of.by} == '{key}'" for key in having[:3])
                message = f"not every '{written}' has '{name}', only those of type {', '.join(having)}"
                self.fault(node, message, f"Put it between {{%p if {tests} %}} and {{%p endif %}}.")
                return
            known = sorted({field for group in of.groups.values() for field in group.fields})
        else:
            known = list(of.fields) if isinstance(of, Group) else []
        if known:
            self.fault(node, f"'{written}' has no field '{name}'", did_you_mean(name, known))
        else:
            self.fault(node, f"'{written}' is {kind_of(of)}; it has no field '{name}'", f"Write {written} alone.")

    @staticmethod
    def _is_method(of: Type, name: str) -> bool:
        sample = {Words: "", Number: 0, Flag: False, Listed: []}.get(type(of))
        return sample is not None and not name.startswith("_") and hasattr(sample, name)


def _loops(made: Source) -> dict[str, str]:
    """The names that loops give to their turns, each with its loop as it is usually written."""
    usual = {"one": "{%tr for one in history %}", "block": "{%p for block in ….blocks %}"}
    found = (re.match(r"\s*for\s+(\w+)\s+in\s", tag.code) for tag in made.lines if tag.keyword == "for")
    written = {match[1]: match.string.strip() for match in found if match}
    return {**usual, **{name: f"{{%p {code} %}}" for name, code in written.items()}}

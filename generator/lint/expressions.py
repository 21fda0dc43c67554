"""The fields that expressions ask for, held against the contract."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import reduce
from typing import Any

from jinja2 import nodes

from generator.contract.types import Flag, Group, Listed, Number, OneOf, Type, Words
from generator.lint.alone import ENVIRONMENT
from generator.lint.finding import Finding
from generator.lint.narrow import narrowed
from generator.lint.operations import kind_of, type_of_constant, wrong_comparison, wrong_filter, wrong_operator
from generator.lint.source import Source
from generator.lint.values import ANYTHING, Scope, Trail, Value, attribute, constant, element, written_as
from generator.problems import did_you_mean

_SAME_LIST = {"list", "sort", "unique", "select", "reject", "selectattr", "rejectattr", "reverse"}
_WORDS_OUT = {"upper", "lower", "capitalize", "title", "trim", "string", "join", "replace", "truncate", "escape", "e"}
_OF_LOOP = "loop"


class Expressions:
    """Looks at the expressions of one part; findings gather in ``findings``."""

    def __init__(self, made: Source, *, known: bool) -> None:
        self.made = made
        self.known = known  # whether a contract says which names there are
        self.findings: list[Finding] = []

    def fault(self, node: nodes.Node, message: str, hint: str) -> None:
        """Note a mistake at an expression."""
        tag = self.made.tag(node.lineno)
        where = f" in '{' '.join(tag.text.split())}'" if tag else ""
        self.findings.append(Finding(f"{message}{where}.", hint, tag.spot if tag else None))

    def quiet(self, node: nodes.Node, scope: Scope) -> Value:
        """The value of an expression, its mistakes not noted again."""
        kept = len(self.findings)
        value = self.look(node, scope)
        del self.findings[kept:]
        return value

    def look(self, node: nodes.Node, scope: Scope) -> Value:
        """The value of an expression; mistakes in it are noted."""
        for kinds, looked in self._ways:
            if isinstance(node, kinds):
                return looked(node, scope)
        return Value(trail=self._all(list(node.iter_child_nodes()), scope))

    @property
    def _ways(self) -> Sequence[tuple[type | tuple[type, ...], Callable[[Any, Scope], Value]]]:
        return (
            (nodes.Name, self._name),
            ((nodes.Getattr, nodes.Getitem), self._field),
            (nodes.Filter, self._filter),
            (nodes.Test, self._test),
            (nodes.And, self._and),
            (nodes.Or, self._or),
            (nodes.CondExpr, self._choice),
            (nodes.Compare, self._comparison),
            (nodes.BinExpr, self._operation),
            ((nodes.Neg, nodes.Pos), self._signed),
            (nodes.Call, self._call),
            (nodes.Concat, self._joined),
            (nodes.Const, lambda node, _: Value(type_of_constant(node))),
        )

    def _test(self, node: nodes.Test, scope: Scope) -> Value:
        if node.name in ("defined", "undefined"):
            self.quiet(node.node, scope)
        else:
            self._all([node.node, *node.args], scope)
        return Value(Flag())

    def _and(self, node: nodes.And, scope: Scope) -> Value:
        left = self.look(node.left, scope)
        right = self.look(node.right, narrowed(node.left, scope, holds=True, look=self.quiet))
        return Value(trail=left.trail | right.trail)

    def _or(self, node: nodes.Or, scope: Scope) -> Value:
        left = self.look(node.left, scope)
        right = self.look(node.right, narrowed(node.left, scope, holds=False, look=self.quiet))
        same = replace(right, path=()) if type(left.type) is type(right.type) else Value()
        return replace(same, trail=left.trail | right.trail, none=right.none)

    def _joined(self, node: nodes.Concat, scope: Scope) -> Value:
        for one in node.nodes:
            value = self.look(one, scope)
            if isinstance(value.type, (Group, OneOf, Listed)) or value.none:
                what = kind_of(value.type) if value.type and not value.none else "absent from some documents"
                self.fault(one, f"'{written_as(one)}' is {what}, so '~' cannot join it to a text", "Name a field.")
        return Value(Words(), trail=self._all(node.nodes, scope))

    def _all(self, inner: Sequence[nodes.Node], scope: Scope) -> Trail:
        return reduce(lambda trail, one: trail | self.look(one, scope).trail, inner, frozenset())

    def _comparison(self, node: nodes.Compare, scope: Scope) -> Value:
        left = self.look(node.expr, scope)
        for operand in node.ops:
            right = self.look(operand.expr, scope)
            if wrong := wrong_comparison(operand.op, left, right):
                self.fault(node, wrong, "Compare what is alike.")
            left = right
        return Value(Flag())

    def _operation(self, node: nodes.BinExpr, scope: Scope) -> Value:
        left, right = self.look(node.left, scope), self.look(node.right, scope)
        if isinstance(node, (nodes.Div, nodes.FloorDiv, nodes.Mod)) and constant(node.right) == 0:
            self.fault(node, "nothing can be divided by 0", "Write another number.")
        if wrong := wrong_operator(node, left, right):
            self.fault(node, wrong, "Use numbers.")
        same = left.type if type(left.type) is type(right.type) else None
        return Value(same, trail=left.trail | right.trail)

    def _signed(self, node: nodes.Neg | nodes.Pos, scope: Scope) -> Value:
        value = self.look(node.node, scope)
        if value.type is not None and not isinstance(value.type, Number):
            self.fault(node, f"'{node.operator}' cannot stand before {kind_of(value.type)}", "Use a number.")
        return Value(Number(), trail=value.trail)

    def _call(self, node: nodes.Call, scope: Scope) -> Value:
        value = self.look(node.node, scope)
        given = [*node.args, *(one.value for one in node.kwargs)]
        trail = value.trail | self._all(given, scope)
        if value.type is not None:
            written = written_as(node.node)
            self.fault(node, f"'{written}' is {kind_of(value.type)}, which cannot be called", f"Write {written}.")
        cut = isinstance(node.node, nodes.Getattr) and node.node.attr in ("split", "rsplit", "splitlines")
        return Value(Listed(Words()) if cut and self.known else None, trail=trail)

    def _choice(self, node: nodes.CondExpr, scope: Scope) -> Value:
        self.look(node.test, scope)
        first = self.look(node.expr1, narrowed(node.test, scope, holds=True, look=self.quiet))
        if node.expr2 is None:
            return replace(first, path=())
        second = self.look(node.expr2, narrowed(node.test, scope, holds=False, look=self.quiet))
        trail = first.trail | second.trail
        if type(first.type) is not type(second.type):
            return Value(Words(), trail=trail) if _printable(first) and _printable(second) else Value(trail=trail)
        return replace(first, path=(), trail=trail, none=first.none or second.none)

    def _name(self, node: nodes.Name, scope: Scope) -> Value:
        if node.name in scope.names:
            return scope.latest(scope.names[node.name])
        if node.name == _OF_LOOP:
            self.fault(node, "'loop' is only there inside a loop, but it stands outside one", "Move it into the loop.")
        elif self.known and node.name not in ENVIRONMENT.globals:
            hint = did_you_mean(node.name, list(scope.names))
            self.fault(node, f"there is no field '{node.name}'", hint)
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

    def _filter(self, node: nodes.Filter, scope: Scope) -> Value:
        if node.node is None:  # a filter block's
            return ANYTHING
        if node.name in ("default", "d"):
            value = self.quiet(node.node, scope)
            self._all(node.args, scope)
            return Value(value.type, trail=value.trail)
        value = self.look(node.node, scope)
        given = [*node.args, *(one.value for one in node.kwargs)]
        trail = value.trail | self._all(given, scope)
        if value.none:
            written = written_as(node.node)
            self.fault(node, f"'{written}' is absent from some documents", f"Ask before: {{%p if {written} %}}.")
        elif wrong := wrong_filter(node, value):
            self.fault(node, wrong, "Take the filter away, or use it on one of the fields.")
        if node.name in ("first", "last") and isinstance(value.type, (Listed, Words)):
            if value.empty:
                written = written_as(node.node)
                self.fault(node, f"'{written}' may be empty and have no {node.name}", f"Ask before: if {written}.")
            return element(value)
        if node.name in ("length", "count", "int"):
            return Value(Number(), trail=trail)
        if node.name in _SAME_LIST and isinstance(value.type, Listed):
            return replace(value, path=(), trail=trail)
        plain = value.type.plain if isinstance(value.type, Words) else False
        known = value.type is not None and node.name in _WORDS_OUT
        return Value(Words(plain) if known else None, trail=trail)


def _printable(value: Value) -> bool:
    return isinstance(value.type, (Words, Number)) or value.type is None

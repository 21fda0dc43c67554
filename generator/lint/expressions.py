"""The fields that expressions ask for, held against the contract."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import reduce
from typing import Any

from jinja2 import nodes

from generator.contract.types import Flag, Group, Listed, Number, OneOf, Words
from generator.lint.fields import Fields
from generator.lint.narrow import narrowed
from generator.lint.operations import kind_of, type_of_constant, wrong_comparison, wrong_filter, wrong_operator
from generator.lint.values import ANYTHING, Scope, Trail, Value, constant, element, written_as
from generator.problems import did_you_mean

_SAME_LIST = {"list", "sort", "unique", "select", "reject", "selectattr", "rejectattr", "reverse"}
_WORDS_OUT = {"upper", "lower", "capitalize", "title", "trim", "string", "join", "replace", "truncate", "escape", "e"}
_OF_LOOP = "loop"


class Expressions(Fields):
    """Looks at the expressions of one part; findings gather in ``findings``."""

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
            self._never(node, operand, scope)
            if wrong := wrong_comparison(operand.op, left, right):
                self.fault(node, wrong, "Compare what is alike.")
            left = right
        return Value(Flag())

    def _never(self, node: nodes.Compare, operand: nodes.Operand, scope: Scope) -> None:
        """Tell of a type of block that there is not, which would silently print nothing."""
        asked = constant(operand.expr)
        if operand.op not in ("eq", "ne") or not isinstance(asked, str) or not isinstance(node.expr, nodes.Getattr):
            return
        either = self.quiet(node.expr.node, scope).type
        if isinstance(either, OneOf) and node.expr.attr == either.by and asked not in either.groups:
            message = f"'{written_as(node.expr)}' is never '{asked}'"
            self.fault(node, message, did_you_mean(asked, list(either.groups)))

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
        return Value(Listed(Words()) if cut and self.known else None, trail=trail, empty=False)

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

"""What a condition makes sure of, in its branch and in the other one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from jinja2 import nodes

from generator.contract.types import OneOf
from generator.lint.values import Scope, Value, by_type, constant

Look = Callable[[nodes.Node, Scope], Value]


def narrowed(condition: nodes.Node, scope: Scope, *, holds: bool, look: Look) -> Scope:
    """The scope where the condition holds, or does not; ``look`` tells the value of an expression."""
    if isinstance(condition, nodes.Not):
        return narrowed(condition.node, scope, holds=not holds, look=look)
    if isinstance(condition, (nodes.And, nodes.Or)):
        if isinstance(condition, nodes.And) is holds:
            scope = narrowed(condition.left, scope, holds=holds, look=look)
            return narrowed(condition.right, scope, holds=holds, look=look)
        return scope
    if isinstance(condition, nodes.Test):
        return _by_test(condition, scope, holds, look)
    if isinstance(condition, nodes.Compare) and len(condition.ops) == 1:
        return _by_comparison(condition, scope, holds, look)
    if holds and isinstance(condition, (nodes.Name, nodes.Getattr, nodes.Getitem)):
        value = look(condition, scope)
        return scope.knowing(replace(value, none=False, empty=False))
    return scope


def _by_test(condition: nodes.Test, scope: Scope, holds: bool, look: Look) -> Scope:
    present = {"none": not holds, "defined": holds, "undefined": not holds}.get(condition.name)
    if condition.name == "defined":
        return scope  # what is absent here is None, which is defined
    return scope.knowing(replace(look(condition.node, scope), none=False)) if present else scope


def _by_comparison(condition: nodes.Compare, scope: Scope, holds: bool, look: Look) -> Scope:
    operator, right = condition.ops[0].op, condition.ops[0].expr
    left = condition.expr
    if isinstance(left, nodes.Const):
        left, right = right, left
    if operator in ("ne", "notin"):
        holds = not holds
    elif operator not in ("eq", "in"):
        return scope
    if constant(right) is None and isinstance(right, nodes.Const):
        return scope if holds else scope.knowing(replace(look(left, scope), none=False))
    keys = _keys(right)
    if keys is None or not isinstance(left, nodes.Getattr):
        return scope
    value = look(left.node, scope)
    if isinstance(value.type, OneOf) and left.attr == value.type.by:
        return scope.knowing(by_type(value, keys, only=holds))
    return scope


def _keys(node: nodes.Node) -> set[str] | None:
    items = node.items if isinstance(node, (nodes.List, nodes.Tuple)) else [node]
    values = [constant(one) for one in items]
    return {str(one) for one in values} if all(isinstance(one, str) for one in values) else None

"""A part's statements in order: what is printed, looped over and given names, held against the contract."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from jinja2 import nodes

from generator.contract.types import Contract, Flag, Group, Listed, Number, OneOf, Words
from generator.lint.expressions import Expressions
from generator.lint.narrow import narrowed
from generator.lint.operations import kind_of
from generator.lint.shape import Shape
from generator.lint.source import Source
from generator.lint.values import ANYTHING, Scope, Trail, Value, element, root, written_as

_TEXTS = {"w:t", "w:instrText", "w:delText"}


class Statements(Expressions):
    """Goes through one part; ``printed`` are the fields that it prints, as the demands of a contract count them."""

    def __init__(self, made: Source, shape: Shape, contract: Contract | None) -> None:
        super().__init__(made, known=contract is not None)
        self.shape = shape
        self.printed: Trail = frozenset()
        self.scope = Scope(root(contract))

    def go_through(self, tree: nodes.Template) -> None:
        """The whole part."""
        self._all_of(tree.body, self.scope)

    def _all_of(self, body: Sequence[nodes.Node], scope: Scope) -> Scope:
        for node in body:
            scope = self._one(node, scope)
        return scope

    def _one(self, node: nodes.Node, scope: Scope) -> Scope:
        """One statement; returns the scope of what follows it."""
        if isinstance(node, nodes.Output):
            for part in node.nodes:
                if not isinstance(part, nodes.TemplateData):
                    self._print(part, scope)
        elif isinstance(node, nodes.If):
            self._if(node, scope)
        elif isinstance(node, nodes.For):
            self._for(node, scope)
        elif isinstance(node, nodes.Assign):
            value = self.look(node.node, scope)
            return scope.bound(**self._targets(node.target, value))
        elif isinstance(node, nodes.AssignBlock):
            self._all_of(node.body, scope)
            return scope.bound(**self._targets(node.target, Value(Words())))
        elif isinstance(node, nodes.Macro):
            given = [str(one.name) for one in node.args]
            inner = scope.bound(**dict.fromkeys([*given, "caller", "varargs", "kwargs", node.name], ANYTHING))
            self._all_of(node.body, inner)
            return scope.bound(**{node.name: ANYTHING})
        elif isinstance(node, nodes.With):
            values = [self.look(one, scope) for one in node.values]
            names: dict[str, Value] = {}
            for target, value in zip(node.targets, values, strict=True):
                names |= self._targets(target, value)
            self._all_of(node.body, scope.bound(**names))
        elif isinstance(node, nodes.CallBlock):
            self.look(node.call, scope)
            self._all_of(node.body, scope.bound(**{str(one.name): ANYTHING for one in node.args}))
        elif isinstance(node, (nodes.FilterBlock, nodes.Scope, nodes.ScopedEvalContextModifier, nodes.Block)):
            return self._all_of(node.body, scope)
        elif isinstance(node, nodes.ExprStmt):
            self.look(node.node, scope)
        return scope

    def _print(self, node: nodes.Node, scope: Scope) -> None:
        value = self.look(node, scope)
        self.printed |= value.trail
        if value.none:
            written = written_as(node)
            self.fault(node, f"'{written}' is absent from some documents", f"Ask before: {{%p if {written} %}}.")
        elif isinstance(value.type, (Group, OneOf)):
            fields = value.type.fields if isinstance(value.type, Group) else {}
            hint = f"Name one of its fields: {', '.join(list(fields)[:8])}." if fields else "Name one of its fields."
            self.fault(node, f"'{written_as(node)}' is a whole group of fields, which cannot be printed", hint)
        elif isinstance(value.type, Listed):
            hint = f"Loop over it: {{%p for one in {written_as(node)} %}} … {{%p endfor %}}."
            self.fault(node, f"'{written_as(node)}' is a list, which cannot be printed as one", hint)
        elif self.known:
            self._stands_in_text(node, value)

    def _stands_in_text(self, node: nodes.Node, value: Value) -> None:
        around = self.shape.around.get(id(node), "w:t")
        tag = self.made.tag(node.lineno)
        if tag and tag.prefix and tag.opener == "{{":
            message = f"'{written_as(node)}' is a text; '{tag.prefix}' before it would put it outside of any text"
            self.fault(node, message, f"Write {{{{ {tag.code.strip()} }}}}.")
        elif around not in _TEXTS and around.startswith("w:"):
            self.fault(node, f"'{written_as(node)}' stands where no text can stand", "Move it into a paragraph's text.")
        elif not around.startswith("w:t") and isinstance(value.type, Words) and not value.type.plain:
            message = f"'{written_as(node)}' can hold bold text and links, which can stand in a paragraph only"
            self.fault(node, message, "Write it with |striptags, or use another field.")

    def _if(self, node: nodes.If, scope: Scope) -> None:
        for branch in (node, *node.elif_):
            self.look(branch.test, scope)
            self._all_of(branch.body, narrowed(branch.test, scope, holds=True, look=self.quiet))
            scope = narrowed(branch.test, scope, holds=False, look=self.quiet)
        self._all_of(node.else_, scope)

    def _for(self, node: nodes.For, scope: Scope) -> None:
        value = self.look(node.iter, scope)
        written = written_as(node.iter)
        if value.none:
            hint = f"Put the loop between {{%p if {written} %}} and {{%p endif %}}."
            self.fault(node.iter, f"'{written}' is absent from some documents, so no loop can run over it", hint)
        elif isinstance(value.type, (Words, Number, Flag, Group, OneOf)):
            self.fault(
                node.iter,
                f"'{written}' is {kind_of(value.type)}, not a list: no loop can run over it",
                "Loop over a list, or print it without a loop.",
            )
        target = self._targets(node.target, element(value, _name(node.target)))
        inner = scope.bound(loop=ANYTHING, **target)
        if node.test:
            self.look(node.test, inner)
            inner = narrowed(node.test, inner, holds=True, look=self.quiet)
        self._all_of(node.body, inner)
        self._all_of(node.else_, scope)

    @staticmethod
    def _targets(target: nodes.Node, value: Value) -> dict[str, Value]:
        """The names that get values; those of a pair could be anything."""
        if isinstance(target, nodes.Name):
            return {target.name: replace(value, path=(target.name,))}
        if isinstance(target, nodes.Tuple):
            return {one.name: ANYTHING for one in target.items if isinstance(one, nodes.Name)}
        return {}


def _name(target: nodes.Node) -> str:
    return str(target.name) if isinstance(target, nodes.Name) else ""

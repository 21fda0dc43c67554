"""Jinja's compiler, made to count: loops, macros and blocks charge their steps, new lists their letters."""

from __future__ import annotations

from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame

# Names of filters that no template can write.
TURNS, STEPS = "turns of a loop", "steps of a body"
_LEAVES = (nodes.TemplateData, nodes.Name, nodes.Const)


def charge(node: nodes.Node) -> int:
    """The nodes under this one; every loop and body under it is made to charge its own before it runs."""
    if isinstance(node, _LEAVES):
        return 1
    cost = 1 + sum(map(charge, node.iter_child_nodes()))
    if isinstance(node, nodes.For) and not node.recursive:
        node.iter = _filtered(node.iter, TURNS, node, [nodes.Const(cost)])
    elif isinstance(node, (nodes.For, nodes.Macro, nodes.CallBlock, nodes.Block)):
        counting = _filtered(nodes.Const(cost), STEPS, node, [])
        node.body.insert(0, nodes.ExprStmt(counting, lineno=node.lineno, environment=node.environment))
    return cost


def _filtered(value: nodes.Node, name: str, at: nodes.Node, arguments: list[nodes.Expr]) -> nodes.Filter:
    return nodes.Filter(value, name, arguments, [], None, None, lineno=at.lineno, environment=at.environment)


class CountingGenerator(CodeGenerator):
    """Python in which everything that can grow goes through the environment."""

    def buffer(self, frame: Frame) -> None:
        """What a macro writes is counted while it grows."""
        frame.buffer = self.temporary_identifier()
        self.writeline(f"{frame.buffer} = environment.buffer(context)")

    # Jinja finds what visits a node by the name of the node's class.
    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:  # noqa: N802
        """Into a buffer one piece after the other, so that each is counted before the next is made."""
        pieces = [node.nodes] if frame.buffer is None else [[one] for one in node.nodes]
        for some in pieces:
            super().visit_Output(nodes.Output(some, lineno=node.lineno), frame)

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802
        """``a ~ b``."""
        self.write("environment.concatenated(context, (")
        for one in node.nodes:
            self.visit(one, frame)
            self.write(", ")
        self.write("))")

    def visit_List(self, node: nodes.List, frame: Frame) -> None:  # noqa: N802
        """A list that is written out."""
        self._made(super().visit_List, node, frame, node.items)

    def visit_Tuple(self, node: nodes.Tuple, frame: Frame) -> None:  # noqa: N802
        """The same in round brackets, unless it names the targets of a loop."""
        self._made(super().visit_Tuple, node, frame, node.items if node.ctx == "load" else [])

    def visit_Dict(self, node: nodes.Dict, frame: Frame) -> None:  # noqa: N802
        """The same in braces."""
        self._made(super().visit_Dict, node, frame, [part for pair in node.items for part in (pair.key, pair.value)])

    def _made(self, visit: Any, node: nodes.Expr, frame: Frame, items: list[nodes.Expr]) -> None:
        growing = not all(isinstance(item, nodes.Const) for item in items)
        if growing:
            self.write("environment.made(context, ")
        visit(node, frame)
        if growing:
            self.write(")")

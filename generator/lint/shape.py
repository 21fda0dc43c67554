"""Whether the document stays whole whichever way conditions go and however often loops turn.

The XML between tags is followed along every branch with the stack of open elements: the branches of a condition
must leave the same elements open, and a loop those that it found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from jinja2 import nodes

from generator.lint.finding import Finding
from generator.lint.nesting import Nesting
from generator.lint.source import Source
from generator.lint.tags import Tag

# An open element and those around it.
Open: TypeAlias = "tuple[str, Open] | None"
_START = re.compile(r"<(/?)([\w:.-]+)")


@dataclass(frozen=True, slots=True)
class State:
    """Open elements, the markup that has begun, and whether an element was closed that is not open."""

    open: Open = None
    partial: str = ""
    torn: bool = False


class Shape:
    """Follows one part; ``findings`` are the places where it would be torn, ``around`` the element at each output."""

    def __init__(self, made: Source, nesting: Nesting) -> None:
        self.made = made
        self.nesting = nesting
        self.findings: list[Finding] = []
        self.around: dict[int, str] = {}

    def follow(self, tree: nodes.Template) -> None:
        """Follow the whole part; findings are added."""
        end = self._all(tree.body, State())
        if (end.open is not None or end.torn) and not self.findings:
            message = "the tags of this part tear its text: what is opened inside one of them is closed outside."
            first = self.made.lines[0].spot if self.made.lines else None
            self.findings.append(Finding(message, "Let each loop and condition begin and end in the same way.", first))

    def _all(self, body: Sequence[nodes.Node], state: State) -> State:
        for node in body:
            state = self._one(node, state)
        return state

    def _one(self, node: nodes.Node, state: State) -> State:
        if isinstance(node, nodes.Output):
            for part in node.nodes:
                state = self._output(part, state)
        elif isinstance(node, nodes.If):
            state = self._condition(node, state)
        elif isinstance(node, nodes.For):
            self._same(node, state, self._all(node.body, state), "loop")
            if node.else_:
                self._same(node, state, self._all(node.else_, state), "loop")
        elif isinstance(node, (nodes.Macro, nodes.CallBlock, nodes.FilterBlock, nodes.AssignBlock)):
            self._same(node, state, self._all(node.body, state), "block")
        elif isinstance(node, (nodes.With, nodes.Scope, nodes.ScopedEvalContextModifier, nodes.Block)):
            state = self._all(node.body, state)
        return state

    def _output(self, part: nodes.Node, state: State) -> State:
        if isinstance(part, nodes.TemplateData):
            return _read(part.data, state)
        self.around[id(part)] = "" if state.partial else (state.open[0] if state.open else "")
        return state

    def _condition(self, node: nodes.If, state: State) -> State:
        branches = [self._all(node.body, state)]
        branches += (self._all(other.body, state) for other in node.elif_)
        branches.append(self._all(node.else_, state) if node.else_ else state)
        for end in branches[1:]:
            if not _alike(branches[0], end):
                self._torn(node.lineno, "condition")
                break
        return branches[0]

    def _same(self, node: nodes.Node, before: State, after: State, what: str) -> None:
        if not _alike(before, after):
            self._torn(node.lineno, what)

    def _torn(self, line: int, what: str) -> None:
        tag = self.made.tag(line)
        if tag is not None:
            self.findings.append(self._finding(tag, what))

    def _finding(self, tag: Tag, what: str) -> Finding:
        others = self.nesting.parts.get(id(tag), [])
        for other in others:
            if other.prefix != tag.prefix:
                if len({one.prefix for one in others}) == 1 and (len(others) > 1 or not tag.prefix):
                    return self._unlike(tag, other)
                message = f"'{tag.text.strip()}' ({tag.spot.place}) and '{other.text.strip()}' do not belong together."
                sign = f"Write {{%{tag.prefix} {other.code.strip()} %}}"
                return Finding(message, f"{sign}, in a place like that of the first.", other.spot)
        message = f"the {what} '{tag.text.strip()}' begins and ends in different kinds of place, which tears the file."
        where = f" ({others[-1].spot.place})" if others else ""
        hint = f"Let '{others[-1].text.strip()}'{where} end" if others else "Let it end"
        return Finding(message, f"{hint} where it began: same paragraph, same cell, same row.", tag.spot)

    @staticmethod
    def _unlike(tag: Tag, other: Tag) -> Finding:
        """An opening that is not written like what goes on with it and closes it."""
        message = f"'{tag.text.strip()}' and '{other.text.strip()}' ({other.spot.place}) do not belong together."
        sign = f"Write {{%{other.prefix} {tag.code.strip()} %}}"
        return Finding(message, f"{sign}, in a place like that of the other.", tag.spot)


def _alike(one: State, other: State) -> bool:
    return bool(one.partial) == bool(other.partial) and one.torn == other.torn and _same_stack(one.open, other.open)


def _same_stack(one: Open, other: Open) -> bool:
    while one is not other:
        if one is None or other is None or one[0] != other[0]:
            return False
        one, other = one[1], other[1]
    return True


def _read(data: str, state: State) -> State:
    """The state behind a stretch of XML."""
    stack, torn = state.open, state.torn
    rest = state.partial + data
    at = 0
    for markup in _markups(rest):
        at = markup.end()
        stack, torn = _moved(markup.group(), stack, torn)
    begun = rest.find("<", at)
    partial = rest[begun : begun + 200] if begun >= 0 else ""
    if partial and len(rest) - begun > 200:
        partial += rest[-1]
    return replace(state, open=stack, partial=partial, torn=torn)


def _markups(text: str) -> Iterator[re.Match[str]]:
    return re.finditer(r"<[^>]*>", text)


def _moved(markup: str, stack: Open, torn: bool) -> tuple[Open, bool]:
    found = _START.match(markup)
    if found is None or markup.startswith(("<?", "<!")):
        return stack, torn
    if not found[1]:
        return (stack if markup.endswith("/>") else (found[2], stack)), torn
    if stack is None or stack[0] != found[2]:
        # What closes another element than the innermost is torn; go on as if it had been that one.
        return (stack[1] if stack else None), True
    return stack[1], torn

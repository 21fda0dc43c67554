"""What can still be understood of a faulty file, so that the rules across files find their mistakes too.

Misspelt keys get their right name, what is missing or wrong gets a stand-in. A salvaged model is only ever
checked, never printed; what is said about a stand-in is dropped.
"""

from __future__ import annotations

import copy
import re
from typing import Any, TypeVar

from pydantic import ValidationError

from generator.model.base import Model
from generator.model.schema import schema_of
from generator.problems import nearest
from generator.yamlfile import Node, Source, Step, pointer

M = TypeVar("M", bound=Model)
# What pydantic puts into a location beside keys and numbers: our tags of alternatives, and its own of keys.
TAG = re.compile(r"<[a-z0-9-]+>|\[key\]")
_ROUNDS = 6  # a stand-in can uncover faults below it, but never more than models are deep
_STAND_INS = ("x", "2000-01-01", "1 days", "{level}", "false")


def salvage(source: Source, kind: type[M], most: int) -> tuple[M, frozenset[str]] | None:
    """The model of a faulty file and the pointers of its stand-ins; None where too little is left.

    most: how many faults are worth the work.
    """
    data = copy.deepcopy(source.data)
    invented: set[str] = set()
    for _ in range(_ROUNDS):
        try:
            return kind.model_validate(data), frozenset(invented)
        except ValidationError as error:
            if error.error_count() > most:
                return None
            faults = error.errors(include_url=False)
        if not isinstance(data, dict) or not all(_mend(data, kind, fault, invented) for fault in faults):
            return None
    return None


def concerns(found: str, invented: frozenset[str]) -> bool:
    """Whether a problem's pointer lies at or below a stand-in."""
    return any(found == one or found.startswith((f"{one}.", f"{one}[")) for one in invented)


def _mend(data: Node, kind: type[Model], fault: Any, invented: set[str]) -> bool:
    """Put one fault right in ``data``; False where that cannot be done."""
    *above, last = [step for step in fault["loc"] if not (isinstance(step, str) and TAG.fullmatch(step))] or [""]
    holder = _at(data, above)
    if fault["type"] == "extra_forbidden" and isinstance(holder, dict):
        value = holder.pop(str(last), None)
        meant = nearest(str(last), [key for key in known_keys(kind, tuple(above), data) if key not in holder])
        if meant:
            holder[meant] = value
        return True
    stand_in = _stand_in(kind, (*above, last))
    if stand_in is None:
        return False
    if isinstance(holder, dict) and isinstance(last, str):
        if fault["type"] != "missing" or last not in holder:
            holder[last] = stand_in
    elif isinstance(holder, list) and isinstance(last, int):
        holder[last] = stand_in
    else:
        return False
    invented.add(pointer((*above, last)))
    return True


def _at(data: Node, steps: list[Any]) -> Node:
    for step in steps:
        if (isinstance(data, dict) and step in data) or (
            isinstance(data, list) and isinstance(step, int) and step < len(data)
        ):
            data = data[step]
        else:
            return None
    return data


def _stand_in(kind: type[Model], steps: tuple[Step, ...]) -> Node:
    """The least value that the model accepts at a place, made from its JSON Schema."""
    whole = schema_of(kind)
    nodes = [whole]
    for step in steps:
        nodes = [found for node in nodes for found in below(alternatives(node, whole), step)]
    return next((made for node in nodes if (made := _least(node, whole)) is not None), None)


def _least(node: Any, whole: Any) -> Node:
    for one in alternatives(node, whole):
        if "const" in one:
            return str(one["const"])
        if "enum" in one:
            return str(one["enum"][-1]).lower() if isinstance(one["enum"][-1], bool) else str(one["enum"][0])
        if "properties" in one:
            inner = {name: _least(one["properties"][name], whole) for name in one.get("required", ())}
            return None if None in inner.values() else inner
        if one.get("type") == "array":
            return [_least(one["items"], whole)]
        if "pattern" in one:
            return next((word for word in _STAND_INS if re.search(one["pattern"], word)), None)
        if "patternProperties" in one:
            return {"x": _least(next(iter(one["patternProperties"].values())), whole)}
    return None


def known_keys(kind: type[Model], steps: tuple[Step, ...], data: Node = None) -> list[str]:
    """The keys that the model knows at a place, read off its JSON Schema; any alternative counts.

    data: what the file holds; of alternatives that name themselves (``kind``, ``type``) only the one that it names.
    """
    return sorted({key for one in _allowed(kind, steps, data) for key in one.get("properties", {})})


def is_required(kind: type[Model], steps: tuple[Step, ...], data: Node) -> bool:
    """Whether the key at the end of the steps cannot be left out there."""
    *above, key = steps
    return any(key in one.get("required", ()) for one in _allowed(kind, tuple(above), data))


def takes_text(kind: type[Model], steps: tuple[Step, ...], data: Node) -> bool:
    """Whether a text may stand there, beside a list or keys."""
    return any("string" in one.get("type", ()) for one in _allowed(kind, steps, data))


def _allowed(kind: type[Model], steps: tuple[Step, ...], data: Node) -> list[Any]:
    """The schema nodes of what may stand at a place."""
    whole = schema_of(kind)
    nodes, written = [whole], data
    for step in steps:
        meant = _meant([one for node in nodes for one in alternatives(node, whole)], written)
        nodes = below(meant, step)
        written = _at(written, [step])
    return _meant([one for node in nodes for one in alternatives(node, whole)], written)


def _meant(nodes: list[Any], written: Node) -> list[Any]:
    """Those that do not name themselves otherwise than what is written; all where none is left."""

    def fits(node: Any) -> bool:
        named = {key: one["const"] for key, one in node.get("properties", {}).items() if "const" in one}
        return not isinstance(written, dict) or all(written.get(key, name) == name for key, name in named.items())

    found = [node for node in nodes if fits(node)]
    return found if any("properties" in node or "items" in node for node in found) else nodes


def alternatives(node: Any, whole: Any) -> list[Any]:
    """A schema node and everything that it may be instead."""
    if "$ref" in node:
        return alternatives(whole["$defs"][node["$ref"].rpartition("/")[2]], whole)
    inner = node.get("anyOf", []) + node.get("oneOf", []) + node.get("allOf", [])
    return [node] + [one for alternative in inner for one in alternatives(alternative, whole)]


def below(nodes: list[Any], step: Step) -> list[Any]:
    """The schema nodes one step further down."""
    if isinstance(step, int):
        return [node["items"] for node in nodes if "items" in node]
    found = [node["properties"][step] for node in nodes if step in node.get("properties", {})]
    return found or [inner for node in nodes for inner in node.get("patternProperties", {}).values()]

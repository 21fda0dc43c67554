"""Sample files with one fault, as the program reads them and as an editor does, without writing YAML in between."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from hypothesis import strategies as st

from generator import yamlfile
from tests.editor import as_editor

Place = tuple[str | int, ...]


@dataclass(frozen=True)
class Sample:
    """A file without fault in both readings, with the place of every value in it."""

    kind: str
    as_program: Any = field(repr=False)
    as_editor: Any = field(repr=False)
    places: tuple[Place, ...] = field(repr=False)


@dataclass(frozen=True)
class Mutant:
    """A sample with one change."""

    kind: str
    change: str
    as_program: Any = field(repr=False)
    as_editor: Any = field(repr=False)


def sample(kind: str, text: str) -> Sample:
    """A sample from the text of its file."""
    data = yamlfile.parse(text, "sample.yaml").data
    return Sample(kind, data, as_editor(text), tuple(_places(data, ())))


def mutants(samples: list[Sample], values: list[str]) -> st.SearchStrategy[Mutant]:
    """Samples with one fault, or with a change that happens to be none."""
    return st.sampled_from(samples).flatmap(
        lambda one: st.builds(
            changed, st.just(one), st.sampled_from(one.places), st.sampled_from(CHANGES), st.sampled_from(values)
        )
    )


def _places(node: Any, at: Place) -> Iterator[Place]:
    inner = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, value in inner:
        yield (*at, key)
        yield from _places(value, (*at, key))


def changed(one: Sample, place: Place, change: str, value: str) -> Mutant:
    """The sample with a change at a place; a value is what stands behind a key in YAML."""
    by_program, by_editor = _both(value)
    if change == "rename":
        by_editor = by_program  # keys are text in both readings
    said = f"{change} {yamlfile.pointer(place)}" + (f": {value}" if change in ("write", "add", "rename") else "")
    return Mutant(
        one.kind, said, _at(one.as_program, place, change, by_program), _at(one.as_editor, place, change, by_editor)
    )


@cache
def _both(value: str) -> tuple[Any, Any]:
    text = f"value: {value}\n"
    return yamlfile.parse(text, "value.yaml").data["value"], as_editor(text)["value"]  # type: ignore[index, call-overload]


CHANGES = ("write", "delete", "misspell", "rename", "wrap in a list", "wrap in keys", "unwrap", "add", "double")


def _at(node: Any, place: Place, change: str, value: Any) -> Any:
    """A copy of the data with a change at a place; what it does not touch is shared."""
    step, *below = place
    made = dict(node) if isinstance(node, dict) else list(node)
    if below:
        made[step] = _at(node[step], tuple(below), change, value)  # type: ignore[index]
        return made
    if isinstance(made, dict):
        return _in_mapping(made, str(step), change, value)
    return _in_list(made, int(step), change, value)


def _in_mapping(made: dict[str, Any], key: str, change: str, value: Any) -> Any:
    if change == "delete":
        del made[key]
    elif change == "misspell":
        return {_misspelt(name) if name == key else name: inner for name, inner in made.items()}
    elif change == "rename":
        return (
            {value if name == key else name: inner for name, inner in made.items()} if isinstance(value, str) else made
        )
    elif change == "add":
        made[f"{key}-2"] = value
    elif change == "double":
        made[key.upper()] = made[key]
    else:
        made[key] = _instead(made[key], change, value)
    return made


def _in_list(made: list[Any], number: int, change: str, value: Any) -> list[Any]:
    if change == "delete":
        del made[number]
    elif change in ("add", "misspell", "rename"):
        made.insert(number, value)
    elif change == "double":
        made.insert(number, made[number])
    else:
        made[number] = _instead(made[number], change, value)
    return made


def _instead(old: Any, change: str, value: Any) -> Any:
    if change == "wrap in a list":
        return [old]
    if change == "wrap in keys":
        return {"text": old}
    if change == "unwrap" and old and isinstance(old, list | dict):
        return old[0] if isinstance(old, list) else next(iter(old.values()))
    return value


def _misspelt(key: str) -> str:
    return key[1:] if len(key) > 1 else f"{key}x"

"""Sample files with one fault, as the program reads them and as an editor does, without writing YAML in between."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from hypothesis import strategies as st

from generator import yamlfile
from tests.editor import as_editor

# What may stand for a value, as people write it; an editor reads some of these as numbers or truth values.
VALUES = (
    *("", '""', '"  "', "~", "[]", "{}", "[x]", "[[]]", "{x: y}", "{stem: x, items: [y]}", "{text: x}", "{items: []}"),
    *(
        "x",
        "no",
        "true",
        "7",
        "4.10",
        "0150",
        "12:30",
        "Æblegrød",
        "a b",
        '"a\\fb"',
        '"a\\nb"',
        "da",
        "dk",
        "../x",
        "CON",
    ),
    *("2026-03-31", "2026-02-30", "31.03.2026", "24 months", "24", "patients", "patient", '"{level}"', "{level}"),
)
Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Sample:
    """A file without fault in both readings, with the place of every value in it."""

    kind: str
    as_program: Any
    as_editor: Any
    places: tuple[Path, ...]


@dataclass(frozen=True)
class Mutant:
    """A sample with one change."""

    kind: str
    change: str
    as_program: Any
    as_editor: Any


def sample(kind: str, text: str) -> Sample:
    """A sample from the text of its file."""
    data = yamlfile.parse(text, "sample.yaml").data
    return Sample(kind, data, as_editor(text), tuple(_places(data, ())))


def mutants(samples: list[Sample]) -> st.SearchStrategy[Mutant]:
    """Samples with one fault, or with a change that happens to be none."""
    return st.sampled_from(samples).flatmap(
        lambda one: st.builds(
            _changed, st.just(one), st.sampled_from(one.places), st.sampled_from(_CHANGES), st.sampled_from(VALUES)
        )
    )


def _places(node: Any, at: Path) -> Iterator[Path]:
    inner = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, value in inner:
        yield (*at, key)
        yield from _places(value, (*at, key))


def _changed(one: Sample, place: Path, change: str, value: str) -> Mutant:
    by_program, by_editor = _both(value)
    said = f"{change} {yamlfile.pointer(place)}" + (f": {value}" if change in ("write", "add") else "")
    return Mutant(
        one.kind, said, _at(one.as_program, place, change, by_program), _at(one.as_editor, place, change, by_editor)
    )


@cache
def _both(value: str) -> tuple[Any, Any]:
    text = f"value: {value}\n"
    return yamlfile.parse(text, "value.yaml").data["value"], as_editor(text)["value"]  # type: ignore[index, call-overload]


_CHANGES = ("write", "delete", "misspell", "wrap in a list", "wrap in keys", "unwrap", "add", "double")


def _at(node: Any, place: Path, change: str, value: Any) -> Any:
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
    elif change in ("add", "misspell"):
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

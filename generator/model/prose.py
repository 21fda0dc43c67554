"""Every text of a file as a reader sees it, with its place: what rules about wording look at.

Ids, document numbers, dates, names of persons, addresses and the folders of a document system are no prose.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any, NamedTuple, get_args, get_type_hints

from pydantic import StringConstraints

from generator.model.base import TEXT_PATTERN, Line, Model
from generator.model.link import Link
from generator.yamlfile import Step

_NO_PROSE = {"accepted_warnings", "email", "folder", "person", "phone", "revision", "url"}
_MARKED = re.compile(r"[*\[@]|://")  # what needs no reading again has none of these
_LINK = re.compile(r"\[([^\[\]]*)\]\((?:https?://|mailto:|doc:)[^()]*\)", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://\S+|(?<!\S)\S+@\S+", re.IGNORECASE)


class Prose(NamedTuple):
    """One text: its place in the file, its letters without markup and addresses, and as it is written.

    title: it names something in one line, and is no sentence. addressed: it is no link that lacks its address.
    """

    steps: tuple[Step, ...]
    text: str
    written: str
    title: bool
    addressed: bool


def prose(model: Model) -> list[Prose]:
    """Every text of a file, in the order of its model."""
    found: list[Prose] = []
    _read(model, (), found)
    return found


def _read(model: Model, steps: tuple[Step, ...], found: list[Prose]) -> None:
    addressed = not isinstance(model, Link) or bool(model.url or model.document)
    for name, key, title in _fields(type(model)):
        if value := getattr(model, name):
            _add(value, (*steps, key), title, addressed, found)


def _add(value: Any, steps: tuple[Step, ...], title: bool, addressed: bool, found: list[Prose]) -> None:
    if isinstance(value, str):
        found.append(Prose(steps, _shown(value), value, title, addressed))
    elif isinstance(value, Model):
        _read(value, steps, found)
    elif isinstance(value, (tuple, dict)):
        inner: Iterable[tuple[Step, Any]] = value.items() if isinstance(value, dict) else enumerate(value)
        for step, one in inner:
            _add(one, (*steps, step), title, addressed, found)


def _shown(written: str) -> str:
    if not _MARKED.search(written):
        return written
    return _ADDRESS.sub("", _LINK.sub(r"\1", written).replace("*", ""))


@cache
def _fields(kind: type[Model]) -> tuple[tuple[str, str, bool], ...]:
    """The fields of a model that hold prose, with their keys, and whether it is a title."""
    hints = get_type_hints(kind, include_extras=True)
    return tuple(
        (name, field.alias or name, _has(hints[name], _IN_ONE_LINE))
        for name, field in kind.model_fields.items()
        if name not in _NO_PROSE and _holds_prose(hints[name])
    )


# mypy takes an annotated name for the type that it annotates, which has no metadata.
_IN_ONE_LINE = Line.__metadata__[-1]  # type: ignore[attr-defined]


def _holds_prose(hint: Any) -> bool:
    if isinstance(hint, StringConstraints):
        return hint.pattern == TEXT_PATTERN
    if isinstance(hint, type) and issubclass(hint, Model):
        return True
    return any(map(_holds_prose, _parts(hint)))


def _has(hint: Any, wanted: Any) -> bool:
    return hint is wanted or any(_has(part, wanted) for part in _parts(hint))


def _parts(hint: Any) -> tuple[Any, ...]:
    return (*get_args(hint), *getattr(hint, "__metadata__", ()))

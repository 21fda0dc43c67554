"""Frozen trees as plain data for canonical JSON; knows no kind of document.

A class names itself by a class variable ``type``; one that has ``canonical`` is that text, whatever it holds.
"""

from __future__ import annotations

import dataclasses
import datetime
from typing import Any


def plain(value: Any) -> Any:
    """The value as lists, dictionaries and texts; dates say that they are dates."""
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    fixed, named, names = _shape(type(value))
    if fixed is not None:
        return fixed
    if names:
        fields = {name: plain(getattr(value, name)) for name in names}
        return {"type": named, **fields} if named else fields
    return {"date": value.isoformat()} if isinstance(value, datetime.date) else value


_shapes: dict[type, tuple[str | None, str | None, tuple[str, ...]]] = {}


def _shape(kind: type) -> tuple[str | None, str | None, tuple[str, ...]]:
    """What a class is always, how it names itself, and its fields: a document has thousands of a few classes."""
    if kind not in _shapes:
        names = tuple(one.name for one in dataclasses.fields(kind)) if dataclasses.is_dataclass(kind) else ()
        _shapes[kind] = getattr(kind, "canonical", None), getattr(kind, "type", None), names
    return _shapes[kind]

"""The models of described documents: a kind's description → the fields that its documents have in a profile."""

from __future__ import annotations

import functools
import operator
from collections.abc import Collection, Mapping
from typing import Annotated, Any, Literal, get_args, get_type_hints

from pydantic import Discriminator, Field, Tag, create_model

from generator.model.base import Model, Paragraphs, Text, key_name
from generator.model.control import Control
from generator.model.goals import GoalArea
from generator.model.kind import Block, BlockType, Kind, own_fields
from generator.model.paper import Boxes, Meaning, References, Summary, Themes
from generator.model.profile import Entry, Profile
from generator.model.statement import Body, Statements
from generator.model.strategy import Declaration, StrategicGoals


def profile_model(kinds: Collection[Kind], elsewhere: Mapping[str, tuple[str, str]] | None = None) -> type[Profile]:
    """The model of profiles whose documents are of those kinds; the kinds must be sound.

    elsewhere: what is said of other kinds that there are, and what to do, by their names.
    """
    models = [entry_model(kind) for kind in kinds]
    if not models:
        return Profile
    documents: Any = models[0]
    if len(models) > 1:
        tagged: list[Any] = [_tagged(model) for model in models]
        documents = Annotated[functools.reduce(operator.or_, tagged), Discriminator(_document)]
    fields: dict[str, Any] = {"documents": (_list_of(documents), ())}
    made = create_model("Profile", __base__=Profile, **fields)
    made.elsewhere = elsewhere or {}
    return made


def _tagged(model: Any) -> Any:
    return Annotated[model, Tag(f"<{model.described.kind}>")]


def _list_of(of: Any) -> Any:
    return tuple[of, ...]


def _document(value: Any) -> str | None:
    if isinstance(value, dict):
        return f"<{kind}>" if isinstance(kind := value.get("kind"), str) else None
    return f"<{value.kind}>" if isinstance(value, Entry) else None


def entry_model(kind: Kind) -> type[Entry]:
    """The model of the kind's documents."""
    fields: dict[str, Any] = {"kind": (Literal[kind.kind], ...), "control": _control(kind)}
    for name, block, required in own_fields(kind):
        of = _value(block)
        # Under a name that no attribute of a model has.
        fields[field_name(name)] = (of if required else of | None, Field(... if required else None, alias=name))
    made = create_model(f"Entry-{kind.kind}", __base__=Entry, **fields)
    made.described = kind
    return made


def field_name(name: str) -> str:
    """How the attribute for a field of a described document is called."""
    return f"own_{name.replace('-', '_')}"


def _control(kind: Kind) -> Any:
    hints = get_type_hints(Control, include_extras=True)
    wanted: dict[str, Any] = {name: (_filled(of), ...) for name, of in hints.items() if key_name(name) in kind.control}
    if not wanted:
        return Control, Control()
    return create_model(f"Control-{kind.kind}", __base__=Control, **wanted), ...


def _filled(of: Any) -> Any:
    """The type of a key that may not be left empty."""
    parts = get_args(of)
    return next(one for one in parts if one is not type(None)) if type(None) in parts else of


def _value(block: Block) -> Any:
    """The type of the field that a block of that sort is written in."""
    if block.type in _VALUES:
        return _VALUES[block.type]
    if block.type == "facts":
        return _row("Facts", block.facts, Text)
    row: Any = _row("Row", block.columns, Body if block.type == "table" else Text)
    return Annotated[_list_of(row), Field(min_length=1)]


# What the field of a block holds that is the same in every kind.
_VALUES: Mapping[BlockType, Any] = {
    "paragraphs": Paragraphs,
    "prose": Body,
    "listing": Statements,
    "terms": Annotated[tuple[Meaning, ...], Field(min_length=1)],
    "goals": Annotated[tuple[GoalArea, ...], Field(min_length=1)],
    "declaration": Declaration,
    "strategic-goals": StrategicGoals,
    "boxes": Boxes,
    "themes": Themes,
    "summary": Summary,
    "references": References,
}


def _row(called: str, names: tuple[str, ...], of: Any) -> Any:
    """Named values, of which the first is never left out."""
    first, *others = names
    fields: dict[str, Any] = {field_name(first): (of, Field(alias=first))}
    fields |= {field_name(name): (of | None, Field(None, alias=name)) for name in others}
    return create_model(called, __base__=Model, **fields)

"""JSON Schemas of the files that people write, made from the models, for editors."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from generator.model.base import Model
from generator.model.framework import Framework
from generator.model.kind import Kind
from generator.model.overlay import Overlay
from generator.model.profile import Profile
from generator.model.settings import Settings

DIALECT = "http://json-schema.org/draft-07/schema#"  # the newest that YAML editors agree on
FILES: dict[str, type[Model]] = {
    "profile": Profile,
    "framework": Framework,
    "overlay": Overlay,
    "kind": Kind,
    "settings": Settings,
}


def schema(name: str, model: type[Model]) -> dict[str, Any]:
    """The JSON Schema of one kind of file, a name of ``FILES``; a profile's model knows the kinds of its documents."""
    return {"$schema": DIALECT, "title": f"Rollebog {name}", **schema_of(model)}


@cache
def schema_of(kind: type[Model]) -> dict[str, Any]:
    """The JSON Schema of any model; made once, so nobody may change it."""
    made: dict[str, Any] = _plain(kind.model_json_schema())
    return made


def schema_text(name: str, model: type[Model]) -> str:
    """The schema as the text of its file."""
    return json.dumps(schema(name, model), indent=1, ensure_ascii=True) + "\n"


def _plain(node: Any) -> Any:
    """Without the titles that pydantic derives from field names, and with the keys of maps closed."""
    if isinstance(node, list):
        return [_plain(item) for item in node]
    if not isinstance(node, dict):
        return node
    made = {
        key: {name: _plain(value) for name, value in inner.items()} if key in ("properties", "$defs") else _plain(inner)
        for key, inner in node.items()
        if not (key == "title" and isinstance(inner, str)) and key not in ("default", "discriminator")
    }
    if "patternProperties" in made:
        made["additionalProperties"] = False
    return made

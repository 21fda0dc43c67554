"""YAML files as an editor sees them: read by YAML 1.2, and held against the JSON Schema that it was given."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from jsonschema import Draft7Validator, ValidationError  # type: ignore[import-untyped]
from jsonschema.validators import extend  # type: ignore[import-untyped]
from ruamel.yaml import YAML
from ruamel.yaml.constructor import SafeConstructor
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import ScalarNode

from generator.model.schema import schema
from tests.kinds import FILES

_TEXT, _MERGE = "tag:yaml.org,2002:str", "tag:yaml.org,2002:merge"


class _Constructor(SafeConstructor):
    """Keys are the text that was written; so are dates, which the core schema of YAML 1.2 does not know."""

    def construct_mapping(self, node: Any, deep: bool = False) -> Any:
        for key, _ in node.value:
            if isinstance(key, ScalarNode) and key.tag != _MERGE:
                key.tag = _TEXT
        return super().construct_mapping(node, deep=deep)


_Constructor.add_constructor("tag:yaml.org,2002:timestamp", SafeConstructor.construct_yaml_str)


@cache
def as_editor(text: str) -> Any:
    """The data of a YAML text, with numbers, truth values and null; nobody changes it."""
    yaml = YAML(typ="safe", pure=True)
    yaml.Constructor = _Constructor
    return yaml.load(text)


def accepts(kind: str, data: Any) -> bool:
    """Whether the schema of a kind of file accepts such data."""
    return bool(_validator(kind).is_valid(data))


def editor_accepts(kind: str, text: str) -> bool:
    """Whether an editor would show a file without any mark."""
    try:
        return accepts(kind, as_editor(text))
    except YAMLError:
        return False


@cache
def _validator(kind: str) -> Any:
    made = schema(kind, FILES[kind])
    Draft7Validator.check_schema(made)
    return extend(Draft7Validator, {"pattern": _pattern})(made)


def _pattern(_: Any, pattern: str, text: Any, __: Any) -> Iterator[ValidationError]:
    """As in JavaScript, where ``$`` does not match before a line break at the end."""
    if isinstance(text, str) and not re.search(pattern.replace("$", r"\Z"), text):
        yield ValidationError(f"{text!r} does not match {pattern!r}")

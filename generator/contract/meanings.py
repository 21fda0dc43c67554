"""What each field of a template means, in the languages of documents."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import cast

from generator import yamlfile
from generator.contract.types import Group

_OF_ALL_BLOCKS = ("type", "name", "heading")


def place(group: Group, field: str) -> str:
    """Under which ``group.field`` the meaning of a field stands; a word of the labels has that of its group."""
    if group.like == "word":
        return group.name
    if field in _OF_ALL_BLOCKS and "type" in group.fields and group.like:
        return f"block.{field}"
    return f"{group.like or group.name or 'document'}.{field}"


def meaning(group: Group, field: str, language: str) -> str:
    """What the field means; empty where nobody has said so: a section of a kind that a house made itself."""
    return meanings(language).get(place(group, field), "")


@cache
def meanings(language: str) -> Mapping[str, str]:
    """All meanings of one language by ``group.field``."""
    file = Path(__file__).with_name(f"meanings.{language}.yaml")
    written = cast("dict[str, dict[str, str]]", yamlfile.read(file, file.name).data)
    return {f"{group}.{field}": words for group, fields in written.items() for field, words in fields.items()}

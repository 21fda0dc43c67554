"""The lists of what is left as it is are short and complete: they name nothing that the format does not have."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from generator.kinds import shipped
from generator.model.base import Model
from generator.model.framework import Framework
from generator.model.overlay import Overlay
from generator.model.schema import schema_of
from tests import own_kind
from tests.every_word.places import Path, fits
from tests.every_word.samples import kind_of, load, sources
from tests.every_word.tokens import KEPT

PROFILE = shipped().with_own([own_kind.description()]).profile
MODELS: dict[str, type[Model]] = {"profile": PROFILE, "framework": Framework, "overlay": Overlay}


def _nodes(data: Any, path: Path = ()) -> Iterator[Path]:
    yield path
    for step, value in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
        yield from _nodes(value, (*path, step))


@pytest.fixture(scope="module")
def paths() -> dict[str, list[Path]]:
    """Every path of every file, by the kind of file."""
    found: dict[str, list[Path]] = {kind: [] for kind in MODELS}
    for file, source in sources().items():
        found[kind_of(file)] += _nodes(load(source))
    return found


@pytest.mark.parametrize("kind", MODELS)
def test_every_field_that_is_left_as_it_is_has_a_reason_and_occurs_in_some_file(
    kind: str, paths: dict[str, list[Path]]
) -> None:
    assert all(KEPT[kind].values())
    assert [pattern for pattern in KEPT[kind] if not any(fits(pattern, path) for path in paths[kind])] == []


@pytest.mark.parametrize("kind", MODELS)
def test_every_key_of_the_format_occurs_in_some_file_so_that_its_text_is_followed(
    kind: str, paths: dict[str, list[Path]]
) -> None:
    schema = schema_of(MODELS[kind])
    keys = {key for part in (schema, *schema["$defs"].values()) for key in part.get("properties", {})}
    assert keys - {step for path in paths[kind] for step in path} == set()

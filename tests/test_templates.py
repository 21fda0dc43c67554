"""The committed templates are what their program makes; a workspace's own copies are nobody's business."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from generator.labels import shipped
from generator.word.package import unpack
from templates.build import templates
from tests.kinds import ALL_KINDS

FOLDER = Path(__file__).parent.parent / "templates"


@pytest.mark.parametrize("name", [f"{kind}.docx" for kind in ALL_KINDS])
def test_the_committed_template_is_what_its_program_makes(name: str) -> None:
    # Part by part: the deflated bytes depend on the zlib in use.
    assert unpack((FOLDER / name).read_bytes()) == unpack(templates()[name])


def test_every_kind_has_a_template_and_no_template_is_left_over() -> None:
    assert {file.name for file in FOLDER.glob("*.docx")} == set(templates()) == {f"{kind}.docx" for kind in ALL_KINDS}


@pytest.mark.parametrize("template", templates())
def test_the_installed_program_carries_the_template(template: str) -> None:
    written = tomllib.loads((FOLDER.parent / "pyproject.toml").read_text("utf-8"))
    carried = written["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert carried[f"templates/{template}"] == f"generator/workspace_files/templates/{template}"


@pytest.mark.parametrize("language", ["da", "nb", "en"])
def test_every_language_names_every_kind_and_all_have_the_same_words(language: str) -> None:
    words = shipped(language).words
    assert all(words[f"kinds.{kind}"] for kind in ALL_KINDS)
    assert set(words) == set(shipped("da").words)

"""The committed templates are what their program makes; a workspace's own copies are nobody's business."""

from __future__ import annotations

from pathlib import Path

import pytest

from templates.build import templates

FOLDER = Path(__file__).parent.parent / "templates"


@pytest.mark.parametrize("name", ["function-description.docx", "goal-document.docx"])
def test_the_committed_template_is_what_its_program_makes(name: str) -> None:
    assert (FOLDER / name).read_bytes() == templates()[name]

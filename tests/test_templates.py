"""The committed templates are what their program makes; a workspace's own copies are nobody's business."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.render.package import unpack
from templates.build import templates

FOLDER = Path(__file__).parent.parent / "templates"


@pytest.mark.parametrize("name", ["function-description.docx", "goal-document.docx"])
def test_the_committed_template_is_what_its_program_makes(name: str) -> None:
    # Part by part: the deflated bytes depend on the zlib in use.
    assert unpack((FOLDER / name).read_bytes()) == unpack(templates()[name])

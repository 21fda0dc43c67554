"""Files that no person would write on purpose: refused soon, in words, with their place, and nothing else is lost."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import yamlfile
from generator.model.profile import Profile
from generator.model.reading import understand
from generator.problems import RollebogError
from tests.command_line import rollebog
from tests.example_files import INVALID, kind_of
from tests.hostile_files import BAD_IDS, BOMBS, BROKEN_BYTES, LEAST, least_workspace, limited
from tests.small_profile import control, position, profile
from tests.small_workspace import documents, everything, small_workspace

PLACED = re.compile(r"profiles/fjordby\.yaml:\d+:\d+: \S.*\.")
NAMED = re.compile(r"profiles/fjordby\.yaml(?::\d+:\d+)?: \S.*\.")
Put = Callable[[Path], None]
NO_FILES: dict[str, Put] = {
    "a folder": Path.mkdir,
    "a link to nowhere": lambda file: file.symlink_to("/nowhere/at/all"),
    "a link to itself": lambda file: file.symlink_to(file),
    "a link to a folder": lambda file: file.symlink_to(file.parent),
    "a pipe that nobody writes to": os.mkfifo,
    "a device without end": lambda file: file.symlink_to("/dev/zero"),
}


def unit(text: str) -> Profile:
    """A profile read from its YAML."""
    return understand(yamlfile.parse(text, "profiles/fjordby.yaml"), Profile).model


# --- what is no readable file -----------------------------------------------------------------------


@pytest.mark.parametrize("put", NO_FILES.values(), ids=NO_FILES)
@pytest.mark.parametrize("path", ["profiles/second.yaml", "frameworks/craft/3.0.yaml", "templates/labels.da.yaml"])
def test_what_stands_where_a_yaml_file_should_be_is_named_and_holds_nothing_up(
    tmp_path: Path, path: str, put: Put
) -> None:
    folder = small_workspace(tmp_path / "w", profile("other-unit", language="nb"))
    put(folder / path)
    result = limited("-C", folder, "check")
    if not (folder / path).exists() and path.startswith("templates"):
        return  # labels may be absent, and a link that leads nowhere is an absent file
    assert (result.returncode, path in result.stderr or path.startswith("templates")) == (1, True)



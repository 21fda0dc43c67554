"""Ids and document numbers that cannot name a folder or a file on every system, or not two of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.problems import RollebogError
from tests.command_line import rollebog
from tests.hostile_files import BAD_IDS, LEAST, read
from tests.small_profile import control, position, profile
from tests.small_workspace import documents, everything, small_workspace


@pytest.mark.parametrize("unit", BAD_IDS, ids=ascii)
def test_an_id_that_cannot_name_a_folder_everywhere_is_refused(unit: str) -> None:
    quoted = json.dumps(unit, ensure_ascii="\ud800" in unit)
    with pytest.raises(RollebogError) as refused:
        read(LEAST.replace("id: fjordby", f"id: {quoted}"))
    assert str(refused.value).startswith("profiles/fjordby.yaml:2:")


@pytest.mark.parametrize("unit", [unit for unit in BAD_IDS if "\x00" not in unit], ids=ascii)
def test_a_new_unit_with_such_an_id_is_refused_and_nothing_is_written(tmp_path: Path, unit: str) -> None:
    folder = small_workspace(tmp_path / "outside" / "inside" / "workspace")
    before = everything(tmp_path)
    result = rollebog("-C", folder, "new", "unit", "--", unit)
    assert result.exit_code == 1, result.output
    assert everything(tmp_path) == before


@pytest.mark.parametrize(
    "unit", ["workshop", "Workshop", "WORKSHOP", "værksted", "v\u00c6rksted", "Va\u030agen", "V\u00e5gen"]
)
def test_a_new_unit_with_the_twin_of_an_id_is_refused_and_nothing_is_changed(tmp_path: Path, unit: str) -> None:
    folder = small_workspace(tmp_path, profile(), profile("værksted"), profile("vågen"))
    before = everything(tmp_path)
    result = rollebog("-C", folder, "new", "unit", unit)
    assert result.exit_code == 1
    assert "already" in result.stderr
    assert everything(tmp_path) == before


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("FB.1", "FB.1"),
        ("FB.1", "fb.1"),
        ("FBÆ", "FBæ"),
        ("FB\u00e5", "FBa\u030a"),
        ("FB/1", "FB-1"),
        ("FB/1", "FB:1"),
        ("FB 1", "FB  1"),
        ("FB.1", ".FB.1"),
        ("FB.1", "~FB.1"),
    ],
    ids=ascii,
)
def test_two_documents_never_share_a_file(tmp_path: Path, one: str, other: str) -> None:
    positions = [position(one), position(other) | {"id": "second"}]
    folder = small_workspace(tmp_path, profile(positions=positions, goals=None))
    result = rollebog("-C", folder, "generate")
    assert (result.exit_code, len(documents(folder))) in [(0, 2), (1, 0)]


@pytest.mark.parametrize("number", ["CON", "con.1", "AUX.PAL.001", "nul.2", "COM1.2", "LPT9"])
def test_no_document_is_named_after_a_windows_device(tmp_path: Path, number: str) -> None:
    folder = small_workspace(tmp_path, profile(positions=[position(control=control(number))], goals=None))
    rollebog("-C", folder, "generate")
    first_words = [file.name.partition(".")[0].upper() for file in documents(folder)]
    assert first_words
    assert not set(first_words) & {"CON", "PRN", "AUX", "NUL", *(f"{p}{n}" for p in ("COM", "LPT") for n in range(10))}

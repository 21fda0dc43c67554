"""The same input gives the same bytes: on any day, in any folder, locale, time zone and process."""

from __future__ import annotations

import datetime
import io
import subprocess
import sys
import zipfile
from pathlib import Path

import docx
import pytest

from generator.word.package import CONTENT_TYPES
from tests.command_line import environment, rollebog
from tests.small_workspace import everything


def _samples(folder: Path) -> Path:
    assert rollebog("-C", folder, "init", "--samples", "--organisation", "Byen").exit_code == 0
    return folder


def _generated(workspace: Path) -> dict[str, bytes]:
    done = rollebog("-C", workspace, "generate")
    assert done.exit_code == 0
    return _finished(workspace)


def _finished(workspace: Path, output: str = "output") -> dict[str, bytes]:
    return {path: content for path, content in everything(workspace / output).items() if path.endswith(".docx")}


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _samples(tmp_path_factory.mktemp("samples"))


@pytest.fixture(scope="module")
def once(workspace: Path) -> dict[str, bytes]:
    """Every sample document, as bytes."""
    return _generated(workspace)


def test_there_are_at_least_sixteen_sample_documents(once: dict[str, bytes]) -> None:
    assert len(once) >= 16


def test_generating_twice_gives_the_same_bytes(workspace: Path, once: dict[str, bytes]) -> None:
    assert rollebog("-C", workspace, "generate", "--output", str(workspace / "twice")).exit_code == 0
    assert _finished(workspace, "twice") == once


def test_another_folder_gives_the_same_bytes(once: dict[str, bytes], tmp_path: Path) -> None:
    assert _generated(_samples(tmp_path / "en anden mappe, på øen" / "dybere")) == once


def test_a_document_made_alone_and_after_others_has_the_bytes_it_has_among_all(
    workspace: Path, once: dict[str, bytes]
) -> None:
    units = sorted({path.partition("/")[0] for path in once}, reverse=True)[::3]
    alone = str(workspace / "alone")
    for unit in units:
        for kind in ("goal-document", "function-description", "competence-description", "role-cards"):
            assert rollebog("-C", workspace, "generate", unit, "--kind", kind, "--output", alone).exit_code == 0
    assert _finished(workspace, "alone") == {
        path: made for path, made in once.items() if path.partition("/")[0] in units
    }


@pytest.mark.parametrize(
    ("zone", "locale", "seed", "days"),
    [
        # All at once; each alone says what it was that made a difference.
        ("Pacific/Kiritimati", "da_DK.UTF-8", "1", 3650),
        pytest.param("America/Anchorage", "C", "4294967295", 0, marks=pytest.mark.thorough),
        pytest.param("UTC", "C.UTF-8", "0", 3650, marks=pytest.mark.thorough),
    ],
)
def test_another_day_time_zone_locale_and_hash_seed_give_the_same_bytes(
    zone: str, locale: str, seed: str, days: int, workspace: Path, once: dict[str, bytes]
) -> None:
    arguments = ["-C", str(workspace), "generate", "--output", str(workspace / seed)]
    done = subprocess.run(
        [sys.executable, "-m", "tests.other_day", str(days * 24 * 60 * 60), *arguments],
        env=environment({"TZ": zone, "LC_ALL": locale, "LANG": locale, "LANGUAGE": locale, "PYTHONHASHSEED": seed}),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    today = datetime.datetime.now(datetime.UTC).date()
    clocks = done.stderr.split()
    assert len(clocks) == 3  # and nothing else was said
    for day in clocks:
        assert datetime.date.fromisoformat(day) - today > datetime.timedelta(days=days - 10)
    assert _finished(workspace, seed) == once


def test_the_package_begins_with_its_content_types_and_goes_on_in_order_with_one_fixed_date(
    once: dict[str, bytes],
) -> None:
    for path, content in once.items():
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            assert package.testzip() is None, path
            entries = package.infolist()
        names = [entry.filename for entry in entries]
        assert names[0] == CONTENT_TYPES
        assert names[1:] == sorted(names[1:])
        assert len(names) == len(set(names))
        assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
        assert {(entry.create_system, entry.external_attr, entry.comment, entry.extra) for entry in entries} == {
            (0, 0, b"", b"")
        }


def test_every_document_opens_in_python_docx_with_its_title_and_no_tag_left(once: dict[str, bytes]) -> None:
    for path, content in once.items():
        document = docx.Document(io.BytesIO(content))
        paragraphs = [paragraph.text for paragraph in document.paragraphs]
        kind = document.core_properties.title.split(",")[0]
        assert kind in path
        # Role cards begin with the first role; what has a title of its own begins with that, and its kind stands below.
        assert kind in (paragraphs[0], paragraphs[1].split(",")[0]) or kind == "Rollekort"
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = b"".join(package.read(name) for name in package.namelist() if name.endswith(".xml"))
        assert not any(sign in parts for sign in (b"{{", b"}}", b"{%", b"%}"))


def test_no_document_holds_a_date_that_its_profile_does_not(once: dict[str, bytes]) -> None:
    for path, content in once.items():
        properties = docx.Document(io.BytesIO(content)).core_properties
        assert (properties.created, properties.modified, properties.last_printed) == (None, None, None), path

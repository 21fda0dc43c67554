"""The rooms of docs/design.md, section 2: who may know whom, held against the source itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator import yamlfile
from generator.layout import shipped
from generator.model.framework import Framework
from generator.model.reading import understand
from tests.source_code import MODULES, Module

DESIGN = Path(__file__).parents[1] / "docs" / "design.md"
OWNERS = {
    "click": {"cli"},
    "rich": {"cli"},
    "docxtpl": {"render"},
    "docx": {"render"},
    "jinja2": {"render", "lint"},
    "lxml": {"word", "render", "lint", "house", "publish"},
    "markupsafe": {"render"},
    "openpyxl": {"tablefile"},
    "zipfile": {"word", "tablefile", "publish"},
    "ruamel": {"yamlfile"},
    "pydantic": {"model"},
    "markdown_it": {"compose"},
    "sqlite3": {"register"},
    "pypandoc": {"publish", "intake"},
    "subprocess": {"publish"},
}
CLOCKS = {"time", "time_ns", "now", "utcnow", "today", "localtime", "gmtime", "monotonic", "perf_counter"}
SURROUNDINGS = {"print", "input", "exit", "_exit", "environ", "getenv", "argv", "getcwd"}
ENTRANCES = {"", "__main__"}  # the package itself and ``python -m generator``


def _design() -> dict[str, set[str]]:
    """The table of rooms in the design: for each room, the rooms that its last column names."""
    rooms: dict[str, set[str]] = {}
    section = DESIGN.read_text("utf-8").partition("\n## 2. ")[2].partition("\n## ")[0]
    for room, _, others in re.findall(r"^\| `([^`]+)` \| (.*) \| ([^|]*) \|$", section, re.MULTILINE):
        named = set(rooms) if others.startswith("all") else set(others.replace(",", " ").split()) - {"–"}
        rooms[re.sub(r"/$|\.py$", "", room)] = named
    return rooms


def _known(room: str, rooms: dict[str, set[str]]) -> set[str]:
    """Everybody may report problems; what a room may know by way of another it may also know directly."""
    return {"problems"} | rooms[room].union(*(_known(other, rooms) for other in rooms[room]))


ROOMS = _design()


def _standards() -> list[Framework]:
    files = sorted((shipped() / "frameworks").glob("*/*.yaml"))
    originals = [file for file in files if file.stem.rpartition(".")[2] not in ("da", "nb", "en")]
    return [understand(yamlfile.read(file, file.name), Framework).model for file in originals]


def _ids(standard: Framework) -> Iterator[str]:
    yield standard.id
    named = standard.disciplines, standard.terms, standard.collaboration_forms, standard.recommendations
    for group in (standard.roles, standard.dimensions, standard.sources, *named):
        yield from (one.id for one in group)
    for role in standard.roles:
        yield from (*role.statements, *role.specialties)
    for levels in standard.competences.values():
        yield from (key for cells in levels.values() for cell in cells.values() for key in cell)


def _titles(standard: Framework) -> Iterator[str]:
    yield standard.title
    yield from (one.title for one in (*standard.roles, *standard.dimensions, *standard.disciplines))
    yield from (standard.level_label.format(level=level.id) for level in standard.levels)


def test_the_design_names_the_rooms_and_whom_they_may_know() -> None:
    assert {"problems", "yamlfile", "model", "layout", "compose", "render", "workspace", "cli"} <= set(ROOMS)
    assert _known("compose", ROOMS) == {"problems", "yamlfile", "model", "hearing"}
    assert _known("model", ROOMS) == {"problems", "yamlfile", "hearing"}
    assert _known("cli", ROOMS) == set(ROOMS) - {"cli"}


def test_every_module_is_in_a_room_of_the_design() -> None:
    assert {module.room for module in MODULES} - ENTRANCES <= set(ROOMS)


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_only_the_rooms_it_may_know(room: str) -> None:
    for module in MODULES:
        if module.room == room:
            assert module.rooms - {"__version__"} <= _known(room, ROOMS), module.name


def test_of_the_yaml_reader_compose_knows_only_how_a_place_in_a_file_is_written() -> None:
    used = {name for module in MODULES if module.room == "compose" for name in module.imports}
    allowed = {"generator.yamlfile.pointer", "generator.yamlfile.Step"}
    assert {name for name in used if name.startswith("generator.yamlfile")} <= allowed


@pytest.mark.parametrize("library", OWNERS)
def test_a_library_is_known_to_its_owner_alone(library: str) -> None:
    users = {module.room for module in MODULES if library in module.libraries}
    assert users <= OWNERS[library]


def test_compose_reads_no_file() -> None:
    outside = {"pathlib", "io", "os", "tempfile", "shutil", "importlib"}
    for module in MODULES:
        if module.room == "compose":
            assert not module.libraries & outside, module.name
            assert "open" not in set(module.names), module.name


def test_only_the_command_line_prints_ends_the_process_or_looks_at_its_surroundings() -> None:
    for module in MODULES:
        if module.room not in {"cli", "__main__"}:
            assert not SURROUNDINGS & set(module.names), module.name


def test_nobody_but_the_command_line_reads_a_clock_or_throws_dice() -> None:
    for module in MODULES:
        if module.room != "cli":
            assert not {"time", "random", "secrets", "uuid"} & module.libraries, module.name
            assert not CLOCKS & set(module.called), module.name


def test_where_things_lie_on_disk_is_known_to_layout_alone() -> None:
    folders = {"profiles", "frameworks", "templates", "output", ".rollebog", "rollebog.yaml"}
    for module in MODULES:
        joined = re.findall(r"/\s*\"([^\"]+)\"", module.text)
        assert module.room in {"layout", "start"} or not folders & set(joined), module.name


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.name or "generator")
def test_no_module_is_longer_than_250_lines(module: Module) -> None:
    assert len(module.text.splitlines()) <= 250


def test_every_module_says_in_its_first_line_what_it_is_for() -> None:
    for module in MODULES:
        assert module.text.startswith('"""'), module.name


def test_no_module_is_a_drawer_for_odds_and_ends() -> None:
    drawers = {"utils", "util", "helpers", "helper", "manager", "managers", "common", "misc", "tools"}
    assert not drawers & {part for module in MODULES for part in re.split(r"[._]", module.name)}


def test_nothing_of_the_sample_standards_stands_in_code() -> None:
    standards = _standards()
    ids = {one for standard in standards for one in _ids(standard)}
    titles = {one for standard in standards for one in _titles(standard)}
    levels = {level.id for standard in standards for level in standard.levels}
    assert {"professionel", "viden", "C-niveau"} <= ids | titles
    words = re.compile("|".join(rf"\b{re.escape(one)}\b" for one in sorted(ids | titles)), re.IGNORECASE)
    for module in MODULES:
        for said in module.strings:
            assert not words.search(said), f"{module.name}: {said!r}"
            # A bare number is nobody's word: it is also how Word writes a switch.
            assert said.isdigit() or said not in levels, f"{module.name}: {said!r}"
        assert not ids & set(module.names), module.name

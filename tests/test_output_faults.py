"""Finished files and trouble: a full disk, missing rights, a power cut between any two steps."""

from __future__ import annotations

import errno
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from generator.output import Output
from generator.problems import RollebogError
from tests.command_line import rollebog
from tests.interruptions import dead, failing, interrupted
from tests.small_profile import position, profile
from tests.small_workspace import documents, everything, save, small_workspace

PATH = "unit/A.1 Beskrivelse, æble.docx"
OLD, NEW, NEWER = b"old" * 5000, b"new" * 5000, b"newer" * 5000
MOST_STEPS = 40
TROUBLE = {
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EROFS: "no right",
    errno.EACCES: "no right",
    errno.EPERM: "no right",
    errno.EIO: "could not be written",
}


def _output(folder: Path) -> Output:
    """The folder as a new run sees it."""
    return Output(folder, "output")


def _files(folder: Path) -> dict[str, bytes]:
    """All files but the memory."""
    return {path: content for path, content in everything(folder).items() if path != ".written"}


@pytest.mark.parametrize("number", TROUBLE, ids=errno.errorcode.get)
@pytest.mark.parametrize("before", [{}, {PATH: OLD}], ids=["first time", "over an old one"])
def test_trouble_at_any_step_of_writing_is_told_clearly_and_leaves_no_half_file(
    before: dict[str, bytes], number: int, tmp_path: Path
) -> None:
    steps = 0
    for step in range(1, MOST_STEPS):
        folder = tmp_path / str(step)
        for path, content in before.items():
            _output(folder).put(path, content)
        try:
            with failing(folder, step, number) as trouble:
                assert _output(folder).put(PATH, NEW) == "written"
        except RollebogError as error:
            (problem,) = error.problems
            assert problem.path == f"output/{PATH}"
            assert TROUBLE[number] in problem.message
            assert _files(folder) == before
        else:
            assert _files(folder) == {PATH: NEW}
        if not trouble.happened:
            break
        steps += 1
        assert _output(folder).put(PATH, NEW) in ("written", "unchanged")
        assert _output(folder).put(PATH, NEWER) == "written"
        assert _files(folder) == {PATH: NEWER}
    assert 4 <= steps < MOST_STEPS - 1


@pytest.mark.parametrize("before", [{}, {PATH: OLD}], ids=["first time", "over an old one"])
def test_a_run_that_dies_between_any_two_steps_is_made_good_by_the_next_which_never_takes_its_own_file_for_an_edit(
    before: dict[str, bytes], tmp_path: Path
) -> None:
    steps = 0
    for step in range(1, MOST_STEPS):
        folder = tmp_path / str(step)
        for path, content in before.items():
            _output(folder).put(path, content)
        with dead(folder, step) as trouble:
            _output(folder).put(PATH, NEW)
        assert _files(folder).get(PATH) in (before.get(PATH), NEW)
        if not trouble.happened:
            break
        steps += 1
        assert _output(folder).put(PATH, NEWER) == "written"
        assert _output(folder).put(PATH, NEW) == "written"
        assert _files(folder)[PATH] == NEW
    assert 4 <= steps < MOST_STEPS - 1


@pytest.mark.parametrize("before", [{}, {PATH: OLD}], ids=["first time", "over an old one"])
def test_ctrl_c_at_any_step_leaves_no_half_file(before: dict[str, bytes], tmp_path: Path) -> None:
    for step in range(1, MOST_STEPS):
        folder = tmp_path / str(step)
        for path, content in before.items():
            _output(folder).put(path, content)
        with interrupted(folder, step) as trouble:
            _output(folder).put(PATH, NEW)
        assert _files(folder) in (before, {PATH: NEW})
        assert _output(folder).put(PATH, NEWER) == "written"
        if not trouble.happened:
            break


@pytest.mark.parametrize("number", [errno.EACCES, errno.EROFS, errno.EIO], ids=errno.errorcode.get)
def test_trouble_at_any_step_of_clearing_away_is_told_clearly_and_the_next_run_makes_good(
    number: int, tmp_path: Path
) -> None:
    steps = 0
    for step in range(1, MOST_STEPS):
        folder = tmp_path / str(step)
        _output(folder).put(PATH, OLD)
        try:
            with failing(folder, step, number) as trouble:
                assert _output(folder).prune("unit", []) == ([PATH], [])
        except RollebogError as error:
            assert all(problem.path.startswith("output") for problem in error.problems)
            assert _files(folder) == {PATH: OLD}
        if not trouble.happened:
            break
        steps += 1
        _output(folder).prune("unit", [])
        assert _files(folder) == {}
    assert 2 <= steps < MOST_STEPS - 1


# That each sort of trouble is told apart, the steps of writing and of clearing away show.
@pytest.mark.parametrize(
    "number", [errno.ENOSPC, pytest.param(errno.EACCES, marks=pytest.mark.thorough)], ids=["ENOSPC", "EACCES"]
)
def test_trouble_at_any_step_of_a_whole_run_is_a_problem_and_hides_nothing_of_what_was_done(
    number: int, tmp_path: Path
) -> None:
    workspace = small_workspace(tmp_path / "w", profile(), profile("yard"))
    steps = 0
    for step in range(1, 3 * MOST_STEPS):
        for stale in (workspace / "output").rglob("*.*"):
            stale.unlink()
        save(workspace, profile("yard"))
        rollebog("-C", workspace, "generate")
        (workspace / "profiles" / "yard.yaml").unlink()
        save(workspace, profile(positions=[position("workshop-1", title="Blikkenslager")]))
        with failing(workspace / "output", step, number) as trouble:
            done = rollebog("-C", workspace, "generate")
        assert done.exit_code in (0, 1)
        assert (done.exit_code == 1) == ("output/" in done.stderr)
        assert " of 1 unit: " in done.stdout.splitlines()[-1]
        save(workspace, profile())
        assert rollebog("-C", workspace, "generate").exit_code == 0
        assert [file.name.split()[0] for file in documents(workspace)] == ["workshop-1", "workshop-2"]
        if not trouble.happened:
            break
        steps += 1
    assert 10 <= steps < 3 * MOST_STEPS - 1


@contextmanager
def _files_of_at_most(size: int) -> Iterator[None]:
    """The system refuses to let any file grow beyond that size."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize("before", [{}, {PATH: b"old"}], ids=["first time", "over an old one"])
def test_a_disk_that_fills_up_in_the_middle_of_a_file_leaves_the_old_file_and_nothing_else(
    before: dict[str, bytes], tmp_path: Path
) -> None:
    for path, content in before.items():
        _output(tmp_path).put(path, content)
    with _files_of_at_most(4096), pytest.raises(RollebogError) as caught:
        _output(tmp_path).put(PATH, NEW)
    assert "could not be written" in str(caught.value)
    assert _files(tmp_path) == before
    assert _output(tmp_path).put(PATH, NEW) == "written"


def test_a_disk_that_is_full_when_the_memory_is_written_leaves_the_old_file(tmp_path: Path) -> None:
    tmp_path.joinpath(".written").symlink_to("/dev/full")
    with pytest.raises(RollebogError) as caught:
        _output(tmp_path).put(PATH, NEW)
    assert "the disk is full" in str(caught.value)
    assert not list(tmp_path.rglob("*.docx"))


@pytest.mark.parametrize("kept", [1, 40, 66, -1])
def test_a_memory_that_breaks_off_in_the_middle_of_a_line_spoils_no_later_line(kept: int, tmp_path: Path) -> None:
    memory = tmp_path / ".written"
    _output(tmp_path).put("unit/B.docx", b"other")
    whole = memory.read_bytes()
    memory.write_bytes(whole + whole[:kept])
    assert _output(tmp_path).put(PATH, OLD) == "written"
    assert _output(tmp_path).put(PATH, NEW) == "written"
    assert _output(tmp_path).put("unit/B.docx", b"another") == "written"


def test_a_memory_that_holds_rubbish_makes_nothing_an_unedited_file(tmp_path: Path) -> None:
    _output(tmp_path).put(PATH, OLD)
    (tmp_path / ".written").write_bytes(b"\xff\xfe\x00 rubbish\n\n  \n")
    assert _output(tmp_path).put(PATH, NEW) == "edited"
    assert _files(tmp_path) == {PATH: OLD}


def test_the_memory_is_in_the_form_of_sha256sum_with_one_line_for_each_content(tmp_path: Path) -> None:
    for content in (OLD, NEW, NEW):
        _output(tmp_path).put(PATH, content)
    lines = (tmp_path / ".written").read_text("utf-8").splitlines()
    assert [line[64:] for line in lines] == [f"  {PATH}"] * 2


def test_finished_files_may_be_read_by_everybody(tmp_path: Path) -> None:
    _output(tmp_path).put(PATH, NEW)
    assert (tmp_path / PATH).stat().st_mode & 0o444 == 0o444

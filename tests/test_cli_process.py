"""The command line as the shell sees it: a real process with its exit code, streams and environment."""

from __future__ import annotations

import json
import os
import pty
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Timer
from typing import Any

import pytest

from tests.command_line import PROGRAM, ROOT, environment, process, rollebog
from tests.small_profile import position, profile, written
from tests.small_workspace import documents, save, small_workspace, with_least_templates


def _workspace(folder: Path, *profiles: dict[str, Any]) -> Path:
    return with_least_templates(small_workspace(folder, *profiles))


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return _workspace(tmp_path / "arbejde på øen", profile())


def _mistaken(workspace: Path) -> Path:
    save(workspace, profile("wrong", positions=[position("X.1", level="9")]))
    return workspace


def test_a_command_that_is_done_exits_with_0_reports_on_stdout_and_leaves_stderr_empty(workspace: Path) -> None:
    done = process("-C", workspace, "generate")
    assert (done.returncode, done.stderr) == (0, "")
    assert [line.partition("/")[0] for line in done.stdout.splitlines()[:-1]] == ["output", "output"]
    assert done.stdout.splitlines()[-1].startswith("2 documents of 1 unit: 2 written")
    assert len(documents(workspace)) == 2


def test_mistakes_exit_with_1_and_stand_on_stderr_with_file_line_and_column(workspace: Path) -> None:
    done = process("-C", _mistaken(workspace), "check")
    assert done.returncode == 1
    assert "profiles/wrong.yaml:" in done.stderr
    assert "unknown level '9'" in done.stderr
    assert "profiles/wrong.yaml" not in done.stdout
    assert "1 error" in done.stdout


@pytest.mark.parametrize(
    "arguments",
    [["chekc"], ["check", "--form"], ["generate", "--format", "xml"], ["init", "--language", "sv"], ["new"], []],
)
def test_wrong_usage_exits_with_2_and_says_so_on_stderr_only(arguments: list[str], tmp_path: Path) -> None:
    done = process(*arguments, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Usage: rollebog" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_an_internal_fault_exits_with_3_and_names_a_log_that_holds_the_traceback(
    workspace: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "installed"
    shutil.copytree(ROOT / "generator", broken / "generator")
    labels = broken / "generator" / "labels" / "da.yaml"
    text = labels.read_text("utf-8")
    labels.write_text(text.replace("  goal-document:", "  goal-dokument:", 1), "utf-8")
    done = process("-C", workspace, "generate", env={"PYTHONPATH": str(broken), "TMPDIR": str(tmp_path)}, cwd=tmp_path)
    assert done.returncode == 3
    assert "Traceback" not in done.stderr + done.stdout
    log = Path(done.stderr.split()[-1])
    assert log.parent == tmp_path
    assert "KeyError: 'kinds.goal-document'" in log.read_text("utf-8")


# A process that is started in the background ignores Ctrl-C, and so do its children: this one shall not.
WITH_CTRL_C = (
    "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); from generator.cli import main; main()"
)


@contextmanager
def _watching(workspace: Path) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(
        [sys.executable, "-c", WITH_CTRL_C, "-C", str(workspace), "generate", "--watch"],
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as watching:
        guard = Timer(30, watching.kill)
        guard.start()
        try:
            yield watching
        finally:
            guard.cancel()
            watching.kill()


def _save_at_once(workspace: Path, text: str) -> None:
    """As editors do: nobody ever sees half a file."""
    aside = workspace / "workshop.yaml"
    aside.write_text(text, "utf-8")
    aside.replace(workspace / "profiles" / "workshop.yaml")


def _until_waiting(watching: subprocess.Popen[str]) -> str:
    assert watching.stdout
    said = ""
    for line in watching.stdout:
        said += line
        if line.startswith("Waiting for changes"):
            return said
    raise AssertionError(f"it never waited: {said}")


def test_watch_makes_the_documents_anew_after_a_change_goes_on_after_a_mistake_and_ends_with_130_on_ctrl_c(
    workspace: Path,
) -> None:
    with _watching(workspace) as watching:
        assert "2 written" in _until_waiting(watching)
        _save_at_once(workspace, written(profile(positions=[position("workshop-1", purpose="Noget helt andet.")])))
        assert "1 written, 1 unchanged" in _until_waiting(watching)
        _save_at_once(workspace, "unit: [")
        _until_waiting(watching)
        watching.send_signal(signal.SIGINT)
        _, errors = watching.communicate()
    assert watching.returncode == 130
    assert "profiles/workshop.yaml:" in errors
    assert errors.rstrip().endswith("Interrupted.")
    assert "Traceback" not in errors


def _on_a_terminal(arguments: list[str], changes: dict[str, str], expected: int = 1) -> bytes:
    ours, theirs = pty.openpty()
    with subprocess.Popen([*PROGRAM, *arguments], env=environment(changes), stdout=theirs, stderr=theirs) as running:
        os.close(theirs)
        shown = b""
        try:
            while piece := os.read(ours, 4096):
                shown += piece
        except OSError:  # how Linux says that the other end is closed
            pass
        os.close(ours)
    assert running.returncode == expected
    return shown


def test_colour_is_for_terminals_and_no_color_switches_it_off(tmp_path: Path) -> None:
    arguments = ["-C", str(tmp_path), "check"]
    piped = process(*arguments)
    assert "rollebog.yaml" in piped.stderr
    assert "\x1b" not in piped.stdout + piped.stderr
    assert b"\x1b[" in _on_a_terminal(arguments, {"TERM": "xterm"})
    assert b"\x1b" not in _on_a_terminal(arguments, {"TERM": "xterm", "NO_COLOR": "1"})


def test_progress_is_shown_on_a_terminal_where_there_are_many_units(tmp_path: Path) -> None:
    workspace = _workspace(tmp_path / "w", *(profile(f"unit-{number}", positions=[]) for number in range(25)))
    shown = _on_a_terminal(["-C", str(workspace), "generate"], {"TERM": "xterm"}, expected=0)
    assert b"Units" in shown
    assert b"25 documents of 25 units: 25 written" in shown


def test_json_on_stdout_is_one_document_even_where_there_are_mistakes(workspace: Path) -> None:
    done = rollebog("-C", _mistaken(workspace), "generate", "--format", "json")
    assert done.exit_code == 1
    report = json.loads(done.stdout)
    assert [problem["message"] for problem in report["problems"]] == ["unknown level '9'."]


def test_letters_that_the_output_cannot_show_stop_nothing_and_arrive_in_json_all_the_same(tmp_path: Path) -> None:
    workspace = _workspace(tmp_path / "w", profile(positions=[position("W.1", title="Ærlig Ω → Ł")]))
    shown = process("-C", workspace, "generate", encoding="cp1252")
    assert (shown.returncode, shown.stderr) == (0, "")
    assert "ærlig" in shown.stdout
    report = json.loads(rollebog("-C", workspace, "generate", "--format", "json", charset="cp1252").stdout)
    assert [workspace / one["path"] for one in report["documents"]] == documents(workspace)


def test_whoever_reads_the_output_may_stop_reading(workspace: Path) -> None:
    with subprocess.Popen(
        [*PROGRAM, "-C", str(workspace), "schema", "profile"],
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as running:
        assert running.stdout
        assert running.stderr
        running.stdout.close()
        errors = running.stderr.read()
    assert errors == b""


def test_a_workspace_is_found_from_any_folder_inside_it(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(workspace / "frameworks" / "craft")
    done = rollebog("check")
    assert (done.exit_code, done.stderr, done.stdout) == (0, "", "Checked 1 profile: no problems.\n")


def test_help_loads_none_of_the_heavy_libraries() -> None:
    script = (
        "import sys\nsys.argv = ['rollebog', '--help']\n"
        "from generator.cli import main\n"
        "try:\n    main()\nexcept SystemExit as end:\n    assert not end.code\n"
        "heavy = {'pydantic', 'docx', 'docxtpl', 'jinja2', 'ruamel', 'lxml', 'rich', 'markdown_it', 'babel'}\n"
        "print('LOADED', sorted(heavy & set(sys.modules)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], env=environment(), capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout.splitlines()[-1] == "LOADED []"

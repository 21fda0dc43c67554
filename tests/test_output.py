"""Finished files and people: what somebody edited or has open is never overwritten, and the run says so."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from generator.output import Output
from generator.problems import RollebogError
from tests.command_line import PROGRAM, environment, rollebog
from tests.small_profile import position, profile
from tests.small_workspace import documents, save, small_workspace, with_least_templates

PATH = "unit/A.1 Beskrivelse, æble.docx"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    made = small_workspace(tmp_path / "w", profile())
    assert rollebog("-C", made, "generate").exit_code == 0
    return made


def _function_description(workspace: Path) -> Path:
    return documents(workspace)[0]


def _output(folder: Path) -> Output:
    """The folder as a new run sees it."""
    return Output(folder, "output")


def _changed(workspace: Path, **changes: str) -> None:
    save(workspace, profile(positions=[position("workshop-1", **changes)]))


def test_a_draft_edited_in_word_survives_the_next_run_and_the_run_says_so(workspace: Path) -> None:
    draft = _function_description(workspace)
    draft.write_bytes(draft.read_bytes() + b"edited")
    for purpose in ("Bygger.", "Et nyt formål."):
        _changed(workspace, purpose=purpose)
        done = rollebog("-C", workspace, "generate")
        assert done.exit_code == 0
        assert draft.read_bytes().endswith(b"edited")
        said = f"Left alone, because it was changed since Rollebog wrote it: output/{draft.parent.name}/{draft.name}"
        assert said in done.stderr
        assert "carry its changes into the profile" in done.stderr
        assert done.stdout == "2 documents of 1 unit: 0 written, 1 unchanged, 1 edited and left alone.\n"


def test_after_the_edited_draft_is_deleted_it_is_made_anew_and_kept_up_to_date_again(workspace: Path) -> None:
    draft = _function_description(workspace)
    made = draft.read_bytes()
    draft.write_bytes(b"edited")
    rollebog("-C", workspace, "generate")
    draft.unlink()
    again = rollebog("-C", workspace, "generate")
    assert (again.exit_code, again.stderr, draft.read_bytes()) == (0, "", made)
    _changed(workspace, purpose="Et nyt formål.")
    assert "1 written, 1 unchanged" in rollebog("-C", workspace, "generate").stdout


def test_an_edit_that_was_taken_back_is_no_edit(workspace: Path) -> None:
    draft = _function_description(workspace)
    made = draft.read_bytes()
    draft.write_bytes(b"edited")
    rollebog("-C", workspace, "generate")
    draft.write_bytes(made)
    _changed(workspace, purpose="Et nyt formål.")
    assert "1 written, 1 unchanged" in rollebog("-C", workspace, "generate").stdout


def test_without_the_memory_of_earlier_runs_what_is_as_wanted_is_taken_over_and_what_differs_is_left_alone(
    workspace: Path,
) -> None:
    (workspace / "output" / ".written").unlink()
    assert "0 written, 2 unchanged" in rollebog("-C", workspace, "generate").stdout
    _changed(workspace, purpose="Et nyt formål.")
    assert "1 written, 1 unchanged" in rollebog("-C", workspace, "generate").stdout
    (workspace / "output" / ".written").unlink()
    _changed(workspace, purpose="Et tredje formål.")
    before = _function_description(workspace).read_bytes()
    assert "1 edited and left alone" in rollebog("-C", workspace, "generate").stdout
    assert _function_description(workspace).read_bytes() == before


@pytest.mark.parametrize("lock", ["~${name:.2}", "~${name}", ".~lock.{name}#"])
def test_a_document_that_is_open_elsewhere_is_named_and_left_alone_and_the_others_are_made(
    lock: str, workspace: Path
) -> None:
    opened, other = documents(workspace)
    name = opened.name[2:] if ":.2" in lock else opened.name
    lock_file = opened.with_name(lock.replace("{name:.2}", name).replace("{name}", name))
    lock_file.write_bytes(b"somebody")
    before = opened.read_bytes()
    data = profile(positions=[position("workshop-1", purpose="Nyt.")])
    data["goals"]["objective"] = "Nyt."
    save(workspace, data)
    done = rollebog("-C", workspace, "generate")
    assert done.exit_code == 1
    assert f"{opened.name}: the file is open in another program" in done.stderr
    assert lock_file.name in done.stderr
    assert opened.read_bytes() == before
    assert f"output/workshop/{other.name}" in done.stdout.splitlines()
    lock_file.unlink()
    assert "1 written, 1 unchanged" in rollebog("-C", workspace, "generate").stdout


def test_a_document_that_is_open_but_as_wanted_is_no_problem(workspace: Path) -> None:
    opened = _function_description(workspace)
    opened.with_name(f"~${opened.name[2:]}").write_bytes(b"somebody")
    assert rollebog("-C", workspace, "generate").exit_code == 0


def test_a_file_in_place_of_the_output_folder_or_of_a_units_folder_is_a_clear_problem(tmp_path: Path) -> None:
    workspace = small_workspace(tmp_path / "w", profile(), profile("yard"))
    (workspace / "output").mkdir()
    (workspace / "output" / "yard").write_text("in the way", "utf-8")
    done = rollebog("-C", workspace, "generate")
    assert done.exit_code == 1
    assert "output/yard/yard-1" in done.stderr
    assert "2 written" in done.stdout
    done = rollebog("-C", workspace, "generate", "--output", str(workspace / "rollebog.yaml"))
    assert done.exit_code == 1
    assert str(workspace / "rollebog.yaml") in done.stderr


def test_what_another_run_wrote_meanwhile_is_not_taken_for_an_edit(tmp_path: Path) -> None:
    one, other = _output(tmp_path), _output(tmp_path)
    assert one.put("unit/B.docx", b"first") == "written"
    assert other.put("unit/C.docx", b"first") == "written"
    assert one.put(PATH, b"of the one run") == "written"
    assert other.put(PATH, b"of the other run") == "written"
    assert _output(tmp_path).put(PATH, b"of a third run") == "written"


def test_two_processes_that_generate_at_the_same_time_do_not_disturb_each_other(tmp_path: Path) -> None:
    units = (profile(f"unit-{number}") for number in range(12))
    workspace = with_least_templates(small_workspace(tmp_path / "w", *units))
    running = [
        subprocess.Popen(
            [*PROGRAM, "-C", str(workspace), "generate"],
            env=environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        for _ in range(2)
    ]
    for one in running:
        said, complained = one.communicate(timeout=60)
        assert (one.returncode, complained) == (0, "")
        assert "edited" not in said.splitlines()[-1]
    assert len(documents(workspace)) == 24
    assert {file.suffix for file in (workspace / "output").rglob("*") if file.is_file()} <= {".docx", ""}
    assert "0 written, 24 unchanged" in rollebog("-C", workspace, "generate").stdout


def test_a_problem_with_one_file_is_raised_in_words_with_its_path(tmp_path: Path) -> None:
    (tmp_path / PATH).mkdir(parents=True)
    with pytest.raises(RollebogError) as caught:
        _output(tmp_path).put(PATH, b"new")
    assert [problem.path for problem in caught.value.problems] == [f"output/{PATH}"]

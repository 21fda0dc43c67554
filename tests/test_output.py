"""Finished files and people: what somebody edited or has open is never overwritten, and the run says so."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from generator.output import Output
from generator.problems import RollebogError
from tests.command_line import PROGRAM, environment, rollebog
from tests.small_profile import position, profile
from tests.small_workspace import documents, everything, save, small_workspace

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


def test_a_changed_title_takes_the_old_file_away_if_nobody_edited_it(workspace: Path) -> None:
    old = _function_description(workspace)
    _changed(workspace, title="Blikkenslager")
    done = rollebog("-C", workspace, "generate")
    assert f"Removed, because no document has this name any more: output/workshop/{old.name}" in done.stdout
    assert [file.name.split(" ")[2] for file in documents(workspace)] == ["blikkenslager,", "Værksted"]


def test_a_changed_title_leaves_an_edited_file_where_it_is(workspace: Path) -> None:
    old = _function_description(workspace)
    old.write_bytes(b"edited")
    _changed(workspace, title="Blikkenslager")
    assert "Removed" not in rollebog("-C", workspace, "generate").stdout
    assert (old.read_bytes(), len(documents(workspace))) == (b"edited", 3)


def test_a_title_that_changes_back_brings_the_old_file_back(workspace: Path) -> None:
    before = everything(workspace / "output")
    for title in ("Blikkenslager", "Tømrer"):
        _changed(workspace, title=title)
        assert rollebog("-C", workspace, "generate").exit_code == 0
    after = everything(workspace / "output")
    assert {p: c for p, c in after.items() if p != ".written"} == {p: c for p, c in before.items() if p != ".written"}


def test_the_documents_of_a_unit_that_is_gone_are_taken_away_if_nobody_edited_them(workspace: Path) -> None:
    save(workspace, profile("yard"))
    rollebog("-C", workspace, "generate")
    edited, other = documents(workspace)[2:]
    edited.write_bytes(b"edited")
    (workspace / "profiles" / "yard.yaml").unlink()
    assert "Removed" not in rollebog("-C", workspace, "generate", "workshop").stdout
    done = rollebog("-C", workspace, "generate")
    assert f"Removed, because no document has this name any more: output/yard/{other.name}" in done.stdout
    assert documents(workspace)[2:] == [edited]
    assert edited.read_bytes() == b"edited"


def test_the_documents_of_a_unit_whose_profile_cannot_be_read_stay_whatever_the_file_is_called(workspace: Path) -> None:
    before = everything(workspace / "output")
    for name in ("workshop.yaml", "vaerkstedet.yaml"):
        (workspace / "profiles" / "workshop.yaml").rename(workspace / "profiles" / name)
        readable = (workspace / "profiles" / name).read_text("utf-8")
        assert rollebog("-C", workspace, "generate").exit_code == 0
        (workspace / "profiles" / name).write_text("unit: [", "utf-8")
        assert rollebog("-C", workspace, "generate").exit_code == 1
        assert everything(workspace / "output") == before
        (workspace / "profiles" / name).write_text(readable, "utf-8")


def test_an_id_that_changes_only_by_case_costs_no_document_where_the_disk_knows_no_case(tmp_path: Path) -> None:
    unit = profile("Yard")
    workspace = small_workspace(tmp_path / "w", unit)
    rollebog("-C", workspace, "generate")
    before = documents(workspace)
    (workspace / "output" / "yard").symlink_to("Yard")  # so that both names lead to one folder, as on Windows
    (workspace / "profiles" / "Yard.yaml").unlink()
    unit["unit"]["id"] = "yard"
    save(workspace, unit)
    for _ in range(2):
        rollebog("-C", workspace, "generate")
        assert documents(workspace) == before


def test_files_of_people_and_of_other_units_are_never_removed(workspace: Path) -> None:
    kept = {"workshop/notes.docx": b"own", "workshop2/x.docx": b"own", "README.md": b"own"}
    for path, content in kept.items():
        (workspace / "output" / path).parent.mkdir(exist_ok=True)
        (workspace / "output" / path).write_bytes(content)
    _changed(workspace, title="Blikkenslager")
    rollebog("-C", workspace, "generate")
    assert kept.items() <= everything(workspace / "output").items()


def test_an_old_path_that_is_now_a_folder_is_left_alone(workspace: Path) -> None:
    old = _function_description(workspace)
    old.unlink()
    (old / "inside").mkdir(parents=True)
    _changed(workspace, title="Blikkenslager")
    assert rollebog("-C", workspace, "generate").exit_code == 0
    assert (old / "inside").is_dir()


def test_a_name_that_differs_only_by_case_from_a_documents_name_is_never_cleared_away(tmp_path: Path) -> None:
    for path in ("unit/Æble.docx", "unit/æble.docx", "unit/other.docx"):
        _output(tmp_path).put(path, b"the same on some disks")
    assert _output(tmp_path).prune("unit", ["unit/æble.docx"]) == ["unit/other.docx"]


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
    workspace = small_workspace(tmp_path / "w", *(profile(f"unit-{number}") for number in range(12)))
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

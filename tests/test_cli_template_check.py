"""``rollebog template check``: which templates it looks at, and what it says to people and to programs."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from generator.layout import shipped
from generator.word.package import deflate, pack, unpack
from tests.command_line import rollebog
from tests.kinds import ALL_KINDS
from tests.small_profile import profile
from tests.small_workspace import small_workspace

GOALS = shipped() / "templates" / "goal-document.docx"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """With a single template: each takes its time."""
    made = small_workspace(tmp_path / "w", profile())
    for template in (made / "templates").glob("*.docx"):
        if template.name != GOALS.name:
            template.unlink()
    return made


def changed(target: Path, *replaced: tuple[str, str]) -> Path:
    """The goal document's template with other words in its body."""
    parts = unpack(GOALS.read_bytes())
    for old, new in replaced:
        assert old.encode() in parts["word/document.xml"]
        parts["word/document.xml"] = parts["word/document.xml"].replace(old.encode(), new.encode())
    target.write_bytes(pack({name: deflate(name, content) for name, content in parts.items()}))
    return target


def test_without_a_file_every_template_of_the_workspace_is_checked(tmp_path: Path) -> None:
    workspace = small_workspace(tmp_path / "w", profile())
    folder = workspace / "templates"
    shutil.copy(GOALS, folder / "goal-document.nb.docx")
    (folder / "~$goal-document.docx").write_bytes(b"Word has it open")
    count = len(list(folder.glob("[!~]*.docx")))
    done = rollebog("-C", workspace, "template", "check")
    assert (done.exit_code, done.stdout) == (0, f"Checked {count} templates: no problems.\n"), done.output


def test_a_mistake_is_shown_with_place_advice_and_the_words_around(workspace: Path) -> None:
    changed(workspace / "templates" / "goal-document.docx", ("{{ foundation.heading }}", "{{ foundation.headin }}"))
    done = rollebog("-C", workspace, "template", "check")
    assert done.exit_code == 1
    assert (
        "templates/goal-document.docx: body, paragraph 4: 'foundation' has no field 'headin' in "
        "'{{ foundation.headin }}'. Did you mean 'heading'?\n      | {{ foundation.headin }}\n"
    ) in done.stderr
    assert done.stdout.endswith(" 1 error, 0 warnings.\n")


def test_the_kind_is_told_by_the_name_or_by_the_option(tmp_path: Path) -> None:
    file = changed(tmp_path / "Ny skabelon.docx", ("{{ foundation.heading }}", "{{ foundation.headin }}"))
    assert rollebog("template", "check", file).exit_code == 0
    assert rollebog("template", "check", file, "--kind", "goal-document").exit_code == 1
    assert rollebog("template", "check", shutil.copy(file, tmp_path / "goal-document.nb.docx")).exit_code == 1


def test_an_unknown_kind_is_answered_with_the_likely_one(tmp_path: Path) -> None:
    done = rollebog("template", "check", GOALS, "--kind", "goal-documnet")
    assert (done.exit_code, "Did you mean 'goal-document'?" in done.stderr) == (2, True)
    assert all(rollebog("template", "check", GOALS.with_name(f"{kind}.docx")).exit_code == 0 for kind in ALL_KINDS[-1:])


def test_a_section_left_out_is_a_warning_and_fails_only_when_strict(tmp_path: Path) -> None:
    file = changed(tmp_path / "goal-document.docx", ("{%p for block in objective.blocks %}", "{%p for block in [] %}"))
    done = rollebog("template", "check", file)
    assert done.exit_code == 0
    assert "warning: the field 'objective" in done.stderr
    assert rollebog("template", "check", file, "--strict").exit_code == 1


def test_the_report_for_programs_has_stable_keys(tmp_path: Path) -> None:
    file = changed(tmp_path / "goal-document.docx", ("{{ goal }}", "{{ gaol }}"))
    report = json.loads(rollebog("template", "check", file, "--format", "json").stdout)
    assert list(report) == ["files", "errors", "warnings", "problems"]
    found = report["problems"][0]
    assert (found["path"], found["severity"], found["excerpt"]) == (str(file), "error", "{{ gaol }}")


def test_what_is_no_template_is_refused_in_words_and_the_others_are_still_checked(tmp_path: Path) -> None:
    odd = tmp_path / "odd.docx"
    odd.write_bytes(b"%PDF-1.7")
    done = rollebog("template", "check", odd, tmp_path / "none.docx", GOALS)
    assert done.exit_code == 1
    assert done.stderr.count("odd.docx: this cannot be a template: ") == 1
    assert "none.docx: there is no such file." in done.stderr
    assert done.stdout == "Checked 3 templates: 2 errors, 0 warnings.\n"


def test_what_only_filling_can_show_is_found_with_documents(tmp_path: Path) -> None:
    file = changed(
        tmp_path / "goal-document.docx",
        ("{{ goal }}", "{{ goal }}{{ goals.blocks|length // (title|length - title|length) }}"),
    )
    done = rollebog("template", "check", file)
    assert done.exit_code == 1
    assert "body, table 1, row 3, cell 2, paragraph 2" in done.stderr
    assert "fails with some documents: integer division or modulo by zero." in done.stderr


def test_a_file_that_is_nearly_named_like_a_template_is_told_and_others_are_left_alone(workspace: Path) -> None:
    folder = workspace / "templates"
    shutil.copy(GOALS, folder / "goal-document.se.docx")
    shutil.copy(GOALS, folder / "Brevpapir.docx")
    done = rollebog("-C", workspace, "template", "check")
    assert done.exit_code == 0
    assert "templates/goal-document.se.docx: warning: nothing is made with this file" in done.stderr
    assert "Brevpapir" not in done.output


def test_a_kind_with_mistakes_is_told_of_before_its_template_is_called_sound(workspace: Path) -> None:
    shutil.copy(GOALS, workspace / "templates" / "half-done.docx")
    (workspace / "templates" / "half-done.yaml").write_text("kind: half-done\n", "utf-8")
    for words in ((), (workspace / "templates" / "half-done.docx",)):
        done = rollebog("-C", workspace, "template", "check", *words)
        assert done.exit_code == 1
        assert "templates/half-done.yaml:1:1: the key 'sections' is missing." in done.stderr
        assert "no problems" not in done.stdout
    done = rollebog("-C", workspace, "generate", "--kind", "half-done")
    assert "the kind 'half-done' cannot be used: templates/half-done.yaml has mistakes." in done.stderr

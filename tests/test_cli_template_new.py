"""``rollebog template new``: where it writes, what it never overwrites, and how it refuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.layout import shipped
from tests.command_line import rollebog
from tests.house_files import danish, english
from tests.small_profile import profile
from tests.small_workspace import documents, small_workspace

KIND = "goal-document"


@pytest.fixture
def office(tmp_path: Path) -> Path:
    (tmp_path / "Brevpapir.docx").write_bytes(danish())
    return small_workspace(tmp_path / "office", profile())


def _usual(kind: str = KIND) -> bytes:
    return (shipped() / "templates" / f"{kind}.docx").read_bytes()


def test_without_a_house_it_is_the_template_that_comes_with_rollebog(office: Path) -> None:
    template = office / "templates" / f"{KIND}.docx"
    template.unlink()
    done = rollebog("-C", office, "template", "new", KIND)
    assert done.exit_code == 0, done.output
    assert done.stdout.startswith(f"templates/{KIND}.docx is written.")
    assert template.read_bytes() == _usual()


def test_with_a_house_it_replaces_what_nobody_has_changed_and_is_used_from_then_on(office: Path) -> None:
    done = rollebog("-C", office, "template", "new", KIND, "--from", office.parent / "Brevpapir.docx")
    assert done.exit_code == 0, done.output
    assert (office / "templates" / f"{KIND}.docx").read_bytes() != _usual()
    assert rollebog("-C", office, "generate").exit_code == 0
    assert documents(office)


def test_a_template_that_somebody_changed_is_left_alone(office: Path) -> None:
    template = office / "templates" / f"{KIND}.docx"
    template.write_bytes(b"changed")
    done = rollebog("-C", office, "template", "new", KIND)
    assert (done.exit_code, template.read_bytes()) == (1, b"changed")
    assert "so it was left alone" in done.stderr
    assert "--output FILE" in done.stderr
    aside = office.parent / "ny.docx"
    assert rollebog("-C", office, "template", "new", KIND, "--output", aside).exit_code == 0
    assert aside.read_bytes() == _usual()


def test_a_language_of_its_own(office: Path) -> None:
    assert rollebog("-C", office, "template", "new", KIND, "--language", "nb").exit_code == 0
    assert (office / "templates" / f"{KIND}.nb.docx").read_bytes() == _usual()


def test_remarks_are_told_and_stand_in_the_report(office: Path) -> None:
    house = office.parent / "Letterhead.docx"
    house.write_bytes(english())
    aside = office.parent / "ny.docx"
    done = rollebog("template", "new", KIND, "--from", house, "--output", aside, "--format", "json")
    report = json.loads(done.stdout)
    assert (report["kind"], report["template"]) == (KIND, str(aside))
    assert {one["severity"] for one in report["problems"]} == {"warning"}
    assert "marked as decorative" in rollebog("template", "new", KIND, "--from", house, "--output", aside).stderr


def test_an_unknown_kind_is_guessed(office: Path) -> None:
    done = rollebog("-C", office, "template", "new", "goal-documnet")
    assert (done.exit_code, f"Did you mean '{KIND}'?" in done.stderr) == (2, True)


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"%PDF-1.7", "a PDF file"), (b"", "empty"), (None, "there is no such file."), (b"PK\x03\x04rubbish", "no Word")],
)
def test_what_is_no_letterhead_is_refused_in_words(office: Path, content: bytes | None, words: str) -> None:
    house = office.parent / "x.docx"
    if content is not None:
        house.write_bytes(content)
    done = rollebog("-C", office, "template", "new", KIND, "--from", house)
    assert done.exit_code == 1
    assert words in done.stderr
    assert "Traceback" not in done.output
    assert (office / "templates" / f"{KIND}.docx").read_bytes() == _usual()

"""Each described kind under document control: submitted, approved by a body, copied, changed, compared, reproduced."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from generator.kinds import shipped
from tests.command_line import rollebog
from tests.small_profile import goals, profile
from tests.small_workspace import documents, save, small_workspace

PEOPLE = "people:\n  svend: {duties: [editor]}\n  skriver: {titles: [Skriver], duties: [quality, board]}\n"
BODY = {"approved-by": [{"body": "Lavet"}]}
GOAL = {"name": "Læring", "statement": "Alle lærer."}
MISSION: dict[str, Any] = {"lead": "Derfor er vi her.", "statement": "Vi bygger."}
THEME = {
    "title": "Træ",
    "lead": "Træ er godt.",
    "recommendations": [{"items": [{"id": "eg", "text": "Brug eg."}]}],
}
# By kind: the rest of a document, what changes in it, and what that weighs.
KINDS: dict[str, tuple[dict[str, Any], dict[str, Any], str]] = {
    "mission-statement": (
        {"mission": ["Vi bygger huse."], "vision": ["At alle har tag."]},
        {"vision": ["At alle har tag og dør."]},
        "significant",
    ),
    "strategic-goals": (
        {"mission": MISSION, "vision": {"statement": "Tørre huse."}, "goals": [GOAL]},
        {"goals": [GOAL, {"name": "Ro", "statement": "Alle har tid."}]},
        "significant",
    ),
    "position-paper": (
        {"lead": "Vi skriver om træ.", "summary": {"recommendations": ["eg"]}, "themes": [THEME]},
        {"themes": [{**THEME, "lead": "Træ er bedst."}]},
        "minor",
    ),
}


def test_every_described_kind_is_tried_here() -> None:
    assert {one.kind for one in shipped().described} == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_a_document_is_approved_copied_changed_and_reproduced(kind: str, tmp_path: Path) -> None:
    rest, change, weight = KINDS[kind]
    folder = small_workspace(tmp_path / "house", _organisation({"kind": kind, "control": BODY, **rest}))
    _people(folder)
    minutes = tmp_path / "minutes.txt"
    minutes.write_text("Vedtaget.", "utf-8")
    number = f"lavet/{kind}"
    _run(folder, "submit", number, "--as", "svend", "--date", "2026-01-05")
    approval = ("--as", "skriver", "--evidence", minutes, "--date", "2026-01-06", "--yes")
    assert "in force from 2026-01-06" in _run(folder, "approve", number, *approval)
    (issued,) = documents(folder, "output/current")
    assert issued.read_bytes() in [one.read_bytes() for one in (folder / "register" / "archive").rglob("*.docx")]
    assert _status(folder, number)["changes"] == []
    _run(folder, "copy", number, "--date", "2026-02-01", "--output", str(tmp_path / "copy.docx"))

    save(folder, _organisation({"kind": kind, "control": BODY, **rest, **change}))
    now = _status(folder, number)
    assert (now["revision"], now["weight"], len(now["changes"]) > 0) == ("1.00", weight, True)
    _run(folder, "generate")
    assert len(documents(folder, "output/lavet")) == 1  # a draft of what has changed, beside what is in force
    _run(folder, "withdraw", number, "--as", "skriver", "--reason", "Slut", "--date", "2026-03-01", "--yes")
    proof = json.loads(_run(folder, "verify", "--reproduce", "--format", "json"))
    assert {one["outcome"] for one in proof["reproduced"]} == {"same"}


def test_who_supports_a_strategic_goal_is_seen_when_it_is_approved_and_when_others_join(tmp_path: Path) -> None:
    number = "lavet/strategic-goals"
    aims = {"kind": "strategic-goals", "control": BODY, **KINDS["strategic-goals"][0]}
    folder = small_workspace(
        tmp_path / "house", _organisation(aims), _unit("tag", "Tagholdet"), _unit("fod", "Fodholdet")
    )
    _people(folder)
    save(folder, _unit("tag", "Tagholdet", "Læring"))
    _run(folder, "status", "--date", "2026-01-04")  # from here on an act reads the profiles it needs, and no others
    _run(folder, "submit", number, "--as", "svend", "--date", "2026-01-05")
    minutes = tmp_path / "minutes.txt"
    minutes.write_text("Vedtaget.", "utf-8")
    _run(folder, "approve", number, "--as", "skriver", "--evidence", minutes, "--date", "2026-01-06", "--yes")
    archived = [one.name for one in (folder / "register" / "archive").rglob("tag.yaml")]
    assert archived, "the profile of a unit that supports is among what the document was made from"
    assert not list((folder / "register" / "archive").rglob("fod.yaml"))
    assert _status(folder, number)["changes"] == []

    save(folder, _unit("fod", "Fodholdet", "Læring"))
    now = _status(folder, number)
    assert now["weight"] == "minor"
    assert [one for one in now["changes"] if "Fodholdet" in one]
    save(folder, _unit("fod", "Fodholdet"))
    assert _status(folder, number)["changes"] == []


def test_a_document_without_a_number_is_never_told_of_one(tmp_path: Path) -> None:
    number, rest = "lavet/mission-statement", {"kind": "mission-statement", **KINDS["mission-statement"][0]}
    folder = small_workspace(tmp_path / "house", _organisation({"control": BODY, **rest}))
    _people(folder)
    _run(folder, "submit", number, "--as", "svend", "--date", "2026-01-05")
    asked = ("--party", "Lavet", "--deadline", "2026-02-20", "--as", "svend", "--date", "2026-01-05")
    heard = _refused(folder, "hearing", "open", number, *asked)
    assert "write 'hearings: {mission-statement: {significant: [internal]}}' in rollebog.yaml" in heard
    approval = ("--as", "skriver", "--evidence", folder / "rollebog.yaml", "--date", "2026-01-06", "--yes")
    _run(folder, "approve", number, *approval)
    save(folder, _organisation({"control": {**BODY, "folder": ["Skuffe"]}, **rest}))
    again = _run(folder, "submit", number, "--as", "svend", "--date", "2026-01-07")
    assert "submitted as revision 1.01 (nothing in the text has changed)." in again
    _run(folder, "withdraw", number, "--as", "skriver", "--reason", "Slut", "--date", "2026-03-01", "--yes")
    refused = _refused(folder, "submit", number, "--as", "svend", "--date", "2026-03-02")
    assert "Give a new document an id of its own." in refused
    warned = rollebog("-C", folder, "check").stderr
    assert "profiles/lavet.yaml" in warned
    assert "Remove it, or give the document a new id." in warned


def test_a_declared_document_without_a_revision_says_how_one_is_given(tmp_path: Path) -> None:
    declared = {"kind": "mission-statement", "control": {**BODY, "approved": "2026-01-02"}}
    folder = small_workspace(tmp_path / "house", _organisation({**declared, **KINDS["mission-statement"][0]}))
    _people(folder)
    number = "lavet/mission-statement"
    assert _status(folder, number)["next"] == "Adopt it, and say which revision it is."
    (tmp_path / "old.docx").write_bytes(b"PK")
    refused = _refused(folder, "adopt", number, "--file", tmp_path / "old.docx", "--as", "skriver")
    assert "the revision is missing. No profile declares it; give it with --revision." in refused


def _refused(folder: Path, *args: str | Path) -> str:
    done = rollebog("-C", folder, *args)
    assert done.exit_code == 1, done.output
    return done.stderr


def _people(folder: Path) -> None:
    with (folder / "rollebog.yaml").open("a", encoding="utf-8") as settings:
        settings.write(PEOPLE)


def _organisation(document: dict[str, Any]) -> dict[str, Any]:
    return {"unit": {"id": "lavet", "name": "Lavet", "kind": "organisation"}, "language": "da", "documents": [document]}


def _unit(name: str, title: str, *supports: str) -> dict[str, Any]:
    main = [{"text": "Oplære nye", "supports": list(supports)}] if supports else ["Oplære nye"]
    made = profile(goals=goals(areas=[{"title": "Folk", "main": main}]), positions=[])
    made["goals"]["control"] = {**made["goals"]["control"], "id": f"G-{name}"}
    return {**made, "unit": {**made["unit"], "id": name, "name": title}}


def _run(folder: Path, *args: str | Path) -> str:
    done = rollebog("-C", folder, *args)
    assert done.exit_code == 0, done.stderr
    return done.stdout


def _status(folder: Path, number: str) -> dict[str, Any]:
    report = json.loads(_run(folder, "status", "--date", "2026-02-01", "--format", "json"))
    (line,) = [one for one in report["documents"] if one["number"] == number]
    assert isinstance(line, dict)
    return line

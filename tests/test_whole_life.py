"""A document and a standard through their whole lives by the command line, looked at after each step."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path
from typing import Any

import docx
import pytest
from click.testing import Result

from tests.command_line import ROOT, rollebog
from tests.small_profile import control, position, profile
from tests.small_standard import CRAFT
from tests.small_workspace import save, small_workspace
from tests.word_package import part

PEOPLE = """\
people:
  svend: {groups: [Svendene], duties: [editor]}
  oldermand: {titles: [Oldermand]}
  mester: {titles: [Mester], duties: [approver]}
  kontor: {titles: [Skriver], duties: [quality, editor]}
  skriver: {bodies: [Lavet], duties: [board]}
"""
NUMBER = "workshop-1"


def _profile(purpose: str = "Bygger.", responsibility: str = "Taget.") -> dict[str, Any]:
    block = control(NUMBER, **{"professionally-responsible": [{"title": "Oldermand"}], "validity": "24 months"})
    return profile(positions=[position(control=block, purpose=purpose, responsibility=[responsibility])])


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    folder = small_workspace(tmp_path, _profile())
    with (folder / "rollebog.yaml").open("a", encoding="utf-8") as settings:
        settings.write(PEOPLE)
    return folder


class _Life:
    """A workspace in which one document lives; every act is followed by a look at everything."""

    def __init__(self, workspace: Path, number: str) -> None:
        self.workspace = workspace
        self.number = number

    def act(self, line: str, person: str, day: str) -> dict[str, Any]:
        """Do it; returns the document's row as JSON reports it."""
        done = self._run(line, person, day, "--format", "json")
        assert done.exit_code == 0, (line, done.output)
        row: dict[str, Any] = json.loads(done.stdout)["document"]
        self.verified()
        return row

    def verified(self, *more: str) -> dict[str, Any]:
        """What ``verify`` reports; it has found no fault."""
        done = rollebog("-C", self.workspace, "verify", "--format", "json", *more)
        report: dict[str, Any] = json.loads(done.stdout)
        assert (done.exit_code, report["problems"]) == (0, [])
        return report

    def refused(self, line: str, person: str, day: str) -> str:
        """What refuses it."""
        done = self._run(line, person, day)
        assert done.exit_code == 1
        return done.stderr

    def _run(self, line: str, person: str, day: str, *more: str) -> Result:
        command, *rest = shlex.split(line)
        words = [command, *([rest.pop(0)] if command == "hearing" else []), self.number, *rest]
        return rollebog("-C", self.workspace, *words, "--as", person, "--date", day, *more)

    def status(self, day: str) -> dict[str, Any]:
        """The document's line in ``status``."""
        report = rollebog("-C", self.workspace, "status", "--date", day, "--format", "json")
        assert report.exit_code == 0, report.output
        (line,) = [one for one in json.loads(report.stdout)["documents"] if one["number"] == self.number]
        return dict(line)

    def file(self, place: str) -> dict[str, str]:
        """Text and status, revision and dates (from the properties) of the copy in that folder of output/."""
        (found,) = [one for one in (self.workspace / "output").rglob("*.docx") if self._is_in(one, place)]
        word = found.read_bytes()
        named = re.findall(r'name="([^"]+)"><vt:lpwstr>([^<]*)', part(word, "docProps/custom.xml"))
        header = " ".join(re.findall(r">([^<>]+)</w:t>", part(word, "word/header1.xml")))
        text = "\n".join(paragraph.text for paragraph in docx.Document(str(found)).paragraphs)
        tables = "\n".join(
            " | ".join(cell.text for cell in row.cells)
            for table in docx.Document(str(found)).tables
            for row in table.rows
        )
        return {**dict(named), "header": header, "text": text, "tables": tables}

    def _is_in(self, file: Path, place: str) -> bool:
        folders = file.relative_to(self.workspace / "output").parts[:-1]
        drafts = not {"current", "expired", "hearings"} & set(folders)
        own = file.name.startswith(self.number) and "Rollekort" not in file.name
        return own and (place in folders if place else drafts)

    def files(self, place: str) -> int:
        """How many copies of the document lie there."""
        return sum(self._is_in(one, place) for one in (self.workspace / "output").rglob("*.docx"))

    def versions(self) -> int:
        """How many versions the archive holds."""
        return int(self.verified()["versions"])


def test_a_function_description_from_draft_to_withdrawal(workspace: Path) -> None:
    life = _Life(workspace, NUMBER)
    _draft(life)
    _first_hearing(life)
    _first_issue(life)
    _minor_change(life)
    _renewal(life)
    _significant_change(life)
    _withdrawal(life)
    assert [one["outcome"] for one in life.verified("--reproduce")["reproduced"]] == ["same"] * 4


def _draft(life: _Life) -> None:
    assert rollebog("-C", life.workspace, "generate").exit_code == 0
    draft = life.file("")
    assert (draft["Status"], draft["Revision"]) == ("Udkast", "1.00 (udkast)")
    assert "UDKAST" in draft["header"]
    assert life.status("2026-01-02")["state"] == "draft"


def _first_hearing(life: _Life) -> None:
    row = life.act("submit", "svend", "2026-01-05")
    assert (row["work"], row["submitted"]["weight"], row["submitted"]["revision"]) == (
        "awaiting-hearing",
        "significant",
        "1.00",
    )
    assert "the internal hearing is still to be held" in life.refused("approve --yes", "mester", "2026-01-06")

    life.act("hearing open --party Oldermand --party Naboen --deadline 2026-01-20", "svend", "2026-01-06")
    heard = life.file("")
    assert heard["Status"] == "I høring"
    assert "intern høring, svarfrist 20.01.2026" in heard["header"]
    assert life.status("2026-01-10")["hearing"]["deadline"] == "2026-01-20"
    for party, comment in (("Oldermand", "Taget er ikke alt."), ("Naboen", "Støj."), ("Naboen", "Støv.")):
        row = life.act(
            f'hearing respond --party {party} --comment "{comment}" --outcome accommodated', "svend", "2026-01-12"
        )
    assert row["hearing"]["responses"] == 3
    assert "runs until 2026-01-20" in life.refused("hearing close", "svend", "2026-01-19")
    assert life.act("hearing close", "svend", "2026-01-20")["work"] == "awaiting-approval"
    assert rollebog("-C", life.workspace, "hearing", "note", NUMBER).exit_code == 0
    assert all(words in life.file("hearings")["tables"] for words in ("Taget er ikke alt.", "Støj.", "Støv."))


def _first_issue(life: _Life) -> None:
    save(life.workspace, _profile(responsibility="Taget og kælderen."))
    assert "the text has changed since it was submitted" in life.refused("approve --yes", "mester", "2026-01-21")
    row = life.act("submit", "svend", "2026-01-21")
    assert (row["work"], row["hearings_left"]) == ("awaiting-approval", [])
    assert "has not confirmed" in life.refused("approve --yes", "mester", "2026-01-22")
    life.act("confirm", "oldermand", "2026-01-22")
    assert "takes the duty 'approver' or 'board'" in life.refused("approve --yes", "svend", "2026-01-23")
    row = life.act("approve --yes", "mester", "2026-01-23")
    assert (row["revision"], row["approved"], row["valid_until"]) == ("1.00", "2026-01-23", "2028-01-23")
    issued = life.file("current")
    assert (issued["Status"], issued["Revision"]) == ("Godkendt", "1.00")
    assert (issued["Approved"], issued["Valid until"]) == ("23.01.2026", "23.01.2028")
    assert issued["Approved by"] == "Mester"
    assert "1.00 | 23.01.2026 | Første udgave" in issued["tables"]
    assert "UDKAST" not in issued["header"]
    assert (life.files(""), life.files("current"), life.versions()) == (0, 1, 1)
    line = life.status("2026-01-24")
    assert (line["state"], line["revision"], line["changed"]) == ("approved", "1.00", [])


def _minor_change(life: _Life) -> None:
    save(life.workspace, _profile(purpose="Bygger om.", responsibility="Taget og kælderen."))
    line = life.status("2026-02-01")
    assert (line["state"], line["working"], line["weight"]) == ("approved", "draft", "minor")
    assert "content" in line["changed"]
    rollebog("-C", life.workspace, "generate", "--date", "2026-02-01")
    assert life.file("")["Revision"] == "1.01 (udkast)"
    assert life.file("current")["Revision"] == "1.00"
    row = life.act('submit --change "Formålet er skrevet om"', "svend", "2026-02-02")
    assert (row["submitted"]["weight"], row["work"]) == ("minor", "awaiting-approval")
    life.act("confirm", "oldermand", "2026-02-03")
    assert life.act("approve --yes", "mester", "2026-02-04")["revision"] == "1.01"
    assert "1.01 | 04.02.2026 | Formålet er skrevet om" in life.file("current")["tables"]


def _renewal(life: _Life) -> None:
    assert "nothing has changed since revision 1.01" in life.refused("submit", "svend", "2026-03-01")
    row = life.act("renew --yes", "mester", "2026-03-01")
    assert (row["revision"], row["valid_until"]) == ("1.02", "2028-03-01")
    assert "1.02 | 01.03.2026 | Fornyet uden ændringer" in life.file("current")["tables"]


def _significant_change(life: _Life) -> None:
    save(life.workspace, _profile(purpose="Bygger om.", responsibility="Hele huset."))
    row = life.act("submit", "svend", "2026-04-01")
    assert (row["submitted"]["revision"], row["work"]) == ("2.00", "awaiting-hearing")
    life.act("hearing open --party Oldermand --deadline 2026-04-20", "svend", "2026-04-02")
    life.act("hearing close", "svend", "2026-04-21")
    life.act("confirm", "oldermand", "2026-04-22")
    assert life.act("approve --yes", "mester", "2026-04-23")["revision"] == "2.00"
    history = [
        line.split(" | ")[0] for line in life.file("current")["tables"].splitlines() if re.match(r"\d\.\d\d ", line)
    ]
    assert history == ["2.00", "1.02", "1.01", "1.00"]


def _withdrawal(life: _Life) -> None:
    row = life.act('withdraw --reason "Huset er solgt" --yes', "kontor", "2026-06-01")
    assert (row["force"], row["withdrawn"]) == ("withdrawn", "2026-06-01")
    assert (life.files("current"), life.versions()) == (0, 5)
    assert life.status("2026-06-02")["state"] == "withdrawn"
    assert "withdrawn on 2026-06-01" in life.refused("submit", "svend", "2026-06-03")
    assert life.status("2026-02-10")["revision"] == "1.01"


def test_a_standard_goes_through_both_hearings_and_a_body_approves_it(tmp_path: Path) -> None:
    block = (
        "control: {id: STD.1, prepared-by: [{group: Svendene}], approved-by: [{body: Lavet}], validity: 36 months}\n"
    )
    folder = small_workspace(tmp_path)
    (folder / "frameworks" / "craft" / "2.1.yaml").write_text(CRAFT + block, "utf-8")
    with (folder / "rollebog.yaml").open("a", encoding="utf-8") as settings:
        settings.write(PEOPLE)
    minutes = tmp_path / "referat.txt"
    minutes.write_text("Lavet vedtog standarden.", "utf-8")
    life = _Life(folder, "STD.1")
    assert life.act("submit", "svend", "2026-01-05")["hearings_left"] == ["internal", "official"]
    life.act("hearing open --party Svendene --deadline 2026-01-20", "svend", "2026-01-06")
    assert life.act("hearing close", "svend", "2026-01-20")["hearings_left"] == ["official"]
    assert "the official hearing is still to be held" in life.refused("approve --yes", "skriver", "2026-01-21")
    life.act("hearing open --kind official --party Byen --deadline 2026-02-20", "svend", "2026-01-22")
    assert "officiel høring, svarfrist 20.02.2026" in life.file("")["header"]
    life.act('hearing respond --party Byen --comment "Godt." --outcome noted', "svend", "2026-02-01")
    assert life.act("hearing close", "svend", "2026-02-20")["work"] == "awaiting-approval"
    assert "takes its evidence" in life.refused("approve --yes", "skriver", "2026-02-21")
    row = life.act(f"approve --yes --evidence {shlex.quote(str(minutes))}", "skriver", "2026-02-21")
    assert (row["revision"], row["valid_until"]) == ("1.00", "2029-02-21")
    assert life.file("current")["Approved by"] == "Lavet"
    (cards,) = (folder / "output" / "standards").glob("*.docx")  # no draft is left; the cards are of what is in force
    assert "Revision 1.00 · Status: Godkendt · Gyldig til 21.02.2029" in part(cards.read_bytes(), "word/footer1.xml")
    assert [one["outcome"] for one in life.verified("--reproduce")["reproduced"]] == ["same"]
    assert [one.read_text("utf-8") for one in (folder / "register" / "archive").rglob("*referat.txt")] == [
        "Lavet vedtog standarden."
    ]


def test_the_readmes_life_of_a_document_works_as_pasted_in_at_most_twelve_commands(tmp_path: Path) -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    (block,) = [one for one in re.findall(r"^```sh\n(.*?)^```$", text, re.MULTILINE | re.DOTALL) if "submit" in one]
    commands = block.strip().splitlines()
    assert len(commands) <= 12
    assert rollebog("init", tmp_path / "w").exit_code == 0
    assert rollebog("-C", tmp_path / "w", "new", "unit", "fjordby", "--name", "Palliativt Team Fjordby").exit_code == 0
    for line in commands:
        program, *words = shlex.split(line)
        done = rollebog("-C", tmp_path / "w", *words)
        assert (program, done.exit_code, done.stderr) == ("rollebog", 0, ""), line

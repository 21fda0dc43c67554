"""``rollebog status``: what is shown to whom, in which form, on which day."""

from __future__ import annotations

import csv
import datetime
import io
import json
import re
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import Result

from generator.cli.status import STATES, Within, _looked
from generator.layout import Layout
from generator.register.status.line import HEADLINES
from generator.reminders import words
from tests.command_line import rollebog
from tests.small_profile import control, goals, position, profile
from tests.small_standard import CRAFT
from tests.small_workspace import SETTINGS, everything, save, small_workspace

PEOPLE = """\
validity: {function-description: 24 months, goal-document: 12 months}
hearings: {function-description: {significant: [internal]}}
people:
  vita: {name: Vita Skriver, groups: [Svendene], duties: [editor]}
  mads: {name: Mads Mester, titles: [Mester], duties: [approver], email: mads@byen.example}
  lis: {titles: [Leder], duties: [editor]}
  karl: {name: Karl Kontrol, duties: [quality]}
"""


def status(workspace: Path, *args: str | Path) -> Result:
    return rollebog("-C", workspace, "status", *args)


def act(workspace: Path, *args: str) -> None:
    done = rollebog("-C", workspace, *args)
    assert done.exit_code == 0, done.stderr


def documents(workspace: Path, *args: str | Path) -> dict[str, dict[str, Any]]:
    shown = status(workspace, "--format", "json", *args)
    assert shown.exit_code == 0, shown.stderr
    return {one["number"]: one for one in json.loads(shown.stdout)["documents"]}


def approve(workspace: Path, number: str, day: str) -> None:
    act(workspace, "submit", number, "--as", "vita", "--date", day)
    act(workspace, "approve", number, "--as", "mads", "--date", day, "--yes")


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """alpha-2 in force until 2026-02-28, alpha-1 in hearing, beta-2 awaiting approval, beta-1 a Norwegian draft."""
    folder = small_workspace(
        tmp_path_factory.mktemp("status") / "w",
        profile("alpha", positions=[position("alpha-1", title="Tømrer; tag, loft")]),
        profile("beta", language="nb"),
    )
    (folder / "rollebog.yaml").write_text(SETTINGS + PEOPLE, "utf-8")
    approve(folder, "alpha-2", "2025-02-28")
    act(folder, "submit", "alpha-1", "--as", "vita", "--date", "2025-11-03")
    opening = ("--party", "Naboen", "--deadline", "2025-12-01", "--date", "2025-11-03")
    act(folder, "hearing", "open", "alpha-1", "--as", "vita", *opening)
    said = ("--party", "Naboen", "--comment", "Hvad med taget?", "--date", "2025-11-10")
    act(folder, "hearing", "respond", "alpha-1", "--as", "vita", *said)
    act(folder, "submit", "beta-2", "--as", "vita", "--date", "2025-11-04")
    return folder


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """One unit with nothing under the register, to be acted upon."""
    folder = small_workspace(tmp_path / "w", profile("alpha"))
    (folder / "rollebog.yaml").write_text(SETTINGS + PEOPLE, "utf-8")
    return folder


def test_every_document_is_shown_with_its_state_its_dates_and_what_is_to_be_done(shared: Path) -> None:
    found = documents(shared, "--date", "2026-01-15")
    assert {number: one["state"] for number, one in found.items()} == {
        "alpha-1": "hearing",
        "alpha-2": "approved",
        "beta-1": "draft",
        "beta-2": "awaiting-approval",
    }
    assert (found["alpha-2"]["revision"], found["alpha-2"]["approved"]) == ("1.00", "2025-02-28")
    assert (found["alpha-2"]["valid_until"], found["alpha-2"]["days_left"]) == ("2026-02-28", 44)
    assert found["alpha-2"]["next"] == "Renew or revise it: valid until 2026-02-28."
    assert found["alpha-1"]["hearing"] == {
        "kind": "internal",
        "deadline": "2025-12-01",
        "responses": 1,
        "unanswered": 1,
        "overdue": True,
    }
    assert (found["beta-1"]["registered"], found["beta-2"]["next"]) == (False, "Approve it.")


@pytest.mark.parametrize(
    ("day", "state", "due", "expired"),
    [
        ("2025-11-29", "approved", False, False),
        ("2025-11-30", "approved", True, False),
        ("2026-02-28", "approved", True, False),
        ("2026-03-01", "expired", False, True),
    ],
)
def test_the_date_decides_what_is_due_and_what_has_expired(
    shared: Path, day: str, state: str, due: bool, expired: bool
) -> None:
    found = documents(shared, "alpha-2", "--date", day)["alpha-2"]
    assert (found["state"], found["due"], found["expired"]) == (state, due, expired)


def test_on_an_earlier_day_the_register_is_shown_as_it_was_then(shared: Path) -> None:
    shown = status(shared, "--date", "2025-11-05", "--format", "json")
    assert shown.stderr == "As of 2025-11-05: 1 later act is left out.\n"
    found = {one["number"]: one for one in json.loads(shown.stdout)["documents"]}
    assert (found["alpha-1"]["state"], found["alpha-1"]["unanswered"]) == ("hearing", 0)
    assert (found["alpha-1"]["hearing"]["responses"], found["alpha-1"]["hearing"]["overdue"]) == (0, False)
    before = status(shared, "--date", "2025-01-01", "--format", "json")
    assert before.stderr == "As of 2025-01-01: 6 later acts are left out.\n"
    assert {one["state"] for one in json.loads(before.stdout)["documents"]} == {"draft"}


def test_documents_units_states_and_terms_choose_what_is_shown(shared: Path) -> None:
    def numbers(*args: str) -> list[str]:
        return list(documents(shared, "--date", "2026-01-15", *args))

    assert numbers("ALPHA-2") == ["alpha-2"]
    assert numbers("beta/carpenter", "alpha-1") == ["alpha-1", "beta-1"]
    assert numbers("beta") == numbers("--unit", "beta") == ["beta-1", "beta-2"]
    assert numbers("--unit", "beta", "--unit", "Alpha") == ["alpha-1", "alpha-2", "beta-1", "beta-2"]
    assert numbers("--state", "hearing", "--state", "draft") == ["alpha-1", "beta-1"]
    assert numbers("--due", "43d") == numbers("--state", "expired") == []
    assert numbers("--due", "44d") == numbers("--due", "7 weeks") == numbers("--due", "2m") == ["alpha-2"]
    assert list(documents(shared, "--due", "1d", "--date", "2026-12-01")) == ["alpha-2"]


def test_work_beside_what_is_in_force_is_found_by_its_state_too(own: Path) -> None:
    approve(own, "alpha-2", "2026-01-05")
    save(own, profile("alpha", goals=goals("alpha-2", objective="Tørt overalt.")))
    (found,) = documents(own, "--state", "draft", "alpha-2").values()
    assert (found["state"], found["working"], found["weight"]) == ("approved", "draft", "minor")
    assert found["changed"] == ["content"]
    act(own, "submit", "alpha-2", "--as", "vita", "--date", "2026-01-06")
    (found,) = documents(own, "--state", "awaiting-approval").values()
    assert (found["state"], found["working"], found["next"]) == ("approved", "awaiting-approval", "Approve it.")


def test_what_changed_since_approval_shows_at_once_and_never_for_form_alone(own: Path) -> None:
    approve(own, "alpha-2", "2026-01-05")
    file = own / "profiles" / "alpha.yaml"
    written = file.read_text("utf-8")
    file.write_text(f"# Kommentar\n{json.dumps(json.loads(written), indent=5)}\n", "utf-8")
    assert documents(own)["alpha-2"]["changed"] == []
    changed = goals("alpha-2", control=control("alpha-2", folder=["Skuffe"]))
    save(own, profile("alpha", goals=changed))
    found = documents(own)["alpha-2"]
    assert (found["changed"], found["changes"]) == (["control"], ["control: folder"])
    file.write_text(written, "utf-8")
    (own / "frameworks" / "craft" / "2.1.yaml").write_text(CRAFT.replace("Håndværk", "Håndens værk"), "utf-8")
    (own / "templates" / "labels.da.yaml").write_text("sections: {purpose: Hvorfor}\n", "utf-8")
    found = documents(own)["alpha-2"]
    assert (found["changed"], found["presentation_changed"]) == (["content"], True)


def test_a_faulty_profile_is_named_on_stderr_and_everything_else_is_shown(own: Path) -> None:
    approve(own, "alpha-2", "2026-01-05")
    save(own, profile("beta"))
    save(own, profile("alpha", positions=[position("alpha-1", level="9")]))
    shown = status(own, "--format", "json")
    assert shown.exit_code == 0
    assert "profiles/alpha.yaml:" in shown.stderr
    assert "unknown level '9'" in shown.stderr
    report = json.loads(shown.stdout)
    found = {one["number"]: one for one in report["documents"]}
    assert set(found) == {"alpha-2", "beta-1", "beta-2"}
    assert (found["alpha-2"]["source"], found["alpha-2"]["next"]) == ("faulty", "Correct the errors in its files.")
    assert [problem["path"] for problem in report["problems"]] == ["profiles/alpha.yaml"]
    (own / "profiles" / "alpha.yaml").unlink()
    assert documents(own)["alpha-2"]["source"] == "missing"


def test_a_withdrawn_document_stays_in_the_list(own: Path) -> None:
    approve(own, "alpha-2", "2026-01-05")
    act(own, "withdraw", "alpha-2", "--as", "karl", "--reason", "Nedlagt", "--date", "2026-01-06", "--yes")
    found = documents(own, "--state", "withdrawn")["alpha-2"]
    assert (found["next"], found["due"], found["expired"]) == ("", False, False)
    assert "withdrawn" in status(own, "alpha-2").stdout


def test_a_file_that_declares_otherwise_than_the_register_is_warned_of_with_both_values(own: Path) -> None:
    approve(own, "alpha-2", "2026-01-05")
    declared = control("alpha-2", revision="4.01", approved="2024-01-01")
    save(own, profile("alpha", goals=goals("alpha-2", control=declared)))
    shown = status(own)
    assert "alpha-2: warning: its file declares 'revision: 4.01', and the register says '1.00'." in shown.stderr
    assert "'approved: 2024-01-01', and the register says '2026-01-05'" in shown.stderr


def test_each_person_is_told_what_only_he_must_do_now(shared: Path) -> None:
    def tasks(person: str) -> list[tuple[str, str, str]]:
        shown = status(shared, "--for", person, "--date", "2026-01-15", "--format", "json")
        return [(one["number"], one["what"], one["command"]) for one in json.loads(shown.stdout)["tasks"]]

    assert tasks("vita") == [
        ("alpha-1", "Answer 1 response.", "rollebog hearing respond alpha-1"),
        ("alpha-1", "Close the hearing: its deadline was 2025-12-01.", "rollebog hearing close alpha-1"),
        ("alpha-2", "Renew or revise it: valid until 2026-02-28.", ""),
        ("beta-1", "Submit it.", "rollebog submit beta-1"),
    ]
    assert tasks("Mads Mester") == [
        ("alpha-2", "Renew it if nothing has to change: valid until 2026-02-28.", "rollebog renew alpha-2"),
        ("beta-2", "Approve it.", "rollebog approve beta-2"),
    ]
    assert tasks("karl") == []
    assert status(shared, "--for", "karl").stdout == "Karl Kontrol: nothing to do now.\n"


def test_a_confirmation_is_asked_of_those_who_have_not_given_it(own: Path) -> None:
    block = control("alpha-2", **{"professionally-responsible": [{"title": "Leder"}]})
    save(own, profile("alpha", goals=goals("alpha-2", control=block)))
    act(own, "submit", "alpha-2", "--as", "vita", "--date", "2026-01-05")
    shown = status(own, "--for", "lis").stdout
    assert "Confirm it: Leder.\n  rollebog confirm alpha-2" in shown
    assert "Approve" not in status(own, "--for", "mads").stdout
    act(own, "confirm", "alpha-2", "--as", "lis", "--date", "2026-01-05")
    assert "Approve it." in status(own, "--for", "mads").stdout


def test_an_unknown_person_document_unit_or_span_is_refused_with_a_guess(shared: Path) -> None:
    refused = status(shared, "--for", "vito")
    assert (refused.exit_code, "Did you mean 'vita'?" in refused.stderr) == (1, True)
    refused = status(shared, "alpha-7", "beta-2")
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert "alpha-7: there is no document of that number, key or unit. Did you mean 'alpha-" in refused.stderr
    refused = status(shared, "--unit", "bete")
    assert (refused.exit_code, "Did you mean 'beta'?" in refused.stderr) == (1, True)
    for wrong in ("soon", "0d", "d", "3 moons", "-1d"):
        assert status(shared, "--due", wrong).exit_code == 2
    assert status(shared, "--fail-on", "expired,late").exit_code == 2


@pytest.mark.parametrize(
    ("written", "until"),
    [
        ("90d", "2026-08-30"),
        ("12w", "2026-08-24"),
        ("3m", "2026-09-01"),
        ("3 months", "2026-09-01"),
        ("1y", "2027-06-01"),
    ],
)
def test_a_span_may_be_written_short_or_in_full(written: str, until: str) -> None:
    assert Within().convert(written, None, None).after(datetime.date(2026, 6, 1)).isoformat() == until


def test_reminders_go_to_everybody_who_must_act_in_the_language_of_the_document(shared: Path) -> None:
    shown = status(shared, "--mail", "--date", "2026-01-15")
    assert shown.exit_code == 0
    to_mads, to_vita_in_danish, to_vita_in_norwegian = shown.stdout.split("-" * 72 + "\n")
    assert to_mads.startswith("Til: Mads Mester <mads@byen.example>\nEmne: beta-2 venter på deg\n\nHei Mads Mester\n")
    assert "Dokumentet venter på din godkjenning." in to_mads
    assert to_vita_in_danish.startswith("Til: Vita Skriver\nEmne: 2 dokumenter venter på dig\n\nKære Vita Skriver\n")
    assert (
        "alpha-2  Målsætningsdokument: Værksted alpha\n  Revision 1.00, gyldig til og med 28.02.2026\n" in shown.stdout
    )
    assert "Ét høringssvar er ikke besvaret." in to_vita_in_danish
    assert "beta-1" in to_vita_in_norwegian
    assert all(len(line) <= 78 for line in shown.stdout.splitlines())
    assert not re.search(r"[{}]|None", shown.stdout)


def test_where_the_settings_name_nobody_a_reminder_is_addressed_to_the_title(tmp_path: Path) -> None:
    declared = control(
        "a-2", revision="1.00", approved="2024-01-01", **{"responsible-for-revision": [{"title": "Leder"}]}
    )
    folder = small_workspace(tmp_path / "w", profile("a", goals=goals("a-2", control=declared)))
    shown = status(folder, "a-2", "--mail").stdout
    assert shown.startswith("Til: Leder\nEmne: a-2 venter på dig\n\nKære Leder\n")


def test_reminders_may_be_written_into_a_folder(shared: Path, tmp_path: Path) -> None:
    shown = status(shared, "--mail-to", tmp_path / "mails", "--date", "2026-01-15")
    names = ["Mads Mester, nb.txt", "Vita Skriver, da.txt", "Vita Skriver, nb.txt"]
    assert shown.stdout.splitlines() == [str(tmp_path / "mails" / name) for name in names]
    assert sorted(everything(tmp_path / "mails")) == names
    assert "Kære Vita Skriver" in (tmp_path / "mails" / names[1]).read_text("utf-8")


@pytest.mark.parametrize("language", ["da", "nb", "en"])
def test_every_language_has_every_word_of_a_reminder_with_the_same_gaps(language: str) -> None:
    def gaps(texts: dict[str, Any]) -> dict[str, Any]:
        return {
            name: gaps(one) if isinstance(one, dict) else sorted(re.findall(r"{(\w+)}", one))
            for name, one in texts.items()
        }

    assert gaps(words(language).texts) == gaps(words("da").texts)


def unfolded(calendar: bytes) -> list[str]:
    return calendar.replace(b"\r\n ", b"").decode().split("\r\n")


def test_the_calendar_holds_notice_days_last_days_and_deadlines_and_is_the_same_every_time(
    shared: Path, tmp_path: Path
) -> None:
    made = []
    for name in ("one.ics", "two.ics"):
        shown = status(shared, "--ics", tmp_path / name, "--date", "2026-01-15", "--format", "json")
        assert f"{tmp_path / name}: 3 events." in shown.stderr
        made.append((tmp_path / name).read_bytes())
    assert made[0] == made[1]
    assert all(len(line) <= 75 for line in made[0].split(b"\r\n"))
    assert b"\n" not in made[0].replace(b"\r\n", b"")
    lines = unfolded(made[0])
    assert (lines[0], lines[1], lines[-2:]) == ("BEGIN:VCALENDAR", "VERSION:2.0", ["END:VCALENDAR", ""])
    said = dict(
        zip([x for x in lines if x.startswith("UID")], [x for x in lines if x.startswith("DTSTART")], strict=True)
    )
    assert said == {
        "UID:alpha-1.hearing.internal.2025-12-01@rollebog": "DTSTART;VALUE=DATE:20251201",
        "UID:alpha-2.notice@rollebog": "DTSTART;VALUE=DATE:20251130",
        "UID:alpha-2.last-day@rollebog": "DTSTART;VALUE=DATE:20260228",
    }
    assert lines.count("DTSTAMP:20260115T000000Z") == 3
    assert r"DESCRIPTION:Tømrer\; tag\, loft\, Værksted alpha" in lines
    assert "SUMMARY:alpha-2 skal revideres" in lines


def test_a_long_text_with_letters_of_many_octets_is_folded_between_letters(own: Path, tmp_path: Path) -> None:
    title = "Blåbærgrød på ødelagte døre " * 8 + "🪵" * 30
    declared = control("alpha-1", revision="1.00", approved="2026-01-01", **{"valid-until": "2027-01-01"})
    save(own, profile("alpha", positions=[position("alpha-1", title=title, control=declared)]))
    status(own, "alpha-1", "--ics", tmp_path / "x.ics")
    calendar = (tmp_path / "x.ics").read_bytes()
    assert max(map(len, calendar.split(b"\r\n"))) in (73, 74, 75)
    for piece in calendar.split(b"\r\n"):
        piece.decode()
    assert f"DESCRIPTION:{title.strip()}\\, Værksted alpha" in unfolded(calendar)


def test_csv_opens_in_a_spreadsheet_and_is_no_formula_there(own: Path) -> None:
    save(own, profile("alpha", positions=[position("alpha-1", title="=1+1")]))
    shown = rollebog("-C", own, "status", "--format", "csv")
    assert shown.stdout_bytes.startswith(b"\xef\xbb\xbfnumber,")
    rows = list(csv.DictReader(io.StringIO(shown.stdout.lstrip("\ufeff"))))
    assert [(row["number"], row["title"], row["state"]) for row in rows] == [
        ("alpha-1", "'=1+1", "draft"),
        ("alpha-2", "Værksted alpha", "draft"),
    ]


def test_the_table_fits_80_columns_and_says_everything_in_words(shared: Path) -> None:
    shown = status(shared, "--date", "2026-03-01").stdout
    assert all(len(line) <= 80 for line in shown.splitlines())
    for said in (
        "alpha-2",
        "expired",
        "revision 1.00",
        "2026-02-28",
        "1 day ago",
        "awaiting-approval",
        "Værksted beta",
    ):
        assert said in shown
    assert shown.splitlines()[-1] == "4 documents on 2026-03-01: 1 awaiting-approval, 1 draft, 1 expired, 1 hearing."
    assert click.unstyle(shown) == shown


def test_the_name_that_the_next_command_takes_is_never_broken(tmp_path: Path) -> None:
    unit = {"id": "fagligt-selskab", "name": "Fagligt selskab", "kind": "organisation"}
    block = {"approved-by": [{"body": "Medlemmerne"}]}
    mission = {"kind": "mission-statement", "control": block, "mission": ["Vi samler faget."], "vision": ["Hjælp."]}
    folder = small_workspace(tmp_path / "w", {"unit": unit, "language": "da", "documents": [mission]})
    lines = status(folder).stdout.splitlines()
    (named,) = [number for number, line in enumerate(lines) if line.strip() == "fagligt-selskab/mission-statement"]
    assert lines[named + 1].split()[:2] == ["mission-statement", "draft"]
    assert all(len(line) <= 80 for line in lines)


@pytest.mark.parametrize(
    ("given", "day", "code", "named"),
    [
        ("expired", "2026-02-28", 0, ""),
        ("expired", "2026-03-01", 1, "alpha-2: expired\n"),
        ("due", "2026-02-28", 1, "alpha-2: due\n"),
        ("due,expired,changed", "2025-12-31", 1, "alpha-2: due\n"),
        ("changed", "2026-03-01", 0, ""),
    ],
)
def test_automation_fails_on_what_it_names(shared: Path, given: str, day: str, code: int, named: str) -> None:
    shown = status(shared, "--fail-on", given, "--date", day, "--format", "json")
    assert (shown.exit_code, shown.stderr) == (code, named)
    assert len(json.loads(shown.stdout)["documents"]) == 4


def test_a_changed_document_fails_where_changes_must_not_be(own: Path) -> None:
    approve(own, "alpha-2", "2026-01-05")
    assert status(own, "--fail-on", "changed").exit_code == 0
    save(own, profile("alpha", goals=goals("alpha-2", objective="Tørt overalt.")))
    shown = status(own, "--fail-on", "changed")
    assert (shown.exit_code, shown.stderr) == (1, "alpha-2: changed\n")


def test_a_workspace_without_units_says_how_to_begin(tmp_path: Path) -> None:
    folder = small_workspace(tmp_path / "w")
    assert status(folder).stdout == "There are no units yet. Add one with: rollebog new unit ID\n"
    assert documents(folder) == {}


def test_looking_records_nothing_and_writes_nothing_but_its_memory(own: Path) -> None:
    approve(own, "alpha-2", "2026-01-05")
    before = everything(own)
    status(own)
    after = everything(own)
    assert set(after) - set(before) == {"output/.look.json", "output/.status.json"}
    assert all(after[path] == content for path, content in before.items())


def test_an_unchanged_workspace_is_reported_from_memory_and_says_exactly_the_same(
    own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[datetime.date] = []

    def looking(layout: Layout, day: datetime.date) -> Any:
        looked.append(day)
        return _looked(layout, day)

    monkeypatch.setattr("generator.cli.status._looked", looking)

    def asked(day: str) -> tuple[str, int]:
        """What is shown, and how often it took a look."""
        looked.clear()
        return status(own, "--format", "json", "--date", day).stdout, len(looked)

    def forgotten(day: str) -> str:
        Layout(own).reported.unlink()
        return asked(day)[0]

    approve(own, "alpha-2", "2026-01-05")
    assert [asked("2026-02-01")[1] for _ in range(2)] == [1, 0]
    remembered, looks = asked("2026-06-30")
    assert (looks, remembered) == (0, forgotten("2026-06-30"))
    asked("2026-02-01")
    assert asked("2026-10-06")[1] == 0  # the day before the notice period of what is valid until 2027-01-05
    assert asked("2026-10-07")[1] == 1
    assert asked("2026-10-06")[1] == 1
    file = own / "profiles" / "alpha.yaml"
    file.write_text(file.read_text("utf-8") + "\n", "utf-8")
    assert [asked("2026-10-06")[1] for _ in range(2)] == [1, 0]
    act(own, "submit", "alpha-1", "--as", "vita", "--date", "2026-01-06")
    assert asked("2026-10-06")[1] == 1


def test_what_has_problems_is_looked_at_every_time(own: Path) -> None:
    save(own, profile("alpha", positions=[position("alpha-1", level="9")]))
    for _ in range(2):
        assert "unknown level '9'" in status(own, "--format", "json").stderr


def test_the_states_of_the_option_are_those_of_the_lines() -> None:
    assert STATES == HEADLINES

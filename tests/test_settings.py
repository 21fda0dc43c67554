"""What ``rollebog.yaml`` may say, and how ``rollebog check`` answers what it may not."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest

from generator import yamlfile
from generator.model.reading import understand
from generator.model.settings import Settings
from tests.command_line import rollebog
from tests.small_profile import profile
from tests.small_workspace import save, small_workspace

HEAD = "organisation: Byen\n"
ANNA_AND_BO = "people:\n  anna: {}\n  bo: {}\n"


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_workspace(tmp_path_factory.mktemp("workspace"), profile())


def answer(workspace: Path, text: str) -> list[str]:
    """What ``check`` says about these settings, without the lines that it quotes."""
    (workspace / "rollebog.yaml").write_text(HEAD + text, "utf-8")
    result = rollebog("-C", workspace, "check")
    problems = [line for line in result.stderr.splitlines() if line.startswith("rollebog.yaml:")]
    assert result.exit_code == int(bool(problems))
    assert all(re.match(r"rollebog\.yaml:\d+:\d+: ", line) for line in problems)
    return [line.removeprefix("rollebog.yaml:") for line in problems]


def read(text: str) -> Settings:
    return understand(yamlfile.parse(HEAD + text, "rollebog.yaml"), Settings).model


# --- what may stand there -----------------------------------------------------------------------------


def test_the_organisation_is_enough_and_the_rest_is_as_the_design_says() -> None:
    found = read("")
    assert (found.language, found.revision, found.notice, found.shortest_hearing) == (
        *("da", "M.mm", "90 days", "14 days"),
    )
    assert (found.delegated_renewal, found.only_approved_frameworks, found.other_accounts) == (False, False, "record")
    assert (found.people, found.substitutes, found.validity, found.hearings) == ({}, (), {}, {})


def test_everything_that_can_be_set_is_read_as_it_is_written() -> None:
    found = read(
        "revision: M.m\nnotice: 3 months\nshortest-hearing: 3 weeks\ndelegated-renewal: true\n"
        "only-approved-frameworks: true\nother-accounts: refuse\n"
        "hearings:\n  goal-document:\n    significant: [internal, official]\n    minor: [official]\n"
        "people:\n  anna:\n    name: Anna Holm\n    titles: [Leder]\n    units: [fjordby]\n    groups: [Ledelsen]\n"
        "    bodies: [Rådet]\n    duties: [editor, quality, approver, board]\n    accounts: [0150]\n    email: a@b.dk\n"
        "  bo: {}\n"
        "substitutes:\n  - for: anna\n    by: bo\n    from: 2024-02-29\n    until: 2024-03-01\n"
    )
    assert (found.revision, found.notice, found.shortest_hearing) == ("M.m", "3 months", "3 weeks")
    assert (found.delegated_renewal, found.only_approved_frameworks, found.other_accounts) == (True, True, "refuse")
    rule = found.hearing_rule("goal-document")
    assert (rule.significant, rule.minor) == (("internal", "official"), ("official",))
    anna = found.people["anna"]
    assert (anna.name, anna.titles, anna.units, anna.groups) == ("Anna Holm", ("Leder",), ("fjordby",), ("Ledelsen",))
    assert (anna.bodies, anna.accounts, anna.email) == (("Rådet",), ("0150",), "a@b.dk")
    assert anna.duties == ("editor", "quality", "approver", "board")
    (away,) = found.substitutes
    assert (away.for_, away.by) == ("anna", "bo")
    assert (away.from_, away.until) == (datetime.date(2024, 2, 29), datetime.date(2024, 3, 1))


@pytest.mark.parametrize(
    "text",
    [
        "validity:\n  function-description: 24 months\n  goal-document: 1 year\n  competence-description: 5 years\n",
        "hearings:\n  competence-description:\n    significant: [internal, official]\n",
        "people:\n  anna: {name: Anna}\n  bo: {name: Anna}\n",
        ANNA_AND_BO + "substitutes:\n  - {for: anna, by: bo, from: 2026-01-01, until: 2026-01-01}\n",
        ANNA_AND_BO + "substitutes:\n" + "  - {for: anna, by: bo, from: 2026-01-01, until: 2026-01-02}\n" * 2,
    ],
)
def test_settings_without_a_mistake_are_accepted_without_a_word(workspace: Path, text: str) -> None:
    assert answer(workspace, text) == []


# --- what may not -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("revision: M.mmmm\n", ["2:1: 'M.mmmm' is no value of 'revision'. Did you mean 'M.mmm'?"]),
        ("revision: 1.00\n", ["2:1: '1.00' is no value of 'revision'. Known: M, M.m, M.mm, M.mmm."]),
        ("other-accounts: deny\n", ["2:1: 'deny' is no value of 'other-accounts'. Known: record, refuse."]),
        ("delegated-renewal: yes\n", ["2:1: 'yes' is neither true nor false. Write true or false."]),
        (
            "notice: 90\nshortest-hearing: to uger\n",
            [
                "2:1: 'notice': '90' is no span of time. Write for instance '24 months' or '3 years'.",
                "3:1: 'shortest-hearing': 'to uger' is no span of time. Write for instance '24 months' or '3 years'.",
            ],
        ),
        (
            "people:\n  anna: Anna\n",
            [
                "3:3: 'anna' must hold keys of its own, not a text or list. "
                "Write them indented below it, as 'key: value'."
            ],
        ),
        (
            "people:\n  anna:\n    title: Leder\n    duties: [redaktør, quality]\n",
            [
                "4:5: unknown key 'title' in 'people.anna'. Did you mean 'titles'?",
                "5:14: 'redaktør' is no value of 'duties'. Known: editor, quality, approver, board.",
            ],
        ),
        (
            "people:\n  anna holm: {}\n",
            ["3:3: 'anna holm' is no valid id. Use letters, digits, '.', '-' and '_', at most 80."],
        ),
    ],
)
def test_a_value_of_the_wrong_sort_is_named_with_what_may_stand_there(
    workspace: Path, text: str, said: list[str]
) -> None:
    assert answer(workspace, text) == said


def test_kinds_that_no_document_has_are_named_wherever_they_stand(workspace: Path) -> None:
    text = "hearings:\n  function-descripton: {}\n  hearing-note: {}\nvalidity:\n  goals: 1 year\n"
    known = (
        "Known: competence-description, function-description, goal-document, mission-statement, position-paper, "
        "strategic-goals."
    )
    assert answer(workspace, text) == [
        "3:3: unknown document kind 'function-descripton'. Did you mean 'function-description'?",
        f"4:3: unknown document kind 'hearing-note'. {known}",
        f"6:3: unknown document kind 'goals'. {known}",
    ]


@pytest.mark.parametrize("weight", ["significant", "minor"])
def test_hearings_are_known_kinds_each_once(workspace: Path, weight: str) -> None:
    start = f"hearings:\n  goal-document:\n    {weight}: "
    assert answer(workspace, f"{start}[internal, official]\n") == []
    assert answer(workspace, f"{start}[internal, official, internal]\n") == [
        "4:5: the same hearing stands twice. Name each once."
    ]
    place = 4 + len(weight) + 4
    assert answer(workspace, f"{start}[intern]\n") == [
        f"4:{place}: 'intern' is no value of '{weight}'. Did you mean 'internal'?"
    ]


def test_hearings_follow_from_these_weights_only(workspace: Path) -> None:
    assert answer(workspace, "hearings:\n  goal-document:\n    large: [internal]\n") == [
        "4:5: unknown key 'large' in 'hearings.goal-document'. Known: minor, significant."
    ]


def test_an_account_belongs_to_one_person(workspace: Path) -> None:
    hint = "An account belongs to one person and is named once."
    assert answer(workspace, "people:\n  anna:\n    accounts: [ann, bo]\n  bo:\n    accounts: [bo, Ann]\n") == [
        f"6:16: the account 'bo' is taken already in line 4. {hint}",
        f"6:20: the account 'Ann' is taken already in line 4 (there written 'ann'). {hint}",
    ]
    assert answer(workspace, "people:\n  anna:\n    accounts: [ann, ann]\n") == [
        f"4:21: the account 'ann' is taken already in line 4. {hint}"
    ]


def test_two_people_do_not_differ_in_case_only(workspace: Path) -> None:
    assert answer(workspace, "people:\n  anna: {}\n  ANNA: {}\n") == [
        "4:3: the person 'ANNA' is taken already in line 3 (there written 'anna'). Give it an id of its own."
    ]


def test_a_substitution_is_between_two_people_who_are_known(workspace: Path) -> None:
    text = "people:\n  anna: {}\nsubstitutes:\n  - {for: ana, by: bo, from: 2026-01-01, until: 2026-01-02}\n"
    assert answer(workspace, text) == [
        "5:6: there is no person 'ana' in 'people'. Did you mean 'anna'?",
        "5:16: there is no person 'bo' in 'people'. Known: anna.",
    ]


def test_nobody_is_his_own_substitute_and_no_substitution_ends_before_it_begins(workspace: Path) -> None:
    away = "  - {for: anna, by: bo, from: 2026-01-03, until: 2026-01-03}\n"
    wrong = "  - {for: anna, by: anna, from: 2026-01-03, until: 2026-01-02}\n"
    assert answer(workspace, f"{ANNA_AND_BO}substitutes:\n{away}{wrong}") == [
        "7:17: nobody is a substitute for himself.",
        "7:45: the last day, 2026-01-02, lies before the first, 2026-01-03.",
    ]


def test_a_substitution_needs_both_people_and_both_days_and_nothing_else_is_said_of_what_is_missing(
    workspace: Path,
) -> None:
    assert answer(workspace, ANNA_AND_BO + "substitutes:\n  - {for: anna, from: 2026-02-30}\n") == [
        "6:5: the key 'by' is missing in 'substitutes[0]'. Add 'by:'.",
        "6:5: the key 'until' is missing in 'substitutes[0]'. Add 'until:'.",
        "6:17: 'from': '2026-02-30' is no date. Write year-month-day, such as 2026-03-31.",
    ]


# --- ids that Rollebog keeps --------------------------------------------------------------------------


@pytest.mark.parametrize("unit", ["standards", "current", "expired", "edited", "Standards", "CURRENT"])
def test_no_unit_bears_the_name_of_a_folder_that_rollebog_keeps(tmp_path: Path, unit: str) -> None:
    folder = small_workspace(tmp_path)
    save(folder, profile(unit))
    result = rollebog("-C", folder, "check")
    assert result.exit_code == 1
    assert result.stderr.splitlines()[0] == (
        f"profiles/{unit}.yaml:3:3: Rollebog keeps the id '{unit}' for itself. Choose another one."
    )


@pytest.mark.parametrize("unit", ["standard", "current-2", "udgaaet"])
def test_a_unit_may_be_called_something_like_it(tmp_path: Path, unit: str) -> None:
    folder = small_workspace(tmp_path)
    save(folder, profile(unit))
    assert rollebog("-C", folder, "check").exit_code == 0

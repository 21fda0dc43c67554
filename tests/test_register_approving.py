"""Who may approve, renew or adopt a document, as whom, and every reason why not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator.model.settings import Settings
from generator.problems import Problem, RollebogError
from generator.register import acts
from generator.register.act import Evidence
from generator.register.acts import Adopted
from generator.register.candidate import Candidate
from generator.register.desk import Desk
from generator.register.keeping.session import Register
from generator.register.people import Capacity
from generator.register.proposal import propose
from generator.register.rules import adopting, approving, four_eyes, numbered_as_declared, renewing
from generator.register.standing import Standing
from tests.small_register import NUMBER, PEOPLE, act, at, candidate, day, settings, somebody, stands

MINUTES = Evidence("referat.pdf", b"%PDF")
GUILD: dict[str, Any] = {"approved-by": [{"body": "Lauget"}]}
SEE = "See 'people' in rollebog.yaml."


def told(found: Iterable[Problem]) -> list[str]:
    """The problems as they are shown, without the document's number before each."""
    return [str(one).removeprefix(f"{NUMBER}: ") for one in found]


def attempt(
    who: str,
    of: Settings | None = None,
    evidence: tuple[Evidence, ...] = (),
    on: int = 0,
    block: dict[str, Any] | None = None,
) -> tuple[Capacity | None, list[str]]:
    """As whom somebody would approve the candidate with that control block, and what is held against it."""
    of = of or settings()
    as_whom, found = approving(of, candidate(block=block), somebody(who, of), day(on), evidence)
    return as_whom, told(found)


# --- approving ----------------------------------------------------------------------------------------


def test_whoever_is_named_and_holds_the_duty_approves() -> None:
    assert attempt("master") == (Capacity("Mester"), [])


def test_whoever_is_not_named_is_told_who_is() -> None:
    parties = {"approved-by": [{"title": "Mester"}, {"person": "Ole", "title": "Formand"}, {"body": "Lauget"}]}
    assert attempt("stranger", block=parties) == (
        None,
        [
            "stranger is not among those who approve it ('Mester', 'Ole, Formand', 'Lauget'). See 'people' in "
            "rollebog.yaml: titles, groups and bodies, and 'units' (this one is 'workshop')."
        ],
    )


def test_a_title_approves_and_prepares_in_its_own_units() -> None:
    here = settings(people={**PEOPLE, "master": {**PEOPLE["master"], "units": ["workshop"]}})
    elsewhere = settings(people={**PEOPLE, "master": {**PEOPLE["master"], "units": ["yard"]}})
    assert attempt("master", here) == (Capacity("Mester"), [])
    assert attempt("master", elsewhere)[0] is None
    prepared = {"prepared-by": [{"title": "Mester"}]}
    assert [one[:12] for one in attempt("master", here, block=prepared)[1]] == ["master alone"]
    assert [one[:13] for one in attempt("master", elsewhere, block=prepared)[1]] == ["master is not"]


def test_being_named_is_not_enough_without_the_duty() -> None:
    of = settings(people={**PEOPLE, "master": {**PEOPLE["master"], "duties": ["editor", "quality", "board"]}})
    assert attempt("master", of) == (
        None,
        [f"master may stand for 'Mester' but does not hold the duty 'approver'. {SEE}"],
    )


def test_a_body_is_spoken_for_by_somebody_with_the_duty_board_and_its_minutes() -> None:
    assert attempt("secretary", None, (MINUTES,), block=GUILD) == (Capacity("Lauget", "Lauget", body=True), [])
    assert attempt("secretary", block=GUILD) == (
        Capacity("Lauget", "Lauget", body=True),
        [
            "the decision of 'Lauget' is recorded on its behalf, and that takes its evidence. "
            "Add the minutes: --evidence FILE"
        ],
    )


def test_a_member_of_a_body_without_the_duty_board_does_not_speak_for_it() -> None:
    of = settings(people={**PEOPLE, "member": {"bodies": ["Lauget"], "duties": ["approver", "quality"]}})
    assert attempt("member", of, (MINUTES,), block=GUILD) == (
        None,
        [f"member may stand for 'Lauget' but does not hold the duty 'board'. {SEE}"],
    )


def test_the_duty_board_approves_nothing_that_a_title_approves() -> None:
    of = settings(people={**PEOPLE, "chair": {"titles": ["Mester"], "duties": ["board"]}})
    assert attempt("chair", of)[0] is None


def test_of_several_parts_the_first_that_he_may_play_counts() -> None:
    parties = {"approved-by": [{"body": "Lauget"}, {"title": "Mester"}]}
    of = settings(people={**PEOPLE, "master": {**PEOPLE["master"], "bodies": ["Lauget"]}})
    assert attempt("master", of, block=parties) == (Capacity("Mester"), [])


def test_a_substitute_approves_between_his_days_and_must_hold_the_duty_himself() -> None:
    away = {"for": "master", "by": "deputy", "from": "2026-03-05", "until": "2026-03-06"}
    of = settings(substitutes=[away])
    found = [attempt("deputy", of, on=number) for number in range(2, 6)]
    assert [as_whom for as_whom, _ in found] == [None, *[Capacity("Mester", "Mads Mester")] * 2, None]
    assert [bool(problems) for _, problems in found] == [True, False, False, True]
    writer = settings(substitutes=[{**away, "by": "writer"}])
    assert attempt("writer", writer, on=3) == (
        None,
        [f"writer may stand for 'Mester' but does not hold the duty 'approver'. {SEE}"],
    )


def test_a_substitute_in_a_body_needs_its_duty_and_its_minutes_too() -> None:
    of = settings(substitutes=[{"for": "secretary", "by": "deputy", "from": "2026-03-02", "until": "2026-03-02"}])
    assert attempt("deputy", of, (MINUTES,), block=GUILD) == (
        None,
        [f"deputy may stand for 'Lauget' but does not hold the duty 'board'. {SEE}"],
    )


def test_whoever_alone_prepared_a_document_does_not_approve_it() -> None:
    alone = {"prepared-by": [{"person": "Mads Mester"}]}
    assert attempt("master", block=alone) == (
        Capacity("Mester"),
        ["master alone prepared it; somebody else must approve it. Four eyes: let another of the approvers do it."],
    )
    assert attempt("master", block={"prepared-by": [{"person": "Mads Mester"}, {"person": "Vita Skriver"}]})[1] == []


def test_whoever_alone_prepared_it_does_not_approve_it_as_a_substitute_either() -> None:
    of = settings(substitutes=[{"for": "master", "by": "deputy", "from": "2026-03-02", "until": "2026-03-09"}])
    _, found = attempt("deputy", of, block={"prepared-by": [{"person": "Dorte Deputeret"}]})
    assert [one.split(";")[0] for one in found] == ["deputy alone prepared it"]


def test_all_reasons_against_an_approver_are_told_at_once() -> None:
    _, found = attempt("writer", block={"prepared-by": [{"person": "Vita Skriver"}]})
    assert [one.split(" ", 1)[1][:16] for one in found] == ["is not among tho", "alone prepared i"]
    _, found = attempt("secretary", block={"prepared-by": [{"person": "Sara Sekretær"}], **GUILD})
    assert [one[:12] for one in found] == ["secretary al", "the decision"]


# --- renewing -----------------------------------------------------------------------------------------


def in_force(**more: Any) -> Standing:
    now = candidate(**more)
    return stands(act("adopt", 0, digests=now.digests, revision="3"))


def test_only_what_says_what_was_approved_is_renewed() -> None:
    assert renewing(in_force(), candidate()) == []
    submit = "Submit the change: rollebog submit W.1"
    text = f"its text differs from revision 3, so it cannot be renewed. {submit}"
    block = f"its control block differs from revision 3, so it cannot be renewed. {submit}"
    assert told(renewing(in_force(), candidate(purpose="River ned."))) == [text]
    assert told(renewing(in_force(), candidate(usual_validity="3 years"))) == [block]
    assert told(renewing(in_force(), candidate(purpose="River ned.", usual_validity="3 years"))) == [text, block]


def test_a_new_template_or_label_is_approved_and_not_renewed() -> None:
    (problem,) = renewing(in_force(), candidate(template="goal-document", words={"kinds.hearing-note": "x"}))
    assert "its template or labels differs from revision" in problem.message


def test_whoever_submitted_does_not_approve_unless_somebody_else_has_confirmed() -> None:
    submitted = stands(act("submit", 0, person="master"))
    (problem,) = four_eyes(submitted, somebody("master"))
    assert "nobody else has looked at it since" in problem.message
    assert four_eyes(submitted, somebody("writer")) == []


def test_a_revision_declared_after_submitting_is_not_passed_by() -> None:
    submitted = stands(act("submit", 0, revision="1.00"))
    assert numbered_as_declared(submitted, candidate(), "M.mm") == []
    (problem,) = numbered_as_declared(submitted, candidate(block={"revision": "3.00"}), "M.mm")
    assert "declares revision 3.00, and it was submitted as 1.00" in problem.message


def test_what_was_adopted_without_its_text_cannot_be_shown_to_be_unchanged() -> None:
    assert len(renewing(stands(act("adopt", 0, digests={})), candidate())) == 3
    assert renewing(stands(), candidate()) == []


def renewed(folder: Path, who: str, of: Settings, now: Candidate | None = None) -> Standing:
    """The document approved by its master on the second day, and renewed by somebody on the tenth."""
    now = now or candidate()
    with Register(folder / "register").acting() as session:

        def desk(person: str, on: int) -> Desk:
            return Desk(session, of, somebody(person, of), at(on))

        first = propose(of, session.standing(NUMBER), None, now)
        acts.submit(desk("writer", 0), now, replace(first, hearings=()))
        acts.approve(desk("master", 1), now)
        return acts.renew(desk(who, 9), now)


def test_the_approver_renews_under_the_next_minor_number_for_another_term(tmp_path: Path) -> None:
    found = renewed(tmp_path, "master", settings())
    assert [(one.act, one.revision, one.weight) for one in found.issues] == [
        ("approve", "1.00", "significant"),
        ("renew", "1.01", "unchanged"),
    ]
    assert found.in_force is not None
    assert (found.in_force.approved, found.in_force.valid_until) == (day(9), day(9).replace(year=2028))


def test_quality_renews_only_where_the_settings_delegate_it(tmp_path: Path) -> None:
    with pytest.raises(RollebogError) as refused:
        renewed(tmp_path, "quality", settings())
    assert "quality is not among those who approve it ('Mester')." in str(refused.value)
    delegated = settings(delegated_renewal="true")
    found = renewed(tmp_path / "delegated", "quality", delegated)
    assert found.in_force is not None
    assert (found.in_force.revision, found.in_force.shown) == ("1.01", "Karl Kontrol")


def test_delegated_or_not_an_editor_or_another_approver_does_not_renew(tmp_path: Path) -> None:
    for who, why in (("writer", "'renew' takes the duty"), ("stranger", "is not among those who approve it")):
        with pytest.raises(RollebogError, match=why):
            renewed(tmp_path / who, who, settings(delegated_renewal="true"))


# --- adopting -----------------------------------------------------------------------------------------

FILE = Evidence("Gammel.docx", b"PK\x03\x04")
GIVEN = Adopted(NUMBER, "4.01", day(-900), day(-170), FILE)
DECLARED: dict[str, Any] = {"revision": "4.01", "approved": day(-900).isoformat(), "valid-until": day(-170).isoformat()}


def test_what_was_approved_before_is_adopted_as_its_profile_declares_it() -> None:
    assert adopting(GIVEN, None, day(0)) == []
    assert adopting(GIVEN, candidate(block=DECLARED).control, day(0)) == []
    assert adopting(GIVEN, candidate().control, day(0)) == []
    assert adopting(replace(GIVEN, valid_until=None), candidate(block=DECLARED).control, day(0)) == []


@pytest.mark.parametrize("name", ["a.docx", "A.DOCX", "a.pdf", "A.PDF"])
def test_word_and_pdf_files_are_adopted_whatever_the_case_of_their_names(name: str) -> None:
    content = b"%PDF-1.7" if name.lower().endswith("pdf") else b"PK\x03\x04"
    assert adopting(replace(GIVEN, file=Evidence(name, content)), None, day(0)) == []
    other = b"PK\x03\x04" if name.lower().endswith("pdf") else b"%PDF-1.7"
    assert told(adopting(replace(GIVEN, file=Evidence(name, other)), None, day(0))) == [
        f"{name}: its content is not what its name says. Save it anew."
    ]


@pytest.mark.parametrize("name", ["a.doc", "a.odt", "docx", "a.docx.zip"])
def test_no_other_file_is_adopted(name: str) -> None:
    assert told(adopting(replace(GIVEN, file=Evidence(name, b"PK")), None, day(0))) == [
        f"{name}: only a .docx or .pdf file can be adopted. Save it as one of them."
    ]


def test_a_document_may_be_adopted_on_the_day_of_its_approval_and_be_valid_that_day_only() -> None:
    assert adopting(replace(GIVEN, approved=day(0), valid_until=day(0)), None, day(0)) == []


def test_everything_that_makes_no_sense_in_an_adoption_is_told_at_once() -> None:
    wrong = Adopted(NUMBER, "rev. 4", day(1), day(0), Evidence("a.txt", b""))
    assert told(adopting(wrong, None, day(0))) == [
        "'rev. 4' is no revision number. "
        "Write the number as it stands in the document, such as 4.01; digits and one dot.",
        "the day of approval, 2026-03-03, lies in the future.",
        "it would be valid until 2026-03-02, before it was approved.",
        "a.txt: only a .docx or .pdf file can be adopted. Save it as one of them.",
    ]


def test_what_the_profile_declares_otherwise_is_told_with_both_values() -> None:
    other = {"revision": "4.02", "approved": "2023-09-15", "valid-until": "2025-09-14"}
    assert told(adopting(GIVEN, candidate(block=other).control, day(0))) == [
        "the profile declares 'revision: 4.02', and '4.01' is to be adopted. Let both say the same.",
        "the profile declares 'approved: 2023-09-15', and '2023-09-14' is to be adopted. Let both say the same.",
        "the profile declares 'valid-until: 2025-09-14', and '2025-09-13' is to be adopted. Let both say the same.",
    ]


def test_what_makes_no_sense_and_what_the_profile_declares_otherwise_are_told_together() -> None:
    now = candidate(block={"revision": "4.02", "approved": day(-900).isoformat()})
    found = told(adopting(replace(GIVEN, revision="rev. 4"), now.control, day(0)))
    assert [one.split(".")[0] for one in found] == ["'rev", "the profile declares 'revision: 4"]

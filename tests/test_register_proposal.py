"""What submitting a document would mean: the weight of its change, its number, the hearings to come."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from generator.changes import Weight
from generator.compose.document import Document
from generator.hearing import HearingKind
from generator.labels import shipped
from generator.model.settings import Settings
from generator.problems import RollebogError
from generator.register.candidate import Candidate
from generator.register.proposal import Proposal, propose
from generator.register.standing import Standing
from tests.small_register import NUMBER, act, candidate, settings, somebody, stands

SIGNIFICANT: dict[str, Any] = {"responsibility": ["Taget og skorstenen."]}
MINOR: dict[str, Any] = {"purpose": "Bygger huse."}
CONTROL: dict[str, Any] = {"block": {"folder": ["Byggeri"]}}
PRESENTATION: dict[str, Any] = {"words": {"sections.purpose": "Hvorfor"}}
NOTHING: dict[str, Any] = {}
REVISED = "Rettelser efter tilsyn."


def in_force(revision: str = "4.01", of: Candidate | None = None) -> Standing:
    now = of or candidate()
    of_it: dict[str, Any] = {"digests": now.digests, "control": now.control_facts}
    return stands(act("adopt", 0, revision="0.01", **of_it), act("renew", 0, revision=revision, **of_it))


def test_what_was_adopted_as_a_file_is_submitted_though_its_profile_has_not_changed() -> None:
    now = candidate()
    adopted = stands(act("adopt", 0, revision="4.01", digests=now.digests, control=now.control_facts))
    assert refusals(proposed(before=adopted), before=adopted) == []


def proposed(
    now: Candidate | None = None,
    before: Standing | None = None,
    baseline: Document | None = None,
    of: Settings | None = None,
    **wish: Any,
) -> Proposal:
    """What submitting would mean; without more a change of revision 4.01, which says what ``candidate()`` says."""
    return propose(of or settings(), before or in_force(), baseline or candidate().document, now or candidate(), **wish)


def refusals(proposal: Proposal, who: str = "writer", before: Standing | None = None) -> list[str]:
    found = proposal.refusals(before or in_force(), somebody(who))
    return [str(one).removeprefix(f"{NUMBER}: ") for one in found]


# --- weight, number, hearings -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changed", "weight", "revision", "hearings", "change"),
    [
        (SIGNIFICANT, "significant", "5.00", ("internal",), "significant-change"),
        (MINOR, "minor", "4.02", (), "minor-change"),
        (CONTROL, "unchanged", "4.02", (), "unchanged-change"),
        (PRESENTATION, "unchanged", "4.02", (), "unchanged-change"),
        (NOTHING, "unchanged", "4.02", (), "unchanged-change"),
    ],
)
def test_number_and_hearings_follow_from_the_weight_of_what_changed(
    changed: dict[str, Any], weight: Weight, revision: str, hearings: Sequence[HearingKind], change: str
) -> None:
    found = proposed(candidate(**changed))
    assert (found.computed, found.weight, found.reason) == (weight, weight, "")
    assert (found.revision, found.hearings) == (revision, hearings)
    assert found.change == shipped("da").get(f"control.{change}")


@pytest.mark.parametrize(
    ("changed", "content", "control", "presentation"),
    [
        (SIGNIFICANT, True, (), False),
        (MINOR, True, (), False),
        (CONTROL, False, ("folder",), False),
        ({"usual_validity": "3 years"}, False, ("validity",), False),
        (PRESENTATION, False, (), True),
        ({"template": "goal-document"}, False, (), True),
        (NOTHING, False, (), False),
    ],
)
def test_what_differs_from_the_revision_in_force_is_told_apart(
    changed: dict[str, Any], content: bool, control: tuple[str, ...], presentation: bool
) -> None:
    since = proposed(candidate(**changed)).since
    assert since is not None
    assert (bool(since.changes), since.control, since.presentation) == (content, control, presentation)
    assert bool(since) == (content or bool(control))


def test_a_fact_of_control_that_is_gone_differs_as_one_that_is_new() -> None:
    with_folder = candidate(**CONTROL)
    since = propose(settings(), in_force(of=with_folder), with_folder.document, candidate()).since
    assert since is not None
    assert since.control == ("folder",)


def test_hearings_are_those_that_the_settings_name_for_the_kind_and_weight() -> None:
    of = settings(hearings={"function-description": {"significant": ["internal", "official"], "minor": ["official"]}})
    assert proposed(candidate(**SIGNIFICANT), of=of).hearings == ("internal", "official")
    assert proposed(candidate(**MINOR), of=of).hearings == ("official",)
    assert proposed(candidate(**CONTROL), of=of).hearings == ()
    none = settings(hearings={"function-description": {}})
    assert proposed(candidate(**SIGNIFICANT), of=none).hearings == ()


def test_without_a_word_in_the_settings_a_standard_is_heard_twice_and_a_goal_document_not_at_all() -> None:
    standard, goals, function = map(
        settings().hearing_rule, ("competence-description", "goal-document", "function-description")
    )
    assert (standard.significant, standard.minor) == (("internal", "official"), ("internal",))
    assert (goals.significant, goals.minor) == ((), ())
    assert (function.significant, function.minor) == (("internal",), ())
    own = settings(hearings={"goal-document": {"minor": ["internal"]}})
    assert own.hearing_rule("goal-document").minor == ("internal",)
    assert own.hearing_rule("function-description").significant == ("internal",)


@pytest.mark.parametrize(
    ("scheme", "minor", "major"), [("M", "5", "5"), ("M.m", "5.0", "5.0"), ("M.mmm", "4.011", "5.000")]
)
def test_the_number_is_in_the_scheme_of_the_settings(scheme: str, minor: str, major: str) -> None:
    of = settings(revision=scheme)
    assert proposed(candidate(**MINOR), of=of).revision == minor
    assert proposed(candidate(**SIGNIFICANT), of=of).revision == major


def test_the_writers_own_words_come_before_the_usual_ones() -> None:
    assert proposed(candidate(**MINOR), change=REVISED).change == REVISED


# --- the first revision -------------------------------------------------------------------------------


def test_a_first_issue_is_significant_and_gets_the_first_number() -> None:
    found = propose(settings(), stands(), None, candidate())
    assert (found.computed, found.weight, found.revision) == ("significant", "significant", "1.00")
    assert (found.hearings, found.since) == (("internal",), None)
    assert found.change == shipped("da").get("control.first-issue")
    assert refusals(found, before=stands()) == []


def test_a_declared_revision_is_the_predecessor_of_the_first_under_the_register() -> None:
    now = candidate(block={"revision": "4.01", "approved": "2023-07-11"})
    found = propose(settings(), stands(), None, now)
    assert (found.revision, found.change) == ("5.00", shipped("da").get("control.significant-change"))


def test_once_under_the_register_the_declared_revision_counts_no_more() -> None:
    now = candidate(block={"revision": "7.00", "approved": "2023-07-11"}, **MINOR)
    assert proposed(now).revision == "4.02"


def test_a_declared_revision_from_which_no_next_follows_is_refused_in_words() -> None:
    now = candidate(block={"revision": "rev. 4", "approved": "2023-07-11"})
    with pytest.raises(RollebogError) as refused:
        propose(settings(), stands(), None, now)
    assert str(refused.value) == (
        "W.1: its control block declares the revision 'rev. 4', and no number follows upon that. "
        "Write it with digits and at most one dot, such as 4.01."
    )


def test_what_was_adopted_without_its_text_is_significant_whatever_it_says_now() -> None:
    found = propose(settings(), in_force("3"), None, candidate())
    assert (found.computed, found.revision, found.since) == ("significant", "4.00", None)
    assert refusals(found) == []


# --- raised and lowered -------------------------------------------------------------------------------


def test_an_editor_may_raise_a_weight_without_a_reason() -> None:
    raised = proposed(candidate(**MINOR), weight="significant")
    assert (raised.computed, raised.weight, raised.revision) == ("minor", "significant", "5.00")
    assert raised.hearings == ("internal",)
    assert raised.change == shipped("da").get("control.significant-change")
    assert refusals(raised, "writer") == []
    assert refusals(proposed(candidate(**CONTROL), weight="minor"), "writer") == []


def test_quality_may_lower_a_weight_with_a_reason() -> None:
    lowered = proposed(candidate(**SIGNIFICANT), weight="minor", reason="Kun ordvalg.")
    assert (lowered.computed, lowered.weight, lowered.reason) == ("significant", "minor", "Kun ordvalg.")
    assert (lowered.revision, lowered.hearings) == ("4.02", ())
    assert refusals(lowered, "quality") == []


def test_nobody_else_lowers_a_weight_and_nobody_without_a_reason() -> None:
    duty = "the change is significant; only quality may call it minor."
    reason = "calling a significant change minor takes a reason. Add --reason TEXT"
    lowered = proposed(candidate(**SIGNIFICANT), weight="minor")
    assert refusals(lowered, "writer") == [duty, reason]
    assert refusals(lowered, "quality") == [reason]
    assert refusals(proposed(candidate(**SIGNIFICANT), weight="minor", reason="Kun ordvalg."), "master") == [duty]


def test_calling_a_change_what_it_is_takes_no_reason() -> None:
    assert refusals(proposed(candidate(**SIGNIFICANT), weight="significant"), "writer") == []


def test_a_first_issue_cannot_be_called_minor_by_its_writer() -> None:
    found = propose(settings(), stands(), None, candidate(), weight="minor")
    assert len(refusals(found, before=stands())) == 2


# --- nothing changed ----------------------------------------------------------------------------------


def test_what_says_the_same_in_the_same_shape_is_renewed_and_not_submitted() -> None:
    assert refusals(proposed()) == [
        "nothing has changed since revision 4.01. To extend its validity: rollebog renew",
    ]


def test_comments_in_the_files_are_no_change() -> None:
    assert len(refusals(proposed(candidate(inputs={"profiles/workshop.yaml": b"# en bemaerkning"})))) == 1


@pytest.mark.parametrize("changed", [CONTROL, PRESENTATION, {"template": "goal-document"}])
def test_a_changed_control_block_template_or_label_can_be_submitted(changed: dict[str, Any]) -> None:
    assert refusals(proposed(candidate(**changed))) == []

"""The states of a document and the acts between them, written down a second time and compared in every combination."""

from __future__ import annotations

from itertools import chain, combinations, product

import pytest

from generator.register.act import ACTS, ISSUING, ActName
from generator.register.states import DUTIES, FORCE, WORK, Duty, Force, State, Work, after, may, why_not

# Columns: the work on the next revision is none (n), waits for a hearing (w), is in hearing (h), awaits approval
# (a); once while no revision was ever in force, once while one is, once after the document was withdrawn.
# Cells: where the act leads; "+" puts a revision into force, "x" takes the document out of force, "-" is refused.
GRID = """
                 never in force    in force        withdrawn
                 n   w   h   a     n   w   h   a   n  w  h  a
submit           a   a   -   a     a   a   -   a   -  -  -  -
open-hearing     -   h   -   -     -   h   -   -   -  -  -  -
respond          -   -   h   -     -   -   h   -   -  -  -  -
answer           n   w   h   a     n   w   h   a   -  -  -  -
close-hearing    -   -   a   -     -   -   a   -   -  -  -  -
confirm          -   -   -   a     -   -   -   a   -  -  -  -
approve          -   -   -   n+    -   -   -   n+  -  -  -  -
send-back        -   n   n   n     -   n   n   n   -  -  -  -
renew            -   -   -   -     n+  -   -   -   -  -  -  -
withdraw         -   -   -   -     nx  nx  nx  nx  -  -  -  -
adopt            n+  -   -   -     -   -   -   -   -  -  -  -
"""
# One more hearing to be held: these two lead to waiting for it instead.
TOWARDS_A_HEARING = ("submit", "close-hearing")
DUTIES_FOR = {
    "submit": "editor quality",
    "open-hearing": "editor quality",
    "respond": "editor quality",
    "answer": "editor quality",
    "close-hearing": "editor quality",
    "confirm": "responsible",
    "approve": "approver board",
    "send-back": "approver board quality responsible",
    "renew": "approver board quality",
    "withdraw": "approver board quality",
    "adopt": "quality",
}
LETTERS: dict[str, Work] = {"n": "none", "w": "awaiting-hearing", "h": "hearing", "a": "awaiting-approval"}
SIDES: tuple[Force, ...] = ("never", "in-force", "withdrawn")
STATES = [State(work, force) for force in SIDES for work in LETTERS.values()]
CELLS = {line.split()[0]: line.split()[1:] for line in GRID.strip().splitlines()[2:]}
SUBSETS = [frozenset(some) for some in chain.from_iterable(combinations(DUTIES, n) for n in range(len(DUTIES) + 1))]


def expected(act: ActName, state: State) -> State | None:
    """Where the grid says that an act leads; None where it is refused."""
    cell = CELLS[act][STATES.index(state)]
    if cell == "-":
        return None
    return State(LETTERS[cell[0]], {"+": "in-force", "x": "withdrawn"}.get(cell[1:], state.force))  # type: ignore[arg-type]


def test_the_grid_knows_every_act_and_every_state() -> None:
    assert tuple(CELLS) == tuple(DUTIES_FOR)
    assert set(CELLS) == set(ACTS)
    assert len(ACTS) == 11
    assert {len(cells) for cells in CELLS.values()} == {12}
    assert set(STATES) == {State(work, force) for work, force in product(WORK, FORCE)}
    assert set(DUTIES) == {"editor", "quality", "approver", "board", "responsible"}
    assert len(SUBSETS) == 32


@pytest.mark.parametrize("act", ACTS)
def test_an_act_is_allowed_exactly_where_the_grid_allows_it_and_to_whom(act: ActName) -> None:
    for state, duties in product(STATES, SUBSETS):
        allowed = not why_not(state, act) and may(duties, act)
        entitled = any(duty in DUTIES_FOR[act].split() for duty in duties)
        assert allowed == (expected(act, state) is not None and entitled), (act, state, sorted(duties))


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("duty", DUTIES)
def test_a_duty_suffices_for_an_act_or_does_not(act: ActName, duty: Duty) -> None:
    assert may(frozenset({duty}), act) == (duty in DUTIES_FOR[act].split())


@pytest.mark.parametrize("act", ACTS)
def test_an_allowed_act_leads_where_the_grid_says_and_every_other_raises(act: ActName) -> None:
    for state in STATES:
        led_to = expected(act, state)
        for left in (False, True):
            if led_to is None:
                with pytest.raises(ValueError, match=rf"^{act} is not allowed in State\(work='{state.work}'"):
                    after(state, act, hearing_left=left)
            elif left and act in TOWARDS_A_HEARING:
                assert after(state, act, hearing_left=left) == State("awaiting-hearing", led_to.force)
            else:
                assert after(state, act, hearing_left=left) == led_to, (act, state)


@pytest.mark.parametrize("act", ACTS)
def test_the_reason_names_what_is_in_force_before_the_work_on_the_next_revision(act: ActName) -> None:
    takes_something_in_force = act in ("renew", "withdraw")
    for state in STATES:
        if state.force == "withdrawn":
            reason = "withdrawn"
        elif state.force == "never" and takes_something_in_force:
            reason = "not-in-force"
        elif state.force == "in-force" and act == "adopt":
            reason = "in-force"
        else:
            reason = "" if expected(act, state) else f"work-{state.work}"
        assert why_not(state, act) == reason, (act, state)


def test_no_hearing_is_left_unless_somebody_says_so() -> None:
    assert after(State(), "submit") == State("awaiting-approval", "never")
    assert after(State("hearing"), "close-hearing") == State("awaiting-approval", "never")


def test_only_the_acts_that_issue_change_what_is_in_force() -> None:
    changing = {act for act in ACTS for state in STATES if (to := expected(act, state)) and to.force != state.force}
    renewed_again = {act for act in ACTS if "n+" in CELLS[act]}
    assert changing | renewed_again == ISSUING


def test_a_withdrawn_document_allows_nothing_any_more() -> None:
    assert all(why_not(State(work, "withdrawn"), act) for work in WORK for act in ACTS)


def test_a_document_begins_as_a_draft_that_was_never_in_force() -> None:
    assert State() == State("none", "never")

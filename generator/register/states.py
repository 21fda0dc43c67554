"""The states of a document and the acts between them: a table, and nothing else decides.

A document's state has two sides: the work on its next revision, and what is in force. Everything that
depends on dates or on content (expired, due, changed since approval) is derived elsewhere, never stored.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from generator.register.act import ActName

Work = Literal["none", "awaiting-hearing", "hearing", "awaiting-approval"]
Force = Literal["never", "in-force", "withdrawn"]
Duty = Literal["editor", "quality", "approver", "board", "responsible"]
WORK: tuple[Work, ...] = get_args(Work)
FORCE: tuple[Force, ...] = get_args(Force)
# "responsible" is no duty of the settings: whoever the document names as professionally responsible has it.
DUTIES: tuple[Duty, ...] = get_args(Duty)


@dataclass(frozen=True, slots=True)
class State:
    """Where a document stands."""

    work: Work = "none"
    force: Force = "never"


@dataclass(frozen=True, slots=True)
class Rule:
    """When an act is allowed, and to whom; ``work`` is where it leads, None where it changes nothing."""

    duties: frozenset[Duty]
    during: frozenset[Work]
    force: frozenset[Force]
    work: Work | None = None
    leaves: Force | None = None


_EDITING: frozenset[Duty] = frozenset({"editor", "quality"})
_DECIDING: frozenset[Duty] = frozenset({"approver", "board"})
_QUALITY: frozenset[Duty] = frozenset({"quality"})
_RESPONSIBLE: frozenset[Duty] = frozenset({"responsible"})
_ALIVE: frozenset[Force] = frozenset({"never", "in-force"})
_HELD: frozenset[Force] = frozenset({"in-force"})
_NEW: frozenset[Force] = frozenset({"never"})

# ``submit`` and ``close-hearing`` lead on to the next hearing where one is still to be held; whoever calls
# says so to ``after``.
RULES: dict[ActName, Rule] = {
    "submit": Rule(
        _EDITING, frozenset({"none", "awaiting-hearing", "awaiting-approval"}), _ALIVE, work="awaiting-approval"
    ),
    "open-hearing": Rule(_EDITING, frozenset({"awaiting-hearing"}), _ALIVE, work="hearing"),
    "respond": Rule(_EDITING, frozenset({"hearing"}), _ALIVE),
    "answer": Rule(_EDITING, frozenset({"awaiting-hearing", "hearing", "awaiting-approval", "none"}), _ALIVE),
    "close-hearing": Rule(_EDITING, frozenset({"hearing"}), _ALIVE, work="awaiting-approval"),
    "confirm": Rule(_RESPONSIBLE, frozenset({"awaiting-approval"}), _ALIVE),
    "approve": Rule(_DECIDING, frozenset({"awaiting-approval"}), _ALIVE, work="none", leaves="in-force"),
    "send-back": Rule(
        _DECIDING | _QUALITY | _RESPONSIBLE,
        frozenset({"awaiting-hearing", "hearing", "awaiting-approval"}),
        _ALIVE,
        work="none",
    ),
    "renew": Rule(_DECIDING | _QUALITY, frozenset({"none"}), _HELD, leaves="in-force"),
    "withdraw": Rule(_DECIDING | _QUALITY, frozenset(WORK), _HELD, work="none", leaves="withdrawn"),
    "adopt": Rule(_QUALITY, frozenset({"none"}), _NEW, leaves="in-force"),
}
_HEARING_FIRST: frozenset[ActName] = frozenset({"submit", "close-hearing"})


def why_not(state: State, act: ActName) -> str:
    """Why a document in this state does not allow the act, or nothing: the name of a reason in words' table."""
    rule = RULES[act]
    if state.force not in rule.force:
        return {"withdrawn": "withdrawn", "never": "not-in-force", "in-force": "in-force"}[state.force]
    return "" if state.work in rule.during else f"work-{state.work}"


def may(duties: frozenset[Duty], act: ActName) -> bool:
    """Whether somebody with these duties may act so at all; who in particular, the rules say."""
    return bool(duties & RULES[act].duties)


def after(state: State, act: ActName, *, hearing_left: bool = False) -> State:
    """The state to which an allowed act leads.

    hearing_left: whether a hearing is still to be held before the document can be approved.
    Raises ValueError where the state does not allow the act.
    """
    if why_not(state, act):
        raise ValueError(f"{act} is not allowed in {state}")
    rule = RULES[act]
    work = state.work if rule.work is None else rule.work
    if hearing_left and act in _HEARING_FIRST:
        work = "awaiting-hearing"
    return State(work, rule.leaves or state.force)

"""Where a document stands: what its acts add up to. Pure."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from generator.hearing import Hearing, HearingKind, Response
from generator.register.act import Act, ActName
from generator.register.states import Force, State, Work, after


@dataclass(frozen=True, slots=True)
class Submission:
    """What was handed in: its digests, the weight of the change, the number and the hearings that follow."""

    date: datetime.date
    person: str
    shown: str
    facts: dict[str, Any]  # number, kind, key, title, unit, language and path of the document
    digests: dict[str, str]
    control: dict[str, Any]
    weight: str
    revision: str
    change: str
    hearings: tuple[HearingKind, ...]


@dataclass(frozen=True, slots=True)
class Issue:
    """A revision that was put into force: by approval, renewal or adoption. ``version`` is the archive's."""

    act: ActName
    version: int
    revision: str
    date: datetime.date
    approved: datetime.date
    valid_until: datetime.date | None
    facts: dict[str, Any]
    digests: dict[str, str]
    control: dict[str, Any]
    weight: str
    change: str
    shown: str


@dataclass(frozen=True, slots=True)
class Standing:
    """A document in the register. Hearings and confirmations are those of the work on the next revision.

    heard: the hearings that led to the revision in force.
    held: the kinds of hearing that were closed in good order since the last issue.
    confirmed: the parties that confirmed what now awaits approval, with the name and day of each.
    recorded: number, kind, key, title and so on as the last act that knew them says; sending back forgets nothing.
    """

    document: str
    state: State = field(default_factory=State)
    submission: Submission | None = None
    hearings: tuple[Hearing, ...] = ()
    heard: tuple[Hearing, ...] = ()
    held: tuple[HearingKind, ...] = ()
    confirmed: tuple[tuple[str, str, datetime.date], ...] = ()
    issues: tuple[Issue, ...] = ()
    versions: int = 0
    withdrawn: datetime.date | None = None
    last: datetime.date | None = None
    last_act: ActName | None = None
    recorded: dict[str, Any] = field(default_factory=dict)

    @property
    def work(self) -> Work:
        """The work on the next revision."""
        return self.state.work

    @property
    def force(self) -> Force:
        """What is in force."""
        return self.state.force

    @property
    def in_force(self) -> Issue | None:
        """The revision in force, expired or not; None before the first and after withdrawal."""
        return self.issues[-1] if self.issues and self.force == "in-force" else None

    @property
    def open_hearing(self) -> Hearing | None:
        """The hearing that is going on."""
        return self.hearings[-1] if self.work == "hearing" else None

    @property
    def facts(self) -> dict[str, Any]:
        """Number, kind, key, title, unit, language and path, as last recorded."""
        return self.recorded or {"number": self.document}

    @property
    def hearings_left(self) -> tuple[HearingKind, ...]:
        """The hearings that what was submitted still has to go through."""
        wanted = self.submission.hearings if self.submission else ()
        return tuple(kind for kind in wanted if kind not in self.held)


def standing(document: str, acts: Iterable[Act]) -> Standing:
    """What the acts of one document, in their order, add up to."""
    found = Standing(document)
    for act in acts:
        found = following(found, act)
    return found


def following(before: Standing, act: Act) -> Standing:
    """Where a document stands after one more act."""
    found = replace(_STEPS[act.name](before, act), last=act.date, last_act=act.name)
    return replace(found, state=after(before.state, act.name, hearing_left=bool(found.hearings_left)))


def _submitted(before: Standing, act: Act) -> Standing:
    given = act.details
    made = Submission(
        act.date,
        act.person,
        act.shown,
        given["document"],
        given["digests"],
        given["control"],
        given["weight"],
        given["revision"],
        given["change"],
        tuple(given["hearings"]),
    )
    return replace(before, submission=made, recorded=made.facts, confirmed=())


def _opened(before: Standing, act: Act) -> Standing:
    given = act.details
    deadline = datetime.date.fromisoformat(given["deadline"])
    return replace(
        before, hearings=(*before.hearings, Hearing(given["kind"], tuple(given["parties"]), act.date, deadline))
    )


def _responded(before: Standing, act: Act) -> Standing:
    last = before.hearings[-1]
    first = sum(len(one.responses) for one in before.hearings) + 1
    new = tuple(Response(number, **one) for number, one in enumerate(act.details["responses"], first))
    return _last_hearing(before, replace(last, responses=last.responses + new))


def _answered(before: Standing, act: Act) -> Standing:
    given = act.details

    def answered(one: Response) -> Response:
        if one.number != given["response"]:
            return one
        return replace(one, answer=given["answer"], outcome=given["outcome"])

    hearings = (replace(one, responses=tuple(map(answered, one.responses))) for one in before.hearings)
    return replace(before, hearings=tuple(hearings))


def _closed(before: Standing, act: Act) -> Standing:
    last = replace(before.hearings[-1], closed=act.date)
    return replace(_last_hearing(before, last), held=(*before.held, last.kind))


def _confirmed(before: Standing, act: Act) -> Standing:
    new = tuple((party, act.shown, act.date) for party in act.details["parties"])
    return replace(before, confirmed=before.confirmed + new)


def _sent_back(before: Standing, act: Act) -> Standing:
    hearings = before.hearings
    if before.work == "hearing":
        hearings = (*hearings[:-1], replace(hearings[-1], closed=act.date))
    return replace(before, submission=None, confirmed=(), hearings=hearings)


def _issued(before: Standing, act: Act) -> Standing:
    given = act.details
    until = given["valid_until"]
    made = Issue(
        act.name,
        before.versions + 1,
        given["revision"],
        act.date,
        datetime.date.fromisoformat(given["approved"]),
        datetime.date.fromisoformat(until) if until else None,
        given["document"],
        given["digests"],
        given["control"],
        given["weight"],
        given["change"],
        act.shown,
    )
    return replace(_settled(before), issues=(*before.issues, made), recorded=made.facts, versions=made.version)


def _withdrawn(before: Standing, act: Act) -> Standing:
    return replace(_settled(before), withdrawn=act.date, versions=before.versions + 1)


def _settled(before: Standing) -> Standing:
    return replace(before, submission=None, hearings=(), heard=before.hearings or before.heard, held=(), confirmed=())


def _last_hearing(before: Standing, hearing: Hearing) -> Standing:
    return replace(before, hearings=(*before.hearings[:-1], hearing))


_STEPS = {
    "submit": _submitted,
    "open-hearing": _opened,
    "respond": _responded,
    "answer": _answered,
    "close-hearing": _closed,
    "confirm": _confirmed,
    "approve": _issued,
    "renew": _issued,
    "adopt": _issued,
    "withdraw": _withdrawn,
    "send-back": _sent_back,
}

"""Whether an act may be done by this person on this day, and if not, every reason why. Pure."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.hearing import HearingKind
from generator.imprint import name as printed
from generator.model.names import quoted
from generator.problems import Problem
from generator.register.act import ActName
from generator.register.candidate import BOUND, Candidate
from generator.register.people import Actor, Capacity, capacities, only_preparer
from generator.register.reasons import in_words, lacks
from generator.register.revision import next_revision
from generator.register.standing import Standing
from generator.register.states import Duty, may, why_not
from generator.span import Span

if TYPE_CHECKING:
    from generator.model.control import Control
    from generator.model.settings import Settings
    from generator.register.acts import Adopted


@dataclass(frozen=True, slots=True)
class When:
    """The day from which an act counts, the day on the clock, and the moment (UTC, ISO 8601)."""

    day: datetime.date
    today: datetime.date
    moment: str


def general(standing: Standing, act: ActName, duties: frozenset[Duty], who: Actor, when: When) -> list[Problem]:
    """The reasons that hold for every act: its state, the person's duties, its day."""
    found = []
    if reason := why_not(standing.state, act):
        message, hint = in_words(standing, act, reason)
        found.append(Problem(standing.document, message, hint=hint))
    if not may(duties, act):
        found.append(Problem(standing.document, lacks(who, duties, act), hint="See 'people' in rollebog.yaml."))
    if when.day > when.today:
        found.append(
            Problem(
                standing.document,
                f"{when.day} lies in the future (today is {when.today}).",
                hint="An act is recorded when it has been done.",
            )
        )
    if standing.last and when.day < standing.last:
        message = f"its last act ({standing.last_act}) is dated {standing.last}; this one would be dated {when.day}."
        found.append(
            Problem(standing.document, message, hint="Check the clock of this computer, or give the day with --date.")
        )
    return found


def same_as_submitted(standing: Standing, now: Candidate) -> list[Problem]:
    """What differs from what was submitted; one problem for each of content, control and presentation."""
    submitted = standing.submission
    if submitted is None:
        return []
    words = {
        "content": "the text has changed since it was submitted",
        "control": "the control block has changed since it was submitted",
        "presentation": "the template or the labels have changed since it was submitted",
    }
    return [
        Problem(
            standing.document,
            f"{words[name]} ({submitted.date}).",
            hint=f"Submit it again: rollebog submit {quoted(standing.document)}",
        )
        for name in BOUND
        if submitted.digests[name] != now.digests[name]
    ]


def hearing_opening(
    standing: Standing, kind: HearingKind, day: datetime.date, deadline: datetime.date, shortest: str
) -> list[Problem]:
    """Whether the hearing is the next in turn and long enough."""
    found = []
    left = standing.hearings_left
    if left and kind != left[0]:
        found.append(
            Problem(standing.document, f"the next hearing is the {left[0]} one.", hint=f"--kind {left[0]} first.")
        )
    earliest = Span.parse(shortest).after(day)
    if deadline < earliest:
        found.append(
            Problem(
                standing.document,
                f"a hearing lasts at least {shortest}: from {day} until {earliest} or later, not {deadline}.",
                hint="See 'shortest-hearing' in rollebog.yaml.",
            )
        )
    return found


def hearing_closing(standing: Standing, day: datetime.date) -> list[Problem]:
    """A hearing closes on its deadline or later."""
    hearing = standing.open_hearing
    if hearing and day < hearing.deadline:
        message = f"the hearing runs until {hearing.deadline}; it cannot be closed on {day}."
        return [Problem(standing.document, message, hint="Wait, or send the document back.")]
    return []


def unanswered(standing: Standing) -> list[Problem]:
    """Responses of this round that nobody has answered: what was asked must be answered before approval."""
    return [
        Problem(
            standing.document,
            f"response {one.number} of the {hearing.kind} hearing ({one.party}) has no outcome.",
            hint=f"rollebog hearing respond {quoted(standing.document)} --to {one.number} --answer … --outcome …",
        )
        for hearing in standing.hearings
        for one in hearing.unanswered
    ]


def unconfirmed(standing: Standing, now: Candidate) -> list[Problem]:
    """The professionally responsible who have not confirmed."""
    done = {party for party, _, _ in standing.confirmed}
    return [
        Problem(
            standing.document,
            f"'{printed(party)}' is professionally responsible and has not confirmed.",
            hint=f"rollebog confirm {quoted(standing.document)} --as …",
        )
        for party in now.control.professionally_responsible or ()
        if printed(party) not in done
    ]


def approving(
    settings: Settings, now: Candidate, who: Actor, day: datetime.date, evidence: Collection[object]
) -> tuple[Capacity | None, list[Problem]]:
    """As whom somebody may approve the document, and every reason why he may not."""
    found = []
    named = now.control.approved_by
    possible = capacities(settings, who, named, now.unit, day)
    fitting = [one for one in possible if ("board" if one.body else "approver") in who.duties]
    chosen = fitting[0] if fitting else None
    if not possible:
        message = f"{who.id} is not among those who approve it ({_listed(map(printed, named))})."
        hint = f"See 'people' in rollebog.yaml: titles, groups and bodies, and 'units' (this one is '{now.unit}')."
        found.append(Problem(now.number, message, hint=hint))
    elif chosen is None:
        wanted = "board" if possible[0].body else "approver"
        found.append(
            Problem(
                now.number,
                f"{who.id} may stand for '{possible[0].party}' but does not hold the duty '{wanted}'.",
                hint="See 'people' in rollebog.yaml.",
            )
        )
    if only_preparer(settings, who, now.control.prepared_by, now.unit):
        message = f"{who.id} alone prepared it; somebody else must approve it."
        found.append(Problem(now.number, message, hint="Four eyes: let another of the approvers do it."))
    if chosen and chosen.body and not evidence:
        message = f"the decision of '{chosen.party}' is recorded on its behalf, and that takes its evidence."
        found.append(Problem(now.number, message, hint="Add the minutes: --evidence FILE"))
    return chosen, found


def four_eyes(standing: Standing, who: Actor) -> list[Problem]:
    """Whoever handed a document in does not approve it, unless somebody else has confirmed it meanwhile."""
    submitted = standing.submission
    others = [shown for _, shown, _ in standing.confirmed if shown != who.shown]
    if submitted is None or submitted.person != who.id or others:
        return []
    message = f"{who.id} submitted it, and nobody else has looked at it since."
    return [Problem(standing.document, message, hint="Four eyes: let somebody else approve or confirm it.")]


def numbered_as_declared(standing: Standing, now: Candidate, scheme: str) -> list[Problem]:
    """A first issue follows the revision that its profile declares; one declared after submitting is not passed."""
    submitted, declared = standing.submission, now.control.revision
    if submitted is None or standing.issues or not declared:
        return []
    if next_revision(declared, major=submitted.weight == "significant", scheme=scheme) == submitted.revision:
        return []
    message = f"its profile declares revision {declared}, and it was submitted as {submitted.revision}."
    return [Problem(standing.document, message, hint=f"Submit it again: rollebog submit {quoted(standing.document)}")]


def renewing(standing: Standing, now: Candidate) -> list[Problem]:
    """Only what still says and looks like what was approved can be renewed."""
    last = standing.in_force
    words = {"content": "its text", "control": "its control block", "presentation": "its template or labels"}
    return [
        Problem(
            standing.document,
            f"{words[name]} differs from revision {last.revision}, so it cannot be renewed.",
            hint=f"Submit the change: rollebog submit {quoted(standing.document)}",
        )
        for name in BOUND
        if last and last.digests.get(name) != now.digests[name]
    ]


def adopting(given: Adopted, control: Control | None, today: datetime.date) -> list[Problem]:
    """Whether number and dates make sense, and agree with what the profile declares."""
    found = []
    number = given.number
    try:
        next_revision(given.revision, major=True)
    except ValueError:
        hint = "Write the number as it stands in the document, such as 4.01; digits and one dot."
        found.append(Problem(number, f"'{given.revision}' is no revision number.", hint=hint))
    if given.approved > today:
        found.append(Problem(number, f"the day of approval, {given.approved}, lies in the future."))
    if given.valid_until and given.valid_until < given.approved:
        found.append(Problem(number, f"it would be valid until {given.valid_until}, before it was approved."))
    if not given.file.name.lower().endswith((".docx", ".pdf")):
        found.append(
            Problem(given.file.name, "only a .docx or .pdf file can be adopted.", hint="Save it as one of them.")
        )
    elif not given.file.content.startswith(b"%PDF" if given.file.name.lower().endswith(".pdf") else b"PK"):
        found.append(Problem(given.file.name, "its content is not what its name says.", hint="Save it anew."))
    if control:
        declared = (
            ("revision", control.revision, given.revision),
            ("approved", control.approved, given.approved),
            ("valid-until", control.valid_until, given.valid_until),
        )
        found += [
            Problem(
                number,
                f"the profile declares '{name}: {one}', and '{other}' is to be adopted.",
                hint="Let both say the same.",
            )
            for name, one, other in declared
            if one is not None and other is not None and one != other
        ]
    return found


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"'{name}'" for name in names)

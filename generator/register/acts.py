"""The acts: one function each, from wish to record. Every one refuses with all its reasons, or is done whole."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from generator.hearing import HearingKind, Outcome
from generator.problems import Problem
from generator.register import issuing, rules, version
from generator.register.act import Evidence
from generator.register.candidate import Candidate, adopted_facts
from generator.register.desk import Desk
from generator.register.issuing import PdfMaker
from generator.register.proposal import Proposal
from generator.register.standing import Standing


def submit(desk: Desk, now: Candidate, proposal: Proposal) -> Standing:
    """Hand a document in: freeze its digests, its weight and the number that it will get."""
    before = desk.session.standing(now.number)
    found = rules.general(before, "submit", desk.duties(now), desk.who, desk.when)
    desk.refuse([*found, *proposal.refusals(before, desk.who), *issuing.unapproved_standard(desk, now)])
    details = {
        "document": now.facts,
        "digests": now.digests,
        "control": now.control_facts,
        "weight": proposal.weight,
        "computed": proposal.computed,
        "reason": proposal.reason,
        "revision": proposal.revision,
        "change": proposal.change,
        "hearings": list(proposal.hearings),
    }
    return desk.record(before, "submit", details)


def open_hearing(
    desk: Desk, now: Candidate, kind: HearingKind, parties: Sequence[str], deadline: datetime.date
) -> Standing:
    """Ask parties for their responses until a day."""
    before = desk.session.standing(now.number)
    found = rules.general(before, "open-hearing", desk.duties(now), desk.who, desk.when)
    if not found:
        found = rules.hearing_opening(before, kind, desk.when.day, deadline, desk.settings.shortest_hearing)
        found += rules.same_as_submitted(before, now)
    desk.refuse(found)
    details = {"kind": kind, "parties": list(parties), "deadline": deadline.isoformat()}
    return desk.record(before, "open-hearing", details)


def respond(desk: Desk, number: str, responses: Sequence[dict[str, str]]) -> Standing:
    """Record what parties said; each response holds party, comment, about, answer and outcome."""
    before = desk.session.standing(number)
    desk.refuse(rules.general(before, "respond", desk.who.duties, desk.who, desk.when))
    return desk.record(before, "respond", {"responses": list(responses)})


def not_recorded_yet(desk: Desk, number: str, responses: Sequence[dict[str, str]]) -> list[dict[str, str]]:
    """Those of a list that are not recorded already: the same party with the same words about the same thing."""
    hearing = desk.session.standing(number).open_hearing
    known = {(one.party, one.comment, one.about) for one in hearing.responses} if hearing else set()
    return [one for one in responses if (one["party"], one["comment"], one["about"]) not in known]


def answer(desk: Desk, number: str, response: int, said: str, outcome: Outcome) -> Standing:
    """Answer a response, or change the answer."""
    before = desk.session.standing(number)
    found = rules.general(before, "answer", desk.who.duties, desk.who, desk.when)
    known = {one.number for hearing in before.hearings for one in hearing.responses}
    if not found and response not in known:
        numbers = f"They are numbered 1 to {len(known)}." if known else "There are none."
        found = [Problem(before.document, f"there is no response {response}.", hint=numbers)]
    desk.refuse(found)
    return desk.record(before, "answer", {"response": response, "answer": said, "outcome": outcome})


def close_hearing(desk: Desk, number: str) -> Standing:
    """End a hearing, on its deadline or later."""
    before = desk.session.standing(number)
    found = rules.general(before, "close-hearing", desk.who.duties, desk.who, desk.when)
    desk.refuse(found or rules.hearing_closing(before, desk.when.day))
    return desk.record(before, "close-hearing", {"kind": before.hearings[-1].kind})


def confirm(desk: Desk, now: Candidate) -> Standing:
    """The professionally responsible vouch for what was submitted."""
    before = desk.session.standing(now.number)
    found = rules.general(before, "confirm", desk.duties(now), desk.who, desk.when)
    done = {party for party, _, _ in before.confirmed}
    parties = [one for one in desk.capacities(now, "professionally_responsible") if one.party not in done]
    if not found:
        found = rules.same_as_submitted(before, now)
    if not found and not parties:
        found = [Problem(before.document, f"{desk.who.id} has confirmed already.")]
    desk.refuse(found)
    as_whom = next((one for one in parties if not one.on_behalf), parties[0])
    details = {"parties": [one.party for one in parties]}
    return desk.record(before, "confirm", details, as_whom)


def send_back(desk: Desk, now: Candidate | None, number: str, reason: str) -> Standing:
    """Return what was submitted to its writers; an open hearing ends with it."""
    before = desk.session.standing(number)
    desk.refuse(rules.general(before, "send-back", desk.duties(now), desk.who, desk.when))
    return desk.record(before, "send-back", {"reason": reason})


def approve(desk: Desk, now: Candidate, pdf: PdfMaker | None = None) -> Standing:
    """Put exactly what was submitted into force."""
    return issuing.put_into_force(desk, now, issuing.to_approve(desk, now), pdf)


def renew(desk: Desk, now: Candidate, pdf: PdfMaker | None = None) -> Standing:
    """Approve an unchanged document for another term, under the next minor number."""
    return issuing.put_into_force(desk, now, issuing.to_renew(desk, now), pdf)


def withdraw(desk: Desk, now: Candidate | None, number: str, reason: str) -> Standing:
    """Take a document out of force for good; its number is not used again."""
    before = desk.session.standing(number)
    desk.refuse(rules.general(before, "withdraw", desk.duties(now), desk.who, desk.when))
    content = version.kept(desk.session.archive.content(before.document, before.versions))
    act = desk.act(before.document, "withdraw", {"reason": reason})
    return desk.session.issue(before, act, content, desk.evidence)


@dataclass(frozen=True)
class Adopted:
    """A document that was approved before it came under the register: its file, number and dates."""

    number: str
    revision: str
    approved: datetime.date
    valid_until: datetime.date | None
    file: Evidence
    approved_by: str = ""
    title: str = ""
    unit: str = ""


def adopt(desk: Desk, now: Candidate | None, given: Adopted) -> Standing:
    """Put a document under the register as it was approved before; ``now`` is what its profile says, if it has one."""
    before = desk.session.standing(given.number)
    found = rules.general(before, "adopt", desk.who.duties, desk.who, desk.when)
    found += rules.adopting(given, now.control if now else None, desk.when.today)
    desk.refuse(found)
    facts = now.facts if now else adopted_facts(given.number, given.title, given.unit, given.file.name)
    details = {
        "document": facts,
        "digests": now.digests if now else {},
        "control": now.control_facts if now else {},
        "weight": "significant",
        "revision": given.revision,
        "change": now.labels.get("control.declared-change") if now else "",
        "approved": given.approved.isoformat(),
        "valid_until": given.valid_until.isoformat() if given.valid_until else "",
        "approved_by": given.approved_by,
        "file": given.file.name,
    }
    content = version.adopted(given.file, version.composed(now) if now else {})
    return desk.session.issue(before, desk.act(given.number, "adopt", details), content, desk.evidence)

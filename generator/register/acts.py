"""The acts: one function each, from wish to record. Every one refuses with all its reasons, or is done whole."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from generator.hearing import HearingKind, Outcome
from generator.imprint import Revision, validity
from generator.problems import Problem
from generator.register import imprints, rules, version
from generator.register.act import Evidence
from generator.register.candidate import Candidate, adopted_facts
from generator.register.desk import Desk
from generator.register.people import Capacity
from generator.register.proposal import Proposal
from generator.register.revision import next_revision
from generator.register.standing import Standing
from generator.register.status.rows import Registered

PdfMaker = Callable[[bytes], bytes]


def submit(desk: Desk, now: Candidate, proposal: Proposal) -> Standing:
    """Hand a document in: freeze its digests, its weight and the number that it will get."""
    before = desk.session.standing(now.number)
    found = rules.general(before, "submit", desk.duties(now), desk.who, desk.when)
    desk.refuse([*found, *proposal.refusals(before, desk.who), *_unapproved_standard(desk, now)])
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


def _unapproved_standard(desk: Desk, now: Candidate) -> list[Problem]:
    """Where the settings demand it, the standard that a document draws on must be in force in that version."""
    framework, edition = now.document.framework, now.document.framework_version
    if not desk.settings.only_approved_frameworks or now.document.key == f"standards/{framework}":
        return []
    in_force = Registered(desk.session.rows()).standards_in_force().get(framework)
    if in_force == edition:
        return []
    if in_force:
        message = f"it follows version {edition} of {framework}; version {in_force} is in force."
        return [Problem(now.number, message, hint="Follow that version, or approve the other one first.")]
    message = f"it follows {framework} {edition}, which is not approved, and the settings demand an approved standard."
    return [Problem(now.number, message, hint="See 'only-approved-frameworks' in rollebog.yaml.")]


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
    before = desk.session.standing(now.number)
    found = rules.general(before, "approve", desk.who.duties | desk.duties(now), desk.who, desk.when)
    as_whom = None
    if not found:
        as_whom, found = rules.approving(desk.settings, now, desk.who, desk.when.day, desk.evidence)
        found += rules.four_eyes(before, desk.who)
        found += rules.same_as_submitted(before, now) + rules.numbered_as_declared(before, now, desk.settings.revision)
        found += rules.unconfirmed(before, now) + rules.unanswered(before) + _unapproved_standard(desk, now)
    desk.refuse(found)
    submitted = before.submission
    if submitted is None or as_whom is None:
        raise LookupError(before.document)  # the rules have refused this already
    this = Revision(submitted.revision, desk.when.day, submitted.change)
    return _put_into_force(desk, now, before, this, submitted.weight, as_whom, pdf)


def renew(desk: Desk, now: Candidate, pdf: PdfMaker | None = None) -> Standing:
    """Approve an unchanged document for another term, under the next minor number."""
    before = desk.session.standing(now.number)
    found = rules.general(before, "renew", desk.who.duties | desk.duties(now), desk.who, desk.when)
    as_whom: Capacity | None = None
    if not found:
        found = rules.renewing(before, now) + _unapproved_standard(desk, now)
        # What was adopted came as a file: that its profile says the same is for its approvers to judge.
        composed = before.in_force is not None and before.in_force.act != "adopt"
        delegated = composed and desk.settings.delegated_renewal and "quality" in desk.who.duties
        as_whom, personal = rules.approving(desk.settings, now, desk.who, desk.when.day, desk.evidence)
        if personal and not delegated:
            found += personal
        elif personal:
            as_whom = Capacity("quality", "")
    desk.refuse(found)
    last = before.in_force
    if last is None or as_whom is None:
        raise LookupError(before.document)  # the rules have refused this already
    number = next_revision(last.revision, major=False, scheme=desk.settings.revision)
    this = Revision(number, desk.when.day, now.labels.get("control.renewal"))
    return _put_into_force(desk, now, before, this, "unchanged", as_whom, pdf)


def _put_into_force(
    desk: Desk,
    now: Candidate,
    before: Standing,
    this: Revision,
    weight: str,
    as_whom: Capacity,
    pdf: PdfMaker | None,
) -> Standing:
    span = validity(now.control, now.usual_validity)
    until = span.after(this.date) if span else None
    approver = imprints.printed_approver(now, desk.who.shown, as_whom)
    content = version.issue(now, imprints.issued(now, before, this, until, approver), pdf)
    details = {
        "document": now.facts,
        "digests": now.digests,
        "control": now.control_facts,
        "weight": weight,
        "revision": this.number,
        "change": this.change,
        "approved": this.date.isoformat(),
        "valid_until": until.isoformat() if until else "",
    }
    act = desk.act(before.document, "approve" if before.submission else "renew", details, as_whom)
    return desk.session.issue(before, act, content, desk.evidence)


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

"""How a revision comes into force: what the rules grant, the file that it will be, and its way into the archive."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from generator.imprint import Imprint, Revision, validity
from generator.problems import Problem
from generator.register import imprints, rules, version
from generator.register.candidate import Candidate
from generator.register.desk import Desk
from generator.register.people import Capacity
from generator.register.revision import next_revision
from generator.register.standing import Standing
from generator.register.status.rows import Registered

# The PDF of a Word file, None where there is none to be had.
PdfMaker = Callable[[bytes], bytes | None]


@dataclass(frozen=True)
class Granted:
    """What may be put into force: which revision, after which standing, of which weight, approved as whom."""

    before: Standing
    this: Revision
    weight: str
    as_whom: Capacity


def to_approve(desk: Desk, now: Candidate) -> Granted:
    """What approving would put into force; raises RollebogError with every reason why not."""
    before = desk.session.standing(now.number)
    found = rules.general(before, "approve", desk.who.duties | desk.duties(now), desk.who, desk.when)
    as_whom = None
    if not found:
        as_whom, found = rules.approving(desk.settings, now, desk.who, desk.when.day, desk.evidence)
        found += rules.four_eyes(before, desk.who)
        found += rules.same_as_submitted(before, now) + rules.numbered_as_declared(before, now, desk.settings.revision)
        found += rules.unconfirmed(before, now) + rules.unanswered(before) + unapproved_standard(desk, now)
    desk.refuse(found)
    submitted = before.submission
    if submitted is None or as_whom is None:
        raise LookupError(before.document)  # the rules have refused this already
    this = Revision(submitted.revision, desk.when.day, submitted.change)
    return Granted(before, this, submitted.weight, as_whom)


def to_renew(desk: Desk, now: Candidate) -> Granted:
    """What renewing would put into force; raises RollebogError with every reason why not."""
    before = desk.session.standing(now.number)
    found = rules.general(before, "renew", desk.who.duties | desk.duties(now), desk.who, desk.when)
    as_whom: Capacity | None = None
    if not found:
        found = rules.renewing(before, now) + unapproved_standard(desk, now)
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
    return Granted(before, Revision(number, desk.when.day, now.labels.get("control.renewal")), "unchanged", as_whom)


def unapproved_standard(desk: Desk, now: Candidate) -> list[Problem]:
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


def foreseen(desk: Desk, now: Candidate, granted: Granted) -> bytes:
    """The Word file that would be put into force."""
    return version.rendered(now.document, _imprint(desk, now, granted), now.labels, now.template)


def put_into_force(desk: Desk, now: Candidate, granted: Granted, pdf: PdfMaker | None) -> Standing:
    """Record the act together with the version that it puts into the archive."""
    before, this = granted.before, granted.this
    imprint = _imprint(desk, now, granted)
    details = {
        "document": now.facts,
        "digests": now.digests,
        "control": now.control_facts,
        "weight": granted.weight,
        "revision": this.number,
        "change": this.change,
        "approved": this.date.isoformat(),
        "valid_until": imprint.valid_until.isoformat() if imprint.valid_until else "",
    }
    act = desk.act(before.document, "approve" if before.submission else "renew", details, granted.as_whom)
    return desk.session.issue(before, act, version.issue(now, imprint, pdf), desk.evidence)


def _imprint(desk: Desk, now: Candidate, granted: Granted) -> Imprint:
    span = validity(now.control, now.usual_validity)
    until = span.after(granted.this.date) if span else None
    approver = imprints.printed_approver(now, desk.who.shown, granted.as_whom)
    return imprints.issued(now, granted.before, granted.this, until, approver)

"""The imprints of documents under the register: in work, and as issued; and how they are archived."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterator
from typing import Any

from generator.imprint import Imprint, Revision, Signature, declared_history, imprint, meetings, name
from generator.register.candidate import Candidate
from generator.register.people import Capacity
from generator.register.standing import Issue, Standing, Submission
from generator.span import Span


def in_work(now: Candidate, before: Standing, revision: str) -> Imprint:
    """The imprint of a document that is being worked on: a draft, in hearing, or awaiting something.

    revision: the number that it would get. What differs from what was submitted is a draft again.
    """
    plain = dataclasses.replace(imprint(now.control, now.usual_validity), approved=None, valid_until=None)
    submitted = before.submission
    made = dataclasses.replace(plain, state="draft", revision=revision, history=tuple(history(now, before)))
    if submitted is None or submitted.digests["content"] != now.digests["content"] or before.work == "none":
        return made
    made = dataclasses.replace(made, state=before.work, revision=submitted.revision)
    if hearing := before.open_hearing:
        return dataclasses.replace(made, hearing=hearing.kind, deadline=hearing.deadline)
    return made


def issued(now: Candidate, before: Standing, this: Revision, until: datetime.date | None, approver: str) -> Imprint:
    """The imprint of the revision that an approval or renewal puts into force."""
    plain = imprint(now.control, now.usual_validity)
    signed = tuple(_signatures(plain.signatures, before, this.date, approver))
    meeting, _ = meetings(tuple(party for party in now.control.approved_by if name(party) == approver))
    return dataclasses.replace(
        plain,
        state="approved",
        revision=this.number,
        approved=this.date,
        valid_until=until,
        approved_by=(approver,),
        history=(this, *history(now, before)),
        signatures=signed,
        meeting=meeting,
        approved_beside=(),
    )


def printed_approver(now: Candidate, shown: str, capacity: Capacity) -> str:
    """How an approver stands in the control block: a body by itself, a substitute with whom he replaces."""
    if capacity.body:
        return capacity.party
    if capacity.on_behalf:
        return now.labels.get("control.substitute").format(name=shown, other=capacity.on_behalf)
    return shown


def history(now: Candidate, before: Standing) -> Iterator[Revision]:
    """The revisions issued so far, newest first, then those that the control block declares."""
    known = set()
    for issue in reversed(before.issues):
        known.add(issue.revision)
        yield Revision(issue.revision, issue.date if issue.act == "renew" else issue.approved, issue.change)
    control = now.control
    if control.approved and control.revision and control.revision not in known:
        yield Revision(control.revision, control.approved, now.labels.get("control.declared-change"))
    yield from (one for one in declared_history(control) if one.number not in known)


def _signatures(
    blank: tuple[Signature, ...], before: Standing, day: datetime.date, approver: str
) -> Iterator[Signature]:
    submitted: Submission | Issue | None = before.submission or before.in_force
    for one in blank:
        if one.part == "prepared-by":
            yield dataclasses.replace(one, date=submitted.date if submitted else None)
        elif one.part == "approved-by":
            yield Signature("approved-by", (approver,), day)
        else:
            yield from (
                Signature("professionally-responsible", (shown,), confirmed) for _, shown, confirmed in before.confirmed
            )
            if not before.confirmed:
                yield one


def plain(made: Imprint) -> dict[str, Any]:
    """The imprint as JSON holds it."""

    def simple(value: Any) -> Any:
        if isinstance(value, datetime.date):
            return value.isoformat()
        if isinstance(value, (list, tuple)):
            return [simple(one) for one in value]
        return {key: simple(one) for key, one in value.items()} if isinstance(value, dict) else value

    return {key: simple(value) for key, value in dataclasses.asdict(made).items()}


def from_plain(read: dict[str, Any]) -> Imprint:
    """The imprint that :func:`plain` wrote; raises ValueError where it is none."""
    try:
        given: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in read.items()}
        given["history"] = tuple(Revision(**{**one, "date": _date(one["date"])}) for one in read["history"])
        given["signatures"] = tuple(
            Signature(one["part"], tuple(one["names"]), _date(one["date"])) for one in read["signatures"]
        )
        given["validity"] = Span(**read["validity"]) if read["validity"] else None
        for name in ("approved", "valid_until", "deadline"):
            given[name] = _date(read[name])
        return Imprint(**given)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"no imprint: {error}") from None


def _date(written: str | None) -> Any:
    return datetime.date.fromisoformat(written) if written else None

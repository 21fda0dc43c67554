"""The Imprint: what control adds to a document's content — number, revision, dates, parties, history, state.

It is not part of the content: approving, renewing and moving a document change the imprint alone.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal

from generator.hearing import HearingKind
from generator.model.control import Body, Control, Group, Parties, Party, Person
from generator.span import Span

State = Literal[
    "draft",
    "declared",
    "awaiting-hearing",
    "hearing",
    "awaiting-approval",
    "approved",
    "superseded",
    "expired",
    "withdrawn",
]
Part = Literal["prepared-by", "professionally-responsible", "approved-by"]


@dataclass(frozen=True, slots=True)
class Revision:
    """One line of the revision history."""

    number: str
    date: datetime.date
    change: str


@dataclass(frozen=True, slots=True)
class Signature:
    """Who answers for a document in which part, and when he said so; None where he has not, or on paper."""

    part: Part
    names: tuple[str, ...]
    date: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Imprint:
    """Everything that the control block of one document shows; parties are ready to print.

    revision: of a draft, the number that it would get. hearing, deadline: of a document in hearing.
    meeting: the one at which a body approves it, where the control block says so; approved_beside: who does so as well,
    and at none.
    """

    state: State
    number: str
    type: str
    folder: tuple[str, ...]
    prepared_by: tuple[str, ...]
    professionally_responsible: tuple[str, ...]
    approved_by: tuple[str, ...]
    responsible_for_revision: tuple[str, ...]
    revision: str
    approved: datetime.date | None
    valid_until: datetime.date | None
    validity: Span | None
    history: tuple[Revision, ...]
    signatures: tuple[Signature, ...]
    hearing: HearingKind | Literal[""] = ""
    deadline: datetime.date | None = None
    meeting: str = ""
    approved_beside: tuple[str, ...] = ()


def validity(control: Control, usual: str | None) -> Span | None:
    """How long a document is valid from its approval; ``usual`` counts where its control block does not say."""
    written = control.validity or usual
    return Span.parse(written) if written else None


def meetings(parties: Parties) -> tuple[str, tuple[str, ...]]:
    """The meetings at which parties approve, and the names of those who do so without one."""
    met = {party: party.meeting for party in parties if isinstance(party, Body) and party.meeting}
    return ", ".join(met.values()), _names(tuple(party for party in parties if party not in met)) if met else ()


def imprint(control: Control, usual_validity: str | None, next_revision: str = "") -> Imprint:
    """The imprint of a document that no register rules: a draft, or with its declared revision and dates.

    usual_validity: how long documents of this kind are valid where the control block does not say.
    next_revision: the number that a draft would get.
    """
    span = validity(control, usual_validity)
    meeting, beside = meetings(control.approved_by)
    until = control.valid_until
    if until is None and control.approved and span:
        until = span.after(control.approved)
    return Imprint(
        state="declared" if control.approved else "draft",
        number=control.id,
        type=control.type or "",
        folder=control.folder or (),
        prepared_by=_names(control.prepared_by),
        professionally_responsible=_names(control.professionally_responsible),
        approved_by=_names(control.approved_by),
        responsible_for_revision=_names(control.responsible_for_revision),
        revision=control.revision or ("" if control.approved else next_revision),
        approved=control.approved,
        valid_until=until,
        validity=span,
        history=declared_history(control),
        signatures=signatures(control),
        meeting=meeting,
        approved_beside=beside,
    )


def declared_history(control: Control) -> tuple[Revision, ...]:
    """The revisions that the control block says went before."""
    return tuple(Revision(past.revision, past.date, past.change) for past in control.history)


def signatures(control: Control) -> tuple[Signature, ...]:
    """The places where the parties sign."""
    parts: tuple[tuple[Part, Parties | None], ...] = (
        ("prepared-by", control.prepared_by),
        ("professionally-responsible", control.professionally_responsible),
        ("approved-by", control.approved_by),
    )
    return tuple(Signature(part, _names(parties)) for part, parties in parts if parties)


def _names(parties: Parties | None) -> tuple[str, ...]:
    return tuple(name(party) for party in parties or ())


def name(party: Party) -> str:
    """A party as documents print it."""
    if isinstance(party, Person):
        return f"{party.person}, {party.title}" if party.title else party.person
    if isinstance(party, Group):
        return party.group
    if isinstance(party, Body):
        return party.body
    return party.title

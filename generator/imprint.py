"""The Imprint: what control adds to a document's content — number, revision, dates, parties, history, state.

It is not part of the content: approving, renewing and moving a document change the imprint alone.
"""

from __future__ import annotations

import datetime
from calendar import monthrange
from dataclasses import dataclass
from typing import Literal

from generator.model.control import Body, Control, Group, Parties, Party, Person

State = Literal["draft", "declared"]


@dataclass(frozen=True, slots=True)
class Span:
    """A number of days, weeks, months or years."""

    count: int
    unit: Literal["day", "week", "month", "year"]

    @classmethod
    def parse(cls, written: str) -> Span:
        """``24 months`` as the models accept it."""
        count, unit = written.split()  # the models' pattern allows these units and no other
        return cls(int(count), unit.removesuffix("s"))  # type: ignore[arg-type]

    def after(self, start: datetime.date) -> datetime.date:
        """The last day of the span that begins on ``start``; 29 February rolls to the 28th (design 4).

        A span that runs beyond the calendar ends on its last day, 31 December 9999.
        """
        if self.unit in ("day", "week"):
            days = self.count * (7 if self.unit == "week" else 1)
            return start + min(datetime.timedelta(days=days), datetime.date.max - start)
        months = start.month - 1 + self.count * (12 if self.unit == "year" else 1)
        year, month = start.year + months // 12, months % 12 + 1
        if year > datetime.MAXYEAR:
            return datetime.date.max
        return datetime.date(year, month, min(start.day, monthrange(year, month)[1]))


@dataclass(frozen=True, slots=True)
class Revision:
    """One line of the revision history."""

    number: str
    date: datetime.date
    change: str


@dataclass(frozen=True, slots=True)
class Imprint:
    """Everything that the control block of one document shows; parties are ready to print."""

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


def imprint(control: Control, usual_validity: str | None) -> Imprint:
    """The imprint of a document that no register rules: a draft, or with its declared revision and dates.

    usual_validity: how long documents of this kind are valid where the control block does not say.
    """
    written = control.validity or usual_validity
    validity = Span.parse(written) if written else None
    until = control.valid_until
    if until is None and control.approved and validity:
        until = validity.after(control.approved)
    return Imprint(
        state="declared" if control.approved else "draft",
        number=control.id,
        type=control.type or "",
        folder=control.folder or (),
        prepared_by=_names(control.prepared_by),
        professionally_responsible=_names(control.professionally_responsible),
        approved_by=_names(control.approved_by),
        responsible_for_revision=_names(control.responsible_for_revision),
        revision=control.revision or "",
        approved=control.approved,
        valid_until=until,
        validity=validity,
        history=tuple(Revision(past.revision, past.date, past.change) for past in control.history),
    )


def _names(parties: Parties | None) -> tuple[str, ...]:
    return tuple(_name(party) for party in parties or ())


def _name(party: Party) -> str:
    if isinstance(party, Person):
        return f"{party.person}, {party.title}" if party.title else party.person
    if isinstance(party, Group):
        return party.group
    if isinstance(party, Body):
        return party.body
    return party.title

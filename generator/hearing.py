"""A hearing: one review round of a document, with parties, a deadline, and the responses that came."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal, get_args

HearingKind = Literal["internal", "official"]
Outcome = Literal["accommodated", "partly", "not-accommodated", "noted"]
KINDS: tuple[HearingKind, ...] = get_args(HearingKind)
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)


@dataclass(frozen=True, slots=True)
class Response:
    """What a party said, and what came of it; ``answer`` and ``outcome`` are empty until it is answered.

    number: 1, 2, 3 … over all hearings of a revision. about: a section or statement, empty for the whole document.
    """

    number: int
    party: str
    comment: str
    about: str = ""
    answer: str = ""
    outcome: Outcome | Literal[""] = ""


@dataclass(frozen=True, slots=True)
class Hearing:
    """One hearing; ``closed`` is None while it is open. The deadline is the last day for responses."""

    kind: HearingKind
    parties: tuple[str, ...]
    opened: datetime.date
    deadline: datetime.date
    closed: datetime.date | None = None
    responses: tuple[Response, ...] = ()

    @property
    def unanswered(self) -> tuple[Response, ...]:
        """Responses without an outcome."""
        return tuple(one for one in self.responses if not one.outcome)

    @property
    def silent(self) -> tuple[str, ...]:
        """Parties that were asked and have not responded."""
        spoken = {one.party.casefold() for one in self.responses}
        return tuple(party for party in self.parties if party.casefold() not in spoken)

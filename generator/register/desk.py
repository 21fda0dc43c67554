"""The desk at which acts are done: who acts, when, under which settings, on which register, and what proves it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator.problems import Problem, RollebogError
from generator.register.act import Act, ActName, Evidence
from generator.register.candidate import Candidate
from generator.register.keeping.session import Session
from generator.register.people import Actor, Capacity, capacities
from generator.register.rules import When
from generator.register.standing import Standing
from generator.register.states import Duty

if TYPE_CHECKING:
    from generator.model.settings import Settings


@dataclass(frozen=True)
class Desk:
    """Who acts, when, under which settings, on which register, and what proves it."""

    session: Session
    settings: Settings
    who: Actor
    when: When
    evidence: tuple[Evidence, ...] = ()

    def refuse(self, found: Sequence[Problem]) -> None:
        """Raises RollebogError with every reason, if there is one."""
        if found:
            raise RollebogError(found)

    def duties(self, now: Candidate | None) -> frozenset[Duty]:
        """The duties that count for a document: an approver's only where it names him."""
        own = self.who.duties
        if now is None:
            return own - {"approver", "board"}
        if not self.capacities(now, "approved_by"):
            own = own - {"approver", "board"}
        return own | {"responsible"} if self.capacities(now, "professionally_responsible") else own

    def capacities(self, now: Candidate, parties: str) -> list[Capacity]:
        """Every party of that kind as which the person may act."""
        named = getattr(now.control, parties) or ()
        return capacities(self.settings, self.who, named, now.unit, self.when.day)

    def act(self, document: str, name: ActName, details: dict[str, Any], as_whom: Capacity | None = None) -> Act:
        """The act, ready to be recorded."""
        return Act(
            document=document,
            name=name,
            date=self.when.day,
            recorded=self.when.moment,
            person=self.who.id,
            shown=self.who.shown,
            capacity=as_whom.party if as_whom else "",
            on_behalf=as_whom.on_behalf if as_whom else "",
            account=self.who.account,
            details=details,
            evidence=tuple((one.name, one.sha256) for one in self.evidence),
        )

    def record(
        self, before: Standing, name: ActName, details: dict[str, Any], as_whom: Capacity | None = None
    ) -> Standing:
        """Record an act that the archive has no part in."""
        return self.session.record(before, self.act(before.document, name, details, as_whom), self.evidence)

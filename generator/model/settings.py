"""What an organisation decides once for its workspace (``rollebog.yaml``)."""

from __future__ import annotations

from typing import Literal, TypeAlias

from generator.hearing import HearingKind
from generator.model.base import Date, Flag, Id, Key, Line, Model, Span
from generator.model.framework import Language

Duty: TypeAlias = Literal["editor", "quality", "approver", "board"]
RevisionScheme: TypeAlias = Literal["M", "M.m", "M.mm", "M.mmm"]


class Member(Model):
    """Someone who acts on documents.

    Titles count in the units named, everywhere where none is; groups and bodies are those that the person
    belongs to. ``accounts`` are the names under which the person logs in to a computer.
    """

    name: Line | None = None
    titles: tuple[Line, ...] = ()
    units: tuple[Id, ...] = ()
    groups: tuple[Line, ...] = ()
    bodies: tuple[Line, ...] = ()
    duties: tuple[Duty, ...] = ()
    accounts: tuple[Line, ...] = ()
    email: Line | None = None


class Substitution(Model):
    """Who acts for whom, and when; both days count."""

    for_: Key
    by: Key
    from_: Date
    until: Date


class HearingRule(Model):
    """The hearings that a document goes through, in this order, by the weight of its change."""

    significant: tuple[HearingKind, ...] = ()
    minor: tuple[HearingKind, ...] = ()


class Settings(Model):
    """The settings of a workspace; the validity of a document kind counts from its approval."""

    organisation: Line
    language: Language = "da"
    validity: dict[Key, Span] = {}
    revision: RevisionScheme = "M.mm"
    notice: Span = "90 days"
    hearings: dict[Key, HearingRule] = {}
    shortest_hearing: Span = "14 days"
    delegated_renewal: Flag = False
    only_approved_frameworks: Flag = False
    other_accounts: Literal["record", "refuse"] = "record"
    abbreviations: dict[Line, Line] = {}
    people: dict[Key, Member] = {}
    substitutes: tuple[Substitution, ...] = ()

    def hearing_rule(self, kind: str) -> HearingRule:
        """The hearings of a kind: its own, else the design's (section 4)."""
        return self.hearings.get(kind) or _USUAL_HEARINGS.get(kind, HearingRule())


_USUAL_HEARINGS = {
    "competence-description": HearingRule(significant=("internal", "official"), minor=("internal",)),
    "function-description": HearingRule(significant=("internal",)),
}

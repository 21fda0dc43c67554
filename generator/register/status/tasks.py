"""Who must take the steps that stand open: people of the settings, or the parties that a document names. Pure."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from generator.model.control import Body, Group, Party, Person, Title
from generator.register.people import Actor, Capacity, capacities, only_preparer
from generator.register.states import Duty
from generator.register.status.line import Line, Step
from generator.register.status.lines import shown

if TYPE_CHECKING:
    from generator.model.settings import Settings

_PARTIES: Mapping[str, type[Person | Group | Body | Title]] = {
    "person": Person,
    "group": Group,
    "body": Body,
    "title": Title,
}
_EDITING: frozenset[Duty] = frozenset({"editor", "quality"})
_QUALITY: frozenset[Duty] = frozenset({"quality"})
_NOBODYS: frozenset[Step] = frozenset({"await-responses"})


@dataclass(frozen=True)
class Recipient:
    """Somebody who must do something; ``person`` is the id in the settings, empty where they name nobody."""

    name: str
    email: str
    person: str


@dataclass(frozen=True)
class Task:
    """A step of a document, and one of those who must take it."""

    line: Line
    step: Step
    recipient: Recipient


def tasks(settings: Settings, lines: Iterable[Line], day: datetime.date) -> Iterator[Task]:
    """Every open step with everybody who must take it; where the settings name nobody, with the parties named."""
    actors = [Actor(one, member, "") for one, member in settings.people.items()]
    for line in lines:
        for step in (*line.steps, *_renewal(line)):
            if step not in _NOBODYS:
                found = [Recipient(_name(who), who.member.email or "", who.id) for who in actors]
                able = _takers(settings, actors, line, step, day)
                found = [one for one in found if one.person in able] or [
                    Recipient(shown(party), "", "") for party in _named(line, step)
                ]
                yield from (Task(line, step, one) for one in found)


def _name(who: Actor) -> str:
    return who.member.name or (who.member.titles[0] if who.member.titles else who.id)


def _renewal(line: Line) -> tuple[Step, ...]:
    """What still says what was approved can be renewed by those who approve it."""
    return ("renew",) if "review" in line.steps and line.registered and not line.working else ()


def _takers(settings: Settings, actors: list[Actor], line: Line, step: Step, day: datetime.date) -> set[str]:
    """The ids of those who must take a step."""

    def standing_for(parties: Iterable[Mapping[str, str]]) -> dict[str, list[Capacity]]:
        models = [_party(tuple(sorted(party.items()))) for party in parties]
        found = {who.id: capacities(settings, who, models, line.unit_id, day) for who in actors}
        return {person: able for person, able in found.items() if able}

    def holding(duties: frozenset[Duty]) -> set[str]:
        return {who.id for who in actors if who.duties & duties}

    if step == "confirm":
        return set(standing_for(_named(line, step)))
    if step in ("approve", "renew"):
        able = standing_for(_named(line, step))
        prepared = [_party(tuple(sorted(party.items()))) for party in line.control.get("prepared_by", ())]
        deciding = {
            who.id
            for who in actors
            if any(("board" if one.body else "approver") in who.duties for one in able.get(who.id, ()))
            and not only_preparer(settings, who, prepared, line.unit_id)
        }
        return deciding | (holding(_QUALITY) if step == "renew" and settings.delegated_renewal else set())
    if step in ("adopt", "withdraw"):
        return holding(_QUALITY)
    answering = set(standing_for(_named(line, step)))
    if step != "review":
        answering &= holding(_EDITING)
    return answering or holding(frozenset({"editor"})) or holding(_QUALITY)


def _named(line: Line, step: Step) -> list[Mapping[str, str]]:
    """The parties of the document whose step it is."""
    control: Mapping[str, Any] = line.control
    if step == "confirm":
        return [one for one in control.get("professionally_responsible", ()) if shown(one) in line.unconfirmed]
    if step in ("approve", "renew"):
        return list(control.get("approved_by", ()))
    return list(control.get("responsible_for_revision") or control.get("prepared_by", ()))


@cache
def _party(items: tuple[tuple[str, str], ...]) -> Party:
    given = dict(items)
    return next(model.model_validate(given) for kind, model in _PARTIES.items() if kind in given)

"""Who somebody is, and as what he may act on a document: by name, post, group or body, or for somebody else."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.imprint import name as printed
from generator.model.control import Body, Group, Party, Person
from generator.model.names import same_id
from generator.problems import Problem, RollebogError, did_you_mean
from generator.register.states import Duty

if TYPE_CHECKING:
    from generator.model.settings import Member, Settings

SETTINGS = "rollebog.yaml"


@dataclass(frozen=True)
class Actor:
    """A person of the settings at a computer: the id there, and the operating-system account in use."""

    id: str
    member: Member
    account: str

    @property
    def shown(self) -> str:
        """The name that documents print."""
        title = self.member.titles[0] if self.member.titles else ""
        return ", ".join(part for part in (self.member.name, title) if part) or self.id

    @property
    def duties(self) -> frozenset[Duty]:
        """The duties that the settings give."""
        return frozenset(self.member.duties)


@dataclass(frozen=True, slots=True)
class Capacity:
    """As which of a document's parties somebody acts; ``on_behalf`` is the person or body he acts for."""

    party: str
    on_behalf: str = ""
    body: bool = False


def actor(settings: Settings, wanted: str, account: str) -> Actor:
    """The person meant by id or name, or the one to whom the account belongs where none is named.

    Raises RollebogError where nobody fits, or where the settings refuse another's account.
    """
    people = settings.people
    if not people:
        raise RollebogError(
            Problem(SETTINGS, "nobody is named under 'people', so nobody can act.", hint="See docs/yaml.md, 'people'.")
        )
    if wanted:
        found = [
            one
            for one, member in people.items()
            if same_id(one) == same_id(wanted) or (member.name and same_id(member.name) == same_id(wanted))
        ]
        if len(found) > 1:
            raise RollebogError(
                Problem("--as", f"'{wanted}' may be {' or '.join(found)}.", hint="Write the id of one of them.")
            )
        if not found:
            hint = did_you_mean(wanted, list(people))
            raise RollebogError(Problem("--as", f"there is no person '{wanted}' in {SETTINGS}.", hint=hint))
    else:
        found = [one for one, member in people.items() if account in member.accounts]
        if not found:
            message = f"the account '{account}' belongs to nobody under 'people' in {SETTINGS}."
            raise RollebogError(Problem("--as", message, hint="Say who acts: --as PERSON."))
    who = Actor(found[0], people[found[0]], account)
    if settings.other_accounts == "refuse" and account not in who.member.accounts:
        message = f"the account '{account}' is none of {who.id}'s, and the settings refuse other accounts."
        raise RollebogError(Problem("--as", message, hint=f"Act from an account of {who.id}, or add it to {SETTINGS}."))
    return who


def stands_for(member: Member, party: Party, unit: str) -> bool:
    """Whether a person is the party, holds its post in that unit, or belongs to the group or body."""
    if isinstance(party, Person):
        return member.name is not None and _same(member.name, party.person)
    here = not member.units or same_id(unit) in map(same_id, member.units)
    if isinstance(party, Group):
        return here and any(_same(group, party.group) for group in member.groups)
    if isinstance(party, Body):
        # Whoever keeps a body's minutes need not be listed for every body.
        return (not member.bodies and "board" in member.duties) or any(_same(one, party.body) for one in member.bodies)
    return here and any(_same(title, party.title) for title in member.titles)


def capacities(
    settings: Settings, who: Actor, parties: Iterable[Party], unit: str, day: datetime.date
) -> list[Capacity]:
    """Every one of the parties as which somebody may act on that day, his own before those of whom he replaces."""
    own, lent = [], []
    for party in parties:
        text, body = printed(party), isinstance(party, Body)
        if stands_for(who.member, party, unit):
            own.append(Capacity(text, text if body else "", body))
            continue
        for one in settings.substitutes:
            away = settings.people.get(one.for_)
            if one.by == who.id and one.from_ <= day <= one.until and away and stands_for(away, party, unit):
                person = away.name or (away.titles[0] if away.titles else one.for_)
                # A body decides, whoever sits in it: its decision takes the duty and the evidence that it always takes.
                lent.append(Capacity(text, text if body else person, body))
                break
    return own + lent


def only_preparer(settings: Settings, who: Actor, parties: Collection[Party], unit: str) -> bool:
    """Whether nobody but this person prepared the document; a group always holds others, and nobody named is nobody."""
    return bool(parties) and all(
        not isinstance(party, (Group, Body))
        and stands_for(who.member, party, unit)
        and not any(
            stands_for(member, party, unit)
            for one, member in settings.people.items()
            if one != who.id and not isinstance(party, Person)
        )
        for party in parties
    )


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()

"""Rules for the settings: kinds that exist, people who are known, substitutions that make sense."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from generator.model.check.unique import repeated
from generator.model.reading import Loaded
from generator.model.settings import Settings
from generator.problems import Problem, did_you_mean


def check(loaded: Loaded[Settings], kinds: Collection[str]) -> Iterator[Problem]:
    """Every problem of the settings that no single value shows."""
    settings, source = loaded.model, loaded.source
    for group, named in (("validity", settings.validity), ("hearings", settings.hearings)):
        for kind in named:
            if kind not in kinds:
                yield source.problem(
                    (group, kind), f"unknown document kind '{kind}'.", did_you_mean(kind, sorted(kinds))
                )
    for kind, rule in settings.hearings.items():
        for weight, hearings in (("significant", rule.significant), ("minor", rule.minor)):
            if len(set(hearings)) < len(hearings):
                yield source.problem(("hearings", kind, weight), "the same hearing stands twice.", "Name each once.")
    accounts = (
        (account, source, ("people", person, "accounts", number))
        for person, member in settings.people.items()
        for number, account in enumerate(member.accounts)
    )
    yield from repeated(accounts, "the account", hint="An account belongs to one person and is named once.")
    yield from repeated(((one, source, ("people", one)) for one in settings.people), "the person")
    yield from _substitutions(loaded)


def _substitutions(loaded: Loaded[Settings]) -> Iterator[Problem]:
    people = list(loaded.model.people)
    for number, one in enumerate(loaded.model.substitutes):
        place = "substitutes", number
        for key, person in (("for", one.for_), ("by", one.by)):
            if person not in people:
                yield loaded.source.problem(
                    (*place, key), f"there is no person '{person}' in 'people'.", did_you_mean(person, people)
                )
        if one.for_ == one.by:
            yield loaded.source.problem((*place, "by"), "nobody is a substitute for himself.")
        if one.until < one.from_:
            yield loaded.source.problem(
                (*place, "until"), f"the last day, {one.until}, lies before the first, {one.from_}."
            )

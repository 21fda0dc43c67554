"""The rules of profiles: ids are unique, what they say of the standard is true, dates do not contradict."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from generator.model.check import documents, standards
from generator.model.check.adaptations import check_adaptations
from generator.model.check.control import check_control
from generator.model.check.unique import Use, repeated
from generator.model.content import Content
from generator.model.framework import Framework
from generator.model.names import RESERVED, same_id, same_number
from generator.model.position import Position
from generator.model.profile import Profile, controls
from generator.model.reading import Loaded
from generator.problems import Problem, did_you_mean
from generator.yamlfile import Step


def check(content: Content) -> Iterator[Problem]:
    """Every problem of all profiles."""
    # A copy of a profile keeps its ids; the file that bears its unit's name is the original.
    ordered = sorted(content.profiles, key=lambda p: not _named_after_its_unit(p))
    units: list[Use] = [(p.model.unit.id, p.source, ("unit", "id")) for p in ordered]
    yield from repeated(units, "the unit id")
    for name, source, steps in units:
        if same_id(name) in RESERVED:
            yield source.problem(steps, f"Rollebog keeps the id '{name}' for itself.", "Choose another one.")
    yield from _documents_of_all([*standards.numbers(content), *_numbers(ordered)], _unnumbered(ordered))
    for loaded in content.profiles:
        yield from _own(loaded)
        framework = content.framework((loaded.model.framework, loaded.model.framework_version))
        if framework is None:
            yield from _missing_standard(loaded, content) if loaded.model.framework else _without_standard(loaded)
            continue
        yield from _language(loaded, framework, content)
        for number, position in enumerate(loaded.model.positions):
            yield from _position(loaded, framework, position, ("positions", number))


def _documents_of_all(numbered: list[Use], unnumbered: Iterable[Use]) -> Iterator[Problem]:
    """No two documents go by the same number; nor by names that files and the register could not tell apart."""
    yield from repeated(numbered, "the document number", same_number)
    taken = {same_number(use[0]): use for use in reversed(numbered)}
    yield from repeated([*taken.values(), *unnumbered], "the document", same_number)


def _numbers(profiles: Iterable[Loaded[Profile]]) -> Iterator[Use]:
    for loaded in profiles:
        for steps, control, number in controls(loaded.model):
            if control.id:
                yield number, loaded.source, (*steps, "id")


def _unnumbered(profiles: Iterable[Loaded[Profile]]) -> Iterator[Use]:
    """What documents without a number go by, each once: that a name is taken twice, the unit's own rules say."""
    found: dict[str, Use] = {}
    for loaded in profiles:
        for steps, control, name in controls(loaded.model) if loaded.holds("unit", "id") else ():
            if not control.id:
                found.setdefault(same_id(name), (name, loaded.source, steps[:-1]))
    yield from found.values()


def _named_after_its_unit(loaded: Loaded[Profile]) -> bool:
    return same_id(PurePosixPath(loaded.source.path).stem) == same_id(loaded.model.unit.id)


def _own(loaded: Loaded[Profile]) -> Iterator[Problem]:
    profile, source = loaded.model, loaded.source
    stem = PurePosixPath(source.path).stem
    if not _named_after_its_unit(loaded):
        yield source.problem(
            ("unit", "id"),
            f"the file is named '{stem}', the unit '{profile.unit.id}'.",
            "Give both the same name, so that the file is found.",
            "warning",
        )
    ids: list[Use] = [(p.id, source, ("positions", n, "id")) for n, p in enumerate(profile.positions)]
    yield from repeated(ids, "the position")
    yield from _documents(loaded, ids)
    yield from documents.check(loaded)
    if not profile.positions and not profile.goals and not profile.documents:
        whole = profile.unit.kind == "organisation"
        has = "the organisation has no documents" if whole else "the unit has neither positions nor goals"
        yield source.problem((), f"{has}, so it gets no document.", "", "warning")
    for steps, control, _ in controls(profile):
        yield from check_control(source, steps, control)


def _documents(loaded: Loaded[Profile], positions: list[Use]) -> Iterator[Problem]:
    """The documents of described kinds have names of their own, and words in the profile's language."""
    profile, source = loaded.model, loaded.source
    taken: list[Use] = list({same_id(use[0]): use for use in reversed(positions)}.values())
    if profile.goals:
        taken.append(("goal-document", source, ("goals",)))
    own: list[Use] = [
        (one.name, source, ("documents", number, *(("id",) if one.id else ())))
        for number, one in enumerate(profile.documents)
    ]
    names = list(repeated([*taken, *own], "the document"))
    files: list[Use] = [
        (f"{one.kind}: {one.title or profile.unit.name}", source, ("documents", number))
        for number, one in enumerate(profile.documents)
        if not one.control.id
    ]
    hint = "Give it a title or a number of its own, so that its file has a name of its own."
    titles = {found.pointer: found for found in repeated(files, "the title", hint=hint)}
    for found in names:
        same = titles.pop(found.pointer, None)
        yield replace(found, hint="Give it an id and a title of its own.") if same else found
    yield from titles.values()
    for number, one in enumerate(profile.documents):
        if getattr(one.described.words, profile.language) is None:
            message = f"the kind '{one.kind}' has no words in '{profile.language}'."
            yield source.problem(("documents", number, "kind"), message, "Add them to the file that describes it.")


def _without_standard(loaded: Loaded[Profile]) -> Iterator[Problem]:
    """What cannot be without one, in the profile of an organisation that names none."""
    profile, source = loaded.model, loaded.source
    hint = "Add 'framework:' and 'framework-version:'."
    if profile.framework_version:
        yield source.problem(("framework-version",), "the version of which standard?", "Add 'framework:'.")
    if profile.positions:
        yield source.problem(("positions",), "positions follow a standard, and the profile names none.", hint)
    for number, one in enumerate(profile.documents):
        if one.described.draws_on_a_standard:
            message = f"the kind '{one.kind}' draws on a standard, and the profile names none, so that is left out."
            yield source.problem(("documents", number, "kind"), message, hint, "warning")


def _missing_standard(loaded: Loaded[Profile], content: Content) -> Iterator[Problem]:
    profile, source = loaded.model, loaded.source
    names = sorted({name for name, _ in content.present})
    versions = sorted(version for name, version in content.present if name == profile.framework)
    if profile.framework not in names:
        hint = did_you_mean(profile.framework, names)
        yield source.problem(("framework",), f"there is no standard '{profile.framework}'.", hint)
    elif not profile.framework_version:
        yield source.problem(("framework",), "the key 'framework-version' is missing.", "Add 'framework-version:'.")
    elif profile.framework_version not in versions:
        hint = did_you_mean(profile.framework_version, versions)
        message = f"the standard '{profile.framework}' has no version '{profile.framework_version}'."
        yield source.problem(("framework-version",), message, hint)


def _language(loaded: Loaded[Profile], framework: Framework, content: Content) -> Iterator[Problem]:
    language = loaded.model.language
    edition = framework.id, framework.version
    if language != framework.language and (edition, language) not in content.translated:
        yield loaded.source.problem(
            ("language",),
            f"the standard '{framework.id}' {framework.version} is not translated to '{language}'.",
            f"Its texts appear in '{framework.language}', marked as such.",
            "warning",
        )


def _position(
    loaded: Loaded[Profile], framework: Framework, position: Position, steps: tuple[Step, ...]
) -> Iterator[Problem]:
    source = loaded.source
    specialties = sorted({name for role in framework.roles for name in role.specialties})
    if position.specialty and position.specialty not in specialties:
        hint = did_you_mean(position.specialty, specialties)
        yield source.problem((*steps, "specialty"), f"unknown specialty '{position.specialty}'.", hint)
    yield from _levels(loaded, framework, position, steps)
    forms = [form.id for form in framework.collaboration_forms]
    for number, partner in enumerate(position.collaboration.partners if position.collaboration else ()):
        if partner.form and partner.form not in forms:
            place = (*steps, "collaboration", "partners", number, "form")
            hint = did_you_mean(partner.form, forms) or "The standard names none; remove the key."
            yield source.problem(place, f"unknown form of collaboration '{partner.form}'.", hint)
    yield from check_adaptations(loaded, framework, position, (*steps, "adaptations"))


def _levels(
    loaded: Loaded[Profile], framework: Framework, position: Position, steps: tuple[Step, ...]
) -> Iterator[Problem]:
    source, place = loaded.source, (*steps, "level")
    roles = [role.id for role in framework.roles]
    levels = [level.id for level in framework.levels]
    given = {None: position.level} if isinstance(position.level, str) else position.level
    for role, level in given.items():
        below = (*place, role) if role is not None else place
        if role is not None and role not in roles:
            yield source.problem(below, f"unknown role '{role}'.", did_you_mean(role, roles))
        if level not in levels:
            yield source.problem(below, f"unknown level '{level}'.", did_you_mean(level, levels))
    if not isinstance(position.level, str):
        left_out = {adaptation.omit for adaptation in position.adaptations if hasattr(adaptation, "omit")}
        for role in roles:
            if role not in position.level and role not in left_out:
                hint = "Add it, or omit the role under 'adaptations' with a reason."
                yield source.problem(place, f"no level is given for the role '{role}'.", hint)

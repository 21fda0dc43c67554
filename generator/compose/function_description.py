"""The function description of one position, section by section."""

from __future__ import annotations

from generator.compose import document as doc
from generator.compose import local
from generator.compose.adaptations import adaptations
from generator.compose.roles import Adapted, in_print, roles
from generator.compose.sections import definitions, scope, section
from generator.compose.standard import Standard
from generator.compose.stated import ethics, form_title, recommendations, sources
from generator.model.position import Development, Employment, GroupTasks, Loan, Position, Qualifications
from generator.model.profile import Profile
from generator.model.statement import recommendations_of
from generator.yamlfile import Step

Steps = tuple[Step, ...]


def function_description(profile: Profile, number: int, standard: Standard) -> tuple[doc.Section, ...]:
    """The sections for the position at index ``number``; those without content are left out."""
    position = profile.positions[number]
    steps: Steps = ("positions", number)
    adapted = Adapted.of(position, steps)
    forms = (
        [partner.form for partner in position.collaboration.partners if partner.form] if position.collaboration else []
    )
    return (
        *section("purpose", doc.Paragraphs("purpose", local.paragraphs(position.purpose, *steps, "purpose"))),
        *_placement(profile, position, steps),
        *section(
            "target-groups",
            doc.Listing("target-groups", local.statements(position.target_groups, *steps, "target-groups")),
        ),
        *section(
            "responsibility",
            doc.Listing("responsibility", local.statements(position.responsibility, *steps, "responsibility")),
            doc.Listing("authority", local.statements(position.authority, *steps, "authority")),
        ),
        *section("tasks", _tasks(position, steps)),
        *scope(standard),
        *roles(standard, position, adapted),
        *_collaboration(position, standard, steps),
        *_qualifications(position.qualifications, (*steps, "qualifications")),
        *_development(position.development, (*steps, "development")),
        *_employment(position.employment, (*steps, "employment")),
        *_values(profile, standard),
        *definitions(profile, standard, forms),
        *_references(profile, position, standard, adapted),
        *adaptations(standard, position, adapted),
    )


def _placement(profile: Profile, position: Position, steps: Steps) -> tuple[doc.Section, ...]:
    unit, placement = profile.unit, position.placement
    place = (*steps, "placement")
    rows: list[tuple[str, doc.Words]] = [
        ("unit", local.text(unit.name, "unit", "name")),
        ("organisation", local.text(" / ".join(unit.organisation), "unit", "organisation")),
    ]
    for name in ("reports-to", "professional-reference", "leads", "workplace"):
        value = getattr(placement, name.replace("-", "_"))
        if value:
            rows.append((name, local.text(value, *place, name)))
    for name in ("place", "country", "phone", "email"):
        value = getattr(unit, name)
        if value:
            rows.append((name, local.text(value, "unit", name)))
    return section(
        "placement",
        doc.Facts("placement", tuple(rows)),
        doc.Paragraphs("placement", local.paragraphs(placement.text, *place, "text")),
    )


def _tasks(position: Position, steps: Steps) -> list[doc.Block]:
    blocks: list[doc.Block] = []
    for number, tasks in enumerate(position.tasks):
        place = (*steps, "tasks", number)
        items = local.statements(tasks.items, *place, "items")
        if isinstance(tasks, GroupTasks):
            blocks.append(doc.Listing(f"tasks-{tasks.group}", items))
        else:
            blocks.append(doc.Listing("tasks", items, local.text(tasks.title, *place, "title")))
    return blocks


def _collaboration(position: Position, standard: Standard, steps: Steps) -> tuple[doc.Section, ...]:
    found = position.collaboration
    if not found:
        return ()
    place = (*steps, "collaboration")
    partners = [
        (
            local.text(one.name, *place, "partners", number, "name"),
            local.text(one.about, *place, "partners", number, "about"),
            form_title(standard, one.form) if one.form else None,
        )
        for number, one in enumerate(found.partners)
    ]
    conferences = [
        tuple(
            local.text(value, *place, "conferences", number, name) if (value := getattr(one, name)) else None
            for name in ("name", "frequency", "time", "contribution")
        )
        for number, one in enumerate(found.conferences)
    ]
    return section(
        "collaboration",
        local.table("partners", ("partner", "about", "form"), partners),
        doc.Listing("interfaces", local.statements(found.interfaces, *place, "interfaces")),
        local.table("conferences", ("conference", "frequency", "time", "contribution"), conferences),
    )


def _qualifications(found: Qualifications | None, place: Steps) -> tuple[doc.Section, ...]:
    blocks = [
        doc.Listing(f"{need}-{sort}", local.statements(getattr(wanted, sort), *place, need, sort))
        for need in ("required", "desired")
        if found and (wanted := getattr(found, need))
        for sort in ("professional", "personal")
    ]
    return section("qualifications", blocks)


def _development(found: Development | None, place: Steps) -> tuple[doc.Section, ...]:
    if not found:
        return ()
    offers = [
        tuple(
            local.text(value, *place, "offers", number, name) if (value := getattr(one, name)) else None
            for name in ("name", "type", "ects")
        )
        for number, one in enumerate(found.offers)
    ]
    return section(
        "development",
        doc.Paragraphs("development", local.paragraphs(found.text, *place, "text")),
        local.table("offers", ("offer", "type", "ects"), offers),
    )


def _employment(found: Employment | None, place: Steps) -> tuple[doc.Section, ...]:
    if not found:
        return ()
    rows: list[tuple[str, doc.Words]] = []
    if found.hours:
        rows.append(("hours", local.text(found.hours, *place, "hours")))
    named = ("lent-to", found.lent_to), ("lent-from", found.lent_from), ("other", found.other)
    for name, loans in named:
        fact = "other-posts" if name == "other" else name
        rows += [(fact, _loan(loan, (*place, name, number))) for number, loan in enumerate(loans)]
    return section(
        "employment",
        doc.Facts("employment", tuple(rows)),
        doc.Paragraphs("employment", local.paragraphs(found.text, *place, "text")),
    )


def _loan(loan: Loan, place: Steps) -> doc.Words:
    name = local.text(loan.name, *place, "name")
    if not loan.hours:
        return name
    return doc.Phrase("loan-with-hours", (("name", name), ("hours", local.text(loan.hours, *place, "hours"))))


def _values(profile: Profile, standard: Standard) -> tuple[doc.Section, ...]:
    return section(
        "values",
        doc.Paragraphs("values", local.paragraphs(profile.texts.values, "texts", "values")),
        doc.Listing("ethics", ethics(standard)),
    )


def _references(profile: Profile, position: Position, standard: Standard, adapted: Adapted) -> tuple[doc.Section, ...]:
    return section(
        "references",
        doc.Listing("references", local.statements(profile.texts.references, "texts", "references")),
        doc.Listing("sources", sources(standard)),
        doc.Listing("recommendations", _recommendations(position, standard, adapted)),
    )


def _recommendations(position: Position, standard: Standard, adapted: Adapted) -> tuple[doc.Statement, ...]:
    """Those that the printed statements of the standard refer to, in the standard's order."""
    framework = standard.framework
    printed = in_print(standard, position, adapted) - set(adapted.replacements)
    found = [one for key, one in standard.statements.items() if key in printed]
    found += [area.content for area in framework.scope.areas] if framework.scope else []
    found += [framework.ethics] if framework.ethics is not None else []
    return recommendations(standard, {name for one in found for name in recommendations_of(one)})

"""Document + Imprint + Labels → what a template sees. The contract of every template is made here.

Sections stand under their own names (``purpose``, ``target_groups`` …; false where the document has no
such section) and in order under ``sections``; the control block under ``control``, fixed words under
``label``.
"""

from __future__ import annotations

import datetime
from typing import Any

from generator.compose import document as doc
from generator.imprint import Imprint
from generator.labels import Labels, shipped
from generator.render.blocks import section
from generator.render.environment import View
from generator.render.markup import marked, plain, unmarked

_UNAPPROVED = ("draft", "awaiting-hearing", "hearing", "awaiting-approval")
_LOCALES = {"da": "da_DK", "nb": "nb_NO", "en": "en_GB"}


def context(document: doc.Document, imprint: Imprint, labels: Labels) -> dict[str, Any]:
    """Everything that the template of a document's kind may use."""
    sections = [section(one, labels) for one in document.sections]
    named: dict[str, View | None] = {
        _name(name.partition(".")[2]): None for name in labels.words if name.startswith("sections.")
    }
    named |= {_name(one.fields["name"]): one for one in sections}
    return {
        **named,
        "sections": sections,
        "kind": labels.get(f"kinds.{document.kind}"),
        "title": plain(document.title, labels),
        "unit": plain(document.unit, labels),
        "organisation": [plain(part, labels) for part in document.organisation],
        "language": labels.tag,
        "framework": View(
            id=document.framework,
            version=document.framework_version,
            title=plain(document.framework_title, labels),
        ),
        "control": control_block(imprint, labels),
        "history": _history(imprint, labels),
        "label": _label(labels),
    }


def _name(name: str) -> str:
    return name.replace("-", "_")


def _label(labels: Labels) -> View:
    """The fixed words by group and name: ``label.control.approved_by``."""
    groups: dict[str, dict[str, str]] = {}
    for name, words in labels.words.items():
        group, _, inner = name.partition(".")
        if inner:
            groups.setdefault(group, {})[_name(inner)] = words
    return View(**{group: View(**words) for group, words in groups.items()})


def control_block(imprint: Imprint, labels: Labels) -> View:
    """Number, revision, dates and parties, ready to print."""

    def named(parties: tuple[str, ...]) -> str:
        return ", ".join(map(unmarked, parties))

    unapproved = imprint.state in _UNAPPROVED
    revision = unmarked(imprint.revision)
    return View(
        number=imprint.number,
        type=unmarked(imprint.type),
        folder="/".join(map(unmarked, imprint.folder)),
        revision=labels.get("control.draft-revision").format(revision=revision)
        if unapproved and revision
        else revision,
        state=_state(imprint, labels),
        draft=unapproved,
        mark=mark(imprint, labels),
        approved=_date(imprint.approved, labels) or labels.get("control.not-approved"),
        approved_long=_long_date(imprint.approved, labels),
        approval=_approval(imprint, labels),
        valid_until=_date(imprint.valid_until, labels) or _validity(imprint, labels),
        prepared_by=named(imprint.prepared_by),
        professionally_responsible=named(imprint.professionally_responsible),
        approved_by=named(imprint.approved_by),
        responsible_for_revision=named(imprint.responsible_for_revision),
        signatures=[
            View(party=labels.get(f"control.{one.part}"), names=named(one.names), signed=_date(one.date, labels))
            for one in imprint.signatures
        ],
    )


def _state(imprint: Imprint, labels: Labels) -> str:
    # "approved" itself labels the date of approval.
    return labels.get("control.approved-state" if imprint.state == "approved" else f"control.{imprint.state}")


def mark(imprint: Imprint, labels: Labels) -> str:
    """The words that warn on every page; none on what is approved and in force."""
    if imprint.state in ("approved", "declared"):
        return ""
    words = labels.get(f"control.{imprint.state}-mark")
    if imprint.state == "hearing":
        return words.format(
            hearing=labels.get(f"control.{imprint.hearing}-hearing"), deadline=_date(imprint.deadline, labels)
        )
    return words


def _date(date: datetime.date | None, labels: Labels) -> str:
    return date.strftime(labels.get("date")) if date else ""


def _long_date(date: datetime.date | None, labels: Labels) -> str:
    """The date with its month in words, as the language writes it: 1. marts 2018."""
    from babel.dates import format_date

    return format_date(date, "long", _LOCALES[labels.language]) if date else ""


def _approval(imprint: Imprint, labels: Labels) -> str:
    """Who approved the document and when, as a sentence; nothing as long as nobody has."""
    if imprint.state in _UNAPPROVED or imprint.approved is None or not imprint.approved_by:
        return ""
    # What was archived before there was such a sentence has no words for it.
    around = {**shipped(labels.language).words, **labels.words}
    words = "approved-by-on"
    if imprint.meeting:
        words = "approved-at-and-by" if imprint.approved_beside else "approved-at"
    return around[f"control.{words}"].format(
        party=unmarked(imprint.meeting) or _together(imprint.approved_by, labels),
        others=_together(imprint.approved_beside, labels),
        date=_long_date(imprint.approved, labels),
    )


def _together(names: tuple[str, ...], labels: Labels) -> str:
    """Names as they stand in a sentence: A, B og C."""
    from babel.lists import format_list

    return format_list([unmarked(one) for one in names], locale=_LOCALES[labels.language])


def _validity(imprint: Imprint, labels: Labels) -> str:
    span = imprint.validity
    if span is None:
        return "–"
    unit = labels.get(f"control.{span.unit}{'' if span.count == 1 else 's'}")
    return labels.get("control.validity-from-approval").format(count=span.count, unit=unit)


def _history(imprint: Imprint, labels: Labels) -> list[View]:
    """The revision in force, then the earlier ones."""
    rows = [
        View(number=unmarked(one.number), date=_date(one.date, labels), change=marked(one.change, labels))
        for one in imprint.history
    ]
    if imprint.approved and imprint.revision and imprint.revision not in {one.number for one in imprint.history}:
        date, change = _date(imprint.approved, labels), labels.get("control.revision-in-force")
        rows.insert(0, View(number=unmarked(imprint.revision), date=date, change=change))
    return rows

"""The rules of a control block, whoever bears it: its declared dates and revisions do not contradict."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.model.check.unique import Use, repeated
from generator.model.control import Control
from generator.problems import Problem
from generator.yamlfile import Source, Step


def check_control(source: Source, steps: tuple[Step, ...], control: Control) -> Iterator[Problem]:
    """Every problem of the control block at ``steps``."""
    if control.valid_until and not control.approved:
        yield source.problem(
            (*steps, "valid-until"), "'valid-until' stands without 'approved'.", "Add the date of approval."
        )
    if control.valid_until and control.approved and control.valid_until < control.approved:
        yield source.problem((*steps, "valid-until"), "'valid-until' lies before 'approved'.")
    past: list[Use] = [
        (one.revision, source, (*steps, "history", n, "revision")) for n, one in enumerate(control.history)
    ]
    yield from (replace(found, severity="warning") for found in repeated(past, "the revision"))
    for number, one in enumerate(control.history):
        if control.approved and one.date > control.approved:
            place = (*steps, "history", number, "date")
            yield source.problem(place, "an earlier revision is dated after 'approved'.", "", "warning")
    if control.id and control.approved and not control.revision:
        yield source.problem(
            (*steps, "approved"), "'approved' stands without 'revision'.", "Add the approved revision's number."
        )

"""What submitting a document would mean: the weight of its change, its number, the hearings to come. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from generator.changes.weight import Weight
from generator.compose.document import Document
from generator.hearing import HearingKind
from generator.problems import Problem, RollebogError
from generator.register.candidate import Candidate, Difference, difference
from generator.register.people import Actor
from generator.register.revision import next_revision
from generator.register.standing import Standing

if TYPE_CHECKING:
    from generator.model.settings import Settings

WEIGHTS: tuple[Weight, ...] = get_args(Weight)  # from the heaviest to the lightest
# The label that says what a revision changed, where its writers do not.
_SAID = {"significant": "significant-change", "minor": "minor-change", "unchanged": "unchanged-change"}


@dataclass(frozen=True)
class Proposal:
    """The next revision of a document as it would be submitted now.

    computed: the weight that the texts show; weight: the one that counts, raised or lowered by a person.
    since: what differs from the revision in force, None where there is none to compare with.
    """

    computed: Weight
    weight: Weight
    reason: str
    revision: str
    change: str
    hearings: tuple[HearingKind, ...]
    since: Difference | None

    def refusals(self, before: Standing, who: Actor) -> list[Problem]:
        """Why it may not be submitted as it is."""
        found = []
        last = before.in_force
        # What was adopted came as a file: that its profile makes the same has still to be approved.
        composed = last is not None and last.act != "adopt"
        if last and composed and self.since is not None and not self.since and not self.since.presentation:
            revision = last.revision
            found.append(
                Problem(
                    before.document,
                    f"nothing has changed since revision {revision}.",
                    hint="To extend its validity: rollebog renew",
                )
            )
        if WEIGHTS.index(self.weight) > WEIGHTS.index(self.computed):
            if "quality" not in who.duties:
                message = f"the change is {self.computed}; only quality may call it {self.weight}."
                found.append(Problem(before.document, message))
            if not self.reason:
                message = f"calling a {self.computed} change {self.weight} takes a reason."
                found.append(Problem(before.document, message, hint="Add --reason TEXT"))
        return found


def propose(
    settings: Settings,
    before: Standing,
    baseline: Document | None,
    now: Candidate,
    *,
    weight: Weight | None = None,
    reason: str = "",
    change: str = "",
) -> Proposal:
    """What submitting the candidate would mean.

    baseline: the Document of the revision in force; without one everything is new, and that is significant.
    Raises RollebogError where the control block declares a revision upon which no number follows.
    """
    since = None
    last = before.in_force
    if baseline is not None and last is not None:
        since = difference(baseline, last.control, last.digests.get("presentation", ""), now)
    computed: Weight = since.weight if since else "significant"
    if since is not None and not since.changes:
        computed = "unchanged"
    counted = weight or computed
    rule = settings.hearing_rule(now.document.kind)
    hearings = {"significant": rule.significant, "minor": rule.minor}.get(counted, ())
    previous = last.revision if last else now.control.revision or ""
    first = not previous
    said = now.labels.get(f"control.{'first-issue' if first else _SAID[counted]}")
    return Proposal(
        computed,
        counted,
        reason,
        _following(before, previous, counted, settings),
        change or said,
        hearings,
        since,
    )


def _following(before: Standing, previous: str, counted: Weight, settings: Settings) -> str:
    try:
        return next_revision(previous, major=counted == "significant", scheme=settings.revision)
    except ValueError:
        message = f"its control block declares the revision '{previous}', and no number follows upon that."
        hint = "Write it with digits and at most one dot, such as 4.01."
        raise RollebogError(Problem(before.document, message, hint=hint)) from None

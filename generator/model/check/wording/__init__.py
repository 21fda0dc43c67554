"""Rules about wording: what they find are warnings, and a file may accept them, each with a reason.

They look at texts alone, so they cost more than other rules and hold nobody up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from generator.model.accepted import AcceptedWarning
from generator.model.check.wording.abbreviations import explained, unexplained
from generator.model.check.wording.deprecated import Deprecated, replaced
from generator.model.check.wording.finding import Finding
from generator.model.check.wording.links import without_address
from generator.model.check.wording.repeated import plain, repeated
from generator.model.content import Content, Edition
from generator.model.framework import Framework
from generator.model.overlay import Overlay
from generator.model.profile import Profile
from generator.model.prose import prose
from generator.model.reading import Loaded
from generator.problems import Problem
from generator.yamlfile import Source, Step


def check_wording(content: Content) -> list[Problem]:
    """Every warning about the wording of profiles, standards and translations that no file accepts.

    A file that cannot be read whole is not looked at: what explains its words may be in what is lost.
    """
    common = frozenset(content.settings.model.abbreviations if content.settings else ())

    @cache
    def said(edition: Edition | None, language: str) -> tuple[Deprecated, frozenset[str]] | None:
        """What a standard deprecates in a language, and the abbreviations that it explains."""
        if edition is None:
            return Deprecated((), language), common
        framework, overlay = content.framework(edition), content.overlay(edition, language)
        if framework is None:
            return None
        explanations = explained(prose(framework)) | explained(prose(overlay) if overlay else ())
        return Deprecated(replaced(framework, overlay, language), language), common | explanations

    found: list[Problem] = []
    files: list[Loaded[Framework] | Loaded[Overlay] | Loaded[Profile]]
    files = [*content.frameworks, *content.overlays, *content.profiles]
    for loaded in files:
        standard = said(_edition(loaded.model), loaded.model.language)
        if standard and not loaded.rescued:
            deprecated, usual = standard
            texts = prose(loaded.model)
            findings = [
                *unexplained(loaded.source, texts, usual),
                *deprecated.used(texts),
                *repeated(loaded.source, texts, one_document=not isinstance(loaded.model, Profile)),
                *without_address(texts),
            ]
            found += _not_accepted(loaded.source, findings, loaded.model.accepted_warnings)
    return found


def _edition(model: Framework | Overlay | Profile) -> Edition | None:
    """The standard that a file is, translates or follows."""
    if isinstance(model, Framework):
        return model.id, model.version
    version = model.version if isinstance(model, Overlay) else model.framework_version
    return (model.framework, version) if model.framework and version else None


def _not_accepted(
    source: Source, findings: Sequence[Finding], accepted: Sequence[AcceptedWarning]
) -> Iterator[Problem]:
    """The findings as warnings, without those that the file accepts; and what it accepts in vain."""
    used: set[int] = set()
    for finding in findings:
        accepting = next((number for number, one in enumerate(accepted) if _accepts(one, finding)), None)
        if accepting is None:
            message = f"{finding.warning}: {finding.message}"
            yield source.problem(_in_file(source, finding.steps), message, finding.hint, "warning")
        else:
            used.add(accepting)
    for number, one in enumerate(accepted):
        if number not in used:
            about = f" about '{one.text}'" if one.text else ""
            yield source.problem(
                ("accepted-warnings", number),
                f"there is no warning '{one.warning}'{about} here that this could accept.",
                "Remove it.",
                "warning",
            )


def _in_file(source: Source, steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """The place as the file has it: a single paragraph need not stand in a list there."""
    return steps if steps in source.places else steps[:-1]


def _accepts(one: AcceptedWarning, finding: Finding) -> bool:
    if one.warning != finding.warning:
        return False
    if one.text is None:
        return True
    if one.warning == "repeated-sentence":
        return f"{plain(finding.text)} ".startswith(f"{plain(one.text)} ")
    return one.text == finding.text

"""The rules inside a described document: names are unique, and what is recalled has been said."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.model.check.unique import Use, repeated
from generator.model.entry import field_name
from generator.model.kind import DRAWN, NUMBER, BlockType, Section, fields_of_type, source_of
from generator.model.names import same_name
from generator.model.paper import OwnWording, Recommendation, Summary, Themes
from generator.model.profile import Entry, Profile
from generator.model.reading import Loaded
from generator.model.support import strategic_goals
from generator.problems import Problem, did_you_mean
from generator.yamlfile import Source, Step

Steps = tuple[Step, ...]
_Stated = dict[str, tuple[Recommendation, bool]]


def check(loaded: Loaded[Profile]) -> Iterator[Problem]:
    """Every problem inside the described documents of a profile."""
    goals = list(strategic_goals(loaded.model))
    for number, entry in enumerate(loaded.model.documents):
        yield from _headings(loaded.source, entry, ("documents", number, "headings"))
        uses: list[Use] = [(one.name, loaded.source, (*one.steps, "name")) for one in goals if one.steps[1] == number]
        yield from repeated(uses, "the strategic goal", same_name, "Give it a name of its own.")
        yield from _recommendations(loaded.source, entry, number)


def _headings(source: Source, entry: Entry, place: Steps) -> Iterator[Problem]:
    sections = {section.name: section for section in entry.described.sections}
    for name, heading in entry.headings.items():
        if NUMBER in heading:
            message = f"only the headings of a kind count; '{NUMBER}' would be printed as it stands here."
            yield source.problem((*place, name), message, "Write the number itself.")
        if name not in sections:
            yield source.problem((*place, name), f"there is no section '{name}'.", did_you_mean(name, list(sections)))
        elif not _has_content(entry, sections[name]):
            hint = "Remove it, or write something for the section."
            yield source.problem((*place, name), f"the section '{name}' has no content.", hint, "warning")


def _has_content(entry: Entry, section: Section) -> bool:
    """Whether something is written for a section, or may be drawn from elsewhere."""
    sources = (source_of(section, block) for block in section.blocks)
    return any(one in DRAWN or getattr(entry, field_name(one)) for one in sources)


def _recommendations(source: Source, entry: Entry, number: int) -> Iterator[Problem]:
    """Those of the themes have ids of their own; summaries recall them in a form that fits."""
    stated: _Stated = {}
    for themes, place in _fields(entry, number, "themes"):
        found = list(_stated(themes, place))
        yield from repeated(((one.id, source, (*steps, "id")) for one, steps, _ in found), "the recommendation")
        stated |= {one.id: (one, completes) for one, _, completes in found}
    recalled: set[str] = set()
    for summary, place in _fields(entry, number, "summary"):
        yield from _recalled(source, summary, place, stated)
        recalled |= {one for one in summary.recommendations if isinstance(one, str) and summary.stem}
    for themes, place in _fields(entry, number, "themes"):
        yield from _unused(source, themes, place, recalled)


def _fields(entry: Entry, number: int, type_: BlockType) -> Iterator[tuple[Any, Steps]]:
    for field in fields_of_type(entry.described, type_):
        if written := getattr(entry, field_name(field)):
            yield written, ("documents", number, field)


def _stated(themes: Themes, place: Steps) -> Iterator[tuple[Recommendation, Steps, bool]]:
    """Every recommendation with its place, and whether it completes a stem there."""
    for number, theme in enumerate(themes):
        for m, group in enumerate(theme.recommendations):
            for n, one in enumerate(group.items):
                yield one, (*place, number, "recommendations", m, "items", n), bool(group.stem)


def _unused(source: Source, themes: Themes, place: Steps, recalled: set[str]) -> Iterator[Problem]:
    for one, steps, _ in _stated(themes, place):
        if one.clause and one.id not in recalled:
            hint = f"Recall '{one.id}' in a summary with a stem, or remove the clause."
            yield source.problem((*steps, "clause"), "this clause is printed nowhere.", hint, "warning")


def _recalled(source: Source, summary: Summary, place: Steps, stated: _Stated) -> Iterator[Problem]:
    seen: list[Use] = []
    for number, one in enumerate(summary.recommendations):
        worded = isinstance(one, OwnWording)
        name = one.id if isinstance(one, OwnWording) else one
        steps: Steps = (*place, "recommendations", number, *(("id",) if worded else ()))
        seen.append((name, source, steps))
        if name not in stated:
            hint = did_you_mean(name, list(stated))
            yield source.problem(steps, f"no theme has a recommendation '{name}'.", hint)
            continue
        recommendation, completes = stated[name]
        if summary.stem and not (worded or completes or recommendation.clause):
            message = f"'{name}' stands for itself in its theme, and completes a stem here."
            hint = "Add 'clause:' to the recommendation, with the words that complete the stem."
            yield source.problem(steps, message, hint, "warning")
        elif not summary.stem and completes and not worded:
            message = f"'{name}' completes a stem in its theme, and stands for itself here."
            hint = f"Give the summary a stem, or write {{id: {name}, text: …}} with the whole sentence."
            yield source.problem(steps, message, hint, "warning")
    yield from repeated(seen, "the recalled recommendation", hint="Recall it once.")

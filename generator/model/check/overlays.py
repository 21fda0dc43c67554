"""The rules of a translation: it translates what is there, all of it, shape for shape."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.model.base import Model
from generator.model.check.standards import statements
from generator.model.content import Content
from generator.model.framework import Framework
from generator.model.overlay import Overlay
from generator.model.reading import Loaded
from generator.model.statement import ListStatement, PlainStandardStatement
from generator.problems import Problem, did_you_mean
from generator.yamlfile import Step

_BARE_LABEL = "{level}"  # what a standard without a level label has: the same in every language
_NOT_TRANSLATED = frozenset({"id", "version", "language", "control", "competences", "url", "accepted-warnings"})


def check(loaded: Loaded[Overlay], content: Content) -> Iterator[Problem]:
    """Every problem of one translation; a missing one is a warning, for the original stands in."""
    overlay, source = loaded.model, loaded.source
    edition = overlay.framework, overlay.version
    framework = content.framework(edition)
    if framework is None:
        if edition not in content.present:
            known = [f"{name} {version}" for name, version in sorted(content.present)]
            hint = did_you_mean(" ".join(edition), known)
            yield source.problem(("framework",), f"there is no standard '{' '.join(edition)}'.", hint)
        return
    if not source.path.endswith(f"/{overlay.framework}/{overlay.version}.{overlay.language}.yaml"):
        expected = f"frameworks/{overlay.framework}/{overlay.version}.{overlay.language}.yaml"
        yield source.problem(("language",), "the file's name does not say what it translates.", f"Name it {expected}.")
    if overlay.language == framework.language:
        yield source.problem(("language",), f"the standard itself is in '{overlay.language}' already.")
        return
    yield from _compare(loaded, _originals(framework), overlay, ())
    original = {key: statement for steps, key, statement in statements(framework) if steps[0] == "competences"}
    yield from _compare(loaded, original, overlay.competences, ("competences",))


def _originals(framework: Framework) -> dict[str, Any]:
    return {key: value for key, value in _fields(framework).items() if key not in _NOT_TRANSLATED}


def _fields(model: Model) -> dict[str, Any]:
    """A model's own fields under the keys they have in YAML."""
    return {field.alias or name: getattr(model, name) for name, field in type(model).model_fields.items()}


def _by_id(value: Any) -> Any:
    """Lists of things with ids as mappings, the form they have in a translation."""
    if isinstance(value, tuple) and value and isinstance(value[0], Model):
        return {item.id: item for item in value}
    return value


def _compare(loaded: Loaded[Overlay], original: Any, words: Any, steps: tuple[Step, ...]) -> Iterator[Problem]:
    """Hold one value of the standard against its translation, and everything below it."""
    original = _by_id(original)
    if original is None or original in ((), {}, _BARE_LABEL):
        return
    if words is None or words == ():
        yield loaded.source.problem(
            steps, f"'{'.'.join(map(str, steps))}' is not translated; the original stands in.", severity="warning"
        )
    elif isinstance(original, (str, PlainStandardStatement, ListStatement)):
        yield from _shape(loaded, original, words, steps)
    elif isinstance(original, (Model, dict)):
        yield from _children(loaded, original, words, steps)


def _children(loaded: Loaded[Overlay], original: Any, words: Any, steps: tuple[Step, ...]) -> Iterator[Problem]:
    inner = _fields(original) if isinstance(original, Model) else original
    given = _fields(words) if isinstance(words, Model) else words
    for key in given:
        if isinstance(words, dict) and key not in inner:
            hint = did_you_mean(key, list(inner))
            yield loaded.source.problem((*steps, key), f"the standard has no '{key}' here.", hint)
    for key, value in inner.items():
        if key not in _NOT_TRANSLATED:
            yield from _compare(loaded, value, given.get(key), (*steps, key))


def _shape(loaded: Loaded[Overlay], original: Any, words: Any, steps: tuple[Step, ...]) -> Iterator[Problem]:
    if _outline(original) != _outline(words):
        yield loaded.source.problem(
            steps,
            f"the translation is {_outline(words)}, the standard's statement is {_outline(original)}.",
            "Give it the same parts.",
        )


def _outline(statement: Any) -> str:
    if not isinstance(statement, ListStatement):
        return "one text"
    parts = ["a stem"] if statement.stem else []
    parts.append(f"{len(statement.items)} items")
    return ", ".join(parts + (["a tail"] if statement.tail else []))

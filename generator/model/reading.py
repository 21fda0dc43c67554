"""A file of a known kind → its model, or every problem in it, in words and with its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import ValidationError

from generator.model import base
from generator.model.base import Model
from generator.model.kind import NAME_PATTERN, SOURCE_PATTERN
from generator.model.profile import Profile
from generator.model.salvage import TAG, concerns, is_required, known_keys, salvage, takes_text
from generator.problems import Problem, RollebogError, did_you_mean, nearest
from generator.yamlfile import Node, Source, Step, pointer

M = TypeVar("M", bound=Model)

MOST_FAULTS = 200  # of one file; more than that is another kind of file

# The keys that tell alternatives apart, by the name of the function that the model tells them apart with.
_ALTERNATIVES = {
    "_kind": ("person", "title", "group", "body"),
    "_act": ("add", "replace", "omit"),
    "_heading": ("group", "title"),
    "_document": ("kind",),
    "_box": ("type",),
}
_NO_LIST = ("tuple_type", "list_type")
_NO_KEYS = ("dict_type", "model_type", "model_attributes_type")
_ITEM = "this item"
_LANGUAGE_HINT = "Write da (Danish), nb (bokmål) or en (English)."


@dataclass(frozen=True)
class Loaded(Generic[M]):
    """A model together with the file it came from.

    A ``rescued`` one comes from a file with faults of its own, with stand-ins at the pointers ``invented``: it
    is fit to be checked, not to be printed or built upon.
    """

    source: Source
    model: M
    invented: frozenset[str] = frozenset()
    rescued: bool = False

    def about(self, problem: Problem) -> bool:
        """Whether a problem is about what stands in the file, not about a stand-in."""
        return problem.path != self.source.path or not concerns(problem.pointer, self.invented)

    def holds(self, *steps: Step) -> bool:
        """Whether what the model has at a place stands in the file."""
        return not concerns(pointer(steps), self.invented)

    def is_from_file(self, part: str) -> bool:
        """Whether nothing in that part of the model is a stand-in."""
        return not any(concerns(one, frozenset({part})) for one in self.invented) and self.holds(part)


def understand(source: Source, kind: type[M]) -> Loaded[M]:
    """Validate what was read; raises RollebogError with every problem of the file."""
    try:
        return Loaded(source, kind.model_validate(source.data))
    except ValidationError as error:
        faults = error.errors(include_url=False)[:MOST_FAULTS]
        problems = [_problem(source, kind, fault) for fault in faults if not _follows(source, fault, faults)]
        if (more := error.error_count() - len(faults)) > 0:
            problems.append(Problem(source.path, f"{more:,} more mistakes are not shown.", hint="Mend these first."))
    raise RollebogError(problems)


def rescue(source: Source, kind: type[M]) -> Loaded[M] | None:
    """What can be understood of a file that :func:`understand` refuses, or None."""
    found = salvage(source, kind, MOST_FAULTS)
    return Loaded(source, *found, rescued=True) if found else None


def _follows(source: Source, fault: Any, faults: list[Any]) -> bool:
    """Whether a fault only follows from another one: a key missing because it is misspelt, items invalid."""
    if fault["type"] == "too_short":
        return bool(_place(source.data, fault["loc"])[1])
    if fault["type"] != "missing":
        return False
    *parent, missing = fault["loc"]
    return any(
        other["type"] == "extra_forbidden"
        and list(other["loc"][:-1]) == parent
        and nearest(str(other["loc"][-1]), [missing])
        for other in faults
    )


def _problem(source: Source, kind: type[Model], fault: Any) -> Problem:
    steps, value = _place(source.data, fault["loc"])
    name = _short(str(steps[-1])) if steps else ""
    reason = fault["type"]
    if reason == "missing":
        missing = str(fault["loc"][-1])
        return source.problem(steps, f"the key '{missing}' is missing{_inside(steps)}.", f"Add '{missing}:'.")
    if reason == "extra_forbidden":
        known = known_keys(kind, steps[:-1], source.data)
        taken = _keys(source.data, steps[:-1])
        if name in known:
            return source.problem(steps, f"'{name}' does not go together with the other keys here.", "Keep one.")
        hint = did_you_mean(name, [key for key in known if key not in taken] or known)
        return source.problem(steps, f"unknown key '{name}'{_inside(steps[:-1])}.", hint)
    if reason == "union_tag_invalid":
        written = fault["ctx"]["tag"].strip("<>")
        known = [tag.strip("'<>") for tag in fault["ctx"]["expected_tags"].split(", ")]
        key = "kind" if isinstance(value, dict) and "kind" in value else "type"
        elsewhere = kind.elsewhere if issubclass(kind, Profile) else {}
        if key == "kind" and written in elsewhere:
            return source.problem((*steps, key), *elsewhere[written])
        return source.problem((*steps, key), f"there is no {key} '{_short(written)}'.", did_you_mean(written, known))
    if reason == "too_short":
        hint = "Add at least one." if is_required(kind, steps, source.data) else "Add at least one, or remove the key."
        return source.problem(steps, f"{_subject(steps)} has no items.", hint)
    if fault["loc"][-1:] == ("[key]",):
        value = name
    if reason in (*_NO_LIST, *_NO_KEYS) and value is not None and steps and takes_text(kind, steps, source.data):
        return source.problem(steps, *_no_text(_subject(steps), reason))
    message, hint = _words(reason, fault, steps, name, value)
    return source.problem(steps, message, hint)


def _words(reason: str, fault: Any, steps: tuple[Step, ...], name: str, value: Node) -> tuple[str, str]:
    """What is wrong with a value, and what to do, by pydantic's name of the fault."""
    subject = _subject(steps)
    if value is None and steps:
        return f"{subject} is empty.", f"Write a value, or remove the {_part(subject)}."
    if reason == "model_type" and not steps:
        return ("the file is empty." if value is None else "the file must consist of 'key: value' lines."), ""
    if isinstance(value, (list, dict)) and reason in ("literal_error", "value_error", "string_type"):
        return f"{subject} must be one text, not a {'list' if isinstance(value, list) else 'group of keys'}.", ""
    if reason == "literal_error":
        hint = _LANGUAGE_HINT if name == "language" else did_you_mean(str(value), _choices(fault))
        key = next((step for step in reversed(steps) if isinstance(step, str)), name)
        return f"'{_short(value)}' is no value of '{_short(key)}'.", hint
    if reason == "union_tag_not_found":
        return _no_alternative(subject, value, fault)
    if reason in _NO_LIST:
        return f"{subject} must be a list.", "Begin each item on its own line with '- '."
    if reason in _NO_KEYS:
        return _without_keys(subject)
    if reason == "value_error":
        return _unconvertible(subject, value, fault["msg"])
    if reason == "string_pattern_mismatch":
        return _mismatch(subject, name, value, fault["ctx"]["pattern"])
    return f"{subject}: {fault['msg']}.", ""


def _subject(steps: tuple[Step, ...]) -> str:
    return f"'{_short(steps[-1])}'" if steps and isinstance(steps[-1], str) else _ITEM


def _part(subject: str) -> str:
    return "item" if subject == _ITEM else "key"


def _no_text(subject: str, reason: str) -> tuple[str, str]:
    """What is wrong with a value where a text would do too."""
    if reason in _NO_LIST:
        return f"{subject} must be a text or a list.", "Begin each item of a list on its own line with '- '."
    return f"{subject} must be a text, or hold keys of its own.", "Write them indented below it, as 'key: value'."


def _without_keys(subject: str) -> tuple[str, str]:
    return f"{subject} must hold keys of its own, not a text or list.", "Write them indented below it, as 'key: value'."


def _unconvertible(subject: str, value: Node, reason: str) -> tuple[str, str]:
    if isinstance(value, str) and reason.endswith(base.NO_FLAG):
        return f"'{_short(value)}' is neither true nor false.", "Write true or false."
    return f"{subject}: '{_short(value)}' is no date.", "Write year-month-day, such as 2026-03-31."


def _mismatch(subject: str, name: str, value: Node, pattern: str) -> tuple[str, str]:
    text = str(value)
    odd = next((c for c in text if (c < " " and c not in "\t\n\r") or c in "\ufffe\uffff"), None)
    if odd is not None:
        return f"{subject} holds the character U+{ord(odd):04X}, which no document can hold.", "Remove it."
    if not text.strip():
        return f"{subject} is empty.", f"Write a text, or remove the {_part(subject)}."
    if pattern == base.SPAN_PATTERN:
        return f"{subject}: '{_short(value)}' is no span of time.", "Write for instance '24 months' or '3 years'."
    if pattern == base.ADDRESS_PATTERN:
        return f"{subject}: '{_short(value)}' is no web address.", "Begin it with https:// (or mailto: for e-mail)."
    if pattern == base.ID_PATTERN:
        return (
            f"{subject}: '{_short(value)}' cannot name a folder.",
            "Use letters, digits and hyphens, at most 60, and no name that Windows keeps for devices.",
        )
    if pattern == base.KEY_PATTERN:
        return f"'{_short(value)}' is no valid id.", "Use letters, digits, '.', '-' and '_', at most 80."
    if pattern in (NAME_PATTERN, SOURCE_PATTERN):
        hint = "Use small letters a to z, digits, and hyphens between them."
        return f"{subject}: '{_short(value)}' is no name that a template can use.", hint
    if pattern == base.NUMBER_PATTERN:
        return f"{subject}: '{_short(value)}' is no document number.", "Use at most 60 characters on one line."
    return f"{subject}: '{_short(value)}' must hold '{{level}}' once.", "Write for instance '{level}-niveau'."


def _place(data: Node, loc: tuple[Any, ...]) -> tuple[tuple[Step, ...], Node]:
    """The part of pydantic's location that exists in the file, and the value there."""
    steps: list[Step] = []
    node = data
    for step in loc:
        if isinstance(step, str) and TAG.fullmatch(step):
            continue
        if isinstance(node, dict) and step in node:
            node = node[str(step)]
        elif isinstance(node, list) and isinstance(step, int) and step < len(node):
            node = node[step]
        else:
            break
        steps.append(step)
    return tuple(steps), node


def _keys(data: Node, steps: tuple[Step, ...]) -> list[str]:
    node = _place(data, steps)[1]
    return list(node) if isinstance(node, dict) else []


def _inside(steps: tuple[Step, ...]) -> str:
    return f" in '{pointer(steps)}'" if steps else ""


def _short(value: Node) -> str:
    text = " ".join(str(value).split())
    return text if len(text) <= 60 else text[:57] + "…"


def _choices(fault: Any) -> list[str]:
    return [part.strip("'") for part in fault["ctx"]["expected"].replace(" or ", ", ").split(", ")]


def _no_alternative(subject: str, value: Node, fault: Any) -> tuple[str, str]:
    wanted = _ALTERNATIVES.get(fault["ctx"]["discriminator"].removesuffix("()"), ())
    written = list(value) if isinstance(value, dict) else []
    if len(wanted) == 1:
        if not isinstance(value, dict):
            return _without_keys(subject)
        state = "must be one word" if wanted[0] in written else "is missing"
        return f"the key '{wanted[0]}' {state} in {subject}.", f"Write '{wanted[0]}:' and which it is."
    guesses = [guess for key in written if (guess := nearest(key, wanted))]
    hint = f"Did you mean '{guesses[0]}'?" if guesses else ""
    return f"{subject} needs one of these keys: {', '.join(wanted)}.", hint

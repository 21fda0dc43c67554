"""Our own templates with names that their kind does not have: what only a check that knows the contract can find.

The judge fills them with documents of the samples: broken is what cannot be rendered, or no longer says something that
it said before.
"""

from __future__ import annotations

import itertools
import random
import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from generator.compose.hearing_note import hearing_note
from generator.imprint import imprint
from generator.labels import shipped
from generator.layout import Layout
from generator.render.context import context
from generator.render.environment import Environment
from generator.subjects import STANDARDS
from generator.workspace import Workspace
from tests.small_profile import control, position, profile, read
from tests.template_corpus.editing import Editable, Tag
from tests.template_corpus.oracle import rendered, shown
from tests.test_hearing_note import ABOUT, HEARING

ROOT = Path(__file__).parents[2]
_CONTROLLED = ("number", "approved", "valid_until", "prepared_by", "approved_by")
_DECIDED = ("approved", "approved_by")
# What the templates of each kind must print of the control block.
DEMANDED = {
    "function-description": _CONTROLLED,
    "goal-document": _CONTROLLED,
    "competence-description": _CONTROLLED,
    "hearing-note": _CONTROLLED,
    "mission-statement": _DECIDED,
    "strategic-goals": _DECIDED,
    "position-paper": _DECIDED,
    "role-cards": ("number",),
}
_SAYS_IT_TOO = {"approved": "approved|approved_long|approval", "approved_by": "approved_by|approval"}
_PATH = re.compile(r"\b[a-z]\w*(?:\.\w+)+")
_EACH = 6


@dataclass(frozen=True)
class Foreign:
    """A template of a kind with one mistake; of a field that is printed nowhere, ``place`` is empty."""

    name: str
    kind: str
    content: bytes = field(repr=False)
    place: str
    named: str


Change = Callable[[Tag, random.Random], tuple[str, str]]  # what the tag says instead, and the wrong name in it


def foreign() -> Iterator[Foreign]:
    """All of them, the same in every run."""
    for kind, demanded in DEMANDED.items():
        for mistake, change in _CHANGES.items():
            yield from _changed(kind, mistake, change)
        for name in demanded:
            yield _without(kind, name)


def verdict(one: Foreign) -> str:
    """Why the samples call it broken; nothing where they do not."""
    for values, before in zip(contexts(one.kind), _before(one.kind), strict=True):
        try:
            said = _said(one.content, values)
        except Exception as error:
            return f"raises {type(error).__name__}: {error}"
        if lost := [line for line in before if line not in said]:
            return f"does not say {lost[0]!r}"
    return ""


@cache
def contexts(kind: str) -> tuple[dict[str, Any], ...]:
    """What documents of the samples give to a template of that kind."""
    if kind == "hearing-note":
        unit = read(profile(positions=[position("W.7", control=control("W.7"))]))
        return (context(hearing_note(ABOUT, HEARING), imprint(unit.positions[0].control, None), shipped("da")),)
    workspace = Workspace(Layout(ROOT))
    subjects = dict.fromkeys([*workspace.units, STANDARDS])
    found = itertools.islice((one for subject in subjects for one in workspace.documents(subject, [kind])), 2)
    return tuple(context(one.document, one.imprint, workspace.labels(one.document.language)) for one in found)


def _misspelt(tag: Tag, dice: random.Random) -> tuple[str, str]:
    path = dice.choice(_PATH.findall(tag.text))
    before, _, last = path.rpartition(".")
    at = dice.randrange(len(last) - 1)
    wrong = dice.choice([last[:at] + last[at + 1] + last[at] + last[at + 2 :], last[:at] + last[at + 1 :], last + "s"])
    return tag.text.replace(path, f"{before}.{wrong}", 1), wrong


def _first_misspelt(tag: Tag, dice: random.Random) -> tuple[str, str]:
    path = dice.choice(_PATH.findall(tag.text))
    first, _, rest = path.partition(".")
    return tag.text.replace(path, f"{first}x.{rest}", 1), f"{first}x"


def _no_list(tag: Tag, dice: random.Random) -> tuple[str, str]:
    return re.sub(
        r" in .*? ?%}", " in control.number %}", tag.text
    ) if " in " in tag.text else tag.text, "control.number"


def _out_of_loop(tag: Tag, dice: random.Random) -> tuple[str, str]:
    return f"{tag.text} {{{{ response.text }}}}", "response"


_CHANGES: dict[str, Change] = {
    "field misspelt": _misspelt,
    "first name misspelt": _first_misspelt,
    "loop over what is no list": _no_list,
    "a loop's name outside it": _out_of_loop,
}


def _changed(kind: str, mistake: str, change: Change) -> Iterator[Foreign]:
    tags = [tag for tag in _open(kind).tags() if _PATH.search(tag.text) and not tag.closes]
    if mistake == "loop over what is no list":
        tags = [tag for tag in tags if tag.pieces[2] == "for"]
    if mistake == "a loop's name outside it":
        tags = [tag for tag in tags if tag.text.startswith("{{ ")]
    dice = random.Random(zlib.crc32(f"{kind}{mistake}".encode()))
    for tag in dice.sample(tags, min(_EACH, len(tags))):
        file = _open(kind)
        fresh, wrong = change(tag, dice)
        file.rewrite(tag.part, tag.paragraph, tag.start, tag.end, fresh)
        name = f"{mistake} | {kind} | {tag.part} {tag.paragraph} | {fresh}"
        yield Foreign(name, kind, file.saved(), file.place(tag.part, tag.paragraph), wrong)


def _without(kind: str, name: str) -> Foreign:
    """The template with every tag deleted that says what a field of the control block does."""
    file, names = _open(kind), _SAYS_IT_TOO.get(name, name)
    for tag in reversed([tag for tag in file.tags() if re.fullmatch(rf"\{{\{{ control\.(?:{names})\b.*", tag.text)]):
        file.rewrite(tag.part, tag.paragraph, tag.start, tag.end, "")
    return Foreign(f"demanded field deleted | {kind} | {name}", kind, file.saved(), "", f"control.{name}")


@cache
def template(kind: str) -> bytes:
    """Our own template of a kind."""
    return (ROOT / "templates" / f"{kind}.docx").read_bytes()


def _open(kind: str) -> Editable:
    return Editable(template(kind))


@cache
def _before(kind: str) -> list[set[str]]:
    return [_said(template(kind), values) for values in contexts(kind)]


def _said(content: bytes, values: dict[str, Any]) -> set[str]:
    return set(shown(rendered(content, values, Environment())).split("\n"))

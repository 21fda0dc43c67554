"""The rules of kinds that a workspace describes itself: names, sources of texts, and words for everything."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import PurePosixPath

from generator.model.check.unique import Use, repeated
from generator.model.kind import (
    COUNTED,
    DRAWN,
    NUMBER,
    Block,
    Kind,
    KindWords,
    Section,
    block_name,
    fields_of_type,
    source_of,
)
from generator.model.names import LANGUAGES
from generator.model.reading import Loaded
from generator.problems import Problem, did_you_mean
from generator.yamlfile import Source, Step

Steps = tuple[Step, ...]

# What a template knows by these names already, and the words of its language.
_TEMPLATE = frozenset(
    [
        "kind",
        "title",
        "unit",
        "organisation",
        "language",
        "framework",
        "control",
        "sections",
        "history",
        "label",
        "true",
        "false",
        "none",
        "not",
        "and",
        "or",
        "in",
        "is",
        "if",
        "elif",
        "else",
        "endif",
        "for",
        "endfor",
        "set",
        "endset",
        "loop",
        "range",
        "dict",
        "lipsum",
        "cycler",
        "joiner",
        "namespace",
    ]
)
_GAP = re.compile(r"\{+[^{}]*\}+")
_ENTRY = frozenset({"kind", "id", "title", "control", "headings"})
_FIELDS_OF_ROWS = {"facts": "facts", "table": "columns", "sentences": "columns"}


def check(loaded: Loaded[Kind], shipped: Collection[str]) -> Iterator[Problem]:
    """Every problem of one description; ``shipped``: the kinds that there are already."""
    kind, source = loaded.model, loaded.source
    stem = PurePosixPath(source.path).stem
    if stem != kind.kind:
        message = f"the file is named '{stem}', the kind '{kind.kind}'."
        yield source.problem(("kind",), message, "Give both the same name, so that the template is found.")
    if kind.kind in shipped:
        message = f"there is a kind '{kind.kind}' already, which comes with Rollebog."
        yield source.problem(("kind",), message, "Choose another name.")
    if kind.about != "document":
        message = f"'{kind.about}' is for the kinds that come with Rollebog."
        yield source.problem(("about",), message, "Remove the key.")
    sections: list[Use] = [(one.name, source, ("sections", n, "name")) for n, one in enumerate(kind.sections)]
    yield from repeated(sections, "the section", hint="Give it a name of its own.")
    for name, _, steps in sections:
        if name in _TEMPLATE:
            yield source.problem(steps, f"a template knows something else as '{name}'.", "Choose another name.")
    fields: list[Use] = []
    for n, section in enumerate(kind.sections):
        for m, block in enumerate(section.blocks):
            place = ("sections", n, "blocks", m)
            yield from _block(source, place, section, block)
            if block.type == "summary":
                yield from _recalled(kind, source, place)
            if source_of(section, block) not in DRAWN:
                fields.append((source_of(section, block), source, place))
    if not any(one.startswith("sections") for one in loaded.invented):  # else names may be stand-ins
        yield from repeated(fields, "the field", hint="Name another one with 'from'.")
        yield from _words(loaded)


def _block(source: Source, place: Steps, section: Section, block: Block) -> Iterator[Problem]:
    drawn = source_of(section, block)
    key: Steps = (*place, "from") if block.from_ else place
    if "." in drawn and drawn not in DRAWN:
        yield source.problem(key, f"nothing can be drawn from '{drawn}'.", did_you_mean(drawn, list(DRAWN)))
    elif drawn in DRAWN and DRAWN[drawn] != block.type:
        yield source.problem((*place, "type"), f"'{drawn}' makes a block of the type '{DRAWN[drawn]}'.")
    elif drawn in _ENTRY:
        yield source.problem(key, f"every document has a field '{drawn}' already.", "Choose another name.")
    elif drawn not in DRAWN and block.type == "matrix":
        yield source.problem((*place, "type"), "a matrix of roles is not written in a profile.")
    if section.required and place[-1] == 0 and drawn in DRAWN:
        message = f"'{drawn}' may be without content, and the section is required."
        yield source.problem(key, message, "Begin with a field of the document's own, or remove 'required'.")
    wanted = _FIELDS_OF_ROWS.get(block.type) if drawn not in DRAWN else None
    for name in ("columns", "facts"):
        given = getattr(block, name)
        if name == wanted and not given:
            yield source.problem(place, f"a block of the type '{block.type}' needs '{name}'.", f"Add '{name}:'.")
        if name != wanted and given:
            yield source.problem((*place, name), f"a block of the type '{block.type}' has no '{name}'.", "Remove it.")
        yield from repeated(((one, source, (*place, name, n)) for n, one in enumerate(given)), "the name")


def _recalled(kind: Kind, source: Source, place: Steps) -> Iterator[Problem]:
    """A summary needs one field of themes, whose recommendations it recalls."""
    themes = fields_of_type(kind, "themes")
    if len(themes) != 1:
        state = f"{len(themes)} blocks" if themes else "no block"
        message = f"a summary recalls what the themes recommend, and the kind has {state} of the type 'themes'."
        yield source.problem((*place, "type"), message, "Keep one." if themes else "Add one.")


def _words(loaded: Loaded[Kind]) -> Iterator[Problem]:
    kind, source = loaded.model, loaded.source
    spoken = {language: said for language in LANGUAGES if (said := getattr(kind.words, language))}
    if not spoken:
        yield source.problem(("words",), "the kind has words in no language.", "Add 'words:' with 'da:' or 'nb:'.")
    blocks = [(one, block) for one in kind.sections for block in one.blocks]
    known = {
        "sections": [one.name for one in kind.sections],
        "one": [one.name for one in kind.sections],
        "blocks": [block_name(*one) for one in blocks],
        "columns": [name for _, block in blocks for name in block.columns],
        "facts": [name for _, block in blocks for name in block.facts],
    }
    for language, said in spoken.items():
        yield from _spoken(source, ("words", language), said, known)
        yield from _gaps(source, ("words", language), said, list(known))
        yield from _numbers(loaded, ("words", language), said)


def _spoken(source: Source, place: Steps, said: KindWords, known: dict[str, list[str]]) -> Iterator[Problem]:
    for group, names in known.items():
        written: dict[str, str] = getattr(said, group)
        for name in written:
            if name not in names:
                yield source.problem((*place, group, name), f"there is no '{name}' here.", did_you_mean(name, names))
        for name in dict.fromkeys(names):
            if name not in written and group not in ("one", "blocks"):  # a block need not have a heading
                message = f"the words for '{name}' are missing in '{group}'."
                yield source.problem((*place, group), message, f"Add '{name}:'.")


def _gaps(source: Source, place: Steps, said: KindWords, groups: Collection[str]) -> Iterator[Problem]:
    """The number of what stands in a section is all that words are filled with, in its heading."""
    written: list[tuple[Steps, str]] = [(("name",), said.name)]
    written += [((group, name), words) for group in groups for name, words in getattr(said, group).items()]
    for steps, words in written:
        counts = steps[0] == "sections"
        for gap in _GAP.findall(words):
            if not (counts and gap == NUMBER):
                hint = f"Write '{NUMBER}' where a number belongs, else leave it out." if counts else "Leave it out."
                yield source.problem((*place, *steps), f"'{gap}' would be printed as it stands here.", hint)


def _numbers(loaded: Loaded[Kind], place: Steps, said: KindWords) -> Iterator[Problem]:
    """A heading that counts needs something to count, and a form for one."""
    gaps = {name: _GAP.findall(words) for name, words in said.sections.items()}
    source, counting = loaded.source, {name for name, found in gaps.items() if NUMBER in found}
    for section in loaded.model.sections:
        if section.name in counting and COUNTED.isdisjoint(block.type for block in section.blocks):
            message = f"nothing in '{section.name}' can be counted."
            yield source.problem((*place, "sections", section.name), message, f"Remove '{NUMBER}'.")
        elif section.name in counting and section.name not in said.one:
            message = f"the heading of '{section.name}' counts, and has no form for one."
            yield source.problem((*place, "sections", section.name), message, f"Add it under 'one:' of '{place[-1]}'.")
    for name in said.one:
        if name in gaps and not gaps[name]:
            hint = f"Write '{NUMBER}' in it where the number belongs, or remove the form for one."
            yield source.problem((*place, "one", name), f"the heading of '{name}' does not count.", hint)

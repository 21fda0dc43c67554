"""A kind of document as its YAML file describes it: sections, blocks and what they draw on, mandatory control, words.

What gives rise to a document says ``about``: an entry under ``documents`` of a profile, for every kind that an
organisation describes itself; the rest is for the kinds whose texts a module of :mod:`generator.compose` makes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal, TypeAlias

from pydantic import Field, StringConstraints, WithJsonSchema

from generator.model.base import Flag, Line, Model

NAME_PATTERN = r"^(?=.{1,60}$)[a-z][a-z0-9]*(?:-[a-z0-9]+)*$(?!\n)"

# Names a kind, a section, a block, a column: a tag of a template once its hyphens are underscores.
Name: TypeAlias = Annotated[
    str, StringConstraints(pattern=NAME_PATTERN), WithJsonSchema({"type": "string", "pattern": NAME_PATTERN})
]
SOURCE_PATTERN = r"^[a-z][a-z0-9-]*(?:\.[a-z][a-z0-9-]*)*$(?!\n)"
Source: TypeAlias = Annotated[
    str, StringConstraints(pattern=SOURCE_PATTERN), WithJsonSchema({"type": "string", "pattern": SOURCE_PATTERN})
]
# What a block is written as. Most print as a block of the same type; ``sentences`` is a table whose cells hold whole
# sentences alone, never a stem with items; docs/yaml.md tells of all.
BlockType: TypeAlias = Literal[
    "paragraphs",
    "prose",
    "listing",
    "facts",
    "terms",
    "table",
    "sentences",
    "goals",
    "matrix",
    "declaration",
    "strategic-goals",
    "boxes",
    "themes",
    "summary",
    "references",
]
Cause: TypeAlias = Literal["document", "position", "goals", "standard", "roles", "hearing"]
ControlField: TypeAlias = Literal[
    "id",
    "type",
    "folder",
    "prepared-by",
    "professionally-responsible",
    "approved-by",
    "responsible-for-revision",
    "validity",
]

# What a block can draw on beside a field of its own document, and the type of block that it makes.
DRAWN: dict[str, BlockType] = {
    "goals.foundation": "paragraphs",
    "goals.objective": "paragraphs",
    "goals.areas": "goals",
    "positions.purpose": "terms",
    "texts.values": "paragraphs",
    "texts.definitions": "terms",
    "texts.abbreviations": "terms",
    "texts.references": "listing",
    "standard.summary": "paragraphs",
    "standard.definition": "paragraphs",
    "standard.ethics": "listing",
    "standard.disciplines": "listing",
    "standard.levels": "terms",
    "standard.terms": "terms",
    "standard.collaboration-forms": "terms",
    "standard.recommendations": "listing",
    "standard.sources": "listing",
}

# What a heading can say the number of, and where it says so.
COUNTED: frozenset[BlockType] = frozenset(
    {"listing", "terms", "table", "sentences", "goals", "strategic-goals", "themes"}
)
NUMBER = "{number}"


class Block(Model):
    """A block of a section; ``from`` is a field of the document, or one of ``DRAWN``.

    A table names its columns, a block of facts its facts; the first of them is filled in every row.
    """

    type: BlockType
    from_: Source | None = None
    columns: tuple[Name, ...] = ()
    facts: tuple[Name, ...] = ()


class Section(Model):
    """A section. ``required``: no document of the kind lacks it. ``must-print``: a template without it is wrong."""

    name: Name
    required: Flag = False
    must_print: Flag = False
    blocks: Annotated[tuple[Block, ...], Field(min_length=1)]


class KindWords(Model):
    """What a kind is called in one language, and its headings, columns and facts.

    A heading may hold ``{number}``: how many there are of what stands in its section; ``one`` is the heading for one.
    """

    name: Line
    sections: dict[Name, Line] = {}
    one: dict[Name, Line] = {}
    blocks: dict[Name, Line] = {}
    columns: dict[Name, Line] = {}
    facts: dict[Name, Line] = {}


class Spoken(Model):
    """The words of a kind by language; a document needs those of its own."""

    da: KindWords | None = None
    nb: KindWords | None = None
    en: KindWords | None = None


class Kind(Model):
    """One kind of document."""

    kind: Name
    about: Cause = "document"
    control: tuple[ControlField, ...] = ()
    sections: Annotated[tuple[Section, ...], Field(min_length=1)]
    words: Spoken = Spoken()

    @property
    def numbered(self) -> bool:
        """Whether its documents bear a number, and with it a whole control block and a history of revisions."""
        return "id" in self.control

    @property
    def draws_on_a_standard(self) -> bool:
        """Whether some text of it stands in a standard."""
        return any((block.from_ or "").startswith("standard.") for one in self.sections for block in one.blocks)

    def labels(self, language: str, *, own: bool) -> dict[str, str]:
        """Its words by the dotted names of labels.

        own: also that its blocks have no heading where it gives none, whatever labels say of blocks of that name.
        """
        words: KindWords | None = getattr(self.words, language)
        if words is None:
            return {}
        found = {f"blocks.{block_name(one, block)}": "" for one in self.sections for block in one.blocks} if own else {}
        found[f"kinds.{self.kind}"] = words.name
        for group in ("sections", "one", "blocks", "columns", "facts"):
            found |= {f"{group}.{name}": said for name, said in getattr(words, group).items()}
        return found


def source_of(section: Section, block: Block) -> str:
    """What a block draws on: the field of the section's name, unless it says."""
    return block.from_ or section.name


def block_name(section: Section, block: Block) -> str:
    """The name that the labels give the block a heading by."""
    return source_of(section, block).rpartition(".")[2]


def fields_of_type(kind: Kind, type_: BlockType) -> list[str]:
    """The fields of the kind's documents that become blocks of a type."""
    return [name for name, block, _ in own_fields(kind) if block.type == type_]


def own_fields(kind: Kind) -> Iterator[tuple[str, Block, bool]]:
    """The fields that a document of the kind has in a profile: name, block, and whether it must be there."""
    for section in kind.sections:
        for number, block in enumerate(section.blocks):
            name = source_of(section, block)
            if name not in DRAWN:
                yield name, block, section.required and number == 0

"""Documents composed at random, of every kind: texts with everything in them, tables of all widths, every state.

The same ones for the same seed. They go further than profiles can: any block of a section, as often as it likes.
"""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterator
from typing import Literal, get_args

from generator.compose import document as doc
from generator.compose import local
from generator.compose.hearing_note import hearing_note
from generator.contract.blocks import printed
from generator.hearing import OUTCOMES, Hearing, Outcome, Response
from generator.imprint import Imprint, Part, Revision, Signature, State
from generator.kinds import shipped as kinds
from generator.labels import shipped
from generator.model.names import LANGUAGES
from generator.span import Span
from templates.build import COMPETENCE_DESCRIPTION, FUNCTION_DESCRIPTION, GOAL_DOCUMENT
from tests.random_profiles import PIECES

SEED = 20261122
ALL_KINDS = kinds().names
_SECTIONS = {
    "function-description": FUNCTION_DESCRIPTION,
    "goal-document": GOAL_DOCUMENT,
    "competence-description": COMPETENCE_DESCRIPTION,
    **{
        kind.kind: tuple((one.name, *printed(block.type for block in one.blocks)) for one in kind.sections)
        for kind in kinds().described
    },
}
_WORDS = (
    *("patienten", "pårørende", "sørger for", "støtte", "hverdagen", "ivaretar", "på tvers av", "the team", "§ 141"),
    *("kræftrehabiliteringskonsulentuddannelsesplanlægning", "e\u0301", "\u00adskjult", "½ · × –", "“citat”", "R&D"),
    *("https://www.eksempel.dk/en/meget/lang/adresse?med=svar&og=mer", "<w:p>", "x" * 120, "日本語"),
    *("🙂", "👩🏽\u200d⚕️", "مرحبا بالعالم", "שלום עולם", "**vigtigt**", "*forsigtigt*", "***begge***"),
    *("[vejledningen om støtte](https://www.eksempel.dk/a?b=1&c=%20)", "[fagsiden](mailto:team@eksempel.dk)"),
    *("[instruksen](doc:FB.PAL.002)", "{{ x }}", "{% raw %}"),
)


class _Dice:
    """Random texts and blocks in one language."""

    def __init__(self, seed: str, language: str) -> None:
        self.any = random.Random(seed)
        self.language = language
        self.words = shipped(language).words

    def some(self, least: int = 0, most: int = 4) -> range:
        return range(self.any.randint(least, most))

    def names(self, group: str, count: int) -> tuple[str, ...]:
        """Labels of a group."""
        known = [name.partition(".")[2] for name in self.words if name.startswith(f"{group}.")]
        return tuple(self.any.choices(known, k=count))

    def string(self, most: int = 12) -> str:
        pieces = self.any.choices(_WORDS, k=self.any.randint(1, most))
        if self.any.random() < 0.3:
            pieces += self.any.choices(PIECES, k=2)
        self.any.shuffle(pieces)
        return " ".join(pieces).strip() or "Tekst"

    def text(self, most: int = 12) -> doc.Text:
        made = local.text(self.string(most), "texts")
        foreign = self.any.choice([one for one in LANGUAGES if one != self.language])
        return doc.Text(made.runs, made.origin, foreign if self.any.random() < 0.1 else "")

    def texts(self, least: int = 0) -> tuple[doc.Text, ...]:
        return tuple(self.text() for _ in self.some(least))

    def statement(self) -> doc.Statement:
        items = self.texts() if self.any.random() < 0.3 else ()
        text = self.text() if not items or self.any.random() < 0.7 else None
        tail = self.text() if items and self.any.random() < 0.5 else None
        return doc.Statement(text, items, tail, mark=self.any.choice(get_args(doc.Mark)))

    def statements(self, least: int = 0) -> tuple[doc.Statement, ...]:
        return tuple(self.statement() for _ in self.some(least))

    def title(self) -> doc.Text | None:
        return self.text(4) if self.any.random() < 0.3 else None

    def block(self, kind: str) -> doc.Block:
        name = self.any.choice([*self.names("blocks", 2), "standard"])
        if kind == "paragraphs":
            return doc.Paragraphs(name, self.texts(1), self.title())
        if kind == "listing":
            return doc.Listing(name, self.statements(1), self.title(), self.title())
        if kind == "facts":
            return doc.Facts(name, tuple((key, self.text()) for key in self.names("facts", self.any.randint(1, 4))))
        if kind == "terms":
            return doc.Terms(name, tuple(self._term() for _ in self.some(1)))
        if kind == "table":
            columns = self.names("columns", self.any.randint(1, 8))
            rows = tuple(tuple(self.statements() for _ in columns) for _ in self.some(1, 6))
            return doc.Table(name, columns, rows)
        if kind == "prose":
            return doc.Prose(name, self.statements(1), self.title())
        if kind == "part":
            return doc.Part(name, self.text(4))
        if kind == "box":
            return self._box()
        if kind == "strategic-goals":
            return doc.StrategicGoals(name, tuple(self._strategic_goal() for _ in self.some(1, 14)))
        if kind == "goals":
            return doc.GoalTable(name, tuple(self._goals() for _ in self.some(1, 7)))
        columns_ = tuple(doc.MatrixColumn("d", self.text(3), self.statements()) for _ in self.some(1, 6))
        return doc.RoleMatrix(name, "role", self.text(3), self.text(2), self.statements(), columns_)

    def _term(self) -> doc.Term:
        return doc.Term(self.text(3), self.text(), self.texts(), self.title())

    def _box(self) -> doc.Box:
        (sort,), terms = self.names("boxes", 1), tuple(self._term() for _ in self.some(0, 2))
        return doc.Box(sort, self.title(), self.statements(0 if terms else 1), terms, self.texts())

    def _strategic_goal(self) -> doc.StrategicGoal:
        return doc.StrategicGoal(
            self.text(3), self.text(), self.texts(), self.title(), self.title(), self.texts(), self.texts()
        )

    def _goals(self) -> doc.GoalColumn:
        return doc.GoalColumn(self.text(3), self.texts(), self.texts())

    def day(self) -> datetime.date:
        return datetime.date(2000, 1, 1) + datetime.timedelta(days=self.any.randrange(20_000))

    def lines(self, least: int = 0) -> tuple[str, ...]:
        return tuple(self.string(4) for _ in self.some(least, 3))


def documents(count: int, seed: int = SEED) -> Iterator[tuple[doc.Document, Imprint]]:
    """So many documents with their imprints, of each kind and language in turn."""
    for number in range(count):
        kind, language = ALL_KINDS[number % len(ALL_KINDS)], LANGUAGES[number // len(ALL_KINDS) % len(LANGUAGES)]
        dice = _Dice(f"{seed}-{number}", language)
        about = _document(dice, kind if kind in _SECTIONS else "function-description")
        yield (about if kind in _SECTIONS else hearing_note(about, _hearing(dice))), _imprint(dice)


def _document(dice: _Dice, kind: str) -> doc.Document:
    sections = []
    for name, *blocks in _SECTIONS[kind]:
        if dice.any.random() < 0.8:
            first = ["part"] if "part" in blocks else []  # what stands in parts has headings below theirs
            chosen = tuple(map(dice.block, (*first, *(dice.any.choice(blocks) for _ in dice.some(1, 3)))))
            sections.append(doc.Section(name.replace("_", "-"), chosen))
    organisation = tuple(dice.text(2) for _ in dice.some())
    return doc.Document(
        kind,
        "unit/name",
        dice.language,
        dice.text(4),
        dice.text(3),
        organisation,
        "standard",
        "1.0",
        dice.text(3),
        tuple(sections),
    )


def _hearing(dice: _Dice) -> Hearing:
    ways: list[Outcome | Literal[""]] = [*OUTCOMES, ""]
    responses = tuple(
        Response(
            number + 1, dice.string(2), dice.string(), dice.any.choice(["", dice.string(2)]), dice.string(), outcome
        )
        for number, outcome in enumerate(dice.any.choices(ways, k=dice.any.randint(0, 6)))
    )
    opened, deadline = sorted((dice.day(), dice.day()))
    return Hearing(
        dice.any.choice(["internal", "official"]),
        dice.lines(),
        opened,
        deadline,
        dice.any.choice([None, deadline]),
        responses,
    )


def _imprint(dice: _Dice) -> Imprint:
    dates = sorted((dice.day(), dice.day()))
    approved = dice.any.random() < 0.5
    history = tuple(Revision(dice.string(1), dice.day(), dice.string(5)) for _ in dice.some())
    signatures = tuple(Signature(part, dice.lines(1), dice.any.choice([None, dice.day()])) for part in get_args(Part))
    return Imprint(
        state=dice.any.choice(get_args(State)),
        number=dice.string(1),
        type=dice.string(1),
        folder=dice.lines(),
        prepared_by=dice.lines(1),
        professionally_responsible=dice.lines(),
        approved_by=dice.lines(1),
        responsible_for_revision=dice.lines(),
        revision=dice.any.choice(["", "1.0", dice.string(1)]),
        approved=dates[0] if approved else None,
        valid_until=dates[1] if approved else None,
        validity=dice.any.choice([None, Span.parse("24 months")]),
        history=history,
        signatures=signatures,
        hearing=dice.any.choice(["internal", "official"]),
        deadline=dice.day(),
    )

"""PDFs, web pages and the like beside the Word files that they were made from; never beside a newer one."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Generator, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from generator.output import Outcome, Output
from generator.problems import Problem, RollebogError

if TYPE_CHECKING:
    from generator.publish.face import Face
    from generator.publish.office import Office

ENDINGS = ("pdf", "html", "md", "odt")  # held equal to publish/shapes.py by a test; that is imported on demand


@dataclass(frozen=True)
class Shaped:
    """A shape was written, or as wanted already, or had been edited. ``moved``: where an edited one is now."""

    unit: str
    shape: str
    path: str
    outcome: Outcome
    moved: str = ""


@dataclass(frozen=True)
class Outdated:
    """A shape of what a document used to say was taken away."""

    unit: str
    path: str


@dataclass(frozen=True)
class Shaping:
    """Now so many files get a shape, which can take a while."""

    unit: str
    shape: str
    count: int


@dataclass(frozen=True)
class Unshaped:
    """A shape could not be made, or not be written."""

    unit: str
    problem: Problem


@dataclass(frozen=True)
class Wordfile:
    """A Word file of an output, and where copies of its shapes go that somebody edited (None: they stay)."""

    unit: str
    output: Output
    path: str
    docx: bytes
    face: Callable[[], Face]
    aside: Path | None = None

    def shape(self, ending: str) -> str:
        """The path of its shape with that ending."""
        return f"{self.path.removesuffix('.docx')}.{ending}"


@dataclass(frozen=True)
class _Order:
    """A shape that is to be made."""

    of: Wordfile
    path: str
    source: str

    @property
    def shown(self) -> str:
        return self.of.output.shown(self.path)


class Beside:
    """The shapes of one run: what is still right stays, what is wanted is made, what is outdated goes."""

    def __init__(self, wanted: Collection[str] = (), office: Office | None = None) -> None:
        """``wanted``: endings; ``office``: what makes PDFs, if there is any."""
        self.wanted = wanted
        self.office = office
        self._orders: dict[str, dict[str, _Order]] = {ending: {} for ending in ENDINGS if ending in wanted}

    def of(self, file: Wordfile, given: Collection[str] = ()) -> Generator[Shaped | Outdated, None, list[str]]:
        """Note what is to be made of a file, and take away what is outdated; returns the paths that stay.

        given: the endings of what stands there anyway. Raises RollebogError where a file cannot be touched.
        """
        paths = []
        for ending in ENDINGS:
            path, wanted = file.shape(ending), ending in self.wanted
            if ending in given or not (wanted or (file.output.folder / path).is_file()):
                continue
            paths.append(path)
            source = _source(ending, file)
            if file.output.made_from(path, source):
                if wanted:
                    yield Shaped(file.unit, ending, file.output.shown(path), "unchanged")
            elif wanted:
                order = _Order(file, path, source)
                self._orders[ending][order.shown] = order
            elif file.output.discard(path):
                yield Outdated(file.unit, file.output.shown(path))
        return paths

    def made(self) -> Iterator[Shaping | Shaped | Outdated | Unshaped]:
        """Make what is to be made; one that fails does not hold up the others."""
        from generator.publish.shapes import SHAPES, Source

        for ending, orders in self._orders.items():
            if not orders:
                continue
            yield Shaping("", ending, len(orders))
            sources = {shown: Source(order.of.docx, order.of.face) for shown, order in orders.items()}
            for shown, made in SHAPES[ending].make(sources, self.office):
                yield from _put(ending, orders[shown], made)


def _put(ending: str, order: _Order, made: bytes | Problem) -> Iterator[Shaped | Outdated | Unshaped]:
    file, output = order.of, order.of.output
    try:
        if isinstance(made, Problem):
            yield Unshaped(file.unit, made)
            if output.discard(order.path):
                yield Outdated(file.unit, order.shown)
        elif file.aside:
            outcome, moved = output.put_always(order.path, made, file.aside, order.source)
            yield Shaped(file.unit, ending, order.shown, outcome, moved)
        else:
            yield Shaped(file.unit, ending, order.shown, output.put(order.path, made, order.source))
    except RollebogError as error:
        yield Unshaped(file.unit, error.problems[0])


def _source(ending: str, file: Wordfile) -> str:
    """What a shape is made of, as a digest: the Word file, the words around it, and the way of making it."""
    from generator.publish.shapes import SHAPES

    shape = SHAPES[ending]
    around = repr(file.face()) if shape.faced else ""
    return hashlib.sha256(f"{ending} {shape.format} {around} ".encode() + file.docx).hexdigest()

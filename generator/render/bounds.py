"""How much one rendering may do and make: counted, never timed, so that a template fails everywhere or nowhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from types import GeneratorType
from typing import Any

from jinja2.exceptions import SecurityError
from jinja2.runtime import Context

LARGEST_TEXT = 1_000_000  # letters in one value, or in everything that a list holds
LARGEST_OUTPUT = 10_000_000  # letters of one part
MOST_MADE = 50_000_000  # letters of all values together that one rendering makes on its way
MOST_STEPS = 3_000_000  # about 50 nanoseconds each
LARGEST_NUMBER_BITS = 4096
_ELEMENT = 8  # what an item of a list weighs besides its letters
_LIGHT = 10_000  # letters that are handled as quickly as one
_AT_ONCE = 64
CALL = 100  # steps of a call, and of a filter
_CONTAINERS = (list, tuple, set, frozenset)


class Work:
    """What one rendering has done so far.

    Steps are charged for a loop before its first turn: its turns times the size of its body. A step over large
    texts takes longer, so all steps weigh as much as the largest text that the template has made.
    """

    __slots__ = ("_allowed", "_largest", "_made", "_steps")

    def __init__(self) -> None:
        self._steps = self._made = self._largest = 0
        self._allowed = MOST_STEPS

    def spend(self, steps: int) -> None:
        """Charge steps; raises SecurityError where they are too many."""
        self._steps += steps
        if self._steps > self._allowed:
            raise SecurityError("it would go on too long: too many turns of its loops or calls of its macros")

    def fits(self, letters: float) -> None:
        """Raise SecurityError where a value of so many letters must not be made."""
        if letters > LARGEST_TEXT:
            raise SecurityError(f"it would make a text or a list of more than {LARGEST_TEXT:,} letters")

    def made(self, value: Any) -> Any:
        """Charge a value that the template made, and hand it on; so none of them is ever too large to handle."""
        if isinstance(value, (str, bytes, *_CONTAINERS, dict)):
            self.handled(weight(value))
        return self._charged(value, 1) if isinstance(value, GeneratorType) else value

    def handled(self, letters: int) -> None:
        """Charge letters that were made or read; raises SecurityError where they are too many."""
        self.fits(letters)
        self._made += letters
        if self._made > MOST_MADE:
            raise SecurityError(f"its values hold more than {MOST_MADE:,} letters in all")
        if letters > self._largest:
            self._largest = letters
            self._allowed = MOST_STEPS // (1 + letters // _LIGHT)
            self.spend(0)

    def turns(self, value: Any, cost: int) -> Any:
        """The same to loop over, charged as a whole where its length is known, else turn by turn."""
        if type(value) is list:
            # The same as below, for what stands in nearly every loop.
            self._steps += (1 + len(value)) * cost
            if self._steps <= self._allowed:
                return value
        if hasattr(value, "__len__"):
            self.spend((1 + len(value)) * cost)
            return value
        return self._charged(value, cost) if hasattr(value, "__iter__") else value

    def _charged(self, values: Any, cost: int) -> Iterator[Any]:
        for value in values:
            self.spend(cost)
            yield self.made(value)


class Counted(Context):
    """The context of one rendering, with its work."""

    def __init__(self, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        self.work = Work()

    def derived(self, locals: dict[str, Any] | None = None) -> Counted:  # noqa: A002 (Jinja names it)
        """The context of a block: the same work goes on."""
        inner = super().derived(locals)
        assert isinstance(inner, Counted)
        inner.work = self.work
        inner.work.spend(CALL)
        return inner


class Buffer(list[str]):
    """What a macro or a block has written until it ends."""

    def __init__(self, work: Work) -> None:
        super().__init__()
        self._work = work
        self._letters = 0

    def append(self, piece: str) -> None:
        """Raises SecurityError where it grows too large."""
        self._letters += len(piece)
        self._work.fits(self._letters)
        self._work.handled(len(piece))
        super().append(piece)


def weight(value: Any) -> int:
    """Letters in a text, or in all that a container holds; counted no further than too many."""
    if isinstance(value, (str, bytes)):
        return len(value)
    total, waiting = 0, [value]
    while waiting and total <= LARGEST_TEXT:
        one = waiting.pop()
        total += _ELEMENT + (len(one) if isinstance(one, (str, bytes)) else 0)
        if isinstance(one, int):
            total += one.bit_length() // 3
        elif isinstance(one, dict):
            waiting += (*one.keys(), *one.values())
        elif isinstance(one, _CONTAINERS):
            waiting += one
    return total


def joined(pieces: Iterable[str]) -> str:
    """The text of all pieces, put together while they come; raises SecurityError where it grows too large."""
    whole: list[str] = []
    letters, coming = 0, iter(pieces)
    while some := list(islice(coming, _AT_ONCE)):
        whole.append("".join(some))
        letters += len(whole[-1])
        if letters > LARGEST_OUTPUT:
            raise SecurityError(f"it would print more than {LARGEST_OUTPUT:,} letters")
    return "".join(whole)

"""The Jinja that templates are written in: immutable sandbox, strict, escaping, and bounded arithmetic."""

from __future__ import annotations

from typing import Any

from jinja2 import StrictUndefined
from jinja2.exceptions import SecurityError, UndefinedError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

LARGEST_TEXT = 1_000_000
LARGEST_NUMBER_BITS = 4096


class View:
    """What a template may look at: named fields, and nothing else to reach through."""

    __slots__ = ("fields",)

    def __init__(self, **fields: Any) -> None:
        self.fields = fields

    def __str__(self) -> str:
        raise UndefinedError(f"a whole group was printed; name one of its fields: {', '.join(self.fields)}")

    __html__ = __str__


class Environment(ImmutableSandboxedEnvironment):
    """The sandbox in which every template runs."""

    intercepted_binops = frozenset({"*", "**", "%"})

    def __init__(self) -> None:
        super().__init__(undefined=StrictUndefined, autoescape=True)
        # A generator of filler text has no business in a controlled document.
        del self.globals["lipsum"]

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Fields of a View directly (it holds data only); everything else through the sandbox."""
        if type(obj) is View:
            try:
                return obj.fields[attribute]
            except KeyError:
                return self.undefined(f"there is no field '{attribute}' here, only {', '.join(obj.fields)}")
        return super().getattr(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """As :meth:`getattr`, so that a View has nothing but its fields however it is asked."""
        return self.getattr(obj, argument) if type(obj) is View else super().getitem(obj, argument)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Arithmetic, unless its result could fill the memory."""
        if _size(operator, left, right) > 1:
            raise SecurityError(f"the result of '{operator}' would be too large")
        return super().call_binop(context, operator, left, right)


def _size(operator: str, left: Any, right: Any) -> float:
    """An upper bound of the result's size, as a share of what is allowed."""
    if operator == "%":
        # Field widths in a format string ask for memory without naming a large operand.
        return 0 if isinstance(left, (int, float)) else 2
    if isinstance(left, (int, float)) and isinstance(right, (int, float)):
        bits = max(int(abs(left)).bit_length(), 1)
        grown = bits * abs(right) if operator == "**" else bits + int(abs(right)).bit_length()
        return grown / LARGEST_NUMBER_BITS
    number, sequence = (left, right) if isinstance(left, (int, float)) else (right, left)
    if isinstance(number, (int, float)) and hasattr(sequence, "__len__"):
        return len(sequence) * max(float(number), 0) / LARGEST_TEXT
    return 0

"""The Jinja that templates are written in: immutable sandbox, strict, escaping, alone, and bounded in all it does."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jinja2 import BaseLoader, StrictUndefined, TemplateNotFound, nodes, pass_context
from jinja2.exceptions import SecurityError, UndefinedError
from jinja2.runtime import Context, markup_join, str_join
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Namespace
from markupsafe import Markup

from generator.render import bounds
from generator.render.bounds import CALL, LARGEST_NUMBER_BITS, LARGEST_TEXT, Buffer, Counted, weight
from generator.render.compiler import STEPS, TURNS, CountingGenerator, charge
from generator.render.filters import BoundedEscapeFormatter, BoundedFormatter, bounded, method_fits, percent

_INTERCEPTED = frozenset({"+", "-", "*", "/", "//", "**", "%"})


class View:
    """What a template may look at: named fields, and nothing else to reach through."""

    __slots__ = ("fields",)

    def __init__(self, **fields: Any) -> None:
        self.fields = fields

    def __str__(self) -> str:
        raise UndefinedError(f"a whole group was printed; name one of its fields: {', '.join(self.fields)}")

    __html__ = __str__

    def __repr__(self) -> str:
        # Lists print their items so; an address in memory would differ from day to day.
        return f"<{', '.join(self.fields)}>"


class _Namespace(Namespace):
    def __repr__(self) -> str:
        return "<namespace>"


class _Alone(BaseLoader):
    """Includes, imports and parents: there are none."""

    def get_source(self, environment: Any, template: str) -> Any:
        raise TemplateNotFound(template, f"a template cannot bring in another file ('{template}')")


class Environment(ImmutableSandboxedEnvironment):
    """The sandbox in which every template runs; what it may do and make is counted (``bounds.py``)."""

    intercepted_binops = _INTERCEPTED
    code_generator_class = CountingGenerator
    context_class = Counted
    concat = staticmethod(bounds.joined)

    def __init__(self) -> None:
        super().__init__(undefined=StrictUndefined, autoescape=True, loader=_Alone())
        # A generator of filler text has no business in a controlled document.
        del self.globals["lipsum"]
        self.globals["namespace"] = _Namespace
        self.filters = {**bounded(), TURNS: _turns, STEPS: _steps}

    def _generate(self, source: nodes.Template, *named: Any, **more: Any) -> str:
        charge(source)
        return super()._generate(source, *named, **more)

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

    def call(self, context: Context, obj: Any, /, *arguments: Any, **named: Any) -> Any:
        """A call out of a template: a macro, a method, a further turn of a recursive loop."""
        assert isinstance(context, Counted)
        context.work.spend(CALL)
        context.work.fits(weight(arguments) + weight(named))
        method_fits(context, obj, arguments, named)
        return context.work.made(super().call(context, obj, *arguments, **named))

    def wrap_str_format(self, value: Any) -> Callable[..., str] | None:
        """``str.format`` and ``format_map`` inside the sandbox, with widths in reason."""
        if super().wrap_str_format(value) is None:
            return None
        text = value.__self__

        def filled(*arguments: Any, **named: Any) -> str:
            if value.__name__ == "format_map":
                ((named,), arguments) = arguments, ()
            escaping = isinstance(text, Markup)
            formatter = BoundedEscapeFormatter(self, escape=text.escape) if escaping else BoundedFormatter(self)
            made: str = type(text)(formatter.vformat(text, arguments, named))
            return made

        return filled

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Arithmetic, unless its result could fill the memory."""
        if _size(operator, left, right) > 1:
            raise SecurityError(f"the result of '{operator}' would be too large")
        assert isinstance(context, Counted)
        return context.work.made(super().call_binop(context, operator, left, right))

    def concatenated(self, context: Counted, parts: tuple[Any, ...]) -> str:
        """``a ~ b``."""
        context.work.fits(sum(map(weight, parts)))
        join = markup_join if context.eval_ctx.autoescape else str_join
        text = join(parts)
        context.work.made(text)
        return text

    def made(self, context: Counted, value: Any) -> Any:
        """A list, tuple or mapping that a template wrote out."""
        return context.work.made(value)

    def buffer(self, context: Counted) -> Buffer:
        """Where a macro writes to."""
        return Buffer(context.work)


@pass_context
def _turns(context: Counted, values: Any, cost: int) -> Any:
    return context.work.turns(values, cost)


@pass_context
def _steps(context: Counted, cost: int) -> None:
    context.work.spend(cost)


def _size(operator: str, left: Any, right: Any) -> float:
    """An upper bound of the result's size, as a share of what is allowed."""
    if isinstance(left, (str, bytes)) and operator == "%":
        return percent(str(left), *(right if isinstance(right, tuple) else (right,))) / LARGEST_TEXT
    if isinstance(left, (int, float)) and isinstance(right, (int, float)):
        return _bits(operator, left, right) / LARGEST_NUMBER_BITS
    number, sequence = (left, right) if isinstance(left, (int, float)) else (right, left)
    if isinstance(number, (int, float)) and hasattr(sequence, "__len__"):
        return weight(sequence) * max(float(number), 0) / LARGEST_TEXT
    return (weight(left) + weight(right)) / LARGEST_TEXT


def _bits(operator: str, left: float, right: float) -> float:
    sizes = [int(abs(one)).bit_length() for one in (left, right)]
    if operator == "**":
        return max(sizes[0], 1) * abs(right)
    return sum(sizes) if operator == "*" else max(sizes)

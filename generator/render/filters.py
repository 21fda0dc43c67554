"""Jinja's own filters and the methods of texts, asked beforehand how much they would make."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from jinja2 import pass_context
from jinja2.exceptions import SecurityError
from jinja2.filters import FILTERS
from jinja2.sandbox import SandboxedEscapeFormatter, SandboxedFormatter
from jinja2.utils import _PassArg

from generator.render.bounds import CALL, LARGEST_TEXT, Counted, weight

# A document must come out the same every time.
REFUSED = frozenset({"random"})
_WIDEST = 10_000
_MOST_DECIMALS = 300
# These look at no more than one item, or hand everything on.
_LIGHT = frozenset({"attr", "count", "d", "default", "first", "last", "length"})
# These go through all items.
_LISTING = frozenset({
    "batch", "dictsort", "groupby", "items", "list", "map", "max", "min", "reject", "rejectattr", "reverse", "select",
    "selectattr", "slice", "sort", "sum", "unique",
})  # fmt: skip
# Slow on what is long: they cut the rest anew for every line or link.
_SQUARE = frozenset({"striptags", "urlize", "wordwrap"})
_SPEC = re.compile(r"%(?:\([^()]*\))?[-+ #0]*(\*|\d*)(?:\.(\*|\d*))?")
_DIGITS = re.compile(r"\d+")


def percent(text: str, *arguments: Any, **named: Any) -> float:
    """Letters at most of ``text % arguments``."""
    given = [*arguments, *named.values()]
    longest = max((weight(one) for one in given), default=0)
    numbers = [abs(one) for argument in given for one in _members(argument) if isinstance(one, int)]
    text = str(text)
    specs = list(_SPEC.finditer(text))
    if sum(spec[0].startswith("%(") for spec in specs) != text.count("%("):
        raise SecurityError("a format has brackets within brackets")
    sizes = [size for spec in specs for size in spec.groups() if size]
    widths = sum(max(numbers, default=0) if size == "*" else int(size[:18]) for size in sizes)
    return float(len(text) + widths + len(specs) * longest)


def _members(argument: Any) -> tuple[Any, ...]:
    return argument if isinstance(argument, tuple) else (argument,)


def _replaced(text: Any, old: Any, new: Any, count: int | None = None) -> float:
    text, old = str(text), str(old)
    times: int = text.count(old) if count is None or count < 0 else min(count, text.count(old))
    return float(len(text) + times * len(str(new)) * 5)


def _indented(text: Any, width: int | str = 4, first: bool = False, blank: bool = False) -> float:
    return weight(text) + (len(str(text).splitlines()) + 2) * (len(width) if isinstance(width, str) else width)


def _wrapped(
    s: Any, width: int = 79, break_long_words: bool = True, wrapstring: str | None = None, break_on_hyphens: bool = True
) -> float:
    lines = len(str(s)) // max(width, 1) + str(s).count("\n") + 1
    return weight(s) + lines * len(wrapstring or "\n") * 2


def _linked(value: Any, *_: Any, target: str | None = None, rel: str | None = None, **__: Any) -> float:
    return weight(value) * 2 + len(str(value).split()) * (len(target or "") + len(rel or "") + 60)


def _rounded(number: Any, precision: int = 0, method: str = "common") -> float:
    return 0 if abs(precision) <= _MOST_DECIMALS else float("inf")


def _summed(values: Any, attribute: Any = None, start: Any = 0) -> float:
    # Lists are added one by one, and copied each time.
    parts = sum(len(one) for one in values if hasattr(one, "__len__")) if isinstance(values, (list, tuple)) else 0
    return parts * len(values) / 16 if parts else 0


def _gathered(values: Any, d: str = "", attribute: Any = None) -> float:
    return weight(values) + (len(values) * len(str(d)) if hasattr(values, "__len__") else 0)


_SIZES: dict[str, Callable[..., float]] = {
    "batch": lambda values, linecount, fill_with=None: 8 * linecount if fill_with is not None else 0,
    "center": lambda text, width=80, *_: width + weight(text),
    "expandtabs": lambda text, tabsize=8: len(text) * (1 + abs(tabsize)),
    "format": percent,
    "indent": _indented,
    "join": _gathered,
    "ljust": lambda text, width, *_: width,
    "replace": _replaced,
    "rjust": lambda text, width, *_: width,
    "round": _rounded,
    "slice": lambda values, slices, fill_with=None: 64 * slices,
    "sum": _summed,
    "to_bytes": lambda number, length=1, *_, **__: length,
    "tojson": lambda value, indent=None: weight(value) * (6 + (indent or 0)),
    "translate": lambda text, table: len(text) * max(map(weight, table.values()), default=1),
    "truncate": lambda text, length=255, killwords=False, end="...", leeway=None: weight(text) + weight(end),
    "urlize": _linked,
    "wordwrap": _wrapped,
    "zfill": lambda text, width: width,
}  # fmt: skip


def bounded() -> dict[str, Callable[..., Any]]:
    """Jinja's filters by name, each of which refuses what would fill the memory."""
    return {name: _bounded(name, function) for name, function in FILTERS.items() if name not in REFUSED}


def _bounded(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    passed, size = _PassArg.from_obj(function), _SIZES.get(name)

    @pass_context
    def inner(context: Counted, value: Any, *arguments: Any, **named: Any) -> Any:
        work = context.work
        work.spend(CALL)
        if name in _LISTING and not isinstance(value, str):
            value = work.turns(value, 1)
        elif name not in _LIGHT:
            if name == "join" and not hasattr(value, "__len__"):
                value = list(work.turns(value, 1))
            work.handled(weight(value))
        if name in _SQUARE:
            work.spend(weight(value) ** 2 // 10_000)
        if size:
            work.fits(size(value, *arguments, **named))
        first = {
            None: (),
            _PassArg.context: (context,),
            _PassArg.eval_context: (context.eval_ctx,),
            _PassArg.environment: (context.environment,),
        }[passed]
        return work.made(function(*first, value, *arguments, **named))

    return inner


def method_fits(context: Counted, method: Any, arguments: tuple[Any, ...], named: dict[str, Any]) -> None:
    """Raise SecurityError where a method of a text or number would make too much."""
    owner = getattr(method, "__self__", None)
    if not isinstance(owner, (str, bytes, int)):
        return
    name = method.__name__
    context.work.handled(weight(owner))
    if name == "join" and arguments:
        context.work.fits(_gathered(arguments[0] if hasattr(arguments[0], "__len__") else (), str(owner)))
    elif name not in ("format", "format_map") and name in _SIZES:
        context.work.fits(_SIZES[name](owner, *arguments, **named))


class BoundedFormatter(SandboxedFormatter):
    """``'{:>9}'.format(x)`` with widths in reason."""

    _letters = 0

    def format_field(self, value: Any, format_spec: str) -> str:
        """One field; raises SecurityError where it or all of them together grow too large."""
        if any(len(width) > 5 or int(width) > _WIDEST for width in _DIGITS.findall(format_spec)):
            raise SecurityError(f"a field of a format is wider than {_WIDEST:,} letters")
        made: str = super().format_field(value, format_spec)
        self._letters += len(made)
        if self._letters > LARGEST_TEXT:
            raise SecurityError(f"a format would make a text of more than {LARGEST_TEXT:,} letters")
        return made


class BoundedEscapeFormatter(BoundedFormatter, SandboxedEscapeFormatter):
    """The same for markup, whose values are escaped."""

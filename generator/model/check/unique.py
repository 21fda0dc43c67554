"""One rule for every place where ids must differ."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from generator.model.names import same_id
from generator.problems import Problem
from generator.yamlfile import Source, Step

# An id, the file it stands in, and its place there.
Use = tuple[str, Source, tuple[Step, ...]]


def repeated(
    uses: Iterable[Use], what: str, same: Callable[[str], str] = same_id, hint: str = "Give it an id of its own."
) -> Iterator[Problem]:
    """A problem for every id that an earlier one equals in the form that ``same`` gives both."""
    first: dict[str, Use] = {}
    for use in uses:
        name, source, steps = use
        earlier = first.setdefault(same(name), use)
        if earlier is not use:
            line, _ = earlier[1].place(earlier[2])
            where = f"line {line}" if earlier[1] is source else f"{earlier[1].path}:{line}"
            differs = "" if earlier[0] == name else f" (there written '{earlier[0]}')"
            yield source.problem(steps, f"{what} '{name}' is taken already in {where}{differs}.", hint)

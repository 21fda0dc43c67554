"""A part filled with documents: what no look at its tags can foresee, with the tag at which it shows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import CodeType
from typing import Any

from jinja2 import Template

from generator.lint.alone import ENVIRONMENT
from generator.lint.finding import Finding
from generator.lint.source import Source
from generator.render.template import FAULTS

_OURS = ("<template>", "<unknown>")  # what Jinja calls a template without a file in a traceback


def tried(made: Source, code: CodeType | None, contexts: Iterable[Mapping[str, Any]]) -> list[Finding]:
    """The first failure with any of the contexts; nothing where the part can be filled with all of them.

    code: the part as it was compiled, if it was.
    """
    compiled = code or ENVIRONMENT.compile(made.jinja)
    template = Template.from_code(ENVIRONMENT, compiled, ENVIRONMENT.make_globals(None))
    for context in contexts:
        try:
            template.render(context)
        except FAULTS as error:
            tag = made.tag(_line(error))
            where = f"'{' '.join(tag.text.split())}' fails" if tag else "it fails"
            message = f"{where} with some documents: {str(error).rstrip('.')}."
            return [Finding(message, "Write it in another way.", tag.spot if tag else None)]
    return []


def _line(error: Exception) -> int:
    """The line of the template at which it went wrong, the innermost one."""
    line, trace = 1, error.__traceback__
    while trace:
        if trace.tb_frame.f_code.co_filename in _OURS:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line

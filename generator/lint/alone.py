"""One tag read alone by Jinja: what it complains of, and filters and tests that do not exist."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from jinja2 import Environment as AnyEnvironment
from jinja2 import TemplateError, nodes

from generator.lint.tags import Tag
from generator.render.environment import Environment

ENVIRONMENT = Environment()
# Statement → what closes it.
BLOCKS = {
    "if": "endif",
    "for": "endfor",
    "with": "endwith",
    "macro": "endmacro",
    "call": "endcall",
    "filter": "endfilter",
    "block": "endblock",
    "autoescape": "endautoescape",
    "raw": "endraw",
}
MIDDLE = {"else": ("if", "for"), "elif": ("if",)}
ENDS = {end: begin for begin, end in BLOCKS.items()} | {"endset": "set"}
_BEGINNINGS = {
    "endif": "if 1",
    "endfor": "for a in b",
    "endmacro": "macro a()",
    "endcall": "call a()",
    "endfilter": "filter upper",
    "endblock": "block a",
    "endautoescape": "autoescape true",
    "endset": "set a",
}
_AT_ONCE = 100


def fault(tag: Tag) -> str:
    """What Jinja complains of; nothing where it can read the tag."""
    return _read(template(tag))[0]


def unknown_names(tag: Tag) -> tuple[tuple[str, str], ...]:
    """The filters and tests in it that do not exist: which of both, and the name."""
    return _read(template(tag))[1]


def template(tag: Tag) -> str:
    """A tag with what makes it a whole template; nothing where no such thing is known."""
    code, word = tag.code.strip(), tag.keyword
    if tag.opener == "{{":
        return "{{ " + code + " }}"
    if word in MIDDLE:
        return "{% if 1 %}{% " + code + " %}{% endif %}"
    if word in ENDS and word != "endraw":
        return "{% " + _BEGINNINGS.get(word, ENDS[word]) + " %}{% " + code + " %}"
    if word == "set":
        return "{% " + code + " %}" + ("" if "=" in code else "{% endset %}")
    if word in ("colspan", "cellbg"):
        return "{{ " + code[len(word) :] + " }}"
    return "{% " + code + " %}{% " + BLOCKS[word] + " %}" if word in BLOCKS else ""


def all_right(tags: Sequence[Tag]) -> frozenset[int]:
    """The tags, by identity, of which Jinja complains of nothing; read many at once, which is quicker."""
    right: set[int] = set()
    readable = [tag for tag in tags if tag.opener != "{#" and template(tag)]
    for start in range(0, len(readable), _AT_ONCE):
        some = readable[start : start + _AT_ONCE]
        if _read("".join(map(template, some))) == ("", ()):
            right.update(map(id, some))
    return frozenset(right)


@lru_cache(maxsize=4096)
def _read(text: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    try:
        tree = AnyEnvironment.parse(ENVIRONMENT, text)
    except (TemplateError, ValueError, RecursionError, SyntaxError, MemoryError, OverflowError) as error:
        return str(error) or type(error).__name__, ()
    unknown = tuple(
        (type(one).__name__.lower(), str(one.name))
        for one in tree.find_all((nodes.Filter, nodes.Test))
        if one.name not in (ENVIRONMENT.filters if isinstance(one, nodes.Filter) else ENVIRONMENT.tests)
    )
    return "", unknown

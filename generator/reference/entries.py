"""A contract as chapters of fields, each as one writes it in a template; pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.contract.types import Absent, Contract, Demand, Field, Flag, Group, Listed, Number, OneOf, Type, Words

# What a template calls one of a list: by the list's own name, or by what it is a list of.
_ONE_OF = {
    "texts": "text",
    "items": "item",
    "main": "goal",
    "sub": "goal",
    "columns": "name",
    "rows": "row",
    "elaboration": "text",
    "links": "link",
    "supporters": "unit",
    "sources": "source",
}
_CALLED = {"section": "section", "fact": "row", "dimension": "column", "area": "column", "goal": "goal"}
_ROWS = ("history", "signatures")  # lists that stand in a table, one row for each


@dataclass(frozen=True, slots=True)
class Entry:
    """One field as it is reached and written.

    path: ``control.number``; within a loop it begins with the loop's own name (``block.texts``).
    tag: the lines to put into a template; empty for a group, whose fields have entries of their own.
    blocks: of a section, the types of block that it can hold.
    condition: the tag to ask with whether the field is there; empty where it always is.
    """

    path: str
    tag: tuple[str, ...]
    group: Group
    field: str
    type: Type
    blocks: tuple[str, ...]
    absent: Absent
    condition: str
    demanded: Demand


@dataclass(frozen=True, slots=True)
class Chapter:
    """The fields of one group. ``ways``: the loops that lead to it; none where the root does."""

    name: str
    ways: tuple[str, ...]
    entries: tuple[Entry, ...]


def chapters(of: Contract) -> Iterator[Chapter]:
    """Everything that templates of a kind may use, from the whole to its parts."""
    root = Group("", of.fields)
    sections = [name for name, field in of.fields.items() if is_section(field.type)]
    yield Chapter("document", (), tuple(_entry("", root, name) for name in of.fields if name not in sections))
    yield Chapter("sections", (), tuple(_entry("", root, name) for name in sections))
    found: dict[str, tuple[str, Group]] = {}
    ways: dict[str, list[str]] = {}
    for name, field in of.fields.items():
        if name != "sections":  # its groups are like those of the sections
            _visit(name, field.type, "", found, ways)
    for like, (called, group) in found.items():
        yield Chapter(like, tuple(ways.get(like, ())), tuple(_entry(called, group, name) for name in group.fields))


def _visit(path: str, of: Type, way: str, found: dict[str, tuple[str, Group]], ways: dict[str, list[str]]) -> None:
    """Note every group on the way down, the first of its like, and every loop that leads to one."""
    if isinstance(of, Listed):
        _visit(called_one(of, path.rpartition(".")[2]), of.of, loop(path, of), found, ways)
    elif isinstance(of, OneOf):
        for group in of.groups.values():
            _visit(path, group, way, found, ways)
    elif isinstance(of, Group):
        like = of.name if of.like in ("", "word") else of.like
        found.setdefault(like, (path, of))
        if way and way not in ways.setdefault(like, []):
            ways[like].append(way)
        for name, field in of.fields.items():
            _visit(f"{path}.{name}", field.type, "", found, ways)


def is_section(of: Type) -> bool:
    """Whether a field of the root is a section under its own name."""
    return isinstance(of, Group) and of.like == "section"


def called_one(of: Listed, field: str) -> str:
    """What a template calls one of the list."""
    if isinstance(of.of, OneOf) or (isinstance(of.of, Group) and "type" in of.of.fields):
        return "block"
    if isinstance(of.of, Group):
        return _CALLED.get(of.of.like, "one")
    if isinstance(of.of, Listed):
        return {"rows": "row"}.get(field, "cell")
    return _ONE_OF.get(field, "one")


def loop(path: str, of: Listed) -> str:
    """The tag that begins the loop over a list: over paragraphs, rows or cells, as it usually stands."""
    field = path.rpartition(".")[2]
    cells = field in ("columns", "row")
    rows = field in _ROWS or isinstance(of.of, Listed)
    manner = "tc" if cells else "tr" if rows else "p"
    return f"{{%{manner} for {called_one(of, field)} in {path} %}}"


def _entry(called: str, group: Group, name: str) -> Entry:
    field = group.fields[name]
    path = f"{called}.{name}" if called else name
    blocks = tuple(_block_types(field.type)) if is_section(field.type) else ()
    condition = "" if field.absent == "never" else f"{{%p if {path} %}}"
    return Entry(path, _tag(path, field), group, name, field.type, blocks, field.absent, condition, field.demanded)


def _tag(path: str, field: Field) -> tuple[str, ...]:
    of = field.type
    if isinstance(of, Words | Number):
        return (f"{{{{ {path} }}}}",)
    if isinstance(of, Flag):
        return f"{{%p if {path} %}}", "…", "{%p endif %}"
    if is_section(of):
        shown = f"{{{{ {path}.heading }}}}"
        return (f"{{%p if {path} %}}", shown, "…", "{%p endif %}") if field.absent == "none" else (shown,)
    if isinstance(of, Listed):
        return _looped(path, of)
    return ()


def _looped(path: str, of: Listed) -> tuple[str, ...]:
    if isinstance(of.of, Words) and of.of.plain and not path.endswith("columns"):
        return (f"{{{{ {path}|join(' / ') }}}}",)
    begin, one = loop(path, of), called_one(of, path.rpartition(".")[2])
    end = f"{begin.split()[0]} endfor %}}"
    inner: tuple[str, ...] = ("…",)
    if isinstance(of.of, Words):
        inner = (f"{{{{ {one} }}}}",)
    elif isinstance(of.of, Listed):
        inner = _looped(one, of.of)
    return begin, *inner, end


def _block_types(of: Type) -> Iterator[str]:
    assert isinstance(of, Group)
    blocks = of.fields["blocks"].type
    one = blocks.of if isinstance(blocks, Listed) else blocks
    if isinstance(one, OneOf):
        yield from one.groups
    elif isinstance(one, Group):
        yield one.like

"""One more item at the end of a list that stands at the top of a YAML file; everything else stays as it was written."""

from __future__ import annotations

import re

from generator.yamlfile.source import Source

_NOTHING = re.compile(r"\s*(?:#.*)?")


def added(source: Source, key: str, item: list[str]) -> str | None:
    """The text of the file with the item's lines in the list of that key, which is made where it is not there yet.

    item: the lines of a block mapping, without the dash and unindented. None where the file is written in a style
    that cannot be added to, such as ``documents: []`` or JSON.
    """
    lines = source.lines.text.split("\n")
    data = source.data
    if not isinstance(data, dict) or source.lines.text.lstrip().startswith("{"):
        return None
    if key not in data:
        while lines and not lines[-1].strip():
            lines.pop()
        return "\n".join([*lines, "", f"{key}:", *_indented(item, 2), ""])
    listed = data[key]
    if not isinstance(listed, list) or not listed:
        return None
    line, column = source.place((key, 0))
    dash = lines[line - 1].find("-")
    if lines[line - 1][:dash].strip() or dash >= column:
        return None
    after = next((n for n in range(line, len(lines)) if _begins_another(lines[n], dash)), len(lines))
    while after > line and _NOTHING.fullmatch(lines[after - 1]) and not lines[after - 1].startswith(" "):
        after -= 1
    return "\n".join([*lines[:after], *_indented(item, dash), *lines[after:]])


def _begins_another(line: str, dash: int) -> bool:
    """Whether a line belongs to the file's next key: it stands at the edge and is no item of the list."""
    return bool(line) and not line[0].isspace() and line[0] != "#" and not (dash == 0 and line.startswith("-"))


def _indented(item: list[str], dash: int) -> list[str]:
    first, *rest = item
    return [f"{' ' * dash}- {first}", *(f"{' ' * (dash + 2)}{line}" if line else "" for line in rest)]

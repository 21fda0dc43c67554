"""Something more in a YAML file, at its top: an item at the end of a list, or a key. All else stays byte for byte."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.yamlfile.source import Source

_NOTHING = re.compile(r"\s*|\.\.\.\s*")
_ABOVE = re.compile(r"\s*(?:---\s*)?(?:#.*)?|%.*")  # what may stand above the first key


@dataclass(frozen=True, slots=True)
class Addition:
    """Lines that belong behind the first ``after`` lines of a file."""

    after: int
    lines: tuple[str, ...]

    def to(self, content: bytes) -> bytes:
        """The file with them, in its own line ends."""
        written = content.splitlines(keepends=True)
        first = written[0] if written else b""
        end = first[len(first.rstrip(b"\r\n")) :] or b"\n"
        before = b"".join(written[: self.after])
        if before and not before.endswith((b"\n", b"\r")):
            before += end
        return before + b"".join(line.encode() + end for line in self.lines) + b"".join(written[self.after :])


def item(source: Source, key: str, lines: Sequence[str]) -> Addition | None:
    """One more item at the end of the list of that key, which is made where it is not there yet.

    lines: those of a block mapping, without the dash and unindented. None where the file is written in a style that
    cannot be added to, such as ``documents: []`` or JSON.
    """
    first, *rest = lines
    dashed = [f"- {first}", *(f"  {line}" if line else "" for line in rest)]
    if not isinstance(source.data, dict) or key not in source.data:
        return mapping(source, key, dashed)
    listed, edge = source.data[key], indentation(source)
    if edge is None or not isinstance(listed, list) or not listed:
        return None
    line, column = source.place((key, 0))
    written = source.lines.text.split("\n")[line - 1]
    dash = written.find("-")
    if written[:dash].strip() or dash >= column:
        return None
    return Addition(_end(source, key, edge), _indented(dashed, dash))


def mapping(source: Source, key: str, lines: Sequence[str], behind: str = "") -> Addition | None:
    """A key that is not there yet with those lines below it, behind another key or at the end of the file.

    None as for :func:`item`.
    """
    edge = indentation(source)
    if edge is None:
        return None
    written = source.lines.text.split("\n")
    after = _end(source, behind, edge) if behind else _last(written, len(written), -1)
    parted = [""] if "".join(written[after : after + 1]).strip() else []
    return Addition(after, ("", *_indented([f"{key}:", *(f"  {line}" for line in lines)], edge), *parted))


def indentation(source: Source) -> int | None:
    """How far the keys at the top are indented; None where they do not stand on lines of their own."""
    if not isinstance(source.data, dict) or not source.data:
        return None
    line, column = source.place((next(iter(source.data)),))
    *above, own = source.lines.text.split("\n")[:line]
    alone = not own[: column - 1].strip() and all(map(_ABOVE.fullmatch, above))
    return column - 1 if alone else None


def _end(source: Source, key: str, edge: int) -> int:
    """The number of lines up to the end of what stands below a key; remarks before the next key belong to that."""
    lines = source.lines.text.split("\n")
    begins = source.place((key,))[0]
    others = (source.place((other,))[0] for other in source.data or () if isinstance(other, str))
    return _last(lines, min((one - 1 for one in others if one > begins), default=len(lines)), edge)


def _last(lines: list[str], end: int, edge: int) -> int:
    """The line up to which there is something; with an ``edge``, remarks that stand no further in are nothing."""
    while end:
        line = lines[end - 1]
        remark = line.lstrip().startswith("#") and len(line) - len(line.lstrip()) <= edge
        if not _NOTHING.fullmatch(line) and not remark:
            break
        end -= 1
    return end


def _indented(lines: Sequence[str], by: int) -> tuple[str, ...]:
    return tuple(f"{' ' * by}{line}" if line else "" for line in lines)

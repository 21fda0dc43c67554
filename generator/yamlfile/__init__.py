"""YAML 1.2 in: every scalar is the text that was written, every value can be asked for its place.

The models convert; nothing here guesses types, so ``no``, ``4.10`` and ``0150`` stay as they are.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from generator.problems import Problem, RollebogError
from generator.yamlfile.builder import Builder
from generator.yamlfile.complaints import SEPARATORS, character_problem, separator_problem, syntax_problem
from generator.yamlfile.source import FORBIDDEN, Lines, Node, Source, Step, pointer

__all__ = ["FORBIDDEN", "Node", "Source", "Step", "parse", "pointer", "read"]

MAX_BYTES = 8_000_000
_REMEMBERED = 256  # files: those of a workspace, which an act reads before and after, and ``--watch`` again and again


def read(file: Path, shown_as: str) -> Source:
    """Read and parse ``file``.

    Raises RollebogError with the place where the file cannot be read, is not UTF-8, is not YAML,
    repeats a key, or is built to exhaust the reader.
    """
    return parse(_decode(_read_bytes(file, shown_as), shown_as), shown_as)


@lru_cache(maxsize=_REMEMBERED)
def parse(text: str, shown_as: str) -> Source:
    """Parse YAML text; raises as :func:`read` does. The same text gives the same Source: nobody changes its data."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if any(separator in text for separator in SEPARATORS):
        raise RollebogError(separator_problem(text, shown_as))
    lines = Lines(text)
    builder = Builder(shown_as, lines)
    try:
        builder.build(YAML(typ="safe").parse(text))
    except MarkedYAMLError as error:
        raise RollebogError(syntax_problem(error, shown_as, lines)) from None
    except (YAMLError, ValueError, RecursionError) as error:
        message = f"this is not readable YAML: {str(error).splitlines()[0]}"
        raise RollebogError(character_problem(text, shown_as) or Problem(shown_as, message)) from None
    return Source(shown_as, lines, builder.root, builder.places, tuple(builder.remarks))


def _read_bytes(file: Path, shown_as: str) -> bytes:
    try:
        if not file.is_file():
            reason = "is a folder, not a file" if file.is_dir() else "there is no such file"
            raise RollebogError(Problem(shown_as, reason))
        if (size := file.stat().st_size) > MAX_BYTES:
            raise RollebogError(
                Problem(
                    shown_as,
                    f"the file is {size / 1e6:.0f} MB; a profile or standard has at most {MAX_BYTES // 1_000_000} MB.",
                    hint="Check that it is the right file.",
                )
            )
        return file.read_bytes()
    except OSError as error:
        raise RollebogError(
            Problem(shown_as, f"cannot be read: {error.strerror}.", hint="Check the rights of the file.")
        ) from None


def _decode(raw: bytes, shown_as: str) -> str:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or raw[:64].count(0) > len(raw[:64]) // 4:
        kind = "UTF-16 text or no text at all"
        raise RollebogError(
            Problem(shown_as, f"the file is {kind}, not UTF-8.", hint='Save it as "UTF-8" in your editor.')
        )
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        line = before.count(b"\n") + 1
        column = len(before.rpartition(b"\n")[2].decode("utf-8")) + 1
        excerpt = raw.split(b"\n")[line - 1][:200].decode("latin-1").rstrip()
        message = f"byte 0x{raw[error.start]:02x} is not UTF-8 (an older Windows encoding?)."
        raise RollebogError(
            Problem(shown_as, message, line, column, hint='Save the file as "UTF-8".', excerpt=excerpt)
        ) from None

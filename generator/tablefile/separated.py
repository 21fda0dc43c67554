"""CSV as people have it: any separator, quoting, encoding and line ending that Excel or a text editor writes."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator

from generator.problems import Problem, RollebogError

_SEPARATORS = ",;\t"
_MOST_BREAKS = 2_000_000
_SAVE_ANEW = "Save it anew as 'CSV UTF-8'."
# Letters of UTF-8 that, read as Windows-1252, make words nobody wrote.
_NORDIC_UTF8 = re.compile(rb"\xc3[\x85\x86\x98\xa5\xa6\xb8\xa4\xb6\x84\x96\xa9]")


def records(content: bytes, shown: str) -> Iterator[tuple[int, list[str]]]:
    """Every record with the line that it begins in; raises RollebogError where the file is no such text."""
    text = _decoded(content, shown)
    if "\0" in text:
        raise RollebogError(Problem(shown, "it is no text file.", hint="Save it as CSV or .xlsx."))
    if text.count("\n") + text.count("\r") > _MOST_BREAKS:
        raise RollebogError(Problem(shown, f"it has more than {_MOST_BREAKS:,} lines.", hint="Divide the list."))
    skipped = 0
    separator = ""
    if found := re.match(r"sep=(.)\r?\n", text):
        # A first line by which Excel is told the separator.
        separator, skipped, text = found[1], 1, text[found.end() :]
    return _parsed(text, separator or _separator(text), skipped, shown)


def _decoded(content: bytes, shown: str) -> str:
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if content.startswith(mark):
            try:
                return content.decode(encoding)
            except UnicodeDecodeError as error:
                message = (
                    f"it says that it is {encoding.removesuffix('-sig').upper()} and is not, at byte {error.start}."
                )
                raise RollebogError(Problem(shown, message, hint=_SAVE_ANEW)) from None
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        place = error.start
    if mixed := _NORDIC_UTF8.search(content):
        line = content.count(b"\n", 0, max(place, mixed.start())) + 1
        message = "it is written partly in UTF-8 and partly in another encoding."
        raise RollebogError(Problem(shown, message, line=line, column=1, hint=_SAVE_ANEW))
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        message = "it is neither UTF-8 nor Windows-1252."
        raise RollebogError(Problem(shown, message, line=line, column=1, hint=_SAVE_ANEW)) from None


def _separator(text: str) -> str:
    """The separator that divides the header into the most columns."""
    start = text.lstrip("\r\n")
    return max(_SEPARATORS, key=lambda one: len(_first(start, one)))


def _first(text: str, separator: str) -> list[str]:
    try:
        return next(csv.reader(io.StringIO(text, newline=None), delimiter=separator), [])
    except csv.Error:
        return []


def _parsed(text: str, separator: str, skipped: int, shown: str) -> Iterator[tuple[int, list[str]]]:
    # Line breaks become \n, within quoted texts too.
    reader = csv.reader(io.StringIO(text, newline=None), delimiter=separator, strict=True)
    while True:
        line = reader.line_num + skipped + 1
        try:
            yield line, next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            hint = "A text with quotes in it is written with each of them doubled, in quotes itself."
            message = _WORDS.get(str(error), f"it is no CSV ({error}).")
            raise RollebogError(Problem(shown, message, line=line, column=1, hint=hint)) from None


_WORDS = {
    "unexpected end of data": "a quote is opened here and never closed.",
    "field larger than field limit (131072)": "a text is longer than 131,072 letters; perhaps a quote is never closed.",
}

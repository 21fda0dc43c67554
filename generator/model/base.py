"""The vocabulary of values that all models share: texts, ids, dates, spans of time, paragraphs.

Every type here carries its JSON Schema, so that an editor accepts and refuses what the program does.
An editor reads an unquoted ``4.10`` or ``no`` as a number or truth value where Rollebog reads the text,
so the schema lets those types stand for a text.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from typing import Annotated, Any, TypeAlias

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    WithJsonSchema,
)

from generator.model.names import DEVICES
from generator.yamlfile import FORBIDDEN

TEXT_PATTERN = rf"^[^{FORBIDDEN}]*[^\s{FORBIDDEN}][^{FORBIDDEN}]*$"

_END = r"$(?!\n)"  # Python's $ alone would let a line break pass that an editor's refuses

_DEVICES = "|".join(re.sub("[a-z]", lambda c: f"[{c[0]}{c[0].upper()}]", name) for name in DEVICES)
_LETTERS = "A-Za-z0-9\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f"
ID_PATTERN = rf"^(?!(?:{_DEVICES})$)[{_LETTERS}][{_LETTERS}\u0300-\u036f_-]{{0,59}}{_END}"
KEY_PATTERN = r"^[A-Za-z0-9][A-Za-z0-9_.-]{0,79}$(?!\n)"
NUMBER_PATTERN = rf"^[^\s{FORBIDDEN}][^\n\r\t{FORBIDDEN}]{{0,58}}[^\s{FORBIDDEN}]?{_END}"
DATE_PATTERN = (
    r"^(?!0000)[0-9]{4}-(?:"
    r"(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8])"
    r")$(?!\n)|^(?!0000)(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29$(?!\n)"
)
TRUE, FALSE = ("true", "True", "TRUE"), ("false", "False", "FALSE")  # as YAML 1.2 has them
NO_FLAG = "neither true nor false"
ADDRESS_PATTERN = rf"^(?:[hH][tT][tT][pP][sS]?://|[mM][aA][iI][lL][tT][oO]:)[^\s{FORBIDDEN}]+{_END}"
SPAN_PATTERN = r"^[1-9][0-9]{0,3} (?:days?|weeks?|months?|years?)$(?!\n)"


def key_name(field: str) -> str:
    """``with_`` and ``reports_to`` as they are written in YAML: ``with``, ``reports-to``."""
    return field.rstrip("_").replace("_", "-")


class Model(BaseModel):
    """The base of all models: kebab-case keys, unknown keys refused, frozen."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, alias_generator=key_name, regex_engine="python-re", hide_input_in_errors=True
    )


def _one_line(text: str) -> str:
    return " ".join(text.split()) if re.search(r"[\n\r\t]", text) else text


def _paragraphs(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


def _as_text(pattern: str) -> dict[str, Any]:
    return {"type": ["string", "number", "boolean"], "pattern": pattern}


def _date(value: Any) -> Any:
    if isinstance(value, str) and re.search(DATE_PATTERN, value):
        return datetime.date.fromisoformat(value)
    raise ValueError("not a date")


def _flag(value: Any) -> Any:
    if value in (*TRUE, *FALSE):
        return value in TRUE
    raise ValueError(NO_FLAG)


_ANY_TEXT = _as_text(TEXT_PATTERN)

# A text with inline markup; line breaks inside are kept.
Text: TypeAlias = Annotated[
    str, StringConstraints(pattern=TEXT_PATTERN), AfterValidator(str.strip), WithJsonSchema(_ANY_TEXT)
]
# A text for one line of print (a title, a name): line breaks become spaces.
Line: TypeAlias = Annotated[Text, AfterValidator(_one_line)]
# One text, or a list of texts: paragraphs of prose.
Paragraphs: TypeAlias = Annotated[
    tuple[Text, ...],
    Field(min_length=1),
    BeforeValidator(_paragraphs),
    WithJsonSchema({"anyOf": [_ANY_TEXT, {"type": "array", "minItems": 1, "items": _ANY_TEXT}]}),
]
# Names a folder or part of a file name: unit and position.
Id: TypeAlias = Annotated[
    str,
    StringConstraints(pattern=ID_PATTERN),
    AfterValidator(lambda text: unicodedata.normalize("NFC", text)),
    WithJsonSchema({"type": ["string", "integer", "boolean"], "minimum": 0, "pattern": ID_PATTERN}),
]
# Names something inside a standard: a role, level, dimension, statement, term.
Key: TypeAlias = Annotated[
    str, StringConstraints(pattern=KEY_PATTERN), WithJsonSchema(_as_text(KEY_PATTERN) | {"minimum": 0})
]
# A document number as the house writes it (``II.MSK.SEF.1-4``).
DocumentNumber: TypeAlias = Annotated[
    str,
    StringConstraints(pattern=NUMBER_PATTERN),
    AfterValidator(lambda text: unicodedata.normalize("NFC", text)),
    WithJsonSchema(_as_text(NUMBER_PATTERN)),
]
# Where a link leads: what a reader's program opens and nothing on his own disk.
WebAddress: TypeAlias = Annotated[
    str, StringConstraints(pattern=ADDRESS_PATTERN), WithJsonSchema({"type": "string", "pattern": ADDRESS_PATTERN})
]
Date: TypeAlias = Annotated[
    datetime.date,
    BeforeValidator(_date),
    WithJsonSchema({"type": "string", "pattern": DATE_PATTERN}),
]
# A number of days, weeks, months or years, as written (``24 months``).
Span: TypeAlias = Annotated[
    str, StringConstraints(pattern=SPAN_PATTERN), WithJsonSchema({"type": "string", "pattern": SPAN_PATTERN})
]
Flag: TypeAlias = Annotated[
    bool,
    BeforeValidator(_flag),
    WithJsonSchema({"enum": [True, False, *TRUE, *FALSE]}),
]

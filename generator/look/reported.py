"""What ``status`` reported last, remembered as the text that it was.

As long as no file has changed, no act was recorded, and no line would say anything else than how many days are
left, the report is that text again: neither rows nor documents need to be read.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from generator.layout import Layout, Mark
from generator.look.memory import sealed, unsealed

if TYPE_CHECKING:
    from generator.register.status.line import Line
    from generator.register.status.lines import Status

_LEFT = ', "days_left": '


def joined(day: datetime.date, documents: Iterator[str], problems: str) -> str:
    """The report as one JSON document."""
    return f'{{"date": "{day}", "documents": [{", ".join(documents)}], "problems": {problems}}}'


def report(day: datetime.date, lines: Sequence[Line], problems: Sequence[Mapping[str, Any]]) -> str:
    """The report of these lines."""
    from generator.register.status.line import plain

    written = (json.dumps(plain(line), ensure_ascii=False) for line in lines)
    return joined(day, written, json.dumps(problems, ensure_ascii=False))


def reported(layout: Layout, register: str, day: datetime.date) -> str | None:
    """The last report as it would be on that day, None where anything else may have to be said.

    register: what identifies the state of the register.
    """
    # Whatever is wrong with what is remembered, it can be worked out anew.
    with suppress(OSError, ValueError, KeyError, TypeError):
        written_at = layout.reported.stat().st_mtime_ns
        index, *texts = unsealed(layout.reported.read_bytes())
        known = json.loads(index)
        marks = marks_of(layout)
        # As of a file that was changed in the very moment of the report, nobody knows what it said then.
        newest = max(mark[0] for group in marks for mark in group.values())
        today = day.toordinal()
        if (
            known["register"] == register
            and known["from"] <= today <= known["to"]
            and known["marks"] == marks
            and newest < written_at
        ):
            left = ("null" if until is None else str(until - today) for until in known["until"])
            documents = (f"{text.decode()}{_LEFT}{days}}}" for text, days in zip(texts, left, strict=True))
            return joined(day, documents, "[]")
    return None


def keep(layout: Layout, register: str, status: Status, lines: Sequence[Line], marks: list[dict[str, Mark]]) -> None:
    """Remember a report of every document, without problems; ``marks`` were taken before the files were read."""
    from generator.output import replace
    from generator.register.status.line import plain

    index = {
        "register": register,
        "marks": marks,
        "from": status.day.toordinal(),
        "to": min((status.same_until(line) for line in lines), default=datetime.date.max).toordinal(),
        "until": [None if line.days_left is None else status.day.toordinal() + line.days_left for line in lines],
    }
    texts = [json.dumps(plain(line), ensure_ascii=False).rpartition(_LEFT)[0].encode() for line in lines]
    with suppress(OSError):  # not to remember costs time, no more
        replace(layout.reported, sealed([json.dumps(index).encode(), *texts]))


def marks_of(layout: Layout) -> list[dict[str, Mark]]:
    """The marks of every file that documents are made from."""
    return [layout.profile_marks(), layout.shared_marks()]

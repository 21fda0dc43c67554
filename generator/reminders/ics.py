"""The deadlines of documents as a calendar (RFC 5545). Pure: the same lines on the same day give the same bytes."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from generator.model.names import same_number
from generator.register.status.line import Line
from generator.reminders import words
from generator.span import Span

LONGEST = 75  # octets of one line, its end left out


def calendar(lines: Iterable[Line], notice: str, day: datetime.date, usual_language: str) -> tuple[bytes, int]:
    """The calendar, and how many events it holds.

    notice: the span before the last valid day in which a document is due. usual_language: of the calendar
    itself, and of documents that have none of their own.
    """
    events = [event for line in lines for event in _events(line, Span.parse(notice), day, usual_language)]
    content = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Rollebog//status//EN",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_escaped(words(usual_language).get('calendar.name'))}",
        *(line for event in events for line in event),
        "END:VCALENDAR",
    ]
    return b"".join(_folded(line) for line in content), len(events)


def _events(line: Line, notice: Span, day: datetime.date, usual_language: str) -> Iterator[list[str]]:
    if line.state == "withdrawn":
        return
    if line.valid_until and line.approved:
        yield _event(line, "notice", notice.before(line.valid_until), day, usual_language)
        yield _event(line, "last-day", line.valid_until, day, usual_language)
    if line.hearing:
        yield _event(line, "hearing", line.hearing.deadline, day, usual_language)


def _event(line: Line, what: str, on: datetime.date, day: datetime.date, usual_language: str) -> list[str]:
    say = words(line.language or usual_language)
    # A renewal moves the event of a document; another hearing of it is another event.
    name = f"{what}.{line.hearing.kind}.{on}" if what == "hearing" and line.hearing else what
    hearing = say.hearing(line.hearing.kind) if line.hearing else ""
    return [
        "BEGIN:VEVENT",
        f"UID:{quote(same_number(line.number), safe='')}.{name}@rollebog",
        f"DTSTAMP:{day:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{on:%Y%m%d}",
        f"SUMMARY:{_escaped(say.get(f'calendar.{what}', number=line.number, hearing=hearing))}",
        f"DESCRIPTION:{_escaped(line.named)}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _escaped(text: str) -> str:
    for mark in ("\\", ";", ","):
        text = text.replace(mark, f"\\{mark}")
    return "\\n".join(text.splitlines())


def _folded(line: str) -> bytes:
    """The line in pieces of at most 75 octets that part no letter, each but the first begun with a space."""
    pieces, left = [b""], LONGEST
    for letter in line:
        octets = letter.encode()
        if len(octets) > left:
            pieces.append(b" ")
            left = LONGEST - 1
        pieces[-1] += octets
        left -= len(octets)
    return b"\r\n".join(pieces) + b"\r\n"

"""A span of time as people write it (``24 months``), and the days that it leads to; pure."""

from __future__ import annotations

import datetime
from calendar import monthrange
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Span:
    """A number of days, weeks, months or years."""

    count: int
    unit: Literal["day", "week", "month", "year"]

    @classmethod
    def parse(cls, written: str) -> Span:
        """``24 months`` as the models accept it."""
        count, unit = written.split()
        # The models' pattern lets these units through and no other, which mypy cannot know.
        return cls(int(count), unit.removesuffix("s"))  # type: ignore[arg-type]

    def after(self, start: datetime.date) -> datetime.date:
        """The last day of the span that begins on ``start``; 29 February rolls to the 28th (design 4).

        A span that runs beyond the calendar ends on its last day, 31 December 9999.
        """
        if self.unit in ("day", "week"):
            days = self.count * (7 if self.unit == "week" else 1)
            return start + min(datetime.timedelta(days=days), datetime.date.max - start)
        months = start.month - 1 + self.count * (12 if self.unit == "year" else 1)
        year, month = start.year + months // 12, months % 12 + 1
        if year > datetime.MAXYEAR:
            return datetime.date.max
        return datetime.date(year, month, min(start.day, monthrange(year, month)[1]))

    def before(self, end: datetime.date) -> datetime.date:
        """The day that lies the span before ``end``: the first day of a notice period of that length."""
        if self.unit in ("day", "week"):
            days = self.count * (7 if self.unit == "week" else 1)
            return end - min(datetime.timedelta(days=days), end - datetime.date.min)
        months = end.year * 12 + end.month - 1 - self.count * (12 if self.unit == "year" else 1)
        year, month = months // 12, months % 12 + 1
        if year < datetime.MINYEAR:
            return datetime.date.min
        return datetime.date(year, month, min(end.day, monthrange(year, month)[1]))

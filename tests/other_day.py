"""``python -m tests.other_day SECONDS ARGUMENT…`` is ``rollebog ARGUMENT…`` with every clock set forward."""

from __future__ import annotations

import datetime
import sys
import time

SHIFT = float(sys.argv[1])
_now, _now_ns = time.time, time.time_ns
_local, _utc, _formatted = time.localtime, time.gmtime, time.strftime


class _Later(datetime.datetime):
    @classmethod
    def now(cls, tz: datetime.tzinfo | None = None) -> _Later:
        return cls.fromtimestamp(time.time(), tz)

    @classmethod
    def utcnow(cls) -> _Later:
        return cls.fromtimestamp(time.time(), datetime.UTC).replace(tzinfo=None)


def _set_forward() -> None:
    time.time = lambda: _now() + SHIFT
    time.time_ns = lambda: _now_ns() + int(SHIFT) * 10**9
    time.localtime = lambda seconds=None: _local(time.time() if seconds is None else seconds)
    time.gmtime = lambda seconds=None: _utc(time.time() if seconds is None else seconds)
    time.strftime = lambda form, moment=None: _formatted(form, time.localtime() if moment is None else moment)
    datetime.datetime = _Later  # type: ignore[misc]  # date.today() asks time.time()


if __name__ == "__main__":
    _set_forward()
    print(datetime.date.today().isoformat(), datetime.datetime.now().date().isoformat(), file=sys.stderr)
    from generator.cli import main

    sys.argv = ["rollebog", *sys.argv[2:]]
    main()

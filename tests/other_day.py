"""``python -m tests.other_day SECONDS ARGUMENT…`` is ``rollebog ARGUMENT…`` with every clock set forward."""

from __future__ import annotations

import datetime
import sys
import time

_now, _now_ns = time.time, time.time_ns
_local, _utc, _formatted = time.localtime, time.gmtime, time.strftime


class _Later(datetime.datetime):
    @classmethod
    def now(cls, tz: datetime.tzinfo | None = None) -> _Later:
        return cls.fromtimestamp(time.time(), tz)

    @classmethod
    def utcnow(cls) -> _Later:
        return cls.fromtimestamp(time.time(), datetime.UTC).replace(tzinfo=None)


def set_forward(seconds: int) -> None:
    """Set every clock of this process forward, for whatever is imported from now on."""
    time.time = lambda: _now() + seconds
    time.time_ns = lambda: _now_ns() + seconds * 10**9
    time.localtime = lambda moment=None: _local(time.time() if moment is None else moment)
    time.gmtime = lambda moment=None: _utc(time.time() if moment is None else moment)
    time.strftime = lambda form, moment=None: _formatted(form, time.localtime() if moment is None else moment)
    datetime.datetime = _Later  # type: ignore[misc]  # date.today() asks time.time()


if __name__ == "__main__":
    set_forward(int(sys.argv[1]))
    clocks = datetime.date.today(), datetime.datetime.now(), datetime.datetime(*time.gmtime()[:3])  # noqa: DTZ001, DTZ005, DTZ011
    sys.stderr.write(" ".join(one.isoformat()[:10] for one in clocks))
    from generator.cli import main

    sys.argv = ["rollebog", *sys.argv[2:]]
    main()

"""What was in progress and is lost with the register: told by the traces that it left."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.register.act import Act, since_last_issue
from generator.register.keeping import ledger
from generator.register.keeping import store as sqlite
from generator.register.keeping.database import NO_STORY
from generator.register.keeping.disk import disk_in_words
from generator.register.keeping.session import Register

_WORK = {
    "hearing": "was in hearing",
    "awaiting-hearing": "awaited its hearing",
    "awaiting-approval": "awaited approval",
}


@dataclass(frozen=True)
class Lost:
    """A trace of what is lost: words to tell it, empty where another trace tells it already.

    kept: where the trace will lie, to be read; None where it is only a trace of what has been issued since.
    """

    words: str
    file: Path
    kept: Path | None


def left_behind(register: Register, day: str) -> tuple[Lost, ...]:
    """What was in progress and is not in the register; ``day`` names the folder that the traces will be kept in."""
    # What was announced last goes further than the trace of the same document.
    files = [register.traces.announcement, *sorted(register.traces.folder.glob("*.json"))]
    if not any(file.exists() for file in files):
        return ()
    with sqlite.opened(register.file, register.disk) as store:
        return tuple(_lost(register, day, [file for file in files if file.exists()], ledger.acts_by_document(store)))


def put_away(losses: Iterable[Lost]) -> None:
    """Move the traces out of the way, once they have been told."""
    with disk_in_words("the register is made again"):
        for one in losses:
            if one.kept is None:
                one.file.unlink()
            else:
                one.kept.parent.mkdir(parents=True, exist_ok=True)
                one.file.rename(one.kept)


def _lost(register: Register, day: str, files: Sequence[Path], known: Mapping[str, Sequence[Act]]) -> Iterator[Lost]:
    told = set()
    for file in files:
        trace = ledger.read_trace(file)
        document = trace["document"]
        if ledger.tells_more(trace, known):
            kept = _free(register.folder / "lost" / day / file.name)
            where = kept.relative_to(register.folder.parent).as_posix()
            words = f"{_in_words(trace)}; that is lost with the register. Do it again. What was recorded: {where}"
            yield Lost("" if document in told else words, file, kept)
            told.add(document)
        elif not since_last_issue(known[document]):
            yield Lost("", file, None)


def _free(file: Path) -> Path:
    number, free = 2, file
    while free.exists():
        free, number = file.with_stem(f"{file.stem} {number}"), number + 1
    return free


def _in_words(trace: dict[str, Any]) -> str:
    try:
        acts = trace["acts"]
        opened = [one for one in acts if one["name"] == "open-hearing"]
        responses = sum(len(one["details"]["responses"]) for one in acts if one["name"] == "respond")
        said = f"{trace['document']} {_WORK[trace['work']]}"
        if opened and trace["work"] == "hearing":
            said += f" ({opened[-1]['details']['kind']}, until {opened[-1]['details']['deadline']})"
        return said + (f", with {responses} responses" if responses else "")
    except NO_STORY:
        return f"{trace['document']}: something was in progress"

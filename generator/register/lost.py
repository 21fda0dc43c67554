"""What was in progress and is lost with the register, told by the traces that it left."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator.register import ledger
from generator.register import store as sqlite
from generator.register.act import since_last_issue
from generator.register.session import Register

_WORK = {
    "hearing": "was in hearing",
    "awaiting-hearing": "awaited its hearing",
    "awaiting-approval": "awaited approval",
}


def put_away(register: Register, day: str) -> Iterator[str]:
    """What was in progress that the register does not know, in words; the traces are kept to be read.

    day: for the folder that they are moved to. Nobody may act meanwhile; can be done again after an interruption.
    """
    # What was announced last goes further than the trace of the same document.
    files = [register.traces.announcement, *sorted(register.traces.folder.glob("*.json"))]
    files = [file for file in files if file.exists()]
    if not files:
        return
    with sqlite.opened(register.file, register.disk) as store:
        by_document = ledger.acts_by_document(store)
    told = set()
    for file in files:
        trace = ledger.read_trace(file)
        document = trace["document"]
        if ledger.tells_more(trace, by_document):
            where = f"register/lost/{day}/{_moved(file, register.folder / 'lost' / day)}"
            if document not in told:
                yield f"{_in_words(trace)}; that is lost with the register. Do it again. What was recorded: {where}"
            told.add(document)
        elif not since_last_issue(by_document[document]):
            file.unlink()


def _moved(file: Path, target: Path) -> str:
    target.mkdir(parents=True, exist_ok=True)
    kept = target / file.name
    number = 2
    while kept.exists():
        kept = target / f"{file.stem} {number}.json"
        number += 1
    file.rename(kept)
    return kept.name


def _in_words(trace: dict[str, Any]) -> str:
    try:
        acts = trace["acts"]
        opened = [one for one in acts if one["name"] == "open-hearing"]
        responses = sum(len(one["details"]["responses"]) for one in acts if one["name"] == "respond")
        said = f"{trace['document']} {_WORK[trace['work']]}"
        if opened and trace["work"] == "hearing":
            said += f" ({opened[-1]['details']['kind']}, until {opened[-1]['details']['deadline']})"
        return said + (f", with {responses} responses" if responses else "")
    except ledger.NO_STORY:
        return f"{trace['document']}: something was in progress"

"""Whether the archive holds the versions that the register knows, no fewer, no others."""

from __future__ import annotations

from collections.abc import Iterable

from generator.problems import Problem
from generator.register.archive import ocfl
from generator.register.archive.shelf import SHOWN
from generator.register.archive.verify import Examined, Known


def remembered(versions: Iterable[tuple[str, int, str]]) -> Known:
    """The versions that the register knows (document, version, digest of the inventory), by object folder."""
    found: dict[str, dict[int, str]] = {}
    for document, number, digest in versions:
        found.setdefault(ocfl.object_folder(document), {})[number] = digest
    return found


def missing(found: Examined, known: Known) -> None:
    """Name what the archive lacks, or holds otherwise than it was issued: also where it was set back."""
    for folder, versions in known.items():
        there = found.inventories.get(folder, {})
        for number, digest in versions.items():
            if number not in there:
                found.fault(f"{folder}/v{number}", "the register knows this version, and the archive does not hold it.")
            elif there[number] != digest:
                message = "this version is not the one that the register remembers."
                found.fault(f"{folder}/v{number}/{ocfl.INVENTORY}", message)
        newest = max(versions)
        if newest == max(there, default=0) and there.get(0) != versions[newest]:
            message = f"it is not the inventory of version {newest}, the newest that the register knows."
            found.fault(f"{folder}/{ocfl.INVENTORY}", message)


def unknown(found: Examined, known: Known) -> list[Problem]:
    """What the archive holds and the register does not know: it was added, or the register is an older one."""
    hint = "If the register was brought back from an older copy: rollebog rebuild"
    return [
        Problem(f"{SHOWN}/{folder}/v{number}", "the register does not know this version.", hint=hint)
        for folder, versions in found.inventories.items()
        for number in versions
        if number and number not in known.get(folder, {})
    ]

"""Where a document is made, as the last look remembers: so that an act reads one profile and not ten thousand."""

from __future__ import annotations

from pathlib import Path

from generator.layout import Layout
from generator.look.memory import ALL_PROFILES, Memory, together
from generator.model.names import same_number


def profiles_to_read(layout: Layout, number: str) -> list[Path] | None:
    """The profiles to read for the document of that number: its own, and all that changed since the last look.

    None where all have to be read: nothing is remembered, or the number is not known as that of one file.
    """
    memory = Memory(layout)
    profiles, shared = layout.profile_marks(), layout.shared_marks()
    shared[ALL_PROFILES] = together(profiles.values())
    unchanged = dict(memory.unchanged({**profiles, **dict.fromkeys(memory.entries.keys() - profiles.keys())}, shared))
    same = same_number(number)
    own = [path for path, entry in unchanged.items() if any(one["same"] == same for one in entry["documents"])]
    changed = [path for path in profiles if path not in unchanged]
    if len(own) > 1 or not (own or changed) or not unchanged:
        return None
    return [layout.root / path for path in sorted({*own, *changed} & profiles.keys())]

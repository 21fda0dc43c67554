"""The rules that no single value can break: ids, references between files, dates that contradict.

One module per kind of file; each rule yields problems with their place. What is wrong inside one value
is the models' business and never comes this far.
"""

from __future__ import annotations

from collections.abc import Collection

from generator.model.check import overlays, profiles, settings, standards, support
from generator.model.content import Content
from generator.problems import Problem, in_order


def check(content: Content, kinds: Collection[str]) -> list[Problem]:
    """Every problem of what was read, sorted by place.

    kinds: the names of the document kinds that the settings may speak of.
    """
    found: list[Problem] = []
    for loaded in content.frameworks:
        found += standards.check(loaded)
    found += standards.renumbered(content)
    for overlay in content.overlays:
        found += overlays.check(overlay, content)
    found += profiles.check(content)
    found += support.check(content)
    if content.settings:
        found += settings.check(content.settings, kinds)
    return in_order(found)

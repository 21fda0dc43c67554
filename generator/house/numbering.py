"""The house's lists with ours added under new numbers."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy

from lxml import etree

from generator.word.places import W

_ABSTRACT, _NUM, _VALUE = f"{{{W}}}abstractNum", f"{{{W}}}num", f"{{{W}}}val"


class Numbering:
    """The lists of the template that is being made."""

    def __init__(self, house: etree._Element | None, ours: etree._Element | None) -> None:
        self.root = etree.Element(f"{{{W}}}numbering", nsmap={"w": W}) if house is None else deepcopy(house)
        self._lists = self._added(ours) if ours is not None else {}

    def list_of(self, number: str) -> str:
        """The new number of a list of ours (``w:numId``)."""
        return self._lists.get(number, number)

    def claim(self, users: Mapping[tuple[str, str], str]) -> None:
        """Say in our lists which styles use which level (list and level → style id); others no longer do."""
        for number in self.root.findall(_NUM):
            name = number.get(f"{{{W}}}numId", "")
            if name not in self._lists.values():
                continue
            abstract = number[0].get(_VALUE)
            for level in self.root.findall(f"{_ABSTRACT}[@{{{W}}}abstractNumId='{abstract}']/{{{W}}}lvl"):
                style = level.find(f"{{{W}}}pStyle")
                user = users.get((name, level.get(f"{{{W}}}ilvl", "")))
                if style is not None and user:
                    style.set(_VALUE, user)
                elif style is not None:
                    level.remove(style)

    def _added(self, ours: etree._Element) -> dict[str, str]:
        """Our lists put behind the house's; which number each has now."""
        abstract = 1 + max(self._numbers(_ABSTRACT, "abstractNumId"), default=-1)
        number = 1 + max(self._numbers(_NUM, "numId"), default=0)
        lists: dict[str, str] = {}
        renamed: dict[str, str] = {}
        for offset, one in enumerate(ours.findall(_ABSTRACT)):
            copy = deepcopy(one)
            renamed[copy.get(f"{{{W}}}abstractNumId", "")] = str(abstract + offset)
            copy.set(f"{{{W}}}abstractNumId", str(abstract + offset))
            self._insert(copy, before=(_NUM, f"{{{W}}}numIdMacAtCleanup"))
        for offset, one in enumerate(ours.findall(_NUM)):
            copy = deepcopy(one)
            lists[copy.get(f"{{{W}}}numId", "")] = str(number + offset)
            copy.set(f"{{{W}}}numId", str(number + offset))
            copy[0].set(_VALUE, renamed[copy[0].get(_VALUE, "")])
            self._insert(copy, before=(f"{{{W}}}numIdMacAtCleanup",))
        return lists

    def _numbers(self, tag: str, name: str) -> list[int]:
        written = (one.get(f"{{{W}}}{name}", "") for one in self.root.findall(tag))
        return [int(number) for number in written if number.isdigit()]

    def _insert(self, element: etree._Element, before: tuple[str, ...]) -> None:
        at = next((n for n, one in enumerate(self.root) if one.tag in before), len(self.root))
        self.root.insert(at, element)

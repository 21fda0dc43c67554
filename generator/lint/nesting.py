"""Which tag closes which: what is never closed, closed by the wrong word, or closes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from generator.lint.alone import BLOCKS, ENDS, MIDDLE
from generator.lint.finding import Finding
from generator.lint.meaning import meaning, prefix_meant
from generator.lint.tags import Tag

_OF_LOOPS = ("hm", "vm")
_OF_TABLES = ("tr", "tc")  # never closed by a tag for anything else, and closing nothing else


@dataclass
class Nesting:
    """The mistakes, and for each opening tag those that go on with it and close it."""

    findings: list[Finding] = field(default_factory=list)
    parts: dict[int, list[Tag]] = field(default_factory=dict)


def nested(tags: Iterable[Tag]) -> Nesting:
    """Match the statements of one part."""
    pairing = _Pairing()
    for tag in tags:
        pairing.take(tag)
    pairing.result.findings += (_unclosed(tag) for tag in pairing.opened)
    return pairing.result


class _Pairing:
    """The tags that are open so far; ``unknown`` are those that could have been anything."""

    def __init__(self) -> None:
        self.result = Nesting()
        self.opened: list[Tag] = []
        self.comments: list[Tag] = []
        self.unknown: list[Tag] = []

    def take(self, tag: Tag) -> None:
        word = meaning(tag)
        if word in BLOCKS or (word == "set" and "=" not in tag.code):
            self.opened.append(tag)
            self.result.parts[id(tag)] = []
        elif word in MIDDLE:
            self._middle(tag, word)
        elif word in ENDS:
            self._end(tag, ENDS[word])
        elif tag.opener == "{#":
            self.comments.append(tag)
        elif word in _OF_LOOPS and not any(meaning(one) == "for" for one in self.opened):
            message = f"'{tag.text.strip()}' merges the cells that a loop makes, but it stands in no loop."
            self._tell(tag, message, "Put it between {%tc for … %} and {%tc endfor %}.")
        elif (tag.opener == "{%" and not word) or (tag.opener == "{{" and tag.code.lstrip()[:1] in ("#", "^")):
            self.unknown.append(tag)

    def _tell(self, tag: Tag, message: str, hint: str) -> None:
        self.result.findings.append(Finding(message, hint, tag.spot))

    def _middle(self, tag: Tag, word: str) -> None:
        if self.opened and meaning(self.opened[-1]) in MIDDLE[word]:
            self.result.parts[id(self.opened[-1])].append(tag)
        elif not self.unknown:
            message = f"'{tag.text.strip()}' stands in no {' or '.join(MIDDLE[word])}."
            self._tell(tag, message, "Take it away, or write the beginning before it.")

    def _end(self, tag: Tag, begins: str) -> None:
        alike = [one for one in self.opened if meaning(one) == begins]
        # Of two that it could close, it closes the one that is written like it.
        closed = next(
            (one for one in reversed(alike) if prefix_meant(one) == prefix_meant(tag)), alike[-1] if alike else None
        )
        comment = next((one for one in reversed(self.comments) if one.code.split()[:1] == [begins]), None)
        if closed is not None:
            while self.opened[-1] is not closed:
                self.result.findings.append(_unclosed(self.opened.pop()))
            self.opened.pop()
            if _of_one_table(tag, closed):
                self.result.findings += _out_of_order(closed, self.result.parts[id(closed)])
                self.result.parts[id(closed)].append(tag)
            else:
                self._unlike(closed, tag)
        elif comment is not None:
            message = f"'{comment.text.strip()}' is a comment, so it opens nothing."
            self._tell(comment, message, f"Write {{%{comment.prefix} {comment.code.strip()} %}}.")
        elif self.unknown:
            self.unknown.pop()  # told already; it was probably the beginning
        elif self.opened and _of_one_table(tag, self.opened[-1]):
            self._wrong_word(tag)
        else:
            where = "in this table" if prefix_meant(tag) in _OF_TABLES else "before it"
            message = f"'{tag.text.strip()}' closes nothing: there is no open '{begins}' {where}."
            place = {"tr": "in a row above", "tc": "in a cell before"}.get(prefix_meant(tag), "where it begins")
            self._tell(tag, message, f"Write {{%{prefix_meant(tag)} {begins} … %}} {place}, or take this away.")

    def _wrong_word(self, tag: Tag) -> None:
        wrong = self.opened.pop()
        right = BLOCKS.get(meaning(wrong), "endset")
        message = f"'{tag.text.strip()}' closes '{wrong.text.strip()}' ({wrong.spot.place}) with the wrong word."
        self._tell(tag, message, f"Write {{%{prefix_meant(wrong)} {right} %}}.")

    def _unlike(self, opening: Tag, end: Tag) -> None:
        message = f"'{opening.text.strip()}' and '{end.text.strip()}' ({end.spot.place}) do not belong together."
        prefix, other = (end.prefix, opening) if end.prefix in _OF_TABLES else (opening.prefix, end)
        self._tell(other, message, f"Write {{%{prefix} {other.code.strip()} %}}.")


def _of_one_table(one: Tag, other: Tag) -> bool:
    prefixes = {prefix_meant(one), prefix_meant(other)}
    return len(prefixes) == 1 or prefixes.isdisjoint(_OF_TABLES)


def _out_of_order(opening: Tag, middles: Sequence[Tag]) -> list[Finding]:
    """What comes after an 'else'; the one that is not written like the others is the one too many."""
    first = next((number for number, one in enumerate(middles) if meaning(one) == "else"), len(middles))
    if first >= len(middles) - 1:
        return []
    odd = next((one for one in middles if one.prefix != opening.prefix and meaning(one) == "else"), middles[first + 1])
    message = f"'{odd.text.strip()}' is too many: a {meaning(opening)} has only one 'else', and it is the last."
    return [Finding(message, "Take it away, or move it.", odd.spot)]


def _unclosed(tag: Tag) -> Finding:
    end = BLOCKS.get(meaning(tag), "endset")
    message = f"'{tag.text.strip()}' is never closed."
    return Finding(message, f"Write {{%{prefix_meant(tag)} {end} %}} where it ends.", tag.spot)

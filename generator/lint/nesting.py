"""Which tag closes which: what is never closed, closed by the wrong word, or closes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from generator.lint.alone import BLOCKS, ENDS, MIDDLE
from generator.lint.finding import Finding
from generator.lint.syntax import meaning
from generator.lint.tags import Tag

_OF_LOOPS = ("hm", "vm")


@dataclass
class Nesting:
    """The mistakes, and for each opening tag those that go on with it and close it."""

    findings: list[Finding] = field(default_factory=list)
    parts: dict[int, list[Tag]] = field(default_factory=dict)


def nested(tags: Iterable[Tag]) -> Nesting:
    """Match the statements of one part."""
    result = Nesting()
    opened: list[Tag] = []
    comments: list[Tag] = []
    for tag in tags:
        word = meaning(tag)
        if word in BLOCKS or (word == "set" and "=" not in tag.code):
            opened.append(tag)
            result.parts[id(tag)] = []
        elif word in MIDDLE:
            _middle(tag, word, opened, result)
        elif word in ENDS:
            _end(tag, ENDS[word], opened, comments, result)
        elif tag.opener == "{#":
            comments.append(tag)
        elif word in _OF_LOOPS and not any(meaning(one) == "for" for one in opened):
            message = f"'{tag.text.strip()}' merges the cells that a loop makes, but it stands in no loop."
            result.findings.append(Finding(message, "Put it between {%tc for … %} and {%tc endfor %}.", tag.spot))
    result.findings += (_unclosed(tag) for tag in opened)
    return result


def _middle(tag: Tag, word: str, opened: list[Tag], result: Nesting) -> None:
    if opened and meaning(opened[-1]) in MIDDLE[word]:
        result.parts[id(opened[-1])].append(tag)
        return
    message = f"'{tag.text.strip()}' stands in no {' or '.join(MIDDLE[word])}."
    result.findings.append(Finding(message, "Take it away, or write the beginning before it.", tag.spot))


def _end(tag: Tag, begins: str, opened: list[Tag], comments: list[Tag], result: Nesting) -> None:
    alike = [one for one in opened if meaning(one) == begins]
    if alike:
        # Of two that it could close, it closes the one that is written like it.
        closed = next((one for one in reversed(alike) if one.prefix == tag.prefix), alike[-1])
        while opened[-1] is not closed:
            result.findings.append(_unclosed(opened.pop()))
        opened.pop()
        result.findings += _out_of_order(closed, result.parts[id(closed)])
        result.parts[id(closed)].append(tag)
    elif opened:
        wrong = opened.pop()
        right = BLOCKS.get(meaning(wrong), "endset")
        message = f"'{tag.text.strip()}' closes '{wrong.text.strip()}' ({wrong.spot.place}) with the wrong word."
        result.findings.append(Finding(message, f"Write {{%{wrong.prefix} {right} %}}.", tag.spot))
    elif comment := next((one for one in reversed(comments) if one.code.split()[:1] == [begins]), None):
        message = f"'{comment.text.strip()}' is a comment, so it opens nothing."
        result.findings.append(Finding(message, f"Write {{%{comment.prefix} {comment.code.strip()} %}}.", comment.spot))
    else:
        message = f"'{tag.text.strip()}' closes nothing: there is no open '{begins}' before it."
        result.findings.append(Finding(message, "Take it away, or write the beginning before it.", tag.spot))


def _out_of_order(opening: Tag, middles: Sequence[Tag]) -> list[Finding]:
    """What comes after an 'else'; the one that is not written like the others is the one too many."""
    first = next((number for number, one in enumerate(middles) if meaning(one) == "else"), len(middles))
    if first >= len(middles) - 1:
        return []
    odd = next((one for one in middles if one.prefix != opening.prefix and meaning(one) == "else"), middles[first + 1])
    message = (
        f"'{odd.text.strip()}' does not fit: of one {meaning(opening)} only one 'else' can be, and it is the last."
    )
    return [Finding(message, "Take it away, or move it.", odd.spot)]


def _unclosed(tag: Tag) -> Finding:
    end = BLOCKS.get(meaning(tag), "endset")
    message = f"'{tag.text.strip()}' is never closed."
    return Finding(message, f"Write {{%{tag.prefix} {end} %}} where it ends.", tag.spot)

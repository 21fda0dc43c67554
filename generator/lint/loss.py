"""What docxtpl would swallow: words and tags that share a paragraph, row or cell with a tag that replaces it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.lint.finding import Finding
from generator.lint.flat import Flat, Spot
from generator.lint.source import Source
from generator.lint.tags import PREFIXES, Tag


def losses(flat: Flat, tags: Iterable[Tag], made: Source) -> Iterator[Finding]:
    """Every tag and every stretch of words that would be missing in the document."""
    replacing = {
        (tag.prefix, flat.container(tag.spot.element, f"w:{tag.prefix}")): tag
        for tag in tags
        if tag.prefix and not any(tag is lost for lost in made.lost_tags)
    }
    for tag in made.lost_tags:
        yield _tag(tag, _culprit(flat, tag.spot, replacing))
    for words, spot in made.lost_words:
        yield _words(words, spot, _culprit(flat, spot, replacing))


def _culprit(flat: Flat, spot: Spot, replacing: dict[tuple[str, int | None], Tag]) -> Tag | None:
    """The tag that replaces the run, paragraph, cell or row in which something stands."""
    for prefix in ("r", "p", "tc", "tr"):
        around = flat.container(spot.element, f"w:{prefix}")
        if around is not None and (tag := replacing.get((prefix, around))):
            return tag
    return None


def _tag(tag: Tag, culprit: Tag | None) -> Finding:
    if culprit is None:
        message = f"'{tag.text.strip()}' would be swallowed by a tag near it."
        return Finding(message, "Move it into a paragraph of its own.", tag.spot)
    kind = PREFIXES[culprit.prefix]
    message = f"'{tag.text.strip()}' stands in the same {kind} as '{culprit.text.strip()}', which replaces that {kind}."
    return Finding(message, f"Give each a {kind} of its own.", tag.spot)


def _words(words: str, spot: Spot, culprit: Tag | None) -> Finding:
    shown = f"“{words.strip()[:60]}”"
    if culprit is None:
        message = f"the text {shown} would be missing in the document: a tag near it swallows it."
        return Finding(message, "Move it into a paragraph of its own.", spot)
    kind = PREFIXES[culprit.prefix]
    message = (
        f"the text {shown} would be missing: '{culprit.text.strip()}' replaces the whole {kind} that it stands in."
    )
    return Finding(message, f"Move the text out of that {kind}.", spot)

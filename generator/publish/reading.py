"""A Word file → pandoc's syntax tree, with what pandoc leaves out: emphasis by style, languages, numbers, ids."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.problems import Problem, RollebogError
from generator.publish import pandoc
from generator.publish.headings import Headings
from generator.publish.languages import MARK, with_languages
from generator.publish.look import Look, Manner, look
from generator.publish.nodes import attributes, holding, inner, named, para, strong, words
from generator.publish.pandoc import Node
from generator.word.package import deflate, pack, unpack
from generator.word.wordfile import WordFile

_SAFE = ("http:", "https:", "mailto:", "tel:", "#")
_PLAIN = Manner()
_CONTINUES = "List Continue"
_PICTURES = {"png": "png", "jpg": "jpeg", "jpeg": "jpeg", "gif": "gif", "svg": "svg+xml", "webp": "webp"}


@dataclass(frozen=True, slots=True)
class Reading:
    """What a Word file says: title lines and blocks as pandoc has them; headings begin at level 1."""

    titles: list[list[Node]]
    blocks: list[Node]
    headings: Headings
    look: Look
    file: WordFile


def read(docx: bytes) -> Reading:
    """Read a Word file; raises RollebogError where it is none."""
    try:
        parts = with_languages(WordFile(unpack(docx)))
    except ValueError as error:
        raise RollebogError(Problem("the document", f"{error}.")) from None
    file = WordFile(parts)
    tree = pandoc.read(pack({name: deflate(name, part) for name, part in parts.items()}))
    seen = look(file)
    headings = Headings(seen.numbers)
    tidy = _Tidy(seen.manners, parts, headings)
    titles = [tidy.inlines(tree["meta"][name]["c"]) for name in ("title", "subtitle") if _said(tree, name)]
    blocks = tidy.blocks(tree["blocks"])
    return Reading(titles, _relinked(blocks, headings.renamed), headings, seen, file)


def _said(tree: Node, name: str) -> bool:
    found = tree["meta"].get(name, {})
    return found.get("t") == "MetaInlines" and bool(words(found["c"]))


class _Tidy:
    """Takes pandoc's wrappings off, and says in the tree what they stood for."""

    def __init__(self, manners: Mapping[str, Manner], parts: Mapping[str, bytes], headings: Headings) -> None:
        self.manners = manners
        self.parts = parts
        self.headings = headings

    def blocks(self, found: Sequence[Node], manner: Manner = _PLAIN, *, plain: bool = False) -> list[Node]:
        """Blocks without the wrappings; ``plain``: in a table's header, which is emphasised anyway."""
        made: list[Node] = []
        for block in found:
            self._add(made, block, manner, plain=plain)
        return made

    def _add(self, made: list[Node], block: Node, manner: Manner, *, plain: bool) -> None:
        kind = str(block["t"])
        content: Any = block.get("c")
        if kind == "Div":
            style = named(content[0], "custom-style")
            inside = self.blocks(content[1], _PLAIN if plain else self.manners.get(style, manner), plain=plain)
            if style.startswith(_CONTINUES) and made and made[-1]["t"] == "BulletList":
                made[-1]["c"][-1] += inside
                made[-1]["open"] = True
            else:
                made += inside
        elif kind in ("Para", "Plain"):
            made.append(self._paragraph(content, manner))
        elif kind == "Header":
            made.append(self.headings.numbered(content[0], content[1][0], self.inlines(content[2])))
        elif kind == "BulletList":
            items = [self._item(item, manner) for item in content]
            if made and made[-1].pop("open", False):  # a closing clause stood between the items of one list
                made[-1]["c"] += items
            else:
                made.append({"t": kind, "c": items})
        elif kind == "OrderedList":
            made.append({"t": kind, "c": [content[0], [self._item(item, manner) for item in content[1]]]})
        elif kind == "BlockQuote":
            made += self.blocks(content, manner, plain=plain)  # Word has no quotations, only indents
        elif kind == "Table":
            made.append(self._table(content))
        else:
            made.append(block)

    def _item(self, item: Sequence[Node], manner: Manner) -> list[Node]:
        return [para(one["c"], "Plain") if one["t"] == "Para" else one for one in self.blocks(item, manner)]

    def _paragraph(self, found: Sequence[Node], manner: Manner) -> Node:
        made = self.inlines(found)
        if manner.bold:
            made = [strong(made)]
        if manner.italic:
            made = [{"t": "Emph", "c": made}]
        # Where the style sets a tab stop, bold words at the beginning are the name of what follows.
        fact = manner.tabbed and len(made) > 2 and (made[0]["t"], made[1]["t"]) == ("Strong", "Space")
        return {"t": "Para", "c": made, "fact": True} if fact else para(made)

    def _table(self, content: list[Any]) -> Node:
        attr, caption, columns, head, bodies, foot = content
        made_head = [head[0], [self._row(row, plain=True) for row in head[1]]]
        made = [[b[0], b[1], *([self._row(r) for r in rows] for rows in b[2:])] for b in bodies]
        return {"t": "Table", "c": [attr, caption, columns, made_head, made, foot]}

    def _row(self, row: list[Any], *, plain: bool = False) -> list[object]:
        cells = [[*cell[:4], self.blocks(cell[4], plain=plain)] for cell in row[1]]
        return [row[0], cells]

    def inlines(self, found: Sequence[Node]) -> list[Node]:
        """Inlines without the wrappings."""
        return [one for inline in found for one in self._inline(inline)]

    def _inline(self, inline: Node) -> Iterator[Node]:
        kind, made = inline["t"], self.inlines(inner(inline))
        if kind == "Span":
            yield from self._span(inline["c"][0], made)
        elif kind == "Link" and not inline["c"][2][0].lower().startswith(_SAFE):
            yield from made
        elif kind == "Image":
            yield self._picture(inline, made)
        elif kind == "Note":
            yield {"t": kind, "c": self.blocks(inline["c"])}
        else:
            yield holding(inline, made)

    def _span(self, given: list[Any], made: list[Node]) -> Iterator[Node]:
        style = named(given, "custom-style")
        manner = self.manners.get(style, _PLAIN)
        if manner.bold:
            made = [strong(made)]
        if manner.italic:
            made = [{"t": "Emph", "c": made}]
        if style.startswith(MARK):
            yield {"t": "Span", "c": [attributes(lang=style.removeprefix(MARK).partition(" ")[0]), made]}
        elif given[0]:
            yield {"t": "Span", "c": [attributes(str(given[0])), made]}
        else:
            yield from made

    def _picture(self, inline: Node, made: list[Node]) -> Node:
        """The picture itself in place of its name in the package."""
        name = str(inline["c"][2][0])
        kind = _PICTURES.get(name.rpartition(".")[2].lower(), "")
        content = self.parts.get(f"word/{name}", self.parts.get(name))
        if not kind or content is None:
            return {"t": "Span", "c": [attributes(), made]}
        inline = holding(inline, made)
        source = f"data:image/{kind};base64,{base64.b64encode(content).decode()}"
        return {"t": "Image", "c": [inline["c"][0], made, [source, inline["c"][2][1]]]}


def _relinked(blocks: list[Node], renamed: Mapping[str, str]) -> list[Node]:
    """Links within the document, to the ids that its headings have now."""

    def visit(node: object) -> None:
        if isinstance(node, dict):
            if node.get("t") == "Link":
                target = node["c"][2]
                target[0] = f"#{renamed.get(target[0][1:], target[0][1:])}" if target[0][:1] == "#" else target[0]
            visit(node.get("c"))
        elif isinstance(node, list):
            for one in node:
                visit(one)

    visit(blocks)
    return blocks

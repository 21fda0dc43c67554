"""The judge: docxtpl itself says whether a template is right.

A template is right if docxtpl renders it with every one of its contexts, the XML that it hands on is well-formed, the
file opens again, and every literal text and every value that is meant to be shown stands in one of the results.
Literal texts are followed by marks: a private letter of Unicode inside each of them, unknown to tags, one for each.
"""

from __future__ import annotations

import copy
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import docx
from docxtpl import DocxTemplate, InlineImage, RichText
from jinja2 import Environment, StrictUndefined
from lxml import etree

from tests.template_corpus.file import parts, with_parts
from tests.word_package import W, picture

PICTURE = object()  # in a context: a picture, which docxtpl makes for one file
LINK = "https://example.org/vejledning"
RENDERED = re.compile(r"word/(document|header\d*|footer\d*|footnotes)\.xml")
_PROPERTIES = {"title", "creator", "subject", "description", "identifier", "language"}
_MARK = re.compile("[\ue000-\uf8ff]")
_RAW = r"\{%[-+]?\s*raw\s*[-+]?%\}.*?\{%[-+]?\s*endraw\s*[-+]?%\}"
_QUOTED = r"'[^']*'|\"[^\"]*\""
_MAP = r"\{(?:[^{}]|\{[^{}]*\})*\}"
# As Jinja reads them: a sign in quotes, or the end of a map, ends no tag; what cannot be read so ends at the first.
_WHOLE = rf"\{{\{{(?:{_QUOTED}|[^{{}}'\"]|{_MAP})*\}}\}}|\{{%(?:{_QUOTED}|[^%'\"]|%(?!\}}))*%\}}"
TAG = re.compile(rf"{_RAW}|{_WHOLE}|\{{\{{.*?\}}\}}|\{{%.*?%\}}|\{{#.*?#\}}", re.DOTALL)
_LETTER = re.compile(r"\w")
Context = Mapping[str, Any]


class _Watched(DocxTemplate):  # type: ignore[misc]
    """docxtpl, except that torn XML is not mended behind the author's back."""

    def fix_tables(self, xml: str) -> etree._Element:
        """As docxtpl; raises XMLSyntaxError where its recovering parser would have thrown text away."""
        etree.fromstring(xml)
        mended: etree._Element = super().fix_tables(xml)
        return mended


def rendered(content: bytes, context: Context, environment: Environment | None = None) -> dict[str, bytes]:
    """The parts that docxtpl makes; whatever it raises goes through."""
    strict = environment or Environment(undefined=StrictUndefined, autoescape=True)
    template = _Watched(io.BytesIO(content))
    made = io.BytesIO()
    template.init_docx()
    template.render(_alive(context, template), strict)
    template.save(made)
    found = parts(made.getvalue())
    for name, part in found.items():
        if name.endswith((".xml", ".rels")):
            etree.fromstring(part)
    docx.Document(io.BytesIO(made.getvalue()))
    return found


def fault(content: bytes, contexts: Iterable[Context], wanted: Mapping[str, str], values: Iterable[str] = ()) -> str:
    """Why a marked template is broken, in a few words; nothing where it is right.

    wanted: every mark that must be shown, with the text that it stands in; values: what else must be shown.
    """
    text = ""
    for context in contexts:
        try:
            found = rendered(content, context)
        except Exception as error:
            return f"raises {type(error).__name__}: {error}"[:200]
        text += shown(found)
    if lost := [said for mark, said in wanted.items() if mark not in text]:
        return f"loses the text {lost[0]!r}"
    if missing := [value for value in values if value not in without_marks(text)]:
        return f"does not show the value {missing[0]!r}"
    return ""


def shown(found: Mapping[str, bytes]) -> str:
    """Everything that the parts say which docxtpl renders: texts, attributes, fields, properties."""
    said = []
    for name, part in found.items():
        if RENDERED.fullmatch(name) or name == "docProps/core.xml":
            for element in etree.fromstring(part).iter(etree.Element):
                if element.tag == f"{{{W}}}p":
                    said.append("\n")
                said += [element.text or "", *("\n" + str(value) + "\n" for value in element.attrib.values())]
    return "".join(said)


def values(contexts: Iterable[Context], text: str) -> list[str]:
    """The texts of the contexts that are long enough to be told from others, and stand in what was shown."""
    return [said for said in dict.fromkeys(_leaves(list(contexts))) if len(said) > 3 and said in text]


def marked(content: bytes) -> tuple[bytes, dict[str, str]]:
    """The template with a mark in every literal text, and the marks with their texts."""
    marks: dict[str, str] = {}
    changed = {}
    for name, part in parts(content).items():
        if RENDERED.fullmatch(name):
            root = etree.fromstring(part)
            _mark_texts(list(root.iter(f"{{{W}}}t")), marks)
        elif name == "docProps/core.xml":
            root = etree.fromstring(part)
            for element in root:
                if etree.QName(element).localname in _PROPERTIES:
                    _mark_texts([element], marks)
        else:
            continue
        changed[name] = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
    return with_parts(content, changed), marks


def unmarked(content: bytes) -> bytes:
    """The template as its author sees it."""
    found = {name: part for name, part in parts(content).items() if name.endswith(".xml")}
    return with_parts(content, {name: without_marks(part.decode("utf-8")).encode() for name, part in found.items()})


def without_marks(text: str) -> str:
    """The text without any mark."""
    return _MARK.sub("", text)


def _mark_texts(elements: list[etree._Element], marks: dict[str, str]) -> None:
    """A mark into each element's each stretch of text outside tags, after its first letter."""
    texts = [element.text or "" for element in elements]
    whole = "".join(texts)
    tags = [match.span() for match in TAG.finditer(whole)]
    start = 0
    for element, text in zip(elements, texts, strict=True):
        end = start + len(text)
        fresh, at = "", start
        for first, last in [*((a, b) for a, b in tags if a < end and b > start), (end, end)]:
            fresh += _with_mark(whole[at : max(at, first)], marks) + whole[max(at, first, start) : min(last, end)]
            at = max(at, min(last, end))
        element.text = fresh
        start = end


def _with_mark(stretch: str, marks: dict[str, str]) -> str:
    letter = _LETTER.search(stretch)
    if letter is None:
        return stretch
    mark = chr(0xE000 + len(marks))
    marks[mark] = stretch
    return stretch[: letter.end()] + mark + stretch[letter.end() :]


def _leaves(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _leaves(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _leaves(inner)


def _alive(value: Any, template: DocxTemplate) -> Any:
    """A context's own copy, its pictures and links made for this file."""
    if value is PICTURE:
        return InlineImage(template, io.BytesIO(picture()))
    if value is LINK:
        linked = RichText()
        linked.add("til vejledningen", url_id=template.build_url_id(LINK), style="Hyperlink")
        return linked
    if isinstance(value, dict):
        return {key: _alive(inner, template) for key, inner in value.items()}
    if isinstance(value, list):
        return [_alive(inner, template) for inner in value]
    return value if callable(value) else copy.copy(value)

"""Tags of other template languages, which would stand in the document as they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.lint.finding import Finding
from generator.lint.flat import Spot

_NAME = r"[^\W\d][\w.]*"
_WORD = r"(?:p|tr|tc|r)?\s*(?:for|if|else|elif|endif|endfor|set|cellbg|colspan|hm|vm)\b"
# The last of each says whether people write so in prose too: then it is a tag only if more speaks for it.
_SHAPES = (
    (re.compile(r"\$\{\s*(" + _NAME + r")\s*\}"), "${…}", False),
    (re.compile(r"\$(" + _NAME + r")\$"), "$…$", False),
    (re.compile(r"<<\s*\[?(" + _NAME + r")\]?\s*>>"), "<<…>>", True),
    (re.compile(r"<%=?\s*(" + _NAME + r")[^<>%]*%>"), "<% … %>", False),
    (re.compile(r"<%\s*(" + _WORD + r")[^%]*%>"), "<% … %>", False),
    (re.compile(r"<\?=?\s*(" + _NAME + r")\s*\?>"), "<? … ?>", False),
    (re.compile(r"<!--\s*(" + _WORD + r").*?-->"), "<!-- … -->", False),
    (re.compile(r"\[\[\s*(" + _NAME + r")\s*\]\]"), "[[…]]", True),
    (re.compile(r"«\s*(" + _NAME + r")\s*»"), "«…»", True),
    (re.compile(r"(?<![{$\w\\])\{\s*[#/^@>!$=&*~]\s*(" + _NAME + r")[^{}]*\}(?!\})"), "{#…}", False),
    (re.compile(r"(?<![{$\w\\])\{(" + _NAME + r")\}(?!\})"), "{…}", False),
    (re.compile(r"(?<![{$\w\\])\{\s*(" + _NAME + r"\." + _NAME + r")\s*\}(?!\})"), "{…}", False),
    (re.compile(r"(?<![{$\w\\])\{\s+(" + _NAME + r")\s*\}(?!\})"), "{ … }", True),
    (re.compile(r"\{\s+\{\s*(" + _NAME + r")[^{}]*\}\s*\}"), "{ { … } }", False),
    (re.compile(r"\{\s+%\s*(" + _WORD + r"[^{}%]*)%\s*\}"), "{ % … % }", False),
    (re.compile(r"｛\s*｛?\s*(" + _NAME + r")"), "｛…｝", False),
    (re.compile(r"%\{\s*(" + _WORD + r")[^{}%]*\}%?"), "%{…}", False),
)


def foreign(paragraphs: Iterable[tuple[str, Spot]], known: frozenset[str]) -> Iterator[Finding]:
    """Every such tag.

    known: the names that the template or its contract uses; empty where the template has no tag of ours at all.
    """
    for words, spot in paragraphs:
        for pattern, shape, prose in _SHAPES:
            for found in pattern.finditer(words):
                if _is_meant(found[1], known, prose=prose):
                    message = f"'{found[0]}' is a tag of another template language ({shape}); it would stay as it is."
                    yield Finding(message, _instead(found[0], found[1]), spot)


def _is_meant(name: str, known: frozenset[str], *, prose: bool) -> bool:
    """``{x}`` can be a set of numbers and ``<<x>>`` a quotation."""
    if not known or not known.isdisjoint({name, *name.split(".")}):
        return True
    return len(name) > 1 and (not prose or "." in name or "_" in name)


def _instead(written: str, name: str) -> str:
    if written.startswith("{#"):
        return f"Write {{%p for one in {name} %}} … {{%p endfor %}}, or {{%p if {name} %}} … {{%p endif %}}."
    if re.match(r"\{\s+%", written):
        return f"Write {{% {name.strip()} %}}."
    if written.startswith("{/"):
        return "Write {%p endfor %} or {%p endif %}."
    return f"Write {{{{ {name} }}}}."

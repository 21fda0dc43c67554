"""Mistakes where no paragraph's text is: in properties, alternative texts and the codes of fields."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

_CORE = "docProps/core.xml"
_BODY = "word/document.xml"


@dataclass(frozen=True)
class Outside:
    """One mistake: in the template of that name, letters of a part replaced; ``text`` is what surrounds them."""

    kind: str
    base: str
    part: str
    old: str
    new: str
    text: str
    paragraph: int = 0


def outside() -> Iterator[Outside]:
    """All of them."""
    title, whole = "Rapport: {{ title }}", "Bevis for {{ title }}"
    for base, text in (("core properties", title), ("everything at once", title), ("whole: certificate", whole)):
        for new in ("{{ title }", "{{ title", "{% title }}", "{{ title|uper }}", "{{ title|default(„x“) }}", "{{ }}",
                    "{%p if yes %}", "{{ title|default(“x”) }}", "{% if yes %}{{ title }}", "{{ title }}{% endif %}",
                    "{ title }}", "{{r title }}"):  # fmt: skip
            yield Outside("in a property", base, _CORE, "{{ title }}", new, text.replace("{{ title }}", new))
    for new in ("{{ place }", "{{ place", "{{ place|uper }}", "{{ map[&quot;a&quot;] }}", "{% place %}", "{{ }}"):
        yield Outside(
            "in an alternative text", "an alternative text with a tag", _BODY, "{{ place }}", new, f"Logo for {new}"
        )
    for new in ("{{ number }", "{{ number", "{{ number|uper }}", "{% number }}", "{{ number|default(„x“) }}"):
        yield Outside(
            "in a field", "a tag in the code of a field", _BODY, "{{ number }}", new, f'"https://example.org/{new}"'
        )
    yield Outside(
        "quotes written as entities in a footnote",
        "a footnote",
        "word/footnotes.xml",
        "{{ title }}",
        "{{ title|default(&quot;x&quot;) }}",
        'Se {{ title|default("x") }}, s. 4',
        1,
    )
    yield Outside(
        "percent in a cell's colour",
        "cellbg",
        _BODY,
        "{% cellbg color %}",
        "{% cellbg 'C6EFCE' if number % 2 else 'FFC7CE' %}",
        "{% cellbg 'C6EFCE' if number % 2 else 'FFC7CE' %}",
    )
    torn = "{{ {'a': {'b': 1}}</w:t></w:r><w:r><w:t>.a.b }}"
    yield Outside(
        "a torn tag that closes two maps", "one value", _BODY, "{{ name }}", torn, "{{ {'a': {'b': 1}}.a.b }}"
    )

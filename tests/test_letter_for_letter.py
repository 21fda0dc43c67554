"""What a unit writes arrives in Word letter for letter: in the body, the header and the properties."""

from __future__ import annotations

import json
from pathlib import Path
from textwrap import indent

import pytest

from tests.command_line import rollebog
from tests.docx_letters import Letters, letters
from tests.small_workspace import documents, small_workspace

TEXTS = {
    "signs of XML": """R&D <b>fed</b> "citat" 'enkelt' &amp; &#65; &nbsp; <![CDATA[x]]> ]]> <!-- y --> </w:t>""",
    "signs of Jinja": "{{ 7 * 7 }} {% if x %} {# note #} {{ '{{' }} {%- raw -%} #} %} }} {{ unit }} ${x} {level}",
    "signs of docxtpl": "{_{ x }_} {_% y %_} {%p if x %} {%tr for y %} {{r z }} {% colspan 2 %}{% hm %} %_} }_}",
    "signs of markup without its meaning": "2 * 3 * 4, a*b [sic] [ikke](et link) 2**3 \\*x\\* _y_ ~~z~~ `k` <https://x.dk>",
    "signs of format strings": "%s %(x)s {0} {} {name} $x $$ \\n \\t \\u0041 %d%%",
    "emoji": "👩🏽‍⚕️ 🏴󠁧󠁢󠁥󠁮󠁧󠁿 🇩🇰 ❤️ 𝔖𠀀",
    "right to left": "שלום עולם (123), مرحبا بالعالم \u202babc\u202c \u2067x\u2069 \u200f!",
    "combining characters": "e\u0301 a\u030a o\u0308 A\u030a é å ö Å Z\u0338\u0351\u0321 \u1100\u1161",
    "blanks of all sorts": "1\u00a0000\u202f000 kr., 5\u2009% \u2003x\u3000y\u2007z\u205f\u1680w",
    "signs that do not show": "sund\u00adheds\u00advæsen a\u200bb\u200cc\u200dd\u2060e\ufefff\u061cg",
    "double blanks": "et  to   tre    fire",
    "hyphens and dashes": "for- og bagside \u2010 \u2011 \u2012 \u2013 \u2014 \u2212 --- ...",
    "leading dash": "- ikke et punkt",
    "leading number sign": "# ikke en kommentar # heller ikke",
    "leading signs of YAML": "?: - , & ! | > % @ ` [a, b] {c: d}",
    "leading quotation mark": "'ikke et citat\" på engelsk, \u201eellers\u201c \u00bbdansk\u00ab",
    "colons": "Ansvar: børn: unge: https://x.dk:80/?a=b&c=d#e",
    "seldom letters": "\ue000 \ufdd0 \U0001fffe \U0010ffff \ufffd \x7f\x80\x9f",
}
# What cannot stand raw in a YAML text, only as an escape; and a tab and a line break, which no title can hold.
ESCAPED = {
    "separators": "a\u2028b\u2029c\x85d",
    "tab": "a\tb\t\tc",
    "line break": "a\nb\nc & <d>",
    "Windows line break": "a\r\nb",
}
FORBIDDEN = [*map(chr, range(32)), "\ufffe", "\uffff", "\ud800", "\udbff", "\udc00", "\udfff"]
ALLOWED = "\t\n\r"

PROFILE = """\
unit:
  id: fjordby
  name: {quoted}
  organisation: [{quoted}]
  place: Fjordby
language: da
framework: craft
framework-version: "2.1"
positions:
  - id: raadgiver
    title: Rådgiver
    control:
      id: FB.1
      folder: [{quoted}]
      prepared-by: [{{person: {quoted}}}]
      professionally-responsible: [{{title: {quoted}}}]
      approved-by: [{{body: {quoted}}}]
      revision: {quoted}
      approved: 2025-03-11
      history: [{{revision: "1", date: 2024-03-11, change: {quoted}}}]
    level: 3
    purpose: {quoted}
    placement: {{reports-to: Mester}}
    responsibility:
      - {quoted}
      - |-
{block}
      - stem: {quoted}
        items: [{quoted}]
        tail: {quoted}
    tasks: [{{title: {quoted}, items: [{quoted}]}}]
    collaboration: {{partners: [{{name: {quoted}, about: {quoted}}}]}}
    adaptations: [{{omit: mak-tools, reason: {quoted}}}]
goals:
  control: {{id: FB.2, prepared-by: [{{group: G}}], approved-by: [{{title: T}}]}}
  foundation: {quoted}
  objective: Mål
  areas: [{{title: {quoted}, main: [{quoted}], sub: [{quoted}]}}]
"""


def written(text: str, *, raw: bool = True) -> str:
    """The profile with a text in many places, in quotes and as a block."""
    block = text if raw else "Mester"
    return PROFILE.format(quoted=json.dumps(text, ensure_ascii=not raw), block=indent(block, " " * 8))


def finished(folder: Path, profile: str) -> tuple[Letters, Letters]:
    """The function description and the goal document of a profile."""
    small_workspace(folder)
    (folder / "profiles" / "fjordby.yaml").write_text(profile, "utf-8")
    result = rollebog("-C", folder, "generate")
    assert (result.exit_code, result.stderr) == (0, "")
    one, other = documents(folder)
    return letters(one), letters(other)


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_text_arrives_in_body_header_footer_and_properties(tmp_path: Path, text: str) -> None:
    description, goals = finished(tmp_path, written(text))
    # purpose, four responsibilities' parts and the block, a heading, a task, two cells, a reason, a change, and
    # three signatures' names
    assert description.body.count(text) == 15
    assert goals.body.count(text) == 4
    assert f"Funktionsbeskrivelse, Rådgiver, {text}" in description.header
    assert description.header.count(text) >= 5
    assert description.footer == [f"FB.1, Revision {text} · {text}"]
    wanted = {"creator": text, "version": text, "Unit": text, "Approved by": text, "Revision": text}
    assert {name: description.properties[name] for name in wanted} == wanted
    assert description.properties["title"] == f"Funktionsbeskrivelse, Rådgiver, {text}"



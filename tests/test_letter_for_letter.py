"""What a unit writes arrives in Word letter for letter: in the body, the header and the properties."""

from __future__ import annotations

import json
from pathlib import Path
from textwrap import indent

import pytest

from generator import yamlfile
from generator.model.profile import Profile
from generator.model.reading import understand
from generator.problems import RollebogError
from tests.command_line import rollebog
from tests.docx_letters import Letters, letters
from tests.small_profile import profile
from tests.small_standard import CRAFT, CRAFT_NB
from tests.small_workspace import documents, small_workspace

TEXTS = {
    "signs of XML": """R&D <b>fed</b> "citat" 'enkelt' &amp; &#65; &nbsp; <![CDATA[x]]> ]]> <!-- y --> </w:t>""",
    "signs of Jinja": "{{ 7 * 7 }} {% if x %} {# note #} {{ '{{' }} {%- raw -%} #} %} }} {{ unit }} ${x} {level}",
    "signs of docxtpl": "{_{ x }_} {_% y %_} {%p if x %} {%tr for y %} {{r z }} {% colspan 2 %}{% hm %} %_} }_}",
    "signs of markup without its meaning": "2 * 3 * 4 [sic] [ikke](et link) \\ ~~z~~ `k` <https://x.dk> ![b](c) a*b",
    "underscores": "_felt_ i __skema__, fil_navn_her",
    "underscores beside a star": "_felt_ * __skema__",
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
    "seldom letters": "\ue000 \ufdd0 \U0001fffe \U0010ffff \ufffd",
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
# One of each sort: the first and the last control, one that is a line break to some, a letter that is none, surrogates.
FEW = ("\x00", "\x0b", "\x1f", "\uffff", "\ud800", "\udfff")

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
    assert result.exit_code == 0, result.stderr  # the same text in many places earns a warning of its wording
    one, other = documents(folder)
    return letters(one), letters(other)


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_text_arrives_in_body_header_footer_and_properties(tmp_path: Path, text: str) -> None:
    description, goals = finished(tmp_path, written(text))
    # Purpose 1, responsibility 5, tasks 2, partner 2, reason 1, history 2, signatures 3.
    assert description.body.count(text) == 16
    # The unit under the title, foundation, main and sub-goal.
    assert goals.body.count(text) == 4
    assert goals.body.count(f"1. {text}") == 1
    # Organisation, revision, and three parties.
    assert description.header.count(text) == 5
    assert f"Funktionsbeskrivelse, Rådgiver, {text}" in description.header
    assert description.footer == [f"FB.1, Revision {text} · {text}"]
    wanted = dict.fromkeys(("creator", "version", "Unit", "Approved by", "Revision"), text)
    wanted["title"] = f"Funktionsbeskrivelse, Rådgiver, {text}"
    assert {name: description.properties[name] for name in wanted} == wanted


@pytest.mark.parametrize("text", ESCAPED.values(), ids=ESCAPED)
def test_breaks_and_tabs_arrive_where_a_text_may_have_several_lines(tmp_path: Path, text: str) -> None:
    line = json.dumps(" ".join(text.split()))
    profile = PROFILE.format(quoted=line, block=" " * 8 + "Mester").replace(
        f"purpose: {line}", f"purpose: {json.dumps(text)}"
    )
    description, _ = finished(tmp_path, profile.replace(f"reason: {line}", f"reason: {json.dumps(text)}"))
    assert description.body.count(text.replace("\r\n", "\n")) == 2


def test_controls_that_xml_allows_arrive_when_they_are_written_as_escapes(tmp_path: Path) -> None:
    text = "a\x80b\x85c\x9fd"
    description, goals = finished(tmp_path, written(text, raw=False))
    assert (description.body.count(text), goals.body.count(text)) == (15, 4)
    assert description.properties["creator"] == text


def test_a_blank_that_must_not_break_survives_a_line_break_in_a_title(tmp_path: Path) -> None:
    profile = PROFILE.format(quoted='"Hold\u00a02\n i  Fjordby"', block=" " * 8 + "Mester")
    description, _ = finished(tmp_path, profile)
    assert description.properties["Unit"].startswith("Hold\u00a02 i")


@pytest.mark.parametrize("separator", ["\u2028", "\u2029", "\x85"], ids=["line", "paragraph", "next line"])
@pytest.mark.parametrize(
    "style", ["{}", '"{}"', ">-\n      {}", "|-\n      {}"], ids=["plain", "quoted", "folded", "literal"]
)
def test_a_raw_separator_arrives_or_is_named_where_it_stands(tmp_path: Path, style: str, separator: str) -> None:
    text = f"Palliativ{separator}rådgivning"
    profile = PROFILE.format(quoted="Mester", block=" " * 8 + "Mester").replace(
        "purpose: Mester", f"purpose: {style.format(text)}"
    )
    small_workspace(tmp_path)
    (tmp_path / "profiles" / "fjordby.yaml").write_text(profile, "utf-8", newline="")
    result = rollebog("-C", tmp_path, "generate", "--kind", "function-description")
    if result.exit_code == 0:
        assert letters(*documents(tmp_path)).body.count(text) == 1
    else:
        line = 1 + profile[: profile.index(separator)].count("\n")
        assert result.stderr.startswith(f"profiles/fjordby.yaml:{line}:")
        assert f"U+{ord(separator):04X}" in result.stderr


@pytest.mark.parametrize("field", ["purpose: ", "- stem: ", "reports-to: ", "about: "])
def test_a_text_of_a_megabyte_arrives_in_the_body(tmp_path: Path, field: str) -> None:
    text = "Sorg & <håb>. " * 74_000 + "Slut."
    profile = PROFILE.format(quoted="Mester", block=" " * 8 + "Mester")
    description, _ = finished(tmp_path, profile.replace(f"{field}Mester", f"{field}{json.dumps(text)}", 1))
    assert len(text.encode()) > 1_000_000
    assert [one for one in description.body if one.endswith(text)]


def test_a_megabyte_arrives_in_header_and_properties_too(tmp_path: Path) -> None:
    text = "Sorg & <håb>. " * 74_000 + "Slut."
    profile = PROFILE.format(quoted="Mester", block=" " * 8 + "Mester")
    description, goals = finished(tmp_path, profile.replace("name: Mester", f"name: {json.dumps(text)}", 1))
    assert description.properties["Unit"] == text
    assert f"Funktionsbeskrivelse, Rådgiver, {text}" in description.header
    assert goals.properties["title"] == f"Målsætningsdokument, {text}"


# --- what XML forbids -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "sign",
    [
        sign if sign in FEW else pytest.param(sign, marks=pytest.mark.thorough)
        for sign in FORBIDDEN
        if sign not in ALLOWED
    ],
    ids=ascii,
)
@pytest.mark.parametrize("field", ["purpose: ", "name: ", "id: FB", "revision: ", "organisation: ["])
def test_a_letter_that_xml_forbids_is_a_problem_with_its_place(tmp_path: Path, field: str, sign: str) -> None:
    profile = PROFILE.format(quoted="Mester", block=" " * 8 + "Mester")
    line = next(number for number, one in enumerate(profile.splitlines(), 1) if field in one)
    before, after = profile.split(field, 1)
    _, _, rest = after.partition("\n")
    close = "]" if field.endswith("[") else ""
    for text in (f"a{sign}b", f"{sign}b", f"a{sign}", sign):
        for value in (json.dumps(text), f'"{text}"', text):
            places = refused(tmp_path, f"{before}{field.replace('FB', '')}{value}{close}\n{rest}")
            assert line in places, value


def refused(folder: Path, profile: str) -> list[int]:
    """The lines of a profile that problems are reported in."""
    source = profile.encode("utf-8", "surrogatepass")
    (folder / "fjordby.yaml").write_bytes(source)
    try:
        understand(yamlfile.read(folder / "fjordby.yaml", "fjordby.yaml"), Profile)
    except RollebogError as error:
        return [problem.line for problem in error.problems]
    return []


@pytest.mark.parametrize("sign", ["\x00", "\x0b", "\x0c", "\x1f", "\ufffe"], ids=ascii)
@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("rollebog.yaml", "organisation: {}\n"),
        ("frameworks/craft/2.1.yaml", CRAFT.replace("title: Håndværk", "title: {}", 1)),
        ("frameworks/craft/2.1.nb.yaml", CRAFT_NB.replace("title: Håndverk", "title: {}", 1)),
        ("templates/labels.da.yaml", "sections:\n  purpose: {}\n"),
    ],
    ids=["settings", "standard", "translation", "labels"],
)
def test_such_a_letter_is_refused_in_every_other_file_too(tmp_path: Path, path: str, text: str, sign: str) -> None:
    folder = small_workspace(tmp_path, profile())
    before, _, after = text.partition("{}")
    (folder / path).write_text(before + json.dumps(f"a{sign}b") + after, "utf-8")
    result = rollebog("-C", folder, "generate")
    assert result.exit_code == 1
    assert f"\n{path}:{1 + before.count(chr(10))}:" in f"\n{result.stderr}"

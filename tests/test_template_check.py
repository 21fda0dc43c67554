"""What ``template check`` finds: each mistake with its paragraph, in words, all at once; nothing in what is right."""

from __future__ import annotations

import io
from html import escape

import docx
import pytest

from generator.contract import contract
from generator.layout import shipped
from generator.lint import check
from generator.problems import Problem
from generator.word.package import deflate, pack, unpack
from tests.template_corpus import broken
from tests.template_corpus.right import templates
from tests.word_package import p, package

# What the paragraphs say → the paragraph that is told, a piece of the message, a piece of what to do.
MISTAKES: dict[str, tuple[str, str, str]] = {
    "Hej {{ navn }": ("1", "'{{' is not closed", "Write '}}'"),
    "Hej { navn }}": ("1", "'}}' closes a tag that was never opened", "Write '{{'"),
    "{{% navn %}}": ("1", "mixes braces and percent signs", "{{ field }}"),
    "{{{navn}}}": ("1", "a brace too many", "{{ navn }}"),
    "{{ }}": ("1", "is empty", "field's name"),
    "{{ „navn“ }}": ("1", "the sign „", 'Use "'),
    "{{ nav\u00adn }}": ("1", "an invisible sign (U+00AD)", "write it again"),
    "{{ navn|uper }}": ("1", "no filter 'uper'", "'upper'"),
    "{{ navn is defind }}": ("1", "no test 'defind'", "'defined'"),
    "{{ navn|default('x) }}": ("1", "a quote (') is opened and not closed", "Close it"),
    "{{ navn.upper( }}": ("1", "brackets () do not match", "Close every one"),
    "{{r navn }}{{ r navn }}": ("1", "no space may stand before 'r'", "{{r navn }}"),
    "{% tr for x in y %}¶{% endfor %}": ("1", "no space may stand before 'tr'", "{%tr for x in y %}"),
    "{%tr for x in y %}¶{%tr endfor %}": ("1", "is for a row, but it stands in none", "into a table"),
    "{% fro x in y %}{% endfor %}": ("1", "no statement 'fro'", "'for'"),
    "{%pif x %}¶{%p endif %}": ("1", "no statement 'pif'", "{%p if"),
    "{% else if x %}": ("1", "is no statement", "Write elif x"),
    "{% for x i y %}{% endfor %}": ("1", "needs the word 'in'", "for one in list"),
    "{% if x = 1 %}a{% endif %}": ("1", "a comparison is '=='", "=="),
    "{% include 'anden.docx' %}": ("1", "asks for another template", "Write here"),
    "{{ loop.index }}": ("1", "only there inside a loop", "into the loop"),
    "{%p if x %}¶ja": ("1", "is never closed", "{%p endif %}"),
    "{% endif %}": ("1", "closes nothing", "take this away"),
    "{%p for x in y %}¶{{ x }}¶{%p endif %}": ("3", "with the wrong word", "{%p endfor %}"),
    "{% if x %}a{% else %}b{% else %}c{% endif %}": ("1", "only one 'else'", "Take it away"),
    "{%p if x %}¶ja¶{% endif %}": ("3", "do not belong together", "{%p endif %}"),
    "{%p if x %} tekst¶{%p endif %}": ("1", "the text “tekst” would be missing", "out of that paragraph"),
    "{%p if x %}{%p if y %}¶{%p endif %}¶{%p endif %}": ("1", "stands in the same paragraph", "paragraph of its own"),
    "{# bemærkning¶vigtigt¶{# slut #}": ("1", "is not closed, so it would swallow the text", "'#}'"),
    "{%p for x in y %}¶{#p endfor #}": ("2", "is a comment, so it closes nothing", "{%p endfor %}"),
    "{%p if x % 2 %}¶{%p endif %}": ("1", "holds '%'", "{% set name"),
    "{%p hvis x %}¶ja¶{%p endif %}": ("1", "no statement 'hvis'", "Statements begin with"),
    "{%p end for %}": ("1", "no statement 'end'", "'endfor'"),
    "{%P if x %}¶{%p endif %}": ("1", "no statement 'P'", "{%p if"),
    "{%p\u00a0if x %}¶{%p endif %}": ("1", "a non-breaking one", "write it again"),
    "{% – if x %}{% endif %}": ("1", "the dash –", "Write '-'"),
    "{% if a AND b %}{% endif %}": ("1", "has 'AND'", "Write 'and'"),
    "{# husk {{ x }}¶vigtigt {{ y }} #}": ("1", "goes on over several paragraphs", "Close it with '#}'"),
    "{{ navn }} og { navn }": ("1", "'{ navn }' is a tag of another", "{{ navn }}"),
    "{ % if x % }ja": ("1", "'{ % if x % }' is a tag of another", "{% if x %}"),
    "{{#if navn}}ja{{/if}}": ("1", "another template language", "{%p if field %}"),
    "Hej ${navn}": ("1", "another template language", "{{ navn }}"),
    "Hej {navn}": ("1", "another template language", "{{ navn }}"),
    "{#rækker}{navn}{/rækker}": ("1", "another template language", "{%p endfor %}"),
    "{{ 5 }}{% for x in 5 %}{% endfor %}": ("1", "not a list", "Loop over a list"),
}
RIGHT = (
    "{{ '{{' }} og {{ '}}' }} og {{ {'a': {'b': 1}}['a'] }} og {{ {'a': 1}}}",
    "{% raw %}{{ navn }}{% endraw %} og {_{ og %_}",
    "Smil :-} og {1, 2} og 100 % og »{{ navn }}« og <b>",
    '{{ “a” if x == ‘b’ else "c" }}',
    "{# en bemærkning #}{%- if x -%} a {%- endif -%}",
    "",
)


def written(*paragraphs: str) -> bytes:
    """A file of those paragraphs."""
    return package("".join(p(escape(text, quote=False)) for text in paragraphs))


def changed(kind: str, part: str, *replaced: tuple[str, str]) -> bytes:
    """A shipped template in which some texts are others."""
    parts = unpack((shipped() / "templates" / f"{kind}.docx").read_bytes())
    for old, new in replaced:
        assert old.encode() in parts[part], old
        parts[part] = parts[part].replace(old.encode(), new.encode())
    return pack({name: deflate(name, content) for name, content in parts.items()})


def of_kind(kind: str, part: str, old: str, new: str) -> list[Problem]:
    return check(changed(kind, part, (old, new)), "x.docx", contract(kind))


@pytest.mark.parametrize("text", MISTAKES)
def test_a_mistake_is_told_once_with_its_paragraph_and_what_to_write(text: str) -> None:
    paragraph, message, hint = MISTAKES[text]
    found = check(written(*text.split("¶")), "x.docx")
    told = [one for one in found if message in one.message]
    assert [one.pointer for one in told][:1] == [f"body, paragraph {paragraph}"], found
    assert hint in told[0].hint
    assert told[0].excerpt


@pytest.mark.parametrize("text", RIGHT)
def test_what_docxtpl_can_read_gives_no_finding(text: str) -> None:
    assert check(written(text), "x.docx") == []


def test_all_mistakes_are_told_at_once_and_in_the_order_of_the_document() -> None:
    found = check(written("{{ a|uper }}", "god tekst", "{% fro x in y %}", "{{ x", "{% endfor %}"), "x.docx")
    assert [one.pointer.rpartition(" ")[2] for one in found] == ["1", "3", "4"]


def test_a_tag_that_word_has_split_over_runs_is_one_tag() -> None:
    document, made = docx.Document(), io.BytesIO()
    paragraph = document.add_paragraph()
    for piece in ("Kære {", "{ na", "vn|up", "er }", "}!"):
        paragraph.add_run(piece).bold = piece != "{ na"
    document.save(made)
    (found,) = check(made.getvalue(), "x.docx")
    assert "no filter 'uper'" in found.message
    assert found.excerpt == "Kære {{ navn|uper }}!"


def test_the_shipped_templates_have_no_findings() -> None:
    for file in sorted((shipped() / "templates").glob("*.docx")):
        assert check(file.read_bytes(), file.name, contract(file.stem)) == []


@pytest.mark.parametrize("every", [12, pytest.param(1, marks=pytest.mark.thorough)])
def test_right_templates_have_no_finding(every: int) -> None:
    found = {one.name: check(one.content, "x.docx") for one in templates()[::every]}
    assert {name: problems for name, problems in found.items() if problems} == {}


@pytest.mark.parametrize("every", [30, pytest.param(4, marks=pytest.mark.thorough)])
def test_broken_templates_are_found_in_the_right_paragraph(every: int) -> None:
    missed = []
    for name, recipe in list(broken.broken().items())[::every]:
        mistake = recipe()
        places = {mistake.place, *(place for place, _ in mistake.also)}
        if not places & {one.pointer for one in check(mistake.content, "x.docx")}:
            missed.append(name)
    assert missed == []


# What the shipped template says → what it says instead, a piece of the message, a piece of what to do.
OF_FIELDS: dict[str, tuple[str, str, str]] = {
    "block.note }}": ("block.notte }}", "'block' has no field 'notte'", "Did you mean 'note'?"),
    "{{ purpose.heading }}": ("{{ purpos.heading }}", "there is no field 'purpos'", "Did you mean 'purpose'?"),
    "{{ tasks.heading }}": ("{{ tasks }}", "a whole group of fields", "heading"),
    "{{ roles.heading }}": ("{{ roles.blocks }}", "is a list", "{%p for one in roles.blocks %}"),
    "{%p for text in block.texts %}": (
        "{%p for text in purpose.heading %}",
        "not a list",
        "Loop over a list",
    ),
    "{{ title }}": ("{{ title.name }}", "is a text; it has no field 'name'", "Write title alone"),
    "{%p if scope %}": ("{%p if title %}", "'scope' is absent from some documents", "{%p if scope %}"),
    "{%p if block.type == 'facts' %}": ("{%p if block.type %}", "not every 'block' has 'rows'", "== 'facts'"),
    "{{ text }}": ("{{p text }}", "would put it outside of any text", "{{ text }}"),
}


def test_all_fields_of_a_kind_are_held_against_its_contract_at_once() -> None:
    replaced = [(old, new) for old, (new, _, _) in OF_FIELDS.items()]
    found = check(
        changed("function-description", "word/document.xml", *replaced), "x.docx", contract("function-description")
    )
    for _, message, hint in OF_FIELDS.values():
        assert any(message in one.message and hint in one.hint for one in found), (message, found)


def test_a_control_field_that_is_nowhere_printed_is_an_error() -> None:
    found = of_kind("goal-document", "word/header1.xml", "{{ control.approved_by }}", "styrelsen")
    assert [(one.severity, "control.approved_by" in one.message) for one in found] == [("error", True)]


def test_a_section_that_is_left_out_is_a_warning_and_a_column_of_the_history_is_not() -> None:
    found = of_kind(
        "goal-document", "word/document.xml", "{%p for block in foundation.blocks %}", "{%p for block in [] %}"
    )
    assert {one.severity for one in found} == {"warning"}
    assert of_kind("goal-document", "word/document.xml", "{{ one.change }}", "–") == []


def test_without_a_kind_fields_are_not_checked() -> None:
    content = changed("goal-document", "word/document.xml", ("{{ title }}", "{{ tittel }}"))
    assert check(content, "x.docx") == []
    assert [one.message for one in check(content, "x.docx", contract("goal-document"))] != []


def test_a_style_that_is_not_defined_is_told() -> None:
    (found,) = check(changed("goal-document", "word/document.xml", ('"BodyText"', '"Broedtekst"')), "x.docx")[:1]
    assert "Broedtekst" in found.message


def test_ten_thousand_mistakes_are_told_in_two_hundred_and_one() -> None:
    found = check(written(*["{{ navn"] * 250), "x.docx")
    assert (len(found), found[-1].message) == (201, "there are 50 more mistakes.")


def test_a_first_page_without_the_control_block_is_an_error() -> None:
    found = of_kind("goal-document", "word/document.xml", "</w:sectPr>", "<w:titlePg/></w:sectPr>")
    assert ["the control block is missing from first pages" in one.message for one in found] == [True]


def test_a_type_of_block_that_there_is_not_is_told_where_it_is_asked_for() -> None:
    (found,) = of_kind("function-description", "word/document.xml", "block.type == 'facts'", "block.type == 'fact'")[:1]
    assert found.message.startswith("'block.type' is never 'fact' in ")
    assert found.hint == "Did you mean 'facts'?"


def test_the_row_that_begins_a_loop_deleted_is_one_finding_with_the_row_to_put_back() -> None:
    found = of_kind("goal-document", "word/document.xml", "{%tr for one in history %}", "")
    (end,) = [one for one in found if "endfor" in one.message]
    assert "there is no open 'for' in this table" in end.message
    assert end.hint.startswith("Write {%tr for … %} in a row above")

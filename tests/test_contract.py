"""The contract of templates: exactly what documents give, explained in every language, and what must be printed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from markupsafe import Markup

from generator.contract import contract, described, groups, missing
from generator.contract.meanings import meanings, place
from generator.contract.types import Field, Flag, Group, Listed, Number, OneOf, Type, Words
from generator.layout import shipped
from generator.model.kind import Kind
from generator.model.names import LANGUAGES
from generator.render.environment import View
from generator.render.template import Template
from generator.word.package import deflate, pack, unpack
from tests.every_context import contexts
from tests.full_context import Full, demands
from tests.kinds import ALL_KINDS

Place = tuple[str, str]  # a group's name, a field's


def values(fields: dict[str, Field] | Any, given: dict[str, Any], group: Group) -> Iterator[tuple[Group, str, Any]]:
    """Every field of a context with its value and its group; fails where value and type do not agree."""
    for name, field in fields.items():
        value = given[name]
        yield group, name, value
        if value is not None:
            yield from within(field.type, value, f"{group.name}.{name}")


def within(of: Type, value: Any, place: str) -> Iterator[tuple[Group, str, Any]]:
    """The fields within a value, once it is of that type."""
    match of:
        case Words(plain):
            assert isinstance(value, str), place
            assert not (plain and isinstance(value, Markup)), place
        case Number():
            assert type(value) is int, place
        case Flag():
            assert type(value) is bool, place
        case Listed():
            assert isinstance(value, list), place
            for one in value:
                assert not empty(one) or of.absent == "empty", place
                yield from within(of.of, one, place)
        case Group():
            assert isinstance(value, View), place
            assert set(value.fields) == set(of.fields), place
            yield from values(of.fields, value.fields, of)
        case OneOf():
            yield from within(of.groups[value.fields[of.by]], value, place)


def empty(value: Any) -> bool:
    return value in (None, "", [])


def given(kind: str) -> Iterator[tuple[Group, str, Any]]:
    """Every value that any document of the kind has, with its group and field."""
    fields = contract(kind).fields
    for own, context in contexts():
        if own == kind:
            others = set(context) - set(fields)
            # Sections of other kinds are there too, and never hold anything.
            assert all(context[name] is None for name in others), others
            yield from values(fields, context, Group("", fields))


@pytest.mark.parametrize("kind", ALL_KINDS)
def test_every_document_gives_exactly_the_fields_of_the_contract(kind: str) -> None:
    for group, name, value in given(kind):
        absent = group.fields[name].absent
        assert value is not None or absent == "none", (group.name, name)
        assert not empty(value) or absent != "never", (group.name, name)


@pytest.mark.parametrize("kind", ALL_KINDS)
def test_everything_that_the_contract_allows_does_occur(kind: str) -> None:
    seen = [(group, name, value) for group, name, value in given(kind)]
    met = {group.name for group, _, _ in seen}
    # What a loop over all sections may provide for is more than the documents of one kind hold.
    allowed = {name for name in groups(contract(kind)) if not name.startswith("sections.any.")}
    assert allowed - met == set()
    without = {(group.name, name) for group, name, value in seen if value is None}
    assert without == {
        (one.name, name)
        for one in groups(contract(kind)).values()
        for name, field in one.fields.items()
        if field.absent == "none"
    }


def test_a_field_that_can_be_empty_is_so_in_some_document_and_filled_in_another() -> None:
    found: dict[Place, set[bool]] = {}
    for kind in ALL_KINDS:
        for group, name, value in given(kind):
            if group.fields[name].absent == "empty":
                found.setdefault((group.like or group.name, name), set()).add(empty(value))
    always_filled = {place for place, seen in found.items() if True not in seen}
    always_empty = {place for place, seen in found.items() if False not in seen}
    assert always_empty == {
        *(("facts", "heading"), ("goals", "heading"), ("strategic-goals", "heading"), ("word", "omitted"))
    }
    assert always_filled == set()


# --- what must be printed -----------------------------------------------------------------------------


def shipped_template(kind: str) -> dict[str, bytes]:
    return unpack((shipped() / "templates" / f"{kind}.docx").read_bytes())


def told(kind: str, parts: dict[str, bytes]) -> list[tuple[str, str]]:
    """What is missing in a template of those parts, by path and weight; the oracle is the rendered document."""
    template = Template(pack({name: deflate(name, part) for name, part in parts.items()}), f"{kind}.docx")
    printed = Full(contract(kind)).printed_by(template)
    return [(one.path, one.demanded) for one in missing(contract(kind), printed)]


def without(kind: str, *fields: str, part: str = "word/document.xml") -> dict[str, bytes]:
    """The shipped template of a kind, its text tags for those fields emptied."""
    parts = shipped_template(kind)
    text = parts[part].decode("utf-8")
    for field in fields:
        assert f"{{{{ {field} }}}}" in text
        text = text.replace(f"{{{{ {field} }}}}", "")
    return {**parts, part: text.encode("utf-8")}


@pytest.mark.parametrize("kind", ALL_KINDS)
def test_a_shipped_template_prints_everything_that_is_demanded(kind: str) -> None:
    assert told(kind, shipped_template(kind)) == []


def test_a_column_of_the_history_or_of_the_signatures_may_go() -> None:
    parts = without("function-description", "one.change", "one.date", "one.signed")
    assert told("function-description", parts) == []


def test_who_is_professionally_responsible_may_be_left_out() -> None:
    control = ("control.professionally_responsible or '–'", "control.responsible_for_revision or '–'")
    parts = without("function-description", *control, part="word/header1.xml")
    assert told("function-description", parts) == []


def test_a_template_that_leaves_out_a_section_is_told_of_the_section_alone() -> None:
    parts = shipped_template("goal-document")
    never = parts["word/document.xml"].replace(b"{%p if value_base %}", b"{%p if false %}")
    assert told("goal-document", {**parts, "word/document.xml": never}) == [("value_base", "warning")]


def test_a_template_without_the_statements_of_roles_is_wrong() -> None:
    parts = shipped_template("function-description")
    text = parts["word/document.xml"].decode("utf-8").replace("column.statements", "[]")
    found = told("function-description", {**parts, "word/document.xml": text.encode("utf-8")})
    assert found == [("roles.blocks[matrix].columns.statements", "error")]


def test_a_template_that_prints_only_the_stem_of_a_statement_is_told_of_items_and_tail() -> None:
    parts = shipped_template("hearing-note")
    text = parts["word/document.xml"].decode("utf-8")
    assert "one.items" not in text  # cells of these tables hold sentences alone
    items = {place for place in demanded("hearing-note") if place[0].endswith("statement")}
    assert items == {
        ("sections.outcomes.table.statement", "text"),
        ("sections.responses.table.statement", "text"),
        ("sections.any.table.statement", "text"),
    }
    parts = without("function-description", "item")
    weights = dict(told("function-description", parts))
    assert weights["roles.blocks[matrix].statements.items"] == "error"
    assert weights["tasks.blocks.items.items"] == "warning"


def demanded(kind: str) -> set[Place]:
    return {(group.name, name) for group, name, _ in demands(contract(kind))}


@pytest.mark.parametrize("name", ["number", "approved", "valid_until", "prepared_by", "approved_by"])
def test_a_template_without_a_part_of_the_control_block_is_wrong(name: str) -> None:
    parts = without("goal-document", f"control.{name}", part="word/header1.xml")
    for other in ("word/footer1.xml", "docProps/core.xml", "docProps/custom.xml"):
        parts[other] = parts[other].replace(f"{{{{ control.{name} }}}}".encode(), b"")
    assert told("goal-document", parts) == [(f"control.{name}", "error")]


def test_a_draft_must_be_recognised_by_its_state_or_by_its_mark() -> None:
    parts = without("goal-document", "control.state", part="word/header1.xml")
    for other in ("docProps/core.xml", "docProps/custom.xml"):
        parts[other] = parts[other].replace(b"{{ control.state }}", b"")
    assert told("goal-document", parts) == []
    header = parts["word/header1.xml"].replace(b"{{ control.mark }}", b"")
    assert told("goal-document", {**parts, "word/header1.xml": header}) == [("control.state", "error")]


GENERIC = """\
{{ title }}{{ control.number }}{{ control.revision }}{{ control.state }}{{ control.approved }}{{ control.valid_until }}
{{ control.prepared_by }}{{ control.approved_by }}{% for one in history %}{{ one.number }}{% endfor %}
{% for section in sections %}{% for block in section.blocks %}
{% if block.type == 'goals' %}{% for area in block.columns %}{{ area.title }}{{ area.main|join }}{{ area.sub|join }}
{% endfor %}{% elif block.type == 'paragraphs' %}{{ block.texts|join }}
{% elif block.type == 'listing' %}{% for one in block.items %}{{ one.text }}{{ one.items|join }}{{ one.tail }}
{% endfor %}{{ block.note }}
{% elif block.type == 'terms' %}{% for one in block.items %}{{ one.term }}{{ one.text }}{% endfor %}{% endif %}
{% endfor %}{% endfor %}"""


def test_a_template_that_loops_over_all_sections_prints_them_all() -> None:
    parts = shipped_template("goal-document")
    parts["word/document.xml"] = f"<w:document xmlns:w='w'><w:body>{GENERIC}</w:body></w:document>".encode()
    assert told("goal-document", parts) == []
    less = parts["word/document.xml"].replace(b"{{ area.sub|join }}", b"")
    found = told("goal-document", {**parts, "word/document.xml": less})
    assert found == [("sections.blocks[goals].columns.sub", "warning")]


# --- meanings -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_is_explained_in_every_language_and_nothing_else_is(language: str) -> None:
    fields = {
        place(group, name) for kind in ALL_KINDS for group in groups(contract(kind)).values() for name in group.fields
    }
    fields |= {place(Group("", {}), name) for kind in ALL_KINDS for name in contract(kind).fields}
    assert set(meanings(language)) == fields
    assert all(words.strip() and words.endswith(".") for words in meanings(language).values())


def test_groups_that_are_alike_have_the_same_fields_of_the_same_types() -> None:
    known: dict[str, set[str]] = {}
    for kind in ALL_KINDS:
        for group in groups(contract(kind)).values():
            if group.like not in ("", "word"):
                assert known.setdefault(group.like, set(group.fields)) == set(group.fields)


def _own_kind() -> Kind:
    sections = [
        {"name": "aims", "blocks": [{"type": "paragraphs"}]},
        {"name": "key-words", "required": "true", "blocks": [{"type": "terms"}, {"type": "listing", "from": "more"}]},
    ]
    words = {"da": {"name": "Idé", "sections": {"aims": "Mål", "key-words": "Ord"}}}
    return Kind.model_validate({"kind": "idea", "control": ["id"], "sections": sections, "words": words})


def test_a_new_kind_needs_nothing_but_its_sections_and_their_types_of_block() -> None:
    made = described(_own_kind())
    assert set(contract("goal-document").fields) - set(made.fields) >= {"foundation", "goals"}
    assert (made.fields["aims"].absent, made.fields["key_words"].absent) == ("none", "never")
    blocks = groups(made)
    assert {"sections.aims.paragraphs", "sections.key_words.terms", "sections.key_words.listing"} <= set(blocks)
    assert [one.path for one in missing(made, set()) if one.demanded == "warning"] == [
        *("title", "aims", "key_words", "history")
    ]

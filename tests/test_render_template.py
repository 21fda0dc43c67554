"""A compiled template: what it fills, what it copies, what it refuses, and the slower way for pictures."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from docxtpl import InlineImage

from generator.problems import Problem, RollebogError
from generator.render.environment import View
from generator.render.template import Template
from tests.command_line import environment
from tests.word_package import canonical, p, package, part, picture, tbl, tc, text, tr, zipped

CONTEXT: dict[str, Any] = {"title": "Titel", "control": View(number="A.1"), "rows": ["x", "y"]}
STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="da-DK" w:eastAsia="da-DK"/></w:rPr></w:rPrDefault>'
    '</w:docDefaults><w:style w:styleId="Quote"><w:rPr><w:lang w:val="la-Latn"/></w:rPr></w:style>'
    '<w:style w:styleId="Own"><w:rPr><w:lang w:val="da-DK"/></w:rPr></w:style>'
)
CORE = "<dc:title>{{ title }}</dc:title>"
SLOWLY = """
import hashlib, io
from docxtpl import InlineImage
from generator.render.template import Template
from tests.word_package import p, package, picture

template = Template(package(p("{{ logo }}")), "own.docx")
live = template.live()
logo = InlineImage(live, io.BytesIO(picture()))
print(hashlib.sha256(template.render({"logo": logo}, live=live)).hexdigest())
"""


def _template(body: str, **others: str) -> Template:
    return Template(package(body, **others), "templates/own.docx")


def _problem(content: bytes, context: dict[str, Any] | None = None) -> Problem:
    """What is wrong with a template, or with filling it."""
    with pytest.raises(RollebogError) as caught:
        Template(content, "templates/own.docx").render(CONTEXT if context is None else context)
    (problem,) = caught.value.problems
    assert problem.path == "templates/own.docx"
    return problem


def test_body_header_footer_footnotes_and_properties_are_all_filled() -> None:
    kinds = ("header", "footer")
    notes = '<w:footnote w:id="2">' + p("{{ title }}") + "</w:footnote>"
    template = _template(
        p("{{ title }}"), **dict.fromkeys(kinds, p("{{ title }}")), footnotes=notes, core=CORE, custom="{{ title }}"
    )
    made = template.render(CONTEXT)
    for name in ("word/document", "word/header1", "word/footer1", "word/footnotes", "docProps/core", "docProps/custom"):
        assert "{{" not in part(made, f"{name}.xml")
        assert ">Titel<" in part(made, f"{name}.xml")


def test_parts_without_a_tag_are_copied_byte_for_byte() -> None:
    content = package(p("{{ title }}"), header=p("fast"), styles=STYLES, core="<dc:title>fast</dc:title>")
    made = _template(p("{{ title }}"), header=p("fast"), styles=STYLES, core="<dc:title>fast</dc:title>").render(
        CONTEXT
    )
    before, after = (zipfile.ZipFile(io.BytesIO(word)) for word in (content, made))
    assert sorted(before.namelist()) == sorted(after.namelist())
    differ = [name for name in before.namelist() if before.read(name) != after.read(name)]
    assert differ == ["word/document.xml"]


def test_the_language_of_the_styles_becomes_the_documents_and_other_languages_stay() -> None:
    template = _template(p("{{ title }}"), styles=STYLES)
    assert part(template.render(CONTEXT), "word/styles.xml").count("da-DK") == 3
    norwegian = part(template.render(CONTEXT, "nb-NO"), "word/styles.xml")
    assert norwegian.count('w:val="nb-NO"') == 2
    assert 'w:val="la-Latn"' in norwegian
    assert part(template.render(CONTEXT), "word/styles.xml").count("da-DK") == 3


def test_one_template_serves_many_documents_without_remembering_any() -> None:
    template = _template(tbl(1, tr(tc("{%tc for row in rows %}"), tc("{{ row }}"), tc("{%tc endfor %}"))))
    first = template.render(CONTEXT)
    assert template.render({**CONTEXT, "rows": list("abcdef")}) != first
    assert template.render(CONTEXT) == first


@pytest.mark.parametrize(
    "content",
    [b"", b"no zip", zipped({"a.txt": "x"}), zipped({"word/document.xml": "<w:document>"}),
     zipped({"word/document.xml": b"\xff\xfe\x00"})],
    ids=["empty", "no zip", "another zip", "torn XML", "no XML"],
)  # fmt: skip
def test_what_is_no_word_document_is_refused_with_the_path_of_the_template(content: bytes) -> None:
    assert _problem(content).message.startswith("this is no Word document:")


@pytest.mark.parametrize(
    "tag",
    [
        "{{ title", "{{ title }", "{% if title %}", "{% endif %}", "{%p for x in rows %}", "{% for %}", "{{ a b }}",
        "{{ title|nosuch }}", "{% nosuch %}", "{{ }}",
    ],
)  # fmt: skip
def test_a_tag_that_cannot_be_read_is_refused_before_anything_is_filled(tag: str) -> None:
    with pytest.raises(RollebogError) as caught:
        _template(p(tag))
    assert [problem.path for problem in caught.value.problems] == ["templates/own.docx"]
    assert "cannot be filled" in str(caught.value)


@pytest.mark.parametrize(
    "tag",
    [
        "{{ titel }}", "{{ control.numbre }}", "{{ title.__class__ }}", "{{ rows.append(1) }}", "{{ 'x' * 10**9 }}",
        "{{ 1 / 0 }}", "{{ title + 1 }}", "{% for x in 5 %}{% endfor %}", "{{ title() }}", "{{ rows['x'] }}",
        "{% for n in range(1000000) %}{% endfor %}", "{% include 'other' %}", "{% if title is nosuch %}{% endif %}",
        "{{ title|round }}", "{% set a, b = rows[0] %}", "{{ '%d'|format(title) }}",
    ],
)  # fmt: skip
def test_a_tag_that_cannot_be_filled_is_a_problem_with_the_path_of_the_template(tag: str) -> None:
    assert "cannot be filled" in _problem(package(p(tag))).message


@pytest.mark.parametrize("name", ["header", "footer", "core", "custom"])
def test_faults_in_headers_footers_and_properties_are_problems_too(name: str) -> None:
    wrong = {"core": "<dc:title>{{ titel }}</dc:title>", "custom": "{{ titel }}"}.get(name, p("{{ titel }}"))
    assert "'titel' is undefined" in _problem(package(p("x"), **{name: wrong})).message


def test_a_template_that_is_not_there_is_a_problem_with_its_path(tmp_path: Path) -> None:
    with pytest.raises(RollebogError) as caught:
        Template.read(tmp_path / "own.docx", "templates/own.docx")
    assert str(caught.value).startswith("templates/own.docx: ")


def _rendered_with_picture(template: Template, language: str = "", **more: Any) -> bytes:
    """The finished file with a picture as ``logo``, and whatever else may hold one."""
    live = template.live()
    logo = InlineImage(live, io.BytesIO(picture()))
    held = {name: [kind(logo=logo)] for name, kind in more.items()}
    return template.render({**CONTEXT, "logo": logo, **held}, language, live)


def test_a_picture_goes_the_slower_way_and_is_in_the_finished_file() -> None:
    made = _rendered_with_picture(_template(p("{{ title }}") + p("{{ logo }}"), core=CORE, styles=STYLES))
    document = docx.Document(io.BytesIO(made))
    assert len(document.inline_shapes) == 1
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert archive.testzip() is None
        assert [archive.read(name) for name in archive.namelist() if name.endswith(".png")] == [picture()]
        assert archive.namelist()[0] == "[Content_Types].xml"
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}
    assert document.paragraphs[0].text == "Titel"


@pytest.mark.parametrize("kind", [dict, View])
def test_a_picture_inside_a_list_or_view_is_in_the_finished_file_as_well(kind: type) -> None:
    template = _template(p("{% for one in people %}{{ one.logo }}{% endfor %}"), core=CORE)
    made = _rendered_with_picture(template, people=kind)
    assert len(docx.Document(io.BytesIO(made)).inline_shapes) == 1
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert [name for name in archive.namelist() if name.endswith(".png")]


def test_the_slower_way_fills_the_same_parts_in_the_same_language() -> None:
    others = {"header": p("{{ title }}"), "core": CORE, "custom": "{{ title }}", "styles": STYLES}
    quick = _template(p("{{ title }}"), **others).render(CONTEXT, "nb-NO")
    slow = _rendered_with_picture(_template(p("{{ title }}") + p("{{ logo }}"), **others), "nb-NO")
    for name in ("word/header1.xml", "docProps/core.xml", "docProps/custom.xml", "word/styles.xml"):
        assert canonical(part(slow, name)) == canonical(part(quick, name))
    assert text(part(slow)).startswith("Titel")


def test_faults_on_the_slower_way_are_problems_with_the_path_of_the_template() -> None:
    for tag in ("{{ titel }}", "{{ 1 / 0 }}"):
        with pytest.raises(RollebogError) as caught:
            _rendered_with_picture(_template(p("{{ logo }}" + tag), core=CORE))
        assert [problem.path for problem in caught.value.problems] == ["templates/own.docx"]


def test_the_slower_way_gives_the_same_bytes_on_another_day() -> None:
    made = set()
    for days in (0, 400):
        script = f"from tests.other_day import set_forward\nset_forward({days * 86400})\n{SLOWLY}"
        done = subprocess.run([sys.executable, "-c", script], env=environment(), capture_output=True, check=False)
        assert done.stderr == b""
        made.add(done.stdout)
    assert len(made) == 1


def test_a_condition_that_opens_in_one_paragraph_and_closes_in_another_never_tears_the_file() -> None:
    torn = p("{% if title %}") + p("{{ title }}") + p("{%p endif %}")
    problem = _problem(package(torn), {**CONTEXT, "title": ""})
    assert "cannot be filled" in problem.message


def test_a_whole_group_cannot_be_printed_and_a_misspelt_field_is_named_with_those_there_are() -> None:
    context = {**CONTEXT, "control": View(number="FB.1", revision="4.01")}
    assert "name one of its fields: number, revision" in _problem(package(p("{{ control }}")), context).message
    assert (
        "no field 'numer' here, only number, revision" in _problem(package(p("{{ control.numer }}")), context).message
    )

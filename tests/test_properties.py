"""Whatever a profile says, the program answers with documents that say the same, or with problems: never otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.cli.present import show_problems
from generator.problems import RollebogError
from generator.workspace import Workspace
from tests.docx_letters import Letters, letters
from tests.random_examples import RANDOM
from tests.random_profiles import Said, doubtful_profiles, in_yaml, legal_profiles, organisations, said
from tests.small_workspace import small_workspace


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_workspace(tmp_path_factory.mktemp("random"))


def opened(folder: Path, profile: str) -> Workspace:
    """The workspace with that profile as its only one."""
    (folder / "profiles" / "workshop.yaml").write_bytes(profile.encode("utf-8", "surrogatepass"))
    return Workspace.find(folder)


def finished(workspace: Workspace) -> Iterator[Letters]:
    """The letters of every document that can be made; a part that is not well-formed raises."""
    for unit in workspace.units:
        for document in workspace.documents(unit):
            path = workspace.layout.root / "finished.docx"
            path.write_bytes(workspace.render(document))
            yield letters(path)


@pytest.mark.parametrize("profiles", [legal_profiles(), organisations()], ids=["unit", "organisation"])
@settings(RANDOM)
@given(data=st.data(), escaped=st.booleans())
def test_every_legal_profile_is_accepted_and_its_documents_hold_its_texts(
    folder: Path, profiles: st.SearchStrategy[dict[str, Any]], data: st.DataObject, escaped: bool
) -> None:
    profile = data.draw(profiles)
    workspace = opened(folder, in_yaml(profile, escaped=escaped))
    assert [str(found) for found in workspace.problems if found.severity == "error"] == []
    made = list(finished(workspace))
    assert len(made) == len(profile.get("positions", [])) + ("goals" in profile) + len(profile.get("documents", []))
    paragraphs = [one for document in made for one in (*document.body, *document.header, *document.footer)]
    held = "\n".join(paragraphs)
    without_blanks = squeezed(held)
    for text in said(profile):
        if is_one_plain_line(text):
            assert holds(held, text.strip(), " (")
        elif not is_markup(text):
            # Of several paragraphs each may have words of its own before it.
            assert all(holds(without_blanks, squeezed(part), "(") for part in re.split(r"\n\s*\n", text))


def is_one_plain_line(text: Said) -> bool:
    return not is_markup(text) and not set("\n\r\t") & set(text)


def is_markup(text: str) -> bool:
    """Whether a text may hold inline markup, so that not all of its signs are printed."""
    return "*" in text or "[" in text


def holds(held: str, text: str, bracket: str) -> bool:
    """Whether a text stands there; the full stop of a goal that comes round stands behind its rhythm, in brackets."""
    return text in held or (text.endswith(".") and text[:-1] + bracket in held)


def squeezed(text: str) -> str:
    return "".join(text.split())


@settings(RANDOM)
@given(profile=doubtful_profiles(), escaped=st.booleans())
def test_a_profile_with_anything_in_it_is_answered_with_documents_or_with_problems(
    folder: Path, profile: dict[str, Any], escaped: bool
) -> None:
    workspace = opened(folder, in_yaml(profile, escaped=escaped))
    show_problems(workspace.problems)
    places = [(found.path, found.line, found.column) for found in workspace.problems]
    assert places == sorted(places)
    try:
        made = list(finished(workspace))
    except RollebogError as refused:
        assert set(refused.problems) <= set(workspace.problems)
    else:
        assert made or workspace.problems


@settings(RANDOM)
@given(st.one_of(st.text(st.characters()), st.binary()))
def test_a_file_of_anything_is_answered_with_problems(folder: Path, content: str | bytes) -> None:
    raw = content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")
    (folder / "profiles" / "workshop.yaml").write_bytes(raw)
    workspace = Workspace.find(folder)
    assert {found.path for found in workspace.problems} == {"profiles/workshop.yaml"}
    show_problems(workspace.problems)

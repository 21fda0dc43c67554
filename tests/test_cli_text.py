"""``rollebog text``: what a Word file says, for git to compare."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from generator import start
from tests.command_line import ROOT, environment, rollebog
from tests.shaped import BODY, altered, sample


def shown(folder: Path, content: bytes) -> str:
    file = folder / "a file.docx"
    file.write_bytes(content)
    done = rollebog("text", file)
    assert (done.exit_code, done.stderr) == (0, "")
    return done.stdout


def test_it_prints_the_text_with_properties_header_and_footer_in_front(tmp_path: Path) -> None:
    said = shown(tmp_path, sample("FB.PAL.002").docx)
    assert said.startswith("---\n")
    assert 'Document number: "FB.PAL.002"\n' in said
    assert '\nheader1:\n  - "' in said
    assert "\n# Målsætningsdokument\n" in said
    assert "\n- Tilbyde alle nye patienter" in said
    assert said == shown(tmp_path, sample("FB.PAL.002").docx)


@pytest.mark.parametrize("broken", [b"", b"hello", b"PK\x03\x04" + b"\0" * 40])
def test_a_file_that_cannot_be_read_is_named_with_its_digest_so_that_a_comparison_goes_on(
    tmp_path: Path, broken: bytes
) -> None:
    said = shown(tmp_path, broken)
    assert said.startswith("This file cannot be read: ")
    assert "SHA-256 " in said
    assert said != shown(tmp_path, broken + b"!")


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    done = rollebog("text", tmp_path / "none.docx")
    assert done.exit_code == 1
    assert "cannot be read" in done.stderr


def test_a_new_workspace_and_this_one_tell_git_the_same(tmp_path: Path) -> None:
    assert rollebog("init", tmp_path / "new").exit_code == 0
    attributes = (tmp_path / "new" / ".gitattributes").read_bytes()
    assert attributes == (ROOT / ".gitattributes").read_bytes() == start._ATTRIBUTES.encode()


def test_git_shows_the_sentence_that_has_changed_under_its_heading(tmp_path: Path) -> None:
    def git(*args: str) -> str:
        own = {"GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null", "HOME": str(tmp_path)}
        done = subprocess.run(
            ["git", *args],
            cwd=tmp_path,
            env={**environment(), **own},
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
        return done.stdout

    git("init", "--quiet")
    git("config", "diff.docx.textconv", f'"{sys.executable}" -m generator text')
    git("config", "diff.docx.xfuncname", "^#+ .*")
    (tmp_path / ".gitattributes").write_bytes((ROOT / ".gitattributes").read_bytes())
    file, docx = tmp_path / "mål.docx", sample("FB.PAL.002").docx
    file.write_bytes(docx)
    git("add", ".")
    file.write_bytes(altered(docx, BODY, lambda xml: xml.replace("inden for ti hverdage", "inden for fem hverdage", 1)))
    compared = git("diff", "--unified=0").splitlines()
    assert next(line for line in compared if line.startswith("@@")).endswith("### 1. Mål for patienter og pårørende")
    assert [line for line in compared if line.startswith(("- ", "+ ", "-- ", "+- "))] == [
        "-- Tilbyde alle nye patienter en samtale om deres sociale forhold inden for ti hverdage.",
        "+- Tilbyde alle nye patienter en samtale om deres sociale forhold inden for fem hverdage.",
    ]

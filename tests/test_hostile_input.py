"""Files that no person would write on purpose: refused soon, in words, with their place, and nothing else is lost."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator import yamlfile
from generator.problems import RollebogError
from tests.command_line import rollebog
from tests.example_files import INVALID, kind_of
from tests.hostile_files import BOMBS, BROKEN_BYTES, LEAST, ODDITIES, Limited, least_workspace, limits, read
from tests.small_profile import profile
from tests.small_workspace import documents, small_workspace

ANSWER = re.compile(r"profiles/fjordby\.yaml(?::\d+:\d+)?: \S.*[.?]")
PIPES_AND_THE_LIKE: dict[str, Callable[[Path], None]] = {
    "folder": Path.mkdir,
    "pipe": os.mkfifo,
    "endless": lambda file: file.symlink_to("/dev/zero"),
    "nowhere": lambda file: file.symlink_to("/nowhere/at/all"),
    "itself": lambda file: file.symlink_to(file),
}


@pytest.fixture(scope="module")
def limited(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Limited]:
    with limits(tmp_path_factory.mktemp("said")) as found:
        yield found


# --- what is no file --------------------------------------------------------------------------------


@pytest.mark.parametrize("where", ["profiles", "frameworks/craft"])
def test_what_is_no_file_is_named_and_the_other_units_get_their_documents(
    limited: Limited, tmp_path: Path, where: str
) -> None:
    folder = small_workspace(tmp_path, profile())
    for name, put in PIPES_AND_THE_LIKE.items():
        put(folder / where / f"{name}.yaml")
    result = limited("-C", folder, "generate")
    assert result.returncode == 1
    named = re.findall(rf"^{where}/(\w+)\.yaml: \w", result.stderr, re.MULTILINE)
    assert named == sorted(PIPES_AND_THE_LIKE)
    assert len(documents(folder)) == 2


@pytest.mark.parametrize("kind", ["pipe", "endless"])
@pytest.mark.parametrize("path", ["rollebog.yaml", "templates/labels.da.yaml", "templates/goal-document.docx"])
def test_settings_labels_and_templates_that_never_end_are_named(
    limited: Limited, tmp_path: Path, path: str, kind: str
) -> None:
    folder = small_workspace(tmp_path, profile())
    (folder / path).unlink(missing_ok=True)
    PIPES_AND_THE_LIKE[kind](folder / path)
    result = limited("-C", folder, "generate")
    assert (result.returncode, result.stderr.partition(": ")[0]) == (1, path)


@pytest.mark.parametrize("path", ["rollebog.yaml", "templates/labels.da.yaml", "templates/goal-document.docx"])
def test_a_folder_in_place_of_settings_labels_or_a_template_is_named(tmp_path: Path, path: str) -> None:
    folder = small_workspace(tmp_path, profile())
    (folder / path).unlink(missing_ok=True)
    (folder / path).mkdir()
    result = rollebog("-C", folder, "generate")
    assert (result.exit_code, result.stderr.partition(": ")[0]) == (1, path)


# --- what is no UTF-8 -------------------------------------------------------------------------------


@pytest.mark.parametrize("content", BROKEN_BYTES.values(), ids=BROKEN_BYTES)
def test_what_is_no_text_in_utf8_is_refused_in_words_and_nothing_of_it_reaches_the_terminal(
    tmp_path: Path, content: bytes
) -> None:
    least_workspace(tmp_path, content)
    result = rollebog("-C", tmp_path, "check")
    assert result.exit_code == 1
    assert ANSWER.fullmatch(result.stderr.splitlines()[0])
    assert not [sign for sign in result.stderr if ord(sign) < 32 and sign != "\n"]


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252", "cp865", "mac-roman"])
def test_an_older_encoding_is_recognised_at_its_first_letter_beyond_ascii(tmp_path: Path, encoding: str) -> None:
    least_workspace(tmp_path, LEAST.replace("Region", "Første region").encode(encoding))
    result = rollebog("-C", tmp_path, "check")
    assert result.exit_code == 1
    assert result.stderr.startswith("profiles/fjordby.yaml:4:19: byte 0x")
    assert "UTF-8" in result.stderr


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["Unix", "Windows", "old Mac"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["", "byte order mark"])
def test_byte_order_mark_and_line_ends_change_neither_values_nor_places(tmp_path: Path, mark: str, end: str) -> None:
    written = mark + LEAST.replace("\n", end)
    (tmp_path / "fjordby.yaml").write_bytes(written.encode())
    source = yamlfile.read(tmp_path / "fjordby.yaml", "fjordby.yaml")
    plain = yamlfile.parse(LEAST, "fjordby.yaml")
    assert (source.data, source.places) == (plain.data, plain.places)
    with pytest.raises(RollebogError) as refused:
        yamlfile.parse(written.replace("language: da", "language: !da"), "fjordby.yaml")
    assert str(refused.value).startswith("fjordby.yaml:6:11: the tag ")
    assert refused.value.problems[0].excerpt == "language: !da"


@pytest.mark.parametrize("separator", ["\u2028", "\u2029", "\u0085"], ids=["line", "paragraph", "next line"])
def test_a_separator_that_no_editor_shows_does_not_shift_the_places_below_it(separator: str) -> None:
    with pytest.raises(RollebogError) as refused:
        read(
            LEAST.replace("Palliativt Team", f'"Palliativt{separator}Team').replace(" Fjordby\n", ' Fjordby"\n', 1)
            + "x: y\n"
        )
    assert str(refused.value).startswith(("profiles/fjordby.yaml:9:1: unknown key 'x'", "profiles/fjordby.yaml:3:"))


# --- what would exhaust the reader ------------------------------------------------------------------


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_bomb_is_refused_within_seconds_and_500_mb_by_a_short_message(
    limited: Limited, tmp_path: Path, bomb: str
) -> None:
    least_workspace(tmp_path, BOMBS[bomb]().encode())
    result = limited("-C", tmp_path, "check")
    assert result.returncode == 1, result.returncode
    assert ANSWER.fullmatch(result.stderr.partition("\n")[0])
    assert "Traceback" not in result.stderr
    assert len(result.stderr) < 100_000


def test_a_file_that_is_far_too_large_is_refused_unread(limited: Limited, tmp_path: Path) -> None:
    os.truncate(least_workspace(tmp_path, b""), 1_000_000_000)
    result = limited("-C", tmp_path, "check")
    assert result.returncode == 1
    assert "1000 MB" in result.stderr


@pytest.mark.parametrize("oddity", ODDITIES.values(), ids=ODDITIES)
def test_an_oddity_is_refused_by_a_short_message(tmp_path: Path, oddity: str) -> None:
    least_workspace(tmp_path, oddity.encode())
    result = rollebog("-C", tmp_path, "check")
    assert result.exit_code == 1
    assert ANSWER.fullmatch(result.stderr.partition("\n")[0])
    assert len(result.stderr) < 20_000


# --- values that look like others -------------------------------------------------------------------


@pytest.mark.parametrize(
    "written",
    [
        *(
            "no",
            "NO",
            "No",
            "off",
            "yes",
            "on",
            "y",
            "true",
            "False",
            "~x",
            "x~",
            "null-0",
            "=",
            "<<",
            "C#",
            "50%",
            "1/2",
        ),
        *(
            "4.10",
            "4.0",
            "1.10.0",
            "0150",
            "007",
            "1e3",
            "0x1F",
            "0o17",
            "0b11",
            "1_000",
            ".5",
            "-7",
            "+45",
            ".inf",
            ".nan",
        ),
        *("12:30", "12:30:45", "8:30", "2026-02-30", "2026-03-31", "2026-03-31T10:00:00Z", "12.345,67"),
    ],
)
def test_a_value_stays_the_text_that_was_written(written: str) -> None:
    text = LEAST.replace("place: Fjordby", f"place: {written}\n  phone: '{written}'")
    text = text.replace("[Region Vestfjorden]", f"\n    - {written}") + f"texts:\n  values: {written}\n"
    found = read(text)
    assert (found.unit.place, found.unit.phone, found.unit.organisation) == (written, written, (written,))
    assert found.texts.values == (written,)


@pytest.mark.parametrize("key", ["no", "1.10", "0150", "1e3", "2026-02-30", "true"])
def test_a_key_stays_the_text_that_was_written(key: str) -> None:
    levels = yamlfile.parse(f"level:\n  {key}: {key}\n", "profiles/fjordby.yaml")
    assert levels.data == {"level": {key: key}}


# --- everything at once -----------------------------------------------------------------------------


def test_all_problems_of_all_files_are_reported_at_once_sorted_by_place(tmp_path: Path) -> None:
    folder = small_workspace(tmp_path, profile())
    faulty = [file for file in INVALID if kind_of(file) == "profile"]
    for file in faulty:
        (folder / "profiles" / file.name).write_bytes(file.read_bytes())
    result = rollebog("-C", folder, "check", "--format", "json")
    assert result.exit_code == 1
    places = [(found["path"], found["line"], found["column"]) for found in json.loads(result.stdout)["problems"]]
    assert places == sorted(places)
    assert {path for path, _, _ in places} >= {f"profiles/{file.name}" for file in faulty}

"""The figures of issue D: the other documents of the source texts, and kinds that need no Python."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks import kind_lines
from benchmarks.figures_a import Figure, gates, tests
from benchmarks.figures_c import pdf_profiles, template_check_of_our_kinds, valid_and_accessible


def every_word() -> Figure:
    """Every text of every kind in its document, each as often as it should, letter for letter."""
    return tests(
        "--thorough",
        "tests/every_word",
        "tests/test_letter_for_letter.py",
        "tests/test_letters_of_documents.py",
        "tests/test_mission_statement.py",
    )


def identical_bytes() -> Figure:
    """The same bytes on any day, in any folder, locale, time zone and hash seed."""
    return tests("--thorough", "tests/test_same_bytes.py", "tests/test_render_package.py")


def web_pages() -> Figure:
    """Every sample as a web page, on a phone too."""
    return tests("--thorough", "tests/test_publish_pages.py", "tests/test_publish_pages_browser.py")


def control() -> Figure:
    """Submitted, approved, copied, changed, compared, withdrawn, reproduced: each kind."""
    return tests(
        "tests/test_kinds_under_control.py",
        "tests/test_support.py",
        "tests/test_whole_life.py",
        "tests/test_versions.py",
        "tests/test_changes_documents.py",
    )


def structure() -> Figure:
    """Stand-ins of the shape and size of the five source texts: everything has its place, and comes out complete."""
    return tests("tests/source_texts")


def lines_of_python() -> Figure:
    """The lines of Python of each kind; those that profiles give rise to by a description have none."""
    lines = kind_lines.measure()
    described = {kind: lines[kind] for kind in ("mission-statement", "strategic-goals", "position-paper")}
    return {"lines": lines, "types of block": kind_lines.blocks(), "met": not any(described.values())}


def own_kind() -> Figure:
    """A kind that is described in a workspace: tables, goals, optional section, two languages, without Python."""
    return tests(
        "--thorough",
        "tests/test_own_kind.py",
        "tests/test_template_new_own_kind.py",
        "tests/test_cli_new_document.py",
        "tests/test_cli_new_document_elsewhere.py",
        "tests/test_shipped_kinds.py",
        "tests/test_headings_that_count.py",
    )


def wording() -> Figure:
    """Terms, abbreviations, repeated sentences, links without an address."""
    return tests("tests/test_language_warnings.py", "tests/test_originality.py")


FIGURES: dict[str, Callable[[], Figure]] = {
    "1 every word": every_word,
    "1 identical bytes": identical_bytes,
    "1 valid and accessible": valid_and_accessible,
    "1 PDF profiles": pdf_profiles,
    "1 web pages": web_pages,
    "1 template check of our kinds": template_check_of_our_kinds,
    "1 control": control,
    "2 structure": structure,
    "3 lines of Python": lines_of_python,
    "3 own kind": own_kind,
    "wording": wording,
    "gates": gates,
}

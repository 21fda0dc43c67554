"""The figures of issue C: documents a hospital can publish."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks import pdf, templates, validate
from benchmarks.figures_a import Figure, gates, tests

SLOWEST = 1.5  # times one plain conversion


def valid_and_accessible() -> Figure:
    """Both validators and our own look over everything and 200 random documents; every planted defect caught."""
    result = validate.measure(validate.program())
    return {**result, "met": validate.is_met(result) and result["of"]["random"] >= validate.RANDOM}


def pdf_profiles() -> Figure:
    """Every sample as PDF/A-2b and PDF/UA-1, in an independent checker."""
    return tests("--thorough", "tests/test_publish_pdf_samples.py")


def pdf_together() -> Figure:
    """40 documents against one plain conversion of the same files."""
    result = pdf.measure(documents=40, rounds=5)
    return {**result, "met": result["ratio"] <= SLOWEST and not (result["failing-2b"] or result["failing-ua1"])}


def template_check() -> Figure:
    """Right and broken templates, judged by docxtpl."""
    result = templates.measure()
    return {**result, "met": not templates.misses(result) and result["right"] >= 100 and result["broken"] >= 200}


def template_check_of_our_kinds() -> Figure:
    """Our own templates with names that their kind does not have."""
    result = templates.of_our_kinds()
    return {**result, "met": not result["right_with_findings"] and result["found_exactly"] == result["broken"]}


def template_check_by_chance() -> Figure:
    """Single letters lost, added and swapped: where check and docxtpl disagree. Told, without a goal."""
    return {**templates.by_chance(1500, 11), "met": True}


def templates_changed() -> Figure:
    """Templates changed in LibreOffice, and letterheads that it wrote."""
    return tests("--thorough", "tests/test_template_edited.py", "tests/test_house_libreoffice.py")


def on_a_phone() -> Figure:
    """Every page as HTML at 390 pixels in a real browser."""
    return tests("--thorough", "tests/test_publish_pages_browser.py")


def bad_input() -> Figure:
    """Files that are no templates, and templates that try to break out or never end."""
    return tests("--thorough", "tests/test_admission.py", "tests/test_render_sandbox.py")


FIGURES: dict[str, Callable[[], Figure]] = {
    "1 valid and accessible": valid_and_accessible,
    "2 PDF profiles": pdf_profiles,
    "2 PDF together": pdf_together,
    "3 template check": template_check,
    "3 template check of our kinds": template_check_of_our_kinds,
    "3 template check by chance": template_check_by_chance,
    "4 templates changed": templates_changed,
    "5 on a phone": on_a_phone,
    "bad input": bad_input,
    "gates": gates,
}

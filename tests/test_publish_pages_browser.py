"""Web pages in a real browser, as wide as a phone."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
from typing import NamedTuple

import pytest

from generator.publish import pages
from tests.conftest import NEEDS
from tests.shaped import every_sample

PHONE = 390


class Seen(NamedTuple):
    """Of a page: its width, tables laid out anew, what reaches beyond the screen; lines of contents and those that
    are hidden; the space between the contents and the text, in pixels.
    """

    width: int
    tables: int
    outside: int
    lines: int
    hidden: int
    gap: float


_MEASURE = """
<script>
onload = () => {
  const seen = [...document.querySelectorAll('iframe')].map(frame => {
    const root = frame.contentDocument.documentElement;
    const stacked = root.querySelectorAll('.by-column, .by-row').length;
    const wide = [...root.querySelectorAll('body *')].filter(one => one.getBoundingClientRect().right > WIDTH + 1);
    const off = wide.filter(one => !one.closest('.scroll, .skip, thead')).length;
    const lines = [...root.querySelectorAll('nav a')];
    const first = root.querySelector('main > :first-child');
    const gap = first.getBoundingClientRect().top - root.querySelector('nav').getBoundingClientRect().bottom;
    return [root.scrollWidth, stacked, off, lines.length, lines.filter(one => !one.offsetParent).length, gap];
  });
  const shown = document.createElement('pre');
  shown.id = 'seen';
  shown.textContent = JSON.stringify(seen);
  document.body.replaceChildren(shown);
};
</script>
"""


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Seen]:
    """Every sample as a phone shows it."""
    tmp_path = tmp_path_factory.mktemp("browser")
    made = {one.name: pages.html(one.docx, one.face).decode("utf-8") for one in every_sample()}
    frames = "".join(
        f'<iframe width="{PHONE}" height="800" srcdoc="{html.escape(one)}"></iframe>' for one in made.values()
    )
    file = tmp_path / "all.html"
    script = _MEASURE.replace("WIDTH", str(PHONE))
    file.write_text(f'<!DOCTYPE html><meta charset="utf-8"><style>iframe{{border:0}}</style>{frames}{script}', "utf-8")
    browser = next(program for name in NEEDS["browser"][0] if (program := shutil.which(name)))
    options = "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'profile'}", "--dump-dom"
    done = subprocess.run([browser, *options, file.as_uri()], capture_output=True, timeout=120, check=True)
    found = re.search(r'<pre id="seen">(.*?)</pre>', done.stdout.decode("utf-8"))
    assert found, done.stderr.decode("utf-8", "replace")[-2000:]
    return {name: Seen(*one) for name, one in zip(made, json.loads(found[1]), strict=True)}


@pytest.mark.browser
def test_no_page_scrolls_sideways_on_a_phone(seen: dict[str, Seen]) -> None:
    assert len(seen) > 30
    assert sum(bool(one.tables) for one in seen.values()) > 25  # what could scroll; a mission statement has none
    assert {name: one for name, one in seen.items() if one.width > PHONE or one.outside} == {}


@pytest.mark.browser
def test_contents_are_listed_whole_on_a_phone_unless_they_would_push_the_text_off_its_screen(
    seen: dict[str, Seen],
) -> None:
    assert {one.lines > 20 for one in seen.values()} == {False, True}
    assert {name: one for name, one in seen.items() if bool(one.hidden) != (one.lines > 20)} == {}


@pytest.mark.browser
def test_what_comes_first_stands_clear_of_the_contents_be_it_a_heading_or_a_line_of_approval(
    seen: dict[str, Seen],
) -> None:
    assert {name: one for name, one in seen.items() if one.gap < 16} == {}

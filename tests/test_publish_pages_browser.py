"""Web pages in a real browser, as wide as a phone."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from generator.publish import pages
from tests.conftest import NEEDS
from tests.shaped import every_sample

PHONE = 390
_MEASURE = """
<script>
onload = () => {
  const seen = [...document.querySelectorAll('iframe')].map(frame => {
    const root = frame.contentDocument.documentElement;
    const stacked = root.querySelectorAll('.by-column, .by-row').length;
    const wide = [...root.querySelectorAll('body *')].filter(one => one.getBoundingClientRect().right > WIDTH + 1);
    return [root.scrollWidth, stacked, wide.filter(one => !one.closest('.scroll, .skip, thead')).length];
  });
  const shown = document.createElement('pre');
  shown.id = 'seen';
  shown.textContent = JSON.stringify(seen);
  document.body.replaceChildren(shown);
};
</script>
"""


@pytest.mark.browser
def test_no_page_scrolls_sideways_on_a_phone(tmp_path: Path) -> None:
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
    seen = dict(zip(made, json.loads(found[1]), strict=True))
    assert len(seen) > 30
    assert sum(bool(tables) for _, tables, _ in seen.values()) > 25  # what could scroll; a mission statement has none
    assert {name: one for name, one in seen.items() if one[0] > PHONE or one[2]} == {}

"""Every document in ``output/`` through two independent validators and our own look at accessibility.

python -m benchmarks.validate PATH/TO/ooxml-validator
"""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path

from lxml import etree
from openxml_audit import OpenXmlValidator

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def by_the_sdk(program: str, file: Path) -> list[str]:
    """Findings of Microsoft's Open XML SDK; its exit code says nothing, its ``ok`` does."""
    said = subprocess.run([program, str(file)], capture_output=True, text=True, check=False).stdout
    report = json.loads(said)
    return [] if report["ok"] else [f"{e['path']} {e['xPath']}: {e['description']}" for e in report["errors"]]


def by_the_audit(file: Path) -> list[str]:
    """Findings of the second validator."""
    return [str(error) for error in OpenXmlValidator().validate(file).errors]


def accessibility(file: Path) -> list[str]:
    """Title and language set, no heading level skipped, every table with a repeated header or laid out as a block."""
    found: list[str] = []
    with zipfile.ZipFile(file) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))
        styles = archive.read("word/styles.xml").decode()
        core = archive.read("docProps/core.xml").decode()
    if "<dc:title></dc:title>" in core or "<dc:title" not in core:
        found.append("no title")
    if "<w:lang " not in styles:
        found.append("no language")
    level = 0
    for style in body.iter(f"{W}pStyle"):
        name = style.get(f"{W}val") or ""
        if name.startswith("Heading"):
            if int(name[-1]) > level + 1:
                found.append(f"heading level {name[-1]} after {level}")
            level = int(name[-1])
    for number, table in enumerate(body.iter(f"{W}tbl"), start=1):
        if table.find(f".//{W}tblHeader") is None:
            found.append(f"table {number} has no header row")
        found += [f"table {number} has an empty cell" for cell in table.iter(f"{W}tc") if cell.find(f"{W}p") is None]
    return found


def main(program: str) -> int:
    files = sorted(Path("output").rglob("*.docx")) + sorted(Path("templates").glob("*.docx"))
    failed = 0
    for file in files:
        findings = by_the_sdk(program, file) + by_the_audit(file) + accessibility(file)
        failed += bool(findings)
        for finding in findings:
            print(f"{file}: {finding}")
    print(f"{len(files)} files, {failed} with findings")
    return 1 if failed or not files else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))

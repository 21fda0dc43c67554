"""Control data, links and states of the stand-ins: in the header, behind the words, in the register."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from docx.oxml.ns import qn

from generator import Workspace
from tests.every_word.places import HEADER
from tests.every_word.reading import Reading, read_document
from tests.office import Office
from tests.source_texts.made import WORKSPACE, Made, laid_out
from tests.source_texts.outline import opened

STANDARD = "KR.KV.001"
GOALS = "lostjenesten/goal-document"
LINK_WARNING = "profiles/fyrfaget.yaml: link-without-address: the link '{}' has no address."
WARNINGS = [
    # Not explained in the sources either.
    "frameworks/kystvagt/1.0.yaml: abbreviation: 'KSR' is explained nowhere.",
    "profiles/lostjenesten.yaml: abbreviation: 'OSK' is explained nowhere.",
    *(
        LINK_WARNING.format(f"Læs stykker om{blank}{name}")
        for blank, name in [
            ("\u00a0", "rekkevidde"),
            *((" ", name) for name in ("afrustning", "udkig", "lodning", "ry", "samsejlads")),
        ]
    ),
]


def test_check_finds_no_error_and_warns_of_what_the_sources_lack(workspace: Workspace) -> None:
    said = [f"{one.path}: {one.message}" for one in workspace.problems]
    assert [one for one in workspace.problems if one.severity == "error"] == []
    assert sorted(said) == sorted(WARNINGS)


def test_the_header_of_the_goal_document_has_every_control_field_of_the_source(
    made: dict[str, Made], tmp_path: Path
) -> None:
    assert _header(made[GOALS], tmp_path) == {
        "Status": "Godkjent",
        "Dokument-ID": "II.MSK.LFV.1-4",
        "Revisjon": "4.01",
        "Godkjent dato": "11.07.2023",
        "Gyldig til": "11.07.2025",
        "Utarbeidet av": "Lostjenesten KVNF",
        "Fagansvarlig": "Siri Sandvik Oddesen, Line Gulbrand Holme",
        "Godkjent av": "Pål Kristian Aas",
        "Revisjonsansvarlig": "–",
    }
    section = opened(made[GOALS].file).sections[0]
    first = section.header.tables[0].rows[0].cells
    assert first[0].text == "Maritim serviceklinikk / Los, fyr, vakt"
    assert first[-1].text == "Side 1 av 1"
    assert [one.text.strip() for one in section.header._element.iter(qn("w:instrText"))] == [
        "PAGE",
        "NUMPAGES",
    ]
    foot = section.footer.paragraphs[0].text
    assert foot == (
        "II.MSK.LFV.1-4, Revisjon 4.01 · Generelt dokument · Maritim serviceklinikk/Los, fyr, vakt/Om tjenesten"
    )


def test_an_approval_needs_neither_number_nor_person(made: dict[str, Made]) -> None:
    first, *_ = made["fyrgruppen/mission-statement"].parts
    assert [one[1] for one in first.content] == [
        "Mission og vision",
        "Faggruppen for fyrpassere",
        "Godkendt på faggruppens generalforsamling d. 1. marts 2018",
    ]
    (*_, control) = opened(made["fyrgruppen/mission-statement"].file).sections[0].header.tables[0].rows
    assert control.cells[0].text.split("\n") == ["Godkendt af: Faggruppens medlemmer", "Godkendt dato: 01.03.2018"]


def test_links_lead_where_the_files_say_letter_by_letter(made: dict[str, Made], tmp_path: Path) -> None:
    found = _read(made[GOALS], tmp_path).passages
    addresses = [text for place, text in found if place.kind == "link"]
    assert addresses == re.findall(r"https://[^\s)]+", (WORKSPACE / "profiles/lostjenesten.yaml").read_text("utf-8"))
    assert (len(addresses), addresses[0].count("%20")) == (4, 3)


def test_a_standard_is_heard_internally_then_officially_and_each_answer_has_its_outcome(tmp_path: Path) -> None:
    office = Office(laid_out(tmp_path / "office"))

    def act(day: str, *line: str) -> dict[str, Any]:
        command, *more = line
        words = [command, *([more.pop(0)] if command == "hearing" else []), STANDARD, *more]
        said: dict[str, Any] = json.loads(office.does("sekretaer", day, *words, "--format", "json"))["document"]
        return said

    works = [act("2026-01-05", "submit")]
    for day, kind, deadline in [("2026-01-06", "internal", "2026-01-20"), ("2026-04-01", "official", "2026-04-20")]:
        works.append(act(day, "hearing", "open", "--party", "Lodsstation Nord", "--deadline", deadline))
        assert works[-1]["hearing"]["kind"] == kind
        response = "--party", "Lodsstation Nord", "--comment", "Hvem holder lodden?", "--about", "roles"
        act(day, "hearing", "respond", *response, "--answer", "Rettes til.", "--outcome", "accommodated")
        works.append(act(deadline, "hearing", "close"))
    assert [one["work"] for one in works] == [
        *("awaiting-hearing", "hearing", "awaiting-hearing", "hearing", "awaiting-approval")
    ]


def _header(made: Made, folder: Path) -> dict[str, str]:
    found = _read(made, folder).passages
    return {place.column: text for place, text in found if place.part == HEADER and place.column}


def _read(made: Made, folder: Path) -> Reading:
    file = folder / "document.docx"
    file.write_bytes(made.file)
    return read_document(file)

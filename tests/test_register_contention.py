"""Several people act at once. The whole proof, eight processes and a thousand acts, is ``benchmarks/contention.py``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.contention import measure
from generator.copies import Taken, copy_what_is_in_force
from generator.problems import RollebogError
from generator.register import acts
from generator.register.keeping.proof import proved
from generator.register.keeping.session import Register
from tests.interrupted_acts import ended, started
from tests.lives_on_disk import DAY, desk, submit, workshop
from tests.small_workspace import documents


@pytest.mark.parametrize(("processes", "wanted"), [(2, 12), pytest.param(4, 40, marks=pytest.mark.thorough)])
def test_what_several_processes_report_as_done_is_what_the_register_holds(processes: int, wanted: int) -> None:
    result = measure(processes, wanted)
    assert result["faults"] == {}
    assert result["recorded"] == wanted
    assert result["contended"] >= 0.3 * wanted


def test_what_is_approved_while_another_copies_is_what_stands_in_output_in_the_end(tmp_path: Path) -> None:
    shop = workshop(tmp_path / "shop", "C.1", "C.2", hearings={"function-description": {}})
    register = Register(tmp_path / "register")
    with register.acting() as session:
        for number in ("C.1", "C.2"):
            submit(desk(shop, session, "writer", 0), shop.candidate(number))
        acts.approve(desk(shop, session, "master", 0), shop.candidate("C.1"))
        acts.approve(desk(shop, session, "master", 0), shop.candidate("C.2"))
    with register.reading() as reading:
        assert reading
        copying = copy_what_is_in_force(reading, tmp_path / "output", DAY)
        next(copying)
        with Register(tmp_path / "register").acting() as another:
            acts.renew(desk(shop, another, "master", 0), shop.candidate("C.1"))
            acts.withdraw(desk(shop, another, "quality", 0), shop.candidate("C.2"), "C.2", "Nedlagt.")
        assert [type(one) for one in copying][-1] is Taken
        renewed = reading.archive.read("C.1", 2, "document.docx")
    assert [file.read_bytes() for file in documents(tmp_path)] == [renewed]


def test_of_two_who_approve_at_once_one_wins_and_the_other_is_told_who_won(tmp_path: Path) -> None:
    shop = workshop(tmp_path / "shop", "C.1", hearings={"function-description": {}})
    now = shop.candidate("C.1")
    register = Register(tmp_path / "register")
    with register.acting() as session:
        submit(desk(shop, session, "writer", 0), now)

    def approve(person: str) -> None:
        said = tmp_path / f"{person}.json"
        try:
            with Register(tmp_path / "register").acting() as session:
                acts.approve(desk(shop, session, person, 0), now)
        except RollebogError as error:
            said.write_text(json.dumps(str(error)), "utf-8")
        else:
            said.write_text(json.dumps(None), "utf-8")

    both = [started(lambda person=person: approve(person)) for person in ("master", "other-master")]  # type: ignore[misc]
    assert [ended(one) for one in both] == [False, False]
    told = {name: json.loads((tmp_path / f"{name}.json").read_text("utf-8")) for name in ("master", "other-master")}
    winner, loser = sorted(told, key=lambda name: told[name] is not None)
    shown = {"master": "Mads Mester, Mester", "other-master": "Olga Mester, Mester"}[winner]
    assert told[winner] is None
    assert told[loser] == (
        f"C.1: nothing awaits approval: revision 1.00 was approved by {shown} on 2026-03-02. "
        "Begin with: rollebog submit C.1"
    )
    with register.reading() as afterwards:
        assert afterwards
        assert [one.shown for one in afterwards.standing("C.1").issues] == [shown]
        assert proved(afterwards).problems == []

"""Who somebody is, and as what he may act: by name, post, group or body, or as somebody's substitute."""

from __future__ import annotations

from typing import Any

import pytest

from generator.model.control import Body, Group, Party, Person, Title
from generator.model.settings import Settings
from generator.problems import RollebogError
from generator.register.people import Actor, Capacity, actor, capacities, only_preparer, stands_for
from tests.small_register import PEOPLE, day, settings, somebody

MASTER = Title(title="Mester")
GUILD = Body(body="Lauget")
JOURNEYMEN = Group(group="Svendene")


def with_people(**more: dict[str, Any]) -> Settings:
    """The usual people, and these; names are written with underscores."""
    return settings(people={**PEOPLE, **{name.replace("_", "-"): member for name, member in more.items()}})


def refusal(wanted: str, account: str = "", of: Settings | None = None) -> str:
    with pytest.raises(RollebogError) as refused:
        actor(of or settings(), wanted, account)
    return str(refused.value)


def away(by: str, first: int, last: int, whom: str = "master") -> dict[str, Any]:
    return {"for": whom, "by": by, "from": day(first).isoformat(), "until": day(last).isoformat()}


def roles(of: Settings, who: str, party: Party, on: int = 0, unit: str = "workshop") -> list[Capacity]:
    return capacities(of, somebody(who, of), [party], unit, day(on))


# --- who acts -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("wanted", ["master", "MASTER", "Mads Mester", "mads mester"])
def test_a_person_is_named_by_id_or_name_in_any_case(wanted: str) -> None:
    found = actor(settings(), wanted, "root")
    assert (found.id, found.account, found.member) == ("master", "root", settings().people["master"])


@pytest.mark.parametrize("account", ["mads", "mads2"])
def test_where_nobody_is_named_the_account_says_who_acts(account: str) -> None:
    assert actor(settings(), "", account) == Actor("master", settings().people["master"], account)


def test_whoever_is_named_comes_before_the_owner_of_the_account_and_both_are_recorded() -> None:
    found = actor(settings(other_accounts="record"), "quality", "mads")
    assert (found.id, found.account) == ("quality", "mads")


def test_other_accounts_are_refused_where_the_settings_say_so() -> None:
    strict = settings(other_accounts="refuse")
    assert actor(strict, "master", "mads2").id == "master"
    assert actor(strict, "", "vita").id == "writer"
    assert refusal("master", "vita", strict) == (
        "--as: the account 'vita' is none of master's, and the settings refuse other accounts. "
        "Act from an account of master, or add it to rollebog.yaml."
    )
    assert "the account 'karl' is none of quality's" in refusal("quality", "karl", strict)


def test_an_account_of_nobody_must_say_who_acts() -> None:
    assert refusal("", "root") == (
        "--as: the account 'root' belongs to nobody under 'people' in rollebog.yaml. Say who acts: --as PERSON."
    )


def test_an_unknown_person_is_answered_with_the_likeliest_one() -> None:
    assert refusal("mastr") == "--as: there is no person 'mastr' in rollebog.yaml. Did you mean 'master'?"


def test_a_name_that_two_people_bear_must_be_said_by_id() -> None:
    two = with_people(second={"name": "Mads Mester"}, third={"name": "Master"})
    assert refusal("Mads Mester", of=two) == (
        "--as: 'Mads Mester' may be master or second. Write the id of one of them."
    )
    assert refusal("master", of=two).startswith("--as: 'master' may be master or third.")


def test_without_people_nobody_can_act() -> None:
    nobody = settings(people={})
    said = "rollebog.yaml: nobody is named under 'people', so nobody can act. See docs/yaml.md, 'people'."
    assert refusal("master", of=nobody) == refusal("", "mads", nobody) == said


def test_documents_print_name_and_first_title_or_the_id_of_somebody_without() -> None:
    of = with_people(x={"titles": ["Leder", "Chef"]}, y={})
    shown = [somebody(one, of).shown for one in ("master", "quality", "x", "y")]
    assert shown == ["Mads Mester, Mester", "Karl Kontrol", "Leder", "y"]
    assert somebody("master", of).duties == {"approver"}


# --- whose part somebody takes ------------------------------------------------------------------------


def test_a_named_person_is_known_by_his_name_whatever_the_title() -> None:
    member = settings().people["master"]
    assert stands_for(member, Person(person="mads  MESTER", title="Formand"), "workshop")
    assert not stands_for(member, Person(person="Mads"), "workshop")
    nameless = with_people(x={"titles": ["Mester"]}).people["x"]
    assert not stands_for(nameless, Person(person="Mester"), "workshop")


def test_a_title_counts_everywhere_where_no_unit_is_named() -> None:
    member = settings().people["master"]
    assert stands_for(member, MASTER, "workshop")
    assert stands_for(member, Title(title="  mester"), "elsewhere")
    assert not stands_for(member, Title(title="Svend"), "workshop")


def test_a_title_counts_only_in_the_units_named() -> None:
    member = with_people(x={"titles": ["Mester"], "units": ["Workshop", "yard"]}).people["x"]
    assert stands_for(member, MASTER, "workshop")
    assert stands_for(member, MASTER, "YARD")
    assert not stands_for(member, MASTER, "elsewhere")


def test_names_and_bodies_count_in_every_unit_and_groups_only_in_the_persons_own() -> None:
    of = with_people(x={"name": "X", "units": ["yard"], "groups": ["Svendene"], "bodies": ["Lauget"]})
    member = of.people["x"]
    assert all(stands_for(member, party, "workshop") for party in (Person(person="X"), GUILD))
    assert (stands_for(member, JOURNEYMEN, "workshop"), stands_for(member, JOURNEYMEN, "yard")) == (False, True)


def test_a_group_is_its_members() -> None:
    assert stands_for(settings().people["writer"], Group(group="svendene"), "workshop")
    assert not stands_for(settings().people["writer"], Group(group="Mestrene"), "workshop")
    assert not stands_for(settings().people["master"], JOURNEYMEN, "workshop")


def test_a_body_is_its_members_and_whoever_keeps_the_minutes_of_all_bodies() -> None:
    of = with_people(
        member={"bodies": ["lauget"], "duties": ["board"]},
        other={"bodies": ["Byrådet"], "duties": ["board"]},
        plain={"bodies": ["Lauget"]},
    )
    standing = {name: stands_for(of.people[name], GUILD, "workshop") for name in of.people}
    assert [name for name, stands in standing.items() if stands] == ["secretary", "member", "plain"]


# --- as what he acts ----------------------------------------------------------------------------------


def test_somebody_acts_as_every_party_that_he_is_in_their_order() -> None:
    of = settings()
    parties: list[Party] = [MASTER, Title(title="Svend"), Person(person="Mads Mester", title="Formand")]
    found = capacities(of, somebody("master", of), parties, "workshop", day(0))
    assert found == [Capacity("Mester"), Capacity("Mads Mester, Formand")]
    assert capacities(of, somebody("stranger", of), parties, "workshop", day(0)) == []


def test_somebody_acts_by_his_title_in_his_own_units_only() -> None:
    of = with_people(x={"titles": ["Mester"], "units": ["yard"]})
    assert roles(of, "x", MASTER, unit="yard") == [Capacity("Mester")]
    assert roles(of, "x", MASTER, unit="workshop") == []


def test_whoever_acts_for_a_body_acts_on_its_behalf() -> None:
    assert roles(settings(), "secretary", GUILD) == [Capacity("Lauget", "Lauget", body=True)]


@pytest.mark.parametrize(("on", "allowed"), [(4, False), (5, True), (7, True), (9, True), (10, False)])
def test_a_substitute_acts_from_the_first_day_through_the_last(on: int, allowed: bool) -> None:
    of = settings(substitutes=[away("deputy", 5, 9)])
    assert roles(of, "deputy", MASTER, on) == ([Capacity("Mester", "Mads Mester")] if allowed else [])


def test_a_substitute_of_one_day_acts_on_that_day() -> None:
    of = settings(substitutes=[away("deputy", 5, 5)])
    assert [bool(roles(of, "deputy", MASTER, on)) for on in (4, 5, 6)] == [False, True, False]


def test_only_the_substitute_himself_acts_and_only_for_the_one_he_replaces() -> None:
    of = settings(substitutes=[away("deputy", 0, 9)])
    assert roles(of, "stranger", MASTER) == []
    assert roles(of, "deputy", JOURNEYMEN) == []
    assert roles(of, "master", MASTER) == [Capacity("Mester")]


def test_a_substitute_has_no_substitute_in_that() -> None:
    of = settings(substitutes=[away("deputy", 0, 9), away("stranger", 0, 9, whom="deputy")])
    assert roles(of, "deputy", MASTER) == [Capacity("Mester", "Mads Mester")]
    assert roles(of, "stranger", MASTER) == []


def test_somebody_acts_for_himself_before_he_acts_for_another() -> None:
    of = with_people(deputy={**PEOPLE["deputy"], "titles": ["Svend"]})
    of = of.model_copy(update={"substitutes": settings(substitutes=[away("deputy", 0, 9)]).substitutes})
    found = capacities(of, somebody("deputy", of), [MASTER, Title(title="Svend")], "workshop", day(0))
    assert found == [Capacity("Svend"), Capacity("Mester", "Mads Mester")]
    own = settings(substitutes=[away("master", 0, 9, whom="deputy")])
    assert roles(own, "master", MASTER) == [Capacity("Mester")]


def test_a_substitute_takes_a_title_only_where_it_counts_for_the_one_he_replaces() -> None:
    of = with_people(master={**PEOPLE["master"], "units": ["yard"]})
    of = of.model_copy(update={"substitutes": settings(substitutes=[away("deputy", 0, 9)]).substitutes})
    assert roles(of, "deputy", MASTER, unit="yard") == [Capacity("Mester", "Mads Mester")]
    assert roles(of, "deputy", MASTER, unit="workshop") == []


def test_whoever_is_replaced_is_printed_by_name_title_or_id() -> None:
    of = with_people(x={"titles": ["Mester"]}, y={"groups": ["Svendene"]})
    lent = settings(substitutes=[away("deputy", 0, 9, "x"), away("deputy", 0, 9, "y")]).substitutes
    of = of.model_copy(update={"substitutes": lent})
    assert roles(of, "deputy", MASTER) == [Capacity("Mester", "Mester")]
    assert roles(of, "deputy", JOURNEYMEN) == [Capacity("Svendene", "y")]


def test_a_substitute_in_a_body_acts_for_the_body_like_the_one_he_replaces() -> None:
    of = settings(substitutes=[away("deputy", 0, 9, "secretary")])
    assert roles(of, "deputy", GUILD) == [Capacity("Lauget", "Lauget", body=True)]


def test_whoever_replaces_two_of_one_post_or_one_twice_takes_that_part_once() -> None:
    of = with_people(second={"name": "Mia Mester", "titles": ["Mester"]})
    twice = settings(substitutes=[away("deputy", 0, 9), away("deputy", 5, 9), away("deputy", 0, 9, "second")])
    of = of.model_copy(update={"substitutes": twice.substitutes})
    assert roles(of, "deputy", MASTER, 6) == [Capacity("Mester", "Mads Mester")]


def test_a_substitution_for_somebody_unknown_gives_nobody_anything() -> None:
    assert roles(settings(substitutes=[away("deputy", 0, 9, "nobody")]), "deputy", MASTER) == []


# --- four eyes ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("prepared", "alone"),
    [
        ([Person(person="Mads Mester")], True),
        ([Person(person="Mads Mester", title="Mester"), MASTER], True),
        ([Person(person="Mads Mester"), Person(person="Vita Skriver")], False),
        ([Person(person="Vita Skriver")], False),
        ([MASTER], True),
        ([MASTER, Title(title="Svend")], False),
        ([JOURNEYMEN], False),
        ([GUILD], False),
        ([Person(person="Mads Mester"), JOURNEYMEN], False),
        ([], False),
    ],
)
def test_only_he_prepared_it_where_every_preparer_is_nobody_but_him(prepared: list[Party], alone: bool) -> None:
    of = settings()
    assert only_preparer(of, somebody("master", of), prepared, "workshop") is alone


def test_a_title_that_two_people_hold_there_may_mean_the_other_one() -> None:
    of = with_people(second={"titles": ["Mester"], "units": ["yard"]})
    assert not only_preparer(of, somebody("master", of), [MASTER], "yard")
    assert only_preparer(of, somebody("master", of), [MASTER], "workshop")
    alone = with_people(master={}, second={"titles": ["Mester"], "units": ["yard"]})
    assert only_preparer(alone, somebody("second", alone), [MASTER], "yard")
    assert not only_preparer(alone, somebody("second", alone), [MASTER], "workshop")


def test_a_group_of_which_he_is_a_member_holds_others() -> None:
    of = with_people(alone={"groups": ["Alene"], "bodies": ["Lauget"]})
    for party in (Group(group="Alene"), GUILD):
        assert not only_preparer(of, somebody("alone", of), [party], "workshop")

"""Warnings about wording: deprecated terms, unexplained abbreviations, repeated sentences, links without an address."""

from __future__ import annotations

import copy
import time
from typing import Any

import pytest

from generator import yamlfile
from generator.model.check.wording import check_wording
from generator.model.content import Content
from generator.model.framework import Framework
from generator.model.overlay import Overlay
from generator.model.profile import Profile
from generator.model.prose import prose
from generator.model.reading import Loaded, rescue, understand
from generator.model.settings import Settings
from generator.problems import Problem
from tests.command_line import ROOT, rollebog
from tests.small_profile import goals, position, profile, written
from tests.small_standard import CRAFT, CRAFT_NB
from tests.small_workspace import small_workspace

TERMS = """\
terms:
  - id: borger
    term: Borger med psykiske vanskeligheder
    definition: Et menneske, der før hed sindslidende.
    instead-of: [sindslidende, vanskeligheder, klient med særlige behov, udviklingshæmmet, job, SKP, SOSU,
      klub, klub for unge]
    reason: Det gamle ord peger på sygdommen.
  - id: borger-uden-grund
    term: livstruende sygdom
    definition: Sygdom.
    instead-of: [terminal sygdom, botilbud]
"""
TERMS_NB = """\
terms:
  borger:
    term: Innbygger
    instead-of: [sinnslidende]
    reason: Ordet peker på sykdommen.
"""


def loaded(text: str, kind: type[Any], path: str) -> Loaded[Any]:
    return understand(yamlfile.parse(text, path), kind)


def warned(
    *profiles: dict[str, Any], standard: str = CRAFT + TERMS, words: str = CRAFT_NB, settings: str = ""
) -> list[Problem]:
    """What the rules about wording say of these files."""
    return check_wording(
        Content(
            loaded(f"organisation: Byen\n{settings}", Settings, "rollebog.yaml") if settings else None,
            (loaded(standard, Framework, "frameworks/craft/2.1.yaml"),),
            (loaded(words, Overlay, "frameworks/craft/2.1.nb.yaml"),) if words else (),
            tuple(loaded(written(one), Profile, f"profiles/{one['unit']['id']}.yaml") for one in profiles),
        )
    )


def with_purpose(*texts: str, **more: Any) -> dict[str, Any]:
    """A unit whose position has this purpose."""
    return profile(positions=[position("W.1", purpose=list(texts))], **more)


def understand_profile(data: dict[str, Any]) -> Profile:
    model: Profile = loaded(written(data), Profile, "profiles/workshop.yaml").model
    return model


def messages(*texts: str, kind: str, **more: Any) -> list[str]:
    """What is said about a profile with this purpose, by one of the rules."""
    found = [problem.message for problem in warned(with_purpose(*texts, **more))]
    return [message.removeprefix(f"{kind}: ") for message in found if message.startswith(f"{kind}: ")]


# --- deprecated terms ---------------------------------------------------------------------------------


def deprecated(text: str, language: str = "da") -> list[str]:
    """The deprecated terms that a text is told to use."""
    return [message.split("'")[1] for message in messages(text, kind="deprecated-term", language=language)]


def test_a_deprecated_term_is_told_with_its_place_the_preferred_term_and_the_reason() -> None:
    one = with_purpose("Hjælper borgeren.", "Støtter den sindslidende.")
    (problem,) = warned(one)
    assert (problem.path, problem.pointer) == ("profiles/workshop.yaml", "positions[0].purpose[1]")
    assert "Støtter den sindslidende." in written(one).splitlines()[problem.line - 1]
    assert problem.message == "deprecated-term: the standard no longer uses 'sindslidende'."
    assert problem.hint == (
        "Write 'Borger med psykiske vanskeligheder'. The standard's reason: Det gamle ord peger på sygdommen."
    )
    assert problem.severity == "warning"


def test_where_the_standard_gives_no_reason_none_is_told() -> None:
    (problem,) = warned(with_purpose("Tilsyn i et botilbud."))
    assert problem.hint == "Write 'livstruende sygdom'."


@pytest.mark.parametrize(
    ("form", "term"),
    [
        ("Sindslidende", "sindslidende"),
        ("sindslidendes", "sindslidende"),
        ("SINDSLIDENDE", "sindslidende"),
        ("terminale sygdomme", "terminal sygdom"),
        ("terminal\n  sygdom", "terminal sygdom"),
        ("terminal sygdommen", "terminal sygdom"),
        ("terminal sygdoms", "terminal sygdom"),
        ("**terminal** sygdom", "terminal sygdom"),
        ("botilbuddene", "botilbud"),
        ("botilbuddets", "botilbud"),
        ("klienter med særlige behov", "klient med særlige behov"),
        ("klienterne med særlige behov", "klient med særlige behov"),
        ("udviklingshæmmede", "udviklingshæmmet"),
        ("udviklingshæmmedes", "udviklingshæmmet"),
        ("jobs", "job"),
        ("SKP's", "SKP"),
        ("SOSU's", "SOSU"),
        ("klubben", "klub"),
        ("klubber for unge", "klub for unge"),
    ],
)
def test_a_term_is_found_in_every_form(form: str, term: str) -> None:
    assert deprecated(f"Her står {form}, skp og mere.".replace("skp og ", "")) == [term]


@pytest.mark.parametrize(
    "text",
    [
        "botilbudsloven",
        "bobotilbud",
        "sindslidende-gruppen",
        "ikke-sindslidende",
        "terminalerklæring om sygdom",
        "terminal og sygdom",
        "jobbe",  # short words take no endings
        "meds udviklingshæm",
        "[loven](https://example.org/botilbud)",
        "https://example.org/botilbud",
        "botilbud@example.org",
    ],
)
def test_compounds_other_words_and_addresses_are_left_alone(text: str) -> None:
    assert deprecated(f"Om {text} her.") == []


def test_the_text_of_a_link_is_read_like_any_other() -> None:
    assert deprecated("Se [om botilbud](https://example.org/).") == ["botilbud"]


def test_a_form_that_differs_from_the_term_is_quoted() -> None:
    (message,) = messages("Om botilbuddene.", kind="deprecated-term")
    assert message == "the standard no longer uses 'botilbud' (here 'botilbuddene')."
    (message,) = messages("Botilbud her.", kind="deprecated-term")
    assert message == "the standard no longer uses 'botilbud'."


def test_what_is_part_of_a_preferred_term_is_used_rightly() -> None:
    assert deprecated("Borgere med psykiske vanskeligheder får støtte.") == []
    assert deprecated("Har vanskeligheder i hverdagen.") == ["vanskeligheder"]


def test_a_word_that_two_terms_replace_is_told_with_the_first() -> None:
    second = "  - {id: ny, term: Hjem, definition: Hjem., instead-of: [Botilbud]}\n"
    (problem,) = warned(with_purpose("Et botilbud."), standard=CRAFT + TERMS + second)
    assert problem.hint == "Write 'livstruende sygdom'."


def test_a_term_is_told_once_for_each_text_that_uses_it() -> None:
    assert deprecated("Botilbud og botilbud, job og botilbud.") == ["botilbud", "job"]
    assert len(messages("Et botilbud.", "To botilbud.", kind="deprecated-term")) == 2


def test_a_translation_has_deprecated_terms_of_its_own() -> None:
    words = CRAFT_NB + TERMS_NB
    nb = profile(language="nb", positions=[position("W.1", purpose=["For sinnslidende, botilbud."])])
    (problem,) = warned(nb, words=words)
    assert problem.message == "deprecated-term: the standard no longer uses 'sinnslidende'."
    assert problem.hint == "Write 'Innbygger'. The standard's reason: Ordet peker på sykdommen."
    assert warned(with_purpose("Om sinnslidende."), words=words) == []


def test_a_translation_that_does_not_name_the_preferred_term_leaves_the_original() -> None:
    words = CRAFT_NB + TERMS_NB.replace("    term: Innbygger\n", "")
    (problem,) = warned(profile(language="nb", positions=[position("W.1", purpose=["Sinnslidende."])]), words=words)
    assert problem.hint.startswith("Write 'Borger med psykiske vanskeligheder'.")


def test_a_language_that_the_standard_is_not_translated_to_has_no_deprecated_terms() -> None:
    assert warned(profile(language="nb", positions=[position("W.1", purpose=["Et botilbud."])]), words="") == []


def test_an_english_term_takes_english_endings() -> None:
    standard = CRAFT.replace("language: da", "language: en") + (
        "terms: [{id: c, term: citizen, definition: Somebody., instead-of: [patient, waitress]}]\n"
    )
    purpose = ["All patients.", "En patienter.", "A patient's.", "Two waitresses."]
    one = profile(language="en", positions=[position("W.1", purpose=purpose)])
    assert [problem.pointer[-2:] for problem in warned(one, standard=standard)] == ["0]", "2]", "3]"]


def test_what_others_named_is_not_the_units_to_reword() -> None:
    one = with_purpose("Bygger.", texts={"references": ["Lov om botilbud"]})
    one["positions"][0]["control"] |= {
        "professionally-responsible": [{"title": "Leder af botilbud"}],
        "history": [{"revision": "1.00", "date": "2020-01-01", "change": "Ordet botilbud er taget ud."}],
    }
    one["goals"] = goals("W.2", value_base={"links": [{"text": "Om botilbud", "url": "https://example.org/"}]})
    assert warned(one) == []


def test_the_titles_of_a_standards_sources_are_left_alone() -> None:
    assert warned(standard=CRAFT.replace("Lavets bog", "Bogen om botilbud") + TERMS) == []


def test_a_standard_may_name_its_deprecated_terms_where_it_explains_them_and_nowhere_else() -> None:
    assert warned() == []
    (problem,) = warned(standard=CRAFT.replace("Begynder.", "Begynder i et botilbud.") + TERMS)
    assert (problem.path, problem.pointer) == ("frameworks/craft/2.1.yaml", "levels[0].description")
    (problem,) = warned(words=CRAFT_NB.replace("Nybegynner.", "Ny sinnslidende.") + TERMS_NB)
    assert (problem.path, problem.pointer) == ("frameworks/craft/2.1.nb.yaml", "levels.1.description")


# --- abbreviations ------------------------------------------------------------------------------------


def open_abbreviations(*texts: str, **more: Any) -> list[str]:
    """The abbreviations that a purpose leaves unexplained."""
    return [message.split("'")[1] for message in messages(*texts, kind="abbreviation", **more)]


def test_an_unexplained_abbreviation_is_told_once_at_its_first_place() -> None:
    one = with_purpose("Søger PPR.", "Spørger PPR igen.", texts={"values": "PPR."})
    one["positions"][0]["tasks"][0]["items"] = ["PPR."]
    (problem,) = warned(one)
    assert problem.pointer == "positions[0].purpose[0]"
    assert problem.message == "abbreviation: 'PPR' is explained nowhere."
    assert problem.hint == "Write 'full name (PPR)' where it stands first, or list it under 'abbreviations'."


def test_the_first_place_is_the_first_in_the_file() -> None:
    one = with_purpose("Søger PPR.")
    one = {"texts": {"values": "Kender PPR."}, **one}
    assert [problem.pointer for problem in warned(one)] == ["texts.values"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Hos SSHF.", ["SSHF"]),
        ("Hos SEF/SSHF.", ["SEF", "SSHF"]),
        ("Under DMCG-PAL her.", ["DMCG-PAL"]),
        ("Under DMCG-PAL-RÅD her.", ["DMCG-PAL-RÅD"]),
        ("Hos andre (SSHF og flere).", ["SSHF"]),
        ("Med DRG2.", ["DRG2"]),
        ("FN's råd.", ["FN"]),
        ("FN’s råd.", ["FN"]),
        ("FOs regler.", ["FO"]),
        ("En EK-ansvarlig.", ["EK"]),
        ("ØNH og ÅRK.", ["ØNH", "ÅRK"]),
        ("Fra [SSHF](https://example.org/).", ["SSHF"]),
        ("(SSHF) først.", ["SSHF"]),  # nothing before it that it could stand for
        ("Ved *SSHF* (2019).", ["SSHF"]),
        ("SSHF", ["SSHF"]),
    ],
)
def test_what_is_an_abbreviation(text: str, found: list[str]) -> None:
    assert open_abbreviations(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Niveau C og A4.",
        "Del II, IV og XIX.",
        "Efter FB.PAL.001 og II.MSK.SEF.1-4.",
        "Efter BUA-F-0412 og P22-1-26.",
        "Efter FB-12 og FB/PAL/001.",
        "Efter 12-AB og 1.AB.",
        "MÅL OG OPGAVER",
        "Under VEJLEDNING her.",
        "Må IKKE stå, og det må ikke ligge.",
        "MedCOM og PhD.",
        "Se https://example.org/ABC/DEF eller ABC@example.org.",
        "Se [siden](doc:ABC).",
    ],
)
def test_what_is_no_abbreviation(text: str) -> None:
    assert open_abbreviations(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Sørlandet sykehus HF (SSHF) og dets HF (helseforetak).",
        "Ved SSHF (Sørlandet sykehus).",
        "Ved **SSHF** (Sørlandet sykehus).",
        "Ved «Sørlandet sykehus» (SSHF).",
        "Ved Sørlandet sykehus (DMCG-PAL).",
    ],
)
def test_an_abbreviation_is_explained_by_what_stands_beside_it(text: str) -> None:
    assert open_abbreviations(text) == []


def test_an_explanation_counts_wherever_it_stands_in_the_file() -> None:
    assert open_abbreviations("Hos PPR.", texts={"values": "Rådgivningen (PPR)."}) == []
    assert open_abbreviations("Hos PPR.", texts={"abbreviations": [{"short": "PPR", "long": "rådgivning"}]}) == []
    assert open_abbreviations("Hos PPR.", texts={"definitions": [{"term": "PPR", "text": "Rådgivning."}]}) == []
    assert open_abbreviations("Hos PPR.", texts={"definitions": [{"term": "Råd", "text": "Som PPR."}]}) == ["PPR"]


def test_a_joined_abbreviation_is_explained_by_its_parts() -> None:
    short = [{"short": name, "long": "navn"} for name in ("SEF", "SSHF")]
    assert open_abbreviations("Ved SEF-SSHF.", texts={"abbreviations": short}) == []
    assert open_abbreviations("Ved SEF-SSHF.", texts={"abbreviations": short[:1]}) == ["SEF-SSHF"]


def test_the_standard_its_terms_and_its_translation_explain_too() -> None:
    one = with_purpose("Hos PPR.")
    explained = CRAFT.replace("Begynder.", "Begynder i rådgivningen (PPR).")
    assert warned(one, standard=explained) == []
    assert warned(one, standard=CRAFT + "terms: [{id: p, term: PPR, definition: Råd.}]\n") == []
    nb = profile(language="nb", positions=[position("W.1", purpose=["Hos PPR."])])
    said = CRAFT_NB.replace("Nybegynner.", "Ny i rådgivningen (PPR).")
    assert warned(nb, words=said) == []
    assert len(warned(one, words=said)) == 1  # in Danish nobody reads the Norwegian words


def test_what_the_organisation_lists_needs_no_explanation_anywhere() -> None:
    one = with_purpose("Hos PPR og SKP.")
    settings = "abbreviations: {PPR: Pædagogisk Psykologisk Rådgivning, SKP: kontaktperson}\n"
    assert warned(one, standard=CRAFT.replace("Begynder.", "Begynder hos PPR."), settings=settings) == []


def test_a_profile_without_a_standard_is_looked_at_too() -> None:
    one = with_purpose("Hos PPR.")
    one["unit"]["kind"] = "organisation"
    del one["framework"], one["framework-version"], one["positions"]
    one["goals"]["objective"] = "Kender PPR."
    assert [problem.pointer for problem in warned(one)] == ["goals.objective"]


# --- sentences that stand twice -----------------------------------------------------------------------

SIX = "Ingen skal stå alene med regningerne."


def repeats(*texts: str, **more: Any) -> list[str]:
    """What is said about repeated sentences."""
    return messages(*texts, kind="repeated-sentence", **more)


def test_a_sentence_that_stands_twice_is_told_at_the_second_place_with_the_line_of_the_first() -> None:
    one = with_purpose(f"Hjælper. {SIX}", "Noget andet.", f"{SIX} Altid.")
    (problem,) = warned(one)
    first = next(number for number, line in enumerate(written(one).splitlines(), 1) if SIX in line)
    assert problem.pointer == "positions[0].purpose[2]"
    assert problem.message == (
        f"repeated-sentence: the sentence 'Ingen skal stå alene med regningerne' stands in line {first} already."
    )
    assert problem.hint == "Say it once."


@pytest.mark.parametrize(
    "again",
    [
        "ingen skal stå alene med regningerne",
        "Ingen skal  stå\nalene med regningerne!",
        "Ingen skal stå, alene, med *regningerne*.",
        "Først dette. Ingen skal stå alene med regningerne. Så det.",
        "Først dette? »Ingen skal stå alene med regningerne!« Så det.",
        "Først dette\n\ningen skal stå alene med regningerne",
    ],
)
def test_blanks_case_and_punctuation_make_no_other_sentence(again: str) -> None:
    assert len(repeats(SIX, again)) == 1


@pytest.mark.parametrize(
    "again",
    [
        "Ingen skal stå alene med regningen.",
        "Ingen skal stå alene med regningerne i dag.",
        "Altså, ingen skal stå alene med regningerne.",
        "Altså ca. ingen skal stå alene med regningerne.",
    ],
)
def test_another_sentence_is_no_repetition(again: str) -> None:
    assert repeats(SIX, again) == []


def test_five_words_may_be_said_twice() -> None:
    assert repeats("Ingen skal stå helt alene.", "Ingen skal stå helt alene.") == []


def test_a_sentence_within_one_text_is_found_too() -> None:
    assert len(repeats(f"{SIX} Og: nu. {SIX}")) == 1


def test_every_further_place_is_told_with_the_line_of_the_first() -> None:
    found = repeats(SIX, SIX, SIX)
    assert len(found) == 2
    assert len(set(found)) == 1
    assert found[0].startswith("the sentence 'Ingen skal stå alene med regningerne' stands in line ")


def test_the_first_of_two_is_the_first_in_the_file() -> None:
    one = {"texts": {"values": SIX}, **with_purpose(SIX)}
    assert [problem.pointer for problem in warned(one)] == ["positions[0].purpose[0]"]


def test_a_long_sentence_is_quoted_by_its_opening() -> None:
    long = "Socialrådgiveren taler med patienten og de pårørende om alt, hvad der er på færde i deres liv."
    (message,) = repeats(long, long)
    assert message.startswith("the sentence 'Socialrådgiveren taler med patienten og de pårørende om …' stands")


def test_what_stands_in_two_documents_stands_once_in_each() -> None:
    second = position("W.3", id="other", purpose=SIX)
    one = profile(positions=[position("W.1", purpose=SIX), second], goals=goals("W.2", objective=SIX))
    assert warned(one) == []


def test_what_all_documents_share_stands_twice_with_any_of_them() -> None:
    one = profile(positions=[position("W.1", purpose=SIX)], goals=goals("W.2", objective=SIX), texts={"values": SIX})
    (problem,) = warned(one)
    assert problem.pointer == "texts.values"


def test_titles_reasons_and_histories_may_repeat() -> None:
    title = "Møde om alt det som venter"
    omissions = [{"omit": one, "reason": SIX} for one in ("mak-3-wood", "mak-3-saw")]
    meetings = {"conferences": [{"name": title}, {"name": title}]}
    one = profile(positions=[position("W.1", adaptations=omissions, collaboration=meetings)])
    past = [{"revision": number, "date": "2020-01-01", "change": SIX} for number in ("1.00", "1.01")]
    one["positions"][0]["control"]["history"] = past
    assert warned(one) == []


def test_a_standard_is_looked_at_as_one_document() -> None:
    standard = CRAFT.replace("Begynder.", SIX).replace("Øvet.", SIX)
    assert [problem.pointer for problem in warned(standard=standard)] == ["levels[1].description"]


def test_what_the_standard_says_does_not_count_against_a_profile() -> None:
    assert warned(with_purpose(SIX), standard=CRAFT.replace("Begynder.", SIX)) == []


# --- links without an address -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "link",
    [
        "[Loven]()",
        "[Loven]( )",
        "[Loven](doc:)",
        "[Loven](https://)",
        "[Loven](http:)",
        "[Loven](mailto:)",
        "[Loven](DOC:)",
    ],
)
def test_a_link_without_an_address_is_told(link: str) -> None:
    (problem,) = warned(with_purpose(f"Se {link} her."))
    assert problem.message == "link-without-address: the link 'Loven' has no address."
    assert problem.hint == "Write the address, as in [text](https://…) or [text](doc:NUMBER), or the text alone."


def test_a_link_whose_address_lacks_its_beginning_is_told() -> None:
    (problem,) = warned(with_purpose("Se [Loven](www.example.org/lov) her."))
    assert problem.message == "link-without-address: the link 'Loven' has no address."
    assert problem.hint == "'www.example.org/lov' is none: begin it with https://, or write doc:NUMBER."


@pytest.mark.parametrize(
    "link", ["[Loven](https://example.org/)", "[Loven](doc:FB.1)", "[Loven] (nr. 2)", "[Loven](2)", "Loven ()"]
)
def test_a_link_with_an_address_and_other_brackets_are_no_such_link(link: str) -> None:
    assert warned(with_purpose(f"Se {link} her.")) == []


def test_references_and_link_lists_are_looked_at() -> None:
    links = [{"text": "Uden"}, {"text": "Med", "url": "https://example.org/"}, {"text": "Nr.", "document": "X.1"}]
    one = profile(goals=goals("W.2", value_base={"links": links}), texts={"references": ["[Loven]()", "Bogen"]})
    assert [(problem.pointer, problem.message.split("'")[1], problem.hint[:3]) for problem in warned(one)] == [
        ("goals.value-base.links[0].text", "Uden", "Add"),
        ("texts.references[0]", "Loven", "Wri"),
    ]


# --- accepting warnings -------------------------------------------------------------------------------

FAULTY = {
    "abbreviation": ("Hos PPR.", "PPR"),
    "deprecated-term": ("I botilbuddet.", "botilbud"),
    "link-without-address": ("Se [Loven]().", "Loven"),
    "repeated-sentence": (f"{SIX} {SIX}", "Ingen skal stå"),
}


def accepted(kind: str, text: str = "") -> dict[str, str]:
    return {"warning": kind, **({"text": text} if text else {}), "reason": "Det er sådan her."}


@pytest.mark.parametrize("kind", FAULTY)
@pytest.mark.parametrize("named", [True, False])
def test_every_kind_of_warning_can_be_accepted_by_its_name(kind: str, named: bool) -> None:
    text, name = FAULTY[kind]
    one = with_purpose(text)
    assert [problem.message.partition(":")[0] for problem in warned(one)] == [kind]
    assert warned(one | {"accepted-warnings": [accepted(kind, name if named else "")]}) == []


@pytest.mark.parametrize("kind", FAULTY)
def test_what_is_accepted_is_that_warning_and_no_other(kind: str) -> None:
    text, _ = FAULTY[kind]
    other = next(name for name in FAULTY if name != kind)
    for vain in (accepted(kind, "Noget"), accepted(other)):
        found = warned(with_purpose(text) | {"accepted-warnings": [vain]})
        assert [problem.pointer for problem in found] == ["positions[0].purpose[0]", "accepted-warnings[0]"]


def test_the_opening_of_a_sentence_ends_with_a_word() -> None:
    one = with_purpose(f"{SIX} {SIX}")
    assert len(warned(one | {"accepted-warnings": [accepted("repeated-sentence", "Ingen skal st")]})) == 2


def test_what_is_accepted_in_vain_is_told() -> None:
    one = with_purpose("Bygger.") | {"accepted-warnings": [accepted("abbreviation", "PPR"), accepted("abbreviation")]}
    first, second = warned(one)
    assert (first.pointer, first.severity) == ("accepted-warnings[0]", "warning")
    assert first.message == "there is no warning 'abbreviation' about 'PPR' here that this could accept."
    assert first.hint == "Remove it."
    assert second.message == "there is no warning 'abbreviation' here that this could accept."


def test_what_is_accepted_twice_is_accepted_in_vain() -> None:
    one = with_purpose("Hos PPR.") | {"accepted-warnings": [accepted("abbreviation", "PPR")] * 2}
    assert [problem.pointer for problem in warned(one)] == ["accepted-warnings[1]"]


def test_a_standard_and_a_translation_accept_their_own_warnings_and_nobody_elses() -> None:
    mine = "accepted-warnings: [{warning: abbreviation, text: PPR, reason: Kendt.}]\n"
    standard, words = CRAFT.replace("Begynder.", "PPR."), CRAFT_NB.replace("Nybegynner.", "PPR.")
    assert warned(standard=standard + mine, words=words + mine) == []
    found = warned(with_purpose("Hos PPR."), standard=standard + mine, words=words)
    assert [problem.path for problem in found] == ["frameworks/craft/2.1.nb.yaml", "profiles/workshop.yaml"]


def test_the_reason_for_accepting_is_no_text_of_the_file() -> None:
    one = with_purpose("Hos PPR.") | {
        "accepted-warnings": [{"warning": "abbreviation", "text": "PPR", "reason": "Kendt fra SKP og botilbud."}]
    }
    assert warned(one) == []


# --- what is looked at, and by whom -------------------------------------------------------------------


def test_a_file_that_cannot_be_read_whole_is_not_looked_at() -> None:
    data = with_purpose("Hos PPR.") | {"bemærkninger": {"values": "Rådgivningen (PPR)."}}
    saved = rescue(yamlfile.parse(written(data), "profiles/workshop.yaml"), Profile)
    assert saved
    standard = loaded(CRAFT, Framework, "frameworks/craft/2.1.yaml")
    assert check_wording(Content(None, (standard,), (), (saved,))) == []
    whole = Loaded(saved.source, saved.model)
    assert len(check_wording(Content(None, (standard,), (), (whole,)))) == 1


def test_where_the_standard_cannot_be_read_nobody_knows_what_it_explains() -> None:
    one = loaded(written(with_purpose("Hos PPR.")), Profile, "profiles/workshop.yaml")
    assert check_wording(Content(None, (), (), (one,))) == []


def test_ids_numbers_names_and_addresses_are_no_prose() -> None:
    one = with_purpose("Bygger.")
    one["unit"] |= {"id": "PPR", "phone": "PPR", "email": "PPR"}
    one["positions"][0] |= {"id": "SKP"}
    one["positions"][0]["control"] |= {
        "id": "PPR SKP",
        "folder": ["PPR"],
        "prepared-by": [{"person": "PP Larsen", "title": "Mester"}],
        "revision": "PPR",
    }
    one["goals"]["value-base"] = {
        "links": [{"text": "Loven", "url": "https://PPR"}, {"text": "Nr.", "document": "PPR X"}]
    }
    assert warned(one) == []
    one["positions"][0]["control"]["prepared-by"] = [{"group": "PPR"}]
    assert len(warned(one)) == 1


def test_a_text_is_read_without_its_markup_and_addresses() -> None:
    text = "Se [loven](https://e.org/x), [nr. 2](doc:A B), [os](mailto:a@b.dk), **nu**, https://e.org og a@b.dk."
    (said,) = (one.text for one in prose(understand_profile(with_purpose(text))) if "purpose" in one.steps)
    assert said == "Se loven, nr. 2, os, nu,  og "


@pytest.mark.parametrize(
    "part", ["AA/", "AA-", "AA ", "A", "a", "*a", "AA (", "(AA) ", ". ", ".)", "\n ", "[a](doc:", "[", "terminal "]
)
def test_no_text_takes_longer_than_its_length_warrants(part: str) -> None:
    begin = time.process_time()
    warned(with_purpose(part * (200_000 // len(part)) + "*"))
    assert time.process_time() - begin < 5  # seconds; whatever grows with the square takes minutes


def test_many_documents_may_say_the_same() -> None:
    positions = [position(f"W.{number}", id=f"p{number}", purpose=[SIX, SIX]) for number in range(300)]
    found = warned(profile(positions=positions))
    assert [problem.pointer for problem in found] == [f"positions[{number}].purpose[1]" for number in range(300)]


def test_every_text_of_a_profile_is_looked_at() -> None:
    file = ROOT / "tests" / "examples" / "valid" / "profile-every-key.yaml"
    data = yamlfile.read(file, file.name).data
    assert isinstance(data, dict)
    profile_without_kinds = Profile.model_validate({key: value for key, value in data.items() if key != "documents"})
    found = {yamlfile.pointer(one.steps) for one in prose(profile_without_kinds)}
    for place in (
        *("unit.name", "unit.organisation[0]", "positions[0].title", "positions[0].purpose[0]"),
        *("positions[0].placement.reports-to", "positions[0].control.history[0].change"),
        *("positions[0].collaboration.conferences[0].contribution", "positions[0].adaptations[0].add"),
        *("positions[0].adaptations[1].add.items[1]", "positions[0].adaptations[2].with"),
        *("goals.areas[0].sub[0]", "goals.areas[0].sub[1].frequency", "texts.definitions[0].text"),
    ):
        assert place in found


def test_check_tells_warnings_and_fails_only_when_it_is_strict(tmp_path: Any) -> None:
    folder = small_workspace(tmp_path, with_purpose("Hos PPR."))
    result = rollebog("-C", folder, "check")
    assert "warning: abbreviation: 'PPR' is explained nowhere." in result.stderr
    assert result.exit_code == 0
    assert rollebog("-C", folder, "check", "--strict").exit_code == 1


def test_the_shipped_workspace_has_no_warning_at_all() -> None:
    result = rollebog("-C", ROOT, "check", "--strict")
    assert (result.stderr, result.exit_code) == ("", 0)


def test_a_new_workspace_with_samples_has_no_warning_in_any_language(tmp_path: Any) -> None:
    for language in ("da", "nb", "en"):
        folder = tmp_path / language
        assert rollebog("init", folder, "--language", language, "--samples").exit_code == 0
        result = rollebog("-C", folder, "check", "--strict")
        assert (result.stderr, result.exit_code) == ("", 0)


def test_the_files_are_left_as_they_are() -> None:
    one = with_purpose("Hos PPR.")
    before = copy.deepcopy(one)
    warned(one)
    assert one == before

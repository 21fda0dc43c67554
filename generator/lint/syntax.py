"""What is wrong with one tag by itself: half of it missing, broken by Word, unreadable, unknown.

Rules: docxtpl 0.20 (its prefixes p, tr, tc, r and its own tags) and Jinja 3.1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.lint.alone import ENDS, ENVIRONMENT, fault, unknown_names
from generator.lint.finding import Finding
from generator.lint.flat import Flat
from generator.lint.meaning import CELLS_OWN, KEYWORDS, NEED_FILES, meaning, prefix_meant
from generator.lint.tags import CLOSERS, PREFIXES, Half, Tag
from generator.lint.words import in_words
from generator.problems import did_you_mean

_ODD_QUOTES = re.compile(r"[„‚«»‹›´`‟′″]")
_OTHER_LANGUAGE = re.compile(r"\s*(?:[#/^>&!]|(?:else|elif|endif|endfor|end)\s*$)")
_NARROW = re.compile(r"\s*(?:tr|tc|p|r)[\u00a0\u2000-\u200a\u202f]")
_DASH = re.compile(r"[–—−]")
_OTHER_WORDS = re.compile(r"(?:^|\s)(AND|OR|NOT|IN|&&|\|\|)(?:\s|$)")
_INVISIBLE = re.compile(r"[\u200b-\u200f\u00ad\u2060\ufeff]")
_STRINGS = re.compile(r"'[^']*'|\"[^\"]*\"")


def half(one: Half) -> Finding:
    """A tag of which one end is missing."""
    if one.missing == "opening":
        opener = {closer: opener for opener, closer in CLOSERS.items()}[one.text]
        message = f"'{one.text}' closes a tag that was never opened."
        return Finding(message, f"Write '{opener}' before it, or take '{one.text}' away.", one.spot)
    closer = CLOSERS[one.text[:2]]
    if one.text.startswith("{#"):
        message = "the comment that begins with '{#' is not closed, so it would swallow the text behind it."
        return Finding(message, "Write '#}' where it ends.", one.spot)
    return Finding(
        f"the tag that begins with '{one.text}' is not closed.", f"Write '{closer}' where it ends.", one.spot
    )


def faults(tag: Tag, flat: Flat, *, read: bool = False) -> Iterator[Finding]:
    """What is wrong with a tag, whatever stands around it.

    read: Jinja is known to have no complaint of its code.
    """
    if tag.tracked:
        message = f"a tracked change begins or ends inside {_shown(tag)}."
        yield Finding(message, "Accept or reject it in Word (Review), then save.", tag.spot)
        return
    if tag.across:
        message = f"{_shown(tag)} begins inside a link or another frame of Word's and ends outside of it."
        yield Finding(message, "Delete the whole tag and write it again in one place.", tag.spot)
        return
    if tag.torn:
        message = f"something else than text stands inside {_shown(tag)}: a field, a picture or a mark of Word's."
        yield Finding(message, "Delete the whole tag and write it again in one go.", tag.spot)
        return
    if tag.opener == "{#":
        if tag.swallows:
            message = f"the comment {_shown(tag)} goes on over several paragraphs and takes tags with it."
            yield Finding(message, "Close it with '#}' in the paragraph where it begins.", tag.spot)
        if word := re.fullmatch(r"\s*(end\w+|else)\s*", tag.code):
            message = f"{_shown(tag)} is a comment, so it closes nothing."
            yield Finding(message, f"Write {{%{tag.prefix} {word[1]} %}}.", tag.spot)
        return
    yield from list(_by_its_letters(tag)) or list(_by_its_place(tag, flat)) or ([] if read else _by_its_words(tag))


def _shown(tag: Tag) -> str:
    text = re.sub(r"\s+", " ", tag.text)
    return f"'{text[:60]}{'…' if len(text) > 60 else ''}'"


def _by_its_letters(tag: Tag) -> Iterator[Finding]:
    bare = _STRINGS.sub("", tag.code)
    if tag.glued:
        message = f"a line break or a tab inside {_shown(tag)} would join the words on both sides of it."
        yield Finding(message, "Delete the whole tag and write it again on one line.", tag.spot)
    elif not tag.prefix and _NARROW.match(tag.code):
        message = f"{_shown(tag)} holds a space that is none (a non-breaking one)."
        yield Finding(message, "Delete the whole tag and write it again.", tag.spot)
    elif dash := _DASH.search(bare):
        message = f"{_shown(tag)} has the dash {dash[0]}; in a tag only the hyphen '-' can stand."
        yield Finding(message, "Write '-', or take it away.", tag.spot)
    elif other := _OTHER_WORDS.search(bare):
        meant = {"&&": "and", "||": "or", "!": "not"}.get(other[1], other[1].lower())
        yield Finding(f"{_shown(tag)} has '{other[1]}', which no tag knows.", f"Write '{meant}'.", tag.spot)
    elif odd := _ODD_QUOTES.search(bare):
        yield Finding(
            f"{_shown(tag)} has the sign {odd[0]}, which no tag can hold.", "Use \" or ' for quotes.", tag.spot
        )
    elif odd := _INVISIBLE.search(bare):
        message = f"{_shown(tag)} holds an invisible sign (U+{ord(odd[0]):04X})."
        yield Finding(message, "Delete the whole tag and write it again.", tag.spot)
    elif tag.opener == "{{" and _OTHER_LANGUAGE.match(tag.code):
        message = f"{_shown(tag)} is a tag of another template language."
        hint = "Conditions are {%p if field %} … {%p endif %}, loops {%p for one in list %} … {%p endfor %}."
        yield Finding(message, hint, tag.spot)
    elif tag.keyword in ("colspan", "cellbg") and "%" in tag.code:
        message = f"{_shown(tag)} holds '%', which a tag with '{tag.keyword}' cannot."
        yield Finding(message, "Give the value a name before, with {% set name = … %}.", tag.spot)
    elif tag.prefix and (sign := re.search(r"[%}]", tag.code)):
        message = f"{_shown(tag)} holds '{sign[0]}', which a tag with '{tag.prefix}' cannot."
        hint = "Give the value a name before, with {% set name = … %} in a paragraph that stays."
        yield Finding(message, hint, tag.spot)
    elif tag.closing_sign and tag.prefix:
        yield Finding(f"{_shown(tag)} ends with '-'.", f"Tags with '{tag.prefix}' need none: take it away.", tag.spot)


def _by_its_place(tag: Tag, flat: Flat) -> Iterator[Finding]:
    if tag.prefix:
        if flat.container(tag.spot.element, f"w:{tag.prefix}") is None:
            message = f"'{tag.prefix}' in {_shown(tag)} is for a {PREFIXES[tag.prefix]}, but it stands in none."
            hint = "Move it into a table." if tag.prefix.startswith("t") else f"Take the '{tag.prefix}' away."
            yield Finding(message, hint, tag.spot)
    elif tag.keyword in CELLS_OWN and flat.container(tag.spot.element, "w:tc") is None:
        yield Finding(f"{_shown(tag)} belongs into a table cell, but it stands in none.", "Move it.", tag.spot)


def _by_its_words(tag: Tag) -> Iterator[Finding]:
    if not tag.code.strip():
        yield Finding(f"{_shown(tag)} is empty.", "Write the field's name into it, or take it away.", tag.spot)
    elif tag.opener == "{{":
        yield from _expression(tag)
    else:
        yield from _statement(tag)


def _expression(tag: Tag) -> Iterator[Finding]:
    code = tag.code.strip()
    if re.fullmatch(r"\{[\w. ]*\}?", code):
        message = f"{_shown(tag)} has a brace too many."
        yield Finding(message, f"Write {{{{ {code.strip('{} ')} }}}}.", tag.spot)
        return
    first = code.split()[0]
    if code.startswith("%") or code.endswith("%"):
        yield Finding(
            f"{_shown(tag)} mixes braces and percent signs.", "Write {{ field }} or {% statement %}.", tag.spot
        )
    elif not tag.prefix and first in PREFIXES and fault(tag):
        yield Finding(f"{_shown(tag)}: no space may stand before '{first}'.", f"Write {{{{{code} }}}}.", tag.spot)
    else:
        yield from _read(tag)


def _statement(tag: Tag) -> Iterator[Finding]:
    code, word = tag.code.strip(), tag.keyword
    rest = code[len(word) :].strip()
    if code.startswith("{") or code.endswith("}"):
        yield Finding(
            f"{_shown(tag)} mixes braces and percent signs.", "Write {{ field }} or {% statement %}.", tag.spot
        )
    elif not tag.prefix and word in PREFIXES and rest:
        yield Finding(f"{_shown(tag)}: no space may stand before '{word}'.", f"Write {{%{code} %}}.", tag.spot)
    elif code == "else if" or code.startswith(("else if ", "elseif ", "elsif ")):
        yield Finding(f"{_shown(tag)} is no statement.", f"Write elif {code.split('if ', 1)[-1]}.", tag.spot)
    elif word in NEED_FILES:
        message = f"{_shown(tag)} asks for another template, which a Word template cannot read."
        yield Finding(message, "Write here what it should hold.", tag.spot)
    elif word in ("hm", "vm"):
        if rest:
            yield Finding(f"{_shown(tag)}: '{word}' stands alone.", f"Write {{% {word} %}}.", tag.spot)
    elif word in ("colspan", "cellbg"):
        yield from _read(tag)
    elif word in ENDS or word == "else":
        if rest and fault(tag):
            yield Finding(f"{_shown(tag)}: nothing may follow '{word}'.", f"Write only {word}.", tag.spot)
    elif word not in KEYWORDS:
        yield _unknown_word(tag, word)
    else:
        yield from _read(tag)


def _unknown_word(tag: Tag, word: str) -> Finding:
    meant, prefix = meaning(tag), prefix_meant(tag)
    if meant and prefix and not tag.prefix:
        hint = f"Write {{%{prefix} {meant}{' … ' if meant in ('if', 'for', 'elif') else ' '}%}}."
    elif meant:
        hint = f"Did you mean '{meant}'?"
    elif re.fullmatch(r"\s*[\w.]+\s*", tag.code):
        hint = f"To print a field, write {{{{ {tag.code.strip()} }}}}."
    else:
        hint = "Statements begin with if, for, set, else, endif or endfor."
    return Finding(f"{_shown(tag)}: there is no statement '{word or tag.code.strip()[:20]}'.", hint, tag.spot)


def _read(tag: Tag) -> Iterator[Finding]:
    if complaint := fault(tag):
        message, hint = in_words(complaint, tag.code)
        yield Finding(f"{_shown(tag)} cannot be read: {message}", hint, tag.spot)
        return
    for kind, name in unknown_names(tag):
        known = list(ENVIRONMENT.filters if kind == "filter" else ENVIRONMENT.tests)
        yield Finding(
            f"{_shown(tag)}: there is no {kind} '{name}'.",
            did_you_mean(name, sorted(filter(str.isidentifier, known))),
            tag.spot,
        )

"""What people do to one tag: by kind of mistake, the letters that they write instead of the right ones."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from tests.template_corpus.editing import Tag

Mistake = Callable[[Tag], str]  # nothing where the mistake cannot be made with this tag

# %s stands for what is between the braces of a value.
_VALUES = {
    "closing brace lost": ("{{%s}",),
    "closing braces lost": ("{{%s",),
    "opening brace lost": ("{%s}}",),
    "opening braces lost": ("%s}}",),
    "value closed as a statement": ("{{%s%%}",),
    "statement closed as a value": ("{%%%s}}",),
    "closing braces with a blank between": ("{{%s} }",),
    "opening braces with a blank between": ("{ {%s}}",),
    "brackets mixed": ("{{%%%s%%}}", "{%%{%s}%%}", "{{%s)}", "{{%s]]"),
    "low quotes": ("{{%s|default(„intet“) }}", "{{%s|default(‚intet‘) }}", "{{%s|default(„intet”) }}"),
    "angle quotes": ("{{%s|default(«intet») }}", "{{%s|default(»intet«) }}", "{{%s|default(‹intet›) }}"),
    "accents for quotes": ("{{%s|default(´intet´) }}", "{{%s|default(`intet`) }}"),
    "quote lost": ("{{%s|default('intet) }}", "{{%s|default(intet\") }}", "{{%s ~ 'x }}"),
    "bracket lost": ("{{ (%s }}", "{{%s) }}", "{{%s[0 }}", "{{%s] }}", "{{%s|default('x' }}", "{{%s|default 'x') }}"),
    "unknown filter": ("{{%s|uper }}", "{{%s|date('d. M Y') }}", "{{%s|currency }}", "{{%s|store_bogstaver }}"),
    "unknown test": ("{{ 'x' if%sis emty }}", "{{%sis present }}"),
    "empty tag": ("{{ }}", "{{}}", "{% %}", "{%%}"),
    "names without a dot": ("{{ person name }}", "{{%snavn }}"),
    "something missing": ("{{%s. }}", "{{%s| }}", "{{%s+ }}", "{{%s, , }}", "{{ |upper }}", "{{%s..name }}",
        "{{%sif }}"),
    "something too much": ("{{ =%s}}", "{{%s= 1 }}", "{{%s; }}", "{{%s! }}", "{{ !%s}}", "{{ @%s}}",
        "{{ #%s}}", "{{ ?%s}}"),
    "operators of other languages": (
        "{{%s&& 1 }}", "{{%s|| 1 }}", "{{%s? 'a' : 'b' }}", "{{%s?? 'a' }}", "{{%s-> x }}", "{{%s<> 1 }}",
            "{{%s=== 1 }}",
        "{{%s& 'a' }}"),
    "signs of a typesetter": ("{{%s− 1 }}", "{{%s… }}", "{{%s– 1 }}", "{{ \u200b%s}}", "{{ \u00ad%s}}", "{{%s× 2 }}"),
    "run prefix with a blank": ("{{ r%s}}", "{{ p%s}}", "{{ tr%s}}"),
    "paragraph prefix beside text": ("{{p%s}}",),
    "braces doubled": ("{{{{%s}}}}", "{{ {{%s}} }}"),
    "a value in a statement": ("{%% if {{%s}} %%}ja{%% endif %%}", "{%%%s%%}"),
    "a comment that is never closed": ("{{%s}}{# bemærk",),
    "else without a condition": ("{{%s}}{%% else %%}",),
    "an end too much": ("{{%s}}{%% endif %%}", "{{%s}}{%% endfor %%}"),
    "a beginning without an end": ("{%% if yes %%}{{%s}}", "{%% for x in words %%}{{%s}}", "{%% macro m() %%}{{%s}}",
                                   "{%% filter upper %%}{{%s}}", "{%% raw %%}{{%s}}", "{%% set x %%}{{%s}}"),
    "what nobody loads": ("{%% include 'x' %%}{{%s}}", "{%% import 'x' as y %%}{{%s}}", "{%% extends 'x' %%}{{%s}}"),
    "statements of extensions": ("{%% do x.y() %%}{{%s}}", "{%% break %%}{{%s}}", "{%% trans %%}{{%s}}{%% endtrans %%}",
                                 "{%% debug %%}{{%s}}", "{%% load x %%}{{%s}}"),
    "blocks of other languages": ("{{#if yes}}{{%s}}{{/if}}", "{#rows}{{%s}}{/rows}", "{{#each rows}}{{%s}}{{/each}}",
                                  "[if yes]{{%s}}{%% endif %%}", "{{#unless yes}}{{%s}}{{/unless}}", "{{else}}{{%s}}"),
    "a paragraph tag in a line": ("{%%p if yes %%}{{%s}}{%%p endif %%}",),
    "a wrong end": ("{%% if yes %%}{{%s}}{%% endfor %%}", "{%% for x in words %%}{{%s}}{%% endif %%}"),
    "overlapping blocks": ("{%% if yes %%}{%% for x in words %%}{{%s}}{%% endif %%}{%% endfor %%}",),
}  # fmt: skip
# %s stands for a plain name; what a reader could not tell from prose, such as [name], is not among them.
_LANGUAGES = (
    "${%s}", "<<%s>>", "{%s}", "[[%s]]", "«%s»", "<%%= %s %%>", "#{%s}", "{{#%s}}", "{{/%s}}", "{{{%s}}}", "{{=%s}}",
    "{{ $%s }}", "{{>%s}}", "{{&%s}}", "{{ %s? }}", "{!%s}", "{{:%s}}", "{$%s}", "{{~%s}}", "{@%s}", "<? %s ?>", "$%s$",
    "{{ this.%s! }}", "${{%s}}$}", "{%%= %s %%}", "{{%%%s}}", "{{ !%s }}", "{{ @index }} {{ .%s }}", "{{%s:upper}}",
)  # fmt: skip
_NAME = re.compile(r"[a-z]\w*(\.\w+)*")
_KEYWORDS: dict[str, dict[str, tuple[str, ...]]] = {
    "keyword misspelt": {"for": ("fro", "foor", "forr"), "if": ("iff", "fi", "of"), "else": ("esle", "els"),
                         "elif": ("eilf",), "endfor": ("endfro", "enfor", "edfor"), "endif": ("endfi", "ednif", "enif"),
                         "set": ("sett", "let"), "with": ("whit",), "macro": ("marco",), "endmacro": ("endmarco",)},
    "keyword of another language": {"for": ("foreach", "each", "for each", "for hver"), "if": ("when", "hvis",
        "unless"),
                                    "else": ("otherwise", "ellers", "default"), "elif": ("elseif", "else if", "elsif"),
                                    "endfor": ("end for", "next", "/for", "end", "done", "endforeach"),
                                    "endif": ("end if", "/if", "fi", "end", "slutt"), "set": ("assign", "var")},
    "keyword with capitals": {"for": ("For", "FOR"), "if": ("If", "IF"), "else": ("Else",),
        "endfor": ("Endfor", "EndFor"),
                              "endif": ("Endif", "EndIf", "ENDIF"), "set": ("Set",), "elif": ("Elif",)},
    "wrong end": {"endfor": ("endif",), "endif": ("endfor",), "endmacro": ("endcall",), "endset": ("endwith",)},
}  # fmt: skip
_RESTS: dict[str, tuple[str, Callable[[str], str]]] = {
    "in lost": ("for", lambda rest: rest.replace(" in ", " ", 1)),
    "in miswritten": ("for", lambda rest: rest.replace(" in ", " i ", 1)),
    "of for in": ("for", lambda rest: rest.replace(" in ", " of ", 1)),
    "loop without a name": ("for", lambda rest: re.sub(r"^\s*\S+ in ", " in ", rest)),
    "loop over nothing": ("for", lambda rest: re.sub(r" in .*", " in ", rest)),
    "loop in brackets": ("for", lambda rest: f" ({rest.strip()}) "),
    "condition without anything": ("if", lambda rest: " "),
    "single equals sign": ("if", lambda rest: f"{rest.rstrip()} and number = 7 "),
    "wrong order of signs": ("if", lambda rest: f"{rest.rstrip()} and number =< 7 "),
    "low quotes in a condition": ("if", lambda rest: f"{rest.rstrip()} and name == „x“ "),
    "angle quotes in a condition": ("if", lambda rest: f"{rest.rstrip()} and name == «x» "),
    "bracket lost in a condition": ("if", lambda rest: f" ({rest.strip()} "),
    "quote lost in a condition": ("if", lambda rest: f"{rest.rstrip()} and name == 'x "),
    "condition with then": ("if", lambda rest: f"{rest.rstrip()} then "),
    "condition with and and": ("if", lambda rest: f"{rest.rstrip()} && yes "),
    "unknown test in a condition": ("if", lambda rest: f"{rest.rstrip()} is empty "),
    "unknown filter in a condition": ("if", lambda rest: f"{rest.rstrip()}|count_all "),
    "else with a condition": ("else", lambda rest: " yes "),
}  # fmt: skip
# The opening sign with its prefix, and the closing sign, as people write them instead.
_SIGNS = {
    "closing sign cut": ("{%%%s %s}",), "closing sign lost": ("{%%%s %s",), "opening sign cut": ("{%s %s%%}",
        "%%%s %s%%}"),
    "closed as a value": ("{%%%s %s}}",), "opened as a value": ("{{%s %s%%}",),
    "blank in the opening sign": ("{ %%%s %s%%}",), "blank in the closing sign": ("{%%%s %s%% }",),
    "braces around percents": ("{{%%%s %s%%}}", "{%%%s %s%%}}"), "percent in front": ("%%{%s %s}%%",),
    "signs of another language": ("<%%%s %s%%>", "{#%s %s#}", "{{#%s %s}}", "[%%%s %s%%]", "<!--%s %s-->"),
    "sign closed with a bracket": ("{%%%s %s%%)", "(%%%s %s%%}"),
}  # fmt: skip
_PREFIXES = {
    "prefix with a minus": ("{%%-%s %s%%}", "{%%- %s %s%%}", "{%%%s- %s%%}", "{%%%s %s-%%}", "{%%+%s %s%%}"),
    "blank behind the prefix that does not break": ("{%%%s\u00a0%s%%}",),
    "blank before the prefix": ("{%% %s %s%%}",), "prefix without a blank": ("{%%%s%s%%}",),
    "prefix of another kind": ("td", "pr", "row", "par", "rt", "cell", "t", "P", "TR", "para", "Tr"),
    "prefix of a row": ("tr",), "prefix of a paragraph": ("p",), "prefix of a cell": ("tc",), "prefix of a run": ("r",),
    "no prefix": ("",),
}  # fmt: skip


def mistakes() -> Iterator[tuple[str, Mistake]]:
    """Every kind of mistake in one tag, with each way to make it."""
    for kind, ways in _VALUES.items():
        yield from ((kind, _value(way)) for way in ways)
    for way in _LANGUAGES:
        yield "another template language", _named(way)
    for kind, words in _KEYWORDS.items():
        yield from ((kind, _keyword(word, other)) for word, others in words.items() for other in others)
    for kind, (word, change) in _RESTS.items():
        yield kind, _rest(word, change)
    yield "percent in a prefixed condition", _prefixed(_rest("if", lambda rest: f"{rest.rstrip()} and number % 2 "))
    yield "brace in a prefixed condition", _prefixed(_rest("if", lambda rest: f"{rest.rstrip()} and {{'a': 1}} "))
    for kind, ways in _SIGNS.items():
        yield from ((kind, _sign(way)) for way in ways)
    for kind, ways in _PREFIXES.items():
        yield from ((kind, _prefix(way)) for way in ways)
    yield "comment closed with a percent", lambda tag: tag.text[:-2] + "%}" if tag.text.startswith("{#") else ""
    yield "comment never closed", lambda tag: tag.text[:-2] if tag.text.startswith("{#") else ""
    yield "end lost", lambda tag: " " if tag.closes else ""
    yield "beginning lost", lambda tag: " " if tag.opens else ""
    yield "end twice", lambda tag: tag.text * 2 if tag.closes else ""
    yield "text beside", lambda tag: f"OBS\uf8ff! {tag.text}" if tag.pieces[1] in ("p", "tr", "tc") else ""
    yield "text behind", lambda tag: f"{tag.text} se\uf8ff her" if tag.pieces[1] in ("p", "tr", "tc") else ""


def _value(way: str) -> Mistake:
    def make(tag: Tag) -> str:
        sign, prefix, word, rest, _ = tag.pieces
        return (way % f" {word}{rest}" if "%s" in way else way) if (sign, prefix) == ("{{", "") and word else ""

    return make


def _named(way: str) -> Mistake:
    def make(tag: Tag) -> str:
        sign, prefix, word, rest, _ = tag.pieces
        name = (word + rest).strip()
        return way % name if (sign, prefix) == ("{{", "") and _NAME.fullmatch(name) else ""

    return make


def _keyword(word: str, other: str) -> Mistake:
    def make(tag: Tag) -> str:
        sign, prefix, first, rest, close = tag.pieces
        return f"{sign}{prefix} {other}{rest}{close}" if first == word and sign == "{%" else ""

    return make


def _rest(word: str, change: Callable[[str], str]) -> Mistake:
    def make(tag: Tag) -> str:
        sign, prefix, first, rest, close = tag.pieces
        return f"{sign}{prefix} {first}{change(rest)}{close}" if first == word and sign == "{%" else ""

    return make


def _sign(way: str) -> Mistake:
    def make(tag: Tag) -> str:
        sign, prefix, word, rest, _ = tag.pieces
        return way % (prefix, word + rest) if sign == "{%" else ""

    return make


def _prefix(way: str) -> Mistake:
    def make(tag: Tag) -> str:
        sign, prefix, word, rest, _ = tag.pieces
        if sign != "{%" or not prefix or way == prefix:
            return ""
        return way % (prefix, word + rest) if "%s" in way else f"{{%{way} {word}{rest}%}}"

    return make


def _prefixed(mistake: Mistake) -> Mistake:
    """docxtpl does not find the end of a prefixed tag with such a sign in it; in other tags the sign is right."""
    return lambda tag: mistake(tag) if tag.pieces[1] else ""

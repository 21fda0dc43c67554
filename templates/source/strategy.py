"""Strategic goals: each under a heading of its own, its statement set off, what belongs to it named in front."""

from __future__ import annotations

from templates.source.blocks import section
from templates.source.look import indent, size, space, style
from templates.source.unnumbered import unnumbered
from templates.source.words import ACCENT, each, p, run, when


def strategic_goals() -> bytes:
    """The template."""
    makers = {"paragraphs": declaration, "strategic-goals": goals}
    return unnumbered(
        section("mission", "paragraphs", makers=makers),
        section("vision", "paragraphs", makers=makers),
        section("strategic_goals", "strategic-goals", makers=makers),
        styles=styles(),
    )


def styles() -> tuple[str, ...]:
    """What only declarations and goals are set in."""
    return (
        style(
            "Statement",
            "Rollebog Statement",
            f'<w:keepLines/><w:pBdr><w:left w:val="single" w:sz="18" w:space="9" w:color="{ACCENT}"/></w:pBdr>'
            + space(80, 120, 269)
            + indent(227),
            size(11.5),
            based="BodyText",
        ),
        style("GoalFact", "Rollebog Goal Fact", space(40, 60, 259) + indent(227), based="BodyText"),
    )


def declaration() -> str:
    """What is declared is set off from the lead above it."""
    return when("block.name == 'statement'", each("text in block.texts", p("{{ text }}", "Statement"))) + when(
        "block.name != 'statement'", each("text in block.texts", p("{{ text }}", "BodyText"))
    )


def goals() -> str:
    facts = "".join(
        when(f"goal.{name}", _fact(name, f"{{{{ goal.{name} }}}}")) for name in ("target", "question")
    ) + "".join(
        when(f"goal.{name}", _fact(name, f"{{{{ goal.{name}|join('; ') }}}}")) for name in ("links", "supporters")
    )
    return each(
        "goal in block.goals",
        p("{{ goal.number }}. {{ goal.name }}", "Heading2"),
        p("{{ goal.statement }}", "Statement"),
        each("text in goal.elaboration", p("{{ text }}", "BodyText")),
        facts,
    )


def _fact(name: str, value: str) -> str:
    return p("", "GoalFact", run(f"{{{{ label.goals.{name} }}}}: ", "<w:b/>"), run(value))

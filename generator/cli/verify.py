"""``rollebog verify``."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.acting import tell_news
from generator.cli.present import as_json, counted, errors_of, format_option, print_json, show_problems

if TYPE_CHECKING:
    from generator.register.archive.verify import Examined
    from generator.register.keeping.proof import Reproduction
    from generator.register.keeping.session import Session


@click.command("verify")
@click.option("--reproduce", is_flag=True, help="Make every issued file again from what is archived, and compare.")
@format_option
@click.pass_obj
def command(folder: Path, reproduce: bool, form: str) -> int:
    """Prove that the archive holds what was approved, unaltered.

    Looks at every byte of the archive, at the register, and at whether the two agree; names every file that
    was altered, removed, added or exchanged, and an archive that was set back to an older state.

    \b
    Example:
      rollebog verify
      rollebog verify --reproduce
    """
    from generator.problems import RollebogError, in_order
    from generator.register.archive.verify import examine
    from generator.register.keeping import proof
    from generator.workspace import Workspace

    register = Workspace.find(folder).register
    made: list[Reproduction] = []
    try:
        with register.reading() as session:
            tell_news(session.news if session else ())
            chain = session.store.chain() if session else ""
            found, made = _proved(session, reproduce) if session else (examine(register.archive), [])
            disturbed = session is not None and errors_of(found.problems) and not proof.at_rest(session, chain)
        if disturbed:
            with register.acting() as alone:
                found, made = _proved(alone, reproduce)
    except RollebogError as error:
        # Without a register the archive can still be looked at.
        found = examine(register.archive)
        found.problems += error.problems
    problems = in_order(found.problems)
    different = [one for one in made if one.outcome == "different"]
    if form == "json":
        print_json(
            {
                "objects": found.objects,
                "versions": found.versions,
                "files": found.files,
                "problems": as_json(problems),
                "reproduced": [asdict(one) for one in made],
            }
        )
    else:
        show_problems(problems)
        for one in different:
            click.secho(
                f"{one.document}, version {one.version}: comes out different: {', '.join(one.parts)}",
                fg="red",
                err=True,
            )
        click.echo(
            f"Verified {counted(found.objects, 'document')}, {counted(found.versions, 'version')}, "
            f"{counted(found.files, 'file')}: {counted(errors_of(problems), 'fault')}."
        )
        if reproduce:
            unproved = "Nothing was made again: first the faults."
            click.echo(unproved if errors_of(problems) else _reproduced([one.outcome for one in made]))
    return 1 if errors_of(problems) or different else 0


def _proved(session: Session, reproduce: bool) -> tuple[Examined, list[Reproduction]]:
    from generator.register.keeping import proof

    found = proof.proved(session)
    return found, list(proof.reproduced(session)) if reproduce and not errors_of(found.problems) else []


def _reproduced(outcomes: list[str]) -> str:
    words = {
        "same": "identical",
        "parts": "identical part by part (another zlib packed them)",
        "other-format": "made by another version of the format, so not compared",
        "different": "different",
    }
    counts = [f"{outcomes.count(name)} {said}" for name, said in words.items() if name in outcomes]
    return f"Made again: {', '.join(counts) or 'nothing; no file was issued by Rollebog'}."

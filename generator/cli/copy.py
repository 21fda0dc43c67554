"""``rollebog copy``."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.cli.acting import date_option, tell_news
from generator.cli.present import format_option, print_json

if TYPE_CHECKING:
    from generator.problems import Problem
    from generator.register.keeping.session import Session
    from generator.register.standing import Issue, Standing
    from generator.workspace import Workspace


@click.command("copy")
@click.argument("number", metavar="DOCUMENT")
@click.option("--revision", default="", help="Which one; else the newest.")
@click.option("--all", "every", is_flag=True, help="List every revision; with --output FOLDER, take them all.")
@click.option(
    "--output", type=click.Path(path_type=Path), help="The file or folder to write to, instead of the current folder."
)
@date_option
@format_option
@click.pass_obj
def command(
    folder: Path, number: str, revision: str, every: bool, output: Path | None, day: datetime.date, form: str
) -> int:
    """Take a revision out of the archive, marked if it is not in force.

    What is in force comes as it was issued, byte for byte. A superseded, expired or withdrawn revision bears a
    warning on every page; a PDF in its name only. No file that is there already is overwritten.

    \b
    Example:
      rollebog copy FB.PAL.001
      rollebog copy FB.PAL.001 --revision 1.00 --output old.docx
      rollebog copy FB.PAL.001 --all
    """
    from generator.workspace import Workspace

    if every and revision:
        raise click.UsageError("--all and --revision do not go together.")
    workspace = Workspace.find(folder)
    with workspace.register.reading() as opened:
        tell_news(opened.news if opened else ())
        session, standing = _issued(workspace, opened, number)
        chosen = standing.issues if every else (_chosen(standing, revision),)
        files = [] if every and output is None else _files(session, standing, chosen, day, output)
    written = _write(files)
    _report(standing, chosen, written, day, form)
    return 0


def _issued(workspace: Workspace, session: Session | None, name: str) -> tuple[Session, Standing]:
    from generator.problems import Problem, RollebogError, did_you_mean

    number = workspace.subjects.catalogue.number_of(name)
    standing = session.standing(number) if session else None
    if session is None or standing is None or not standing.issues:
        known = [row["document"] for row in session.rows() if row["version"]] if session else []
        message = "no revision of it was ever issued, so the archive holds none."
        raise RollebogError(Problem(number, message, hint=did_you_mean(number, known)))
    return session, standing


def _chosen(standing: Standing, revision: str) -> Issue:
    from generator.problems import Problem, RollebogError

    if not revision:
        return standing.issues[-1]
    for issue in standing.issues:
        if issue.revision == revision.strip():
            return issue
    there = ", ".join(one.revision for one in standing.issues)
    raise RollebogError(
        Problem(standing.document, f"there is no revision {revision} of it.", hint=f"There is: {there}.")
    )


def _files(
    session: Session, standing: Standing, chosen: Sequence[Issue], day: datetime.date, output: Path | None
) -> list[tuple[Issue, Path, bytes]]:
    """Where each file goes, with its content."""
    from generator.copies import state_of, taken_out
    from generator.problems import Problem, RollebogError

    made = [(issue, name, content) for issue in chosen for name, content in taken_out(session, standing, issue, day)]
    target = output or Path()
    if target.is_dir() or not target.suffix:
        return [(issue, target / name, content) for issue, name, content in made]
    fitting = [one for one in made if Path(one[1]).suffix == target.suffix.lower()]
    if len(fitting) != 1:
        names = ", ".join(name for _, name, _ in made)
        raise click.UsageError(f"--output {target} must be a folder, or one file of the same kind as: {names}.")
    ((issue, name, content),) = fitting
    if target.suffix.lower() == ".pdf" and state_of(standing, issue, day) != "approved":
        hint = "Write it into a folder, under the name that warns."
        raise RollebogError(
            Problem(str(target), f"it would not show that it is not in force, as '{name}' does.", hint=hint)
        )
    return [(issue, target, content)]


def _write(files: Sequence[tuple[Issue, Path, bytes]]) -> list[tuple[Issue, Path]]:
    """Write the files that are not there yet; raises RollebogError, before the first, for those in the way."""
    from generator.problems import Problem, RollebogError

    in_the_way: list[Problem] = []
    new = []
    for _, path, content in files:
        if not path.exists():
            new.append((path, content))
        elif path.is_dir() or path.read_bytes() != content:
            hint = "Move it, or write elsewhere with --output."
            in_the_way.append(Problem(str(path), "another file of that name is there; it stays as it is.", hint=hint))
    if in_the_way:
        raise RollebogError(in_the_way)
    for path, content in new:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            _write_one(path, content)
        except OSError as error:
            raise RollebogError(Problem(str(path), f"it cannot be written: {error.strerror}.")) from None
    return [(issue, path) for issue, path, _ in files]


def _write_one(path: Path, content: bytes) -> None:
    with path.open("xb") as file:
        try:
            file.write(content)
            file.flush()
        except OSError:
            path.unlink(missing_ok=True)  # half a document is worse than none
            raise


def _report(
    standing: Standing, chosen: Sequence[Issue], written: Sequence[tuple[Issue, Path]], day: datetime.date, form: str
) -> None:
    from generator.copies import state_of

    if form == "json":
        revisions = [_plain(standing, issue, written, day) for issue in chosen]
        print_json({"document": standing.document, "revisions": revisions})
        return
    for issue in chosen:
        click.echo(
            f"{standing.document}, revision {issue.revision} of {issue.approved}: {_state(standing, issue, day)}"
        )
        for one, path in written:
            if one is issue:
                click.echo(f"  {path}")
                if path.suffix == ".pdf" and state_of(standing, issue, day) != "approved":
                    click.secho("  A PDF cannot be marked: only its name warns.", fg="yellow", err=True)


def _state(standing: Standing, issue: Issue, day: datetime.date) -> str:
    from generator.copies import state_of

    last = standing.issues[-1]
    return {
        "superseded": f"superseded by {last.revision} of {last.approved}; copies are marked.",
        "expired": f"expired, it was valid until {issue.valid_until}; copies are marked.",
        "withdrawn": f"withdrawn on {standing.withdrawn}; copies are marked.",
    }.get(state_of(standing, issue, day), f"in force{f' until {issue.valid_until}' if issue.valid_until else ''}.")


def _plain(
    standing: Standing, issue: Issue, written: Sequence[tuple[Issue, Path]], day: datetime.date
) -> dict[str, Any]:
    from generator.copies import state_of

    return {
        "revision": issue.revision,
        "state": state_of(standing, issue, day),
        "approved": issue.approved.isoformat(),
        "valid_until": issue.valid_until.isoformat() if issue.valid_until else "",
        "files": [path.as_posix() for one, path in written if one is issue],
    }

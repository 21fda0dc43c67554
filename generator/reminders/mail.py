"""Reminders ready to be sent: one text for each person and language. Pure."""

from __future__ import annotations

import datetime
import textwrap
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.register.status.line import Line
from generator.register.status.tasks import Recipient, Task
from generator.reminders import Words, words

WIDTH = 78  # of a line, so that no mail program breaks it elsewhere


@dataclass(frozen=True)
class Mail:
    """A reminder; ``text`` is the whole of it, ``documents`` the numbers that it is about."""

    to: str
    email: str
    language: str
    subject: str
    text: str
    documents: tuple[str, ...]


def mails(
    tasks: Iterable[Task], sender: str, day: datetime.date, usual_language: str, called: Callable[[str, str], str]
) -> Iterator[Mail]:
    """One mail for each recipient and language, in the order of their names.

    usual_language: of documents that have none of their own. called: the name of a kind of document in a language.
    """
    by_recipient: dict[tuple[Recipient, str], list[Task]] = {}
    for task in tasks:
        language = words(task.line.language or usual_language).language
        by_recipient.setdefault((task.recipient, language), []).append(task)
    for (recipient, language), own in sorted(by_recipient.items(), key=lambda one: (one[0][0].name, one[0][1])):
        yield _mail(recipient, words(language), own, sender, day, called)


def _mail(
    recipient: Recipient,
    say: Words,
    tasks: Sequence[Task],
    sender: str,
    day: datetime.date,
    called: Callable[[str, str], str],
) -> Mail:
    lines = {task.line.number: task.line for task in tasks}
    number, count = next(iter(lines)), len(lines)
    some = "one" if count == 1 else "many"
    kinds = {key: called(line.kind, say.language) if line.kind else "" for key, line in lines.items()}
    subject = say.get(f"subject-{some}", number=number, count=count)
    address = f"{recipient.name} <{recipient.email}>" if recipient.email else recipient.name
    parts = [
        f"{say.get('to')}: {address}\n{say.get('subject')}: {subject}",
        say.get("greeting", name=recipient.name),
        say.get(f"lead-{some}", day=day, count=count),
        *(
            _about(say, line, kinds[number], [task for task in tasks if task.line.number == number])
            for number, line in lines.items()
        ),
        f"{say.get('closing')}\n{sender}",
    ]
    return Mail(recipient.name, recipient.email, say.language, subject, "\n\n".join(parts) + "\n", tuple(lines))


def _about(say: Words, line: Line, kind: str, tasks: Sequence[Task]) -> str:
    kind = f"{kind}: " if kind else ""
    said = [_revision(say, line), *(_what(say, task) for task in tasks)]
    wrapped = (textwrap.fill(one, WIDTH, initial_indent="  ", subsequent_indent="  ") for one in said)
    return "\n".join((f"{line.number}  {kind}{line.named}", *wrapped))


def _revision(say: Words, line: Line) -> str:
    if not line.revision:
        return say.get("no-revision")
    if line.valid_until is None:
        return say.get("revision-without-end", revision=line.revision)
    name = "revision-expired" if line.expired else "revision"
    return say.get(name, revision=line.revision, until=line.valid_until)


def _what(say: Words, task: Task) -> str:
    line, step = task.line, task.step
    name = f"steps.{step}"
    if step == "answer":
        return say.get(f"{name}-{'one' if line.unanswered == 1 else 'many'}", count=line.unanswered)
    if step == "review":
        return say.get(f"{name}-{'expired' if line.expired else 'due'}", until=line.valid_until)
    if step == "submit-change" and line.expired:
        return say.get(f"{name}-expired", until=line.valid_until)
    if step == "open-hearing":
        return say.get(name, hearing=say.hearing((*line.hearings_left, "internal")[0]))
    deadline = line.hearing.deadline if line.hearing else None
    return say.get(name, version=line.standard_moved_on, deadline=deadline)

"""Help: every command explains itself with an example, and the overview tells the same as the commands."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module

import click
import pytest

import generator
from generator.cli import COMMANDS, group
from tests.command_line import rollebog


def _commands(command: click.Command, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    if path:
        yield path, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            inner = command.get_command(context, name)
            assert inner is not None
            yield from _commands(inner, (*path, name))


ALL = dict(_commands(group))


@pytest.mark.parametrize("path", ALL, ids=" ".join)
def test_every_command_and_subcommand_has_help_with_an_example_of_itself(path: tuple[str, ...]) -> None:
    shown = rollebog(*path, "--help")
    assert (shown.exit_code, shown.stderr) == (0, "")
    _, found, example = shown.stdout.partition("Example:\n")
    assert found, f"'rollebog {' '.join(path)} --help' shows no example"
    assert f"rollebog {' '.join(path)}" in example


@pytest.mark.parametrize("path", ALL, ids=" ".join)
def test_every_option_and_command_says_what_it_is_for(path: tuple[str, ...]) -> None:
    command = ALL[path]
    assert command.help
    options = [option for option in command.params if isinstance(option, click.Option)]
    assert [option.name for option in options if not option.help] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_the_line_in_the_overview_is_the_first_line_of_the_commands_own_help(name: str) -> None:
    module, line = COMMANDS[name]
    own = import_module(module).command
    assert own.name == name
    assert (own.help or "").splitlines()[0] == line
    overview = rollebog("--help").stdout
    assert " ".join(line.split()) in " ".join(overview.split())


def test_the_overview_lists_every_command_and_shows_the_way_to_a_first_document() -> None:
    shown = rollebog("--help").stdout
    listed = shown.partition("Commands:\n")[2].splitlines()
    assert [line.split()[0] for line in listed if line[2] != " "] == list(COMMANDS)
    for step in ("rollebog init ", "new unit ", "generate"):
        assert step in shown.partition("Options:")[0]


def test_the_short_form_of_help_works_as_well() -> None:
    assert rollebog("-h").stdout == rollebog("--help").stdout
    assert rollebog("check", "-h").stdout == rollebog("check", "--help").stdout


def test_version_prints_name_and_number() -> None:
    shown = rollebog("--version")
    assert (shown.exit_code, shown.stdout) == (0, f"rollebog, version {generator.__version__}\n")


def test_a_misspelt_command_is_answered_with_the_likeliest_one() -> None:
    refused = rollebog("genrate")
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert "there is no command 'genrate'. Did you mean 'generate'?" in refused.stderr


def test_a_misspelt_subcommand_is_wrong_usage() -> None:
    assert rollebog("new", "unti", "x").exit_code == 2

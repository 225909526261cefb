"""The page of the command line, from the commands themselves."""

import inspect
from collections.abc import Iterator
from typing import Any

import typer

from docs.make.markdown import WARNING, code, table
from gpsim import cli
from gpsim.cli.commands import app

INTRODUCTION = """\
# Command line

Every command with everything that it takes. `gpsim COMMAND --help` says the same in a terminal. What the commands are
for is told in the [tutorial](../tutorial/first_day.md)."""


def page() -> str:
    """The page."""
    commands: dict[str, Any] = typer.main.get_command(app).commands  # type: ignore[attr-defined]
    about = inspect.cleandoc(cli.__doc__ or "")
    texts = [text for name, command in commands.items() for text in _command(name, command)]
    return "\n\n".join([INTRODUCTION, WARNING, about, *texts]) + "\n"


def _command(name: str, command: Any) -> Iterator[str]:
    arguments = [each for each in command.params if each.param_type_name == "argument"]
    options = [each for each in command.params if each.param_type_name == "option"]
    yield f"## {name}"
    yield command.help
    usage = ["gpsim", name, *(["[OPTIONS]"] if options else []), *map(_argument, arguments)]
    yield f"```text\n{' '.join(usage)}\n```"
    yield table(("argument", "what it is"), ((code(each.metavar), each.help) for each in arguments))
    if options:
        rows = ((_option(each), _default(each), each.help) for each in options)
        yield table(("option", "unless given", "what it does"), rows)


def _argument(argument: Any) -> str:
    many = f"{argument.metavar}..." if argument.nargs < 0 else argument.metavar
    return many if argument.required else f"[{many}]"


def _option(option: Any) -> str:
    return code(option.opts[0] if option.is_flag else f"{option.opts[0]} {option.metavar}")


def _default(option: Any) -> str:
    """What holds without the option; what is told to the user as text goes before the value."""
    if isinstance(option.show_default, str):
        return option.show_default
    return "" if option.default is None or option.is_flag else str(option.default)

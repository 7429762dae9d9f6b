"""What may be typed after the program's name, in the reader's language, options in any place."""

import argparse
import difflib
import re
from collections.abc import Callable, Sequence
from typing import Any, NoReturn

from desktop_app import __version__
from desktop_app.cli.commands import COMMANDS, COMMON
from desktop_app.cli.readers import Read, shown
from desktop_app.cli.verbs import Option, Verb
from desktop_app.domain.errors import Refused, Said
from desktop_app.language import N_, Translate

PROGRAM = "qingzhang"


class Told(Exception):
    """The text that was asked for instead of a command: help or version."""


def read_arguments(argv: Sequence[str], translate: Translate) -> argparse.Namespace:
    """What was asked for. Raises Told for help and version, Refused for what the program does not understand."""
    named = [command for command in COMMANDS if command.name in argv]
    options, unknown = _parser(translate, named).parse_known_args(list(argv))
    if unknown:
        raise Refused(
            "The program does not understand “{word}” here. Put names with spaces in quotes; qingzhang --help shows "
            "every command and option.",
            word=shown(unknown[0]),
        )
    return options


class _Parser(argparse.ArgumentParser):
    """Speaks the reader's language and raises what argparse would print."""

    def error(self, message: str) -> NoReturn:
        raise _in_plain_words(message)


class _Tell(argparse.Action):
    """`--help` and `--version`: stop and tell."""

    def __init__(self, text: Callable[[], str], **settings: Any) -> None:
        super().__init__(nargs=0, default=argparse.SUPPRESS, **settings)
        self.text = text

    def __call__(self, *_: object, **__: object) -> None:
        raise Told(self.text())


def _parser(translate: Translate, commands: Sequence[Verb]) -> argparse.ArgumentParser:
    """The parser of these commands; all of them are only made where help shows them, as that takes its time."""

    class Formatter(argparse.HelpFormatter):
        def __init__(self, prog: str) -> None:
            super().__init__(prog, max_help_position=32)

        def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
            super().add_usage(usage, actions, groups, translate("Usage: ") if prefix is None else prefix)

    settings: dict[str, Any] = {"add_help": False, "allow_abbrev": False, "formatter_class": Formatter}
    parser = _Parser(
        prog=PROGRAM,
        description=translate("清账 keeps what customers owe: sell on credit, know whom to chase, and get paid."),
        epilog=translate("Type qingzhang COMMAND --help for one command; without a command the program starts."),
        **settings,
    )
    _add_common(parser, translate, first=True, whole_help=lambda: _parser(translate, COMMANDS).format_help())
    listed = parser.add_subparsers(title=translate("Commands"), dest="command", metavar=translate("COMMAND"))
    for command in commands:
        text = translate(command.help)
        child = listed.add_parser(command.name, help=text, description=text, **settings)
        _add_own(child, command, translate)
        _add_common(child, translate, first=False, whole_help=child.format_help)
    return parser


def _add_own(parser: argparse.ArgumentParser, command: Verb, translate: Translate) -> None:
    group = parser.add_argument_group(translate("Options of this command")) if command.options else parser
    for option in command.options:
        _add(group, option, translate, option.default)


def _add_common(
    parser: argparse.ArgumentParser, translate: Translate, first: bool, whole_help: Callable[[], str]
) -> None:
    """Options before the command have defaults; after it they only replace what was said before."""
    group = parser.add_argument_group(translate("Options of every command"))
    for option in COMMON:
        _add(group, option, translate, option.default if first else argparse.SUPPRESS)
    group.add_argument("--help", "-h", action=_Tell, text=whole_help, help=translate("show this help"))
    if first:
        version = f"清账 {PROGRAM} {__version__}\n"
        group.add_argument("--version", action=_Tell, text=lambda: version, help=translate("show the version"))


def _add(group: argparse._ActionsContainer, option: Option, translate: Translate, default: Any) -> None:
    help_text = translate(option.help).format(choices=", ".join(option.choices)).replace("%", "%%")
    if option.is_flag:
        default = default if default is argparse.SUPPRESS else False
        group.add_argument(option.name, action="store_true", default=default, help=help_text)
        return
    settings: dict[str, Any] = {"metavar": option.metavar, "type": _named(option), "help": help_text}
    if option.name.startswith("--"):
        settings |= {"dest": option.into, "required": option.required, "default": [] if option.many else default}
        settings |= {"action": "append"} if option.many else {}
    elif option.many or option.optional:
        settings |= {"nargs": "+" if option.many else "?"}
    group.add_argument(option.name, **settings)


def _named(option: Option) -> Read:
    """The option's reader, which names the option in what it refuses."""

    def read(text: str) -> Any:
        try:
            return option.read(text)
        except Said as problem:
            raise Refused("{option}: {problem}", option=option.name, problem=problem) from None

    return read


_COMPLAINTS: tuple[tuple[str, str], ...] = (
    (r"invalid choice: '(?P<word>.*?)' \(", N_("There is no command “{word}”. qingzhang --help shows all of them.")),
    (r"required: (?P<word>.+)", N_("{word} is missing. Add it to the command; --help shows how.")),
    (r"argument (?P<word>[^:/]+).*: expected", N_("{word} needs a value after it.")),
    (r"argument (?P<word>[^:/]+).*: ignored explicit argument", N_("{word} takes no value.")),
)
"""How argparse complains, and what we say instead."""


def _in_plain_words(message: str) -> Refused:
    for pattern, template in _COMPLAINTS:
        found = re.search(pattern, message)
        if found:
            word = found["word"]
            near = difflib.get_close_matches(word, [command.name for command in COMMANDS], n=1)
            if "no command" in template and near:
                return Refused("There is no command “{word}”. Did you mean {near}?", word=shown(word), near=near[0])
            return Refused(template, word=shown(word))
    return Refused("The command was not understood ({problem}). --help shows how it is typed.", problem=message)

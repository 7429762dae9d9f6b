"""Options stand before or after the command, and a wrong word is told in one line that says what to do."""

import inspect
from importlib import import_module
from pathlib import Path

import pytest

from desktop_app.cli.arguments import Told, read_arguments
from desktop_app.cli.commands import COMMANDS, KINDS, ORDERS, PAPERS, REPORTS, START
from desktop_app.cli.verbs import Verb
from desktop_app.domain.chasing import Order
from desktop_app.domain.errors import Refused
from desktop_app.language import translator
from desktop_app.operations.exporting import REPORTS as EXPORTED
from desktop_app.operations.importing import ImportKind
from desktop_app.operations.papers import VoucherPaper
from tests.cli.desk import Desk

OPTIONS = ("--book", "b", "--today", "2026-03-01", "--lang", "en", "--json", "--passphrase-file", "p")


@pytest.mark.parametrize("command", [START, *COMMANDS], ids=lambda one: one.name or "start")
def test_every_command_runs_a_function_that_is_there(command: Verb) -> None:
    """And one that says what it does; a command takes the session and nothing else."""
    module, function = command.runs.split(".")
    runs = getattr(import_module(f"desktop_app.cli.{module}"), function)
    assert inspect.getdoc(runs)
    assert list(inspect.signature(runs).parameters) == ["session"]


def refused(*words: str) -> str:
    with pytest.raises(Refused) as refusal:
        read_arguments(words, str)
    return str(refusal.value)


@pytest.mark.parametrize(
    "words", [(*OPTIONS, "balance", "老王"), ("balance", "老王", *OPTIONS), ("balance", *OPTIONS, "老王")]
)
def test_options_stand_before_or_after_the_command(words: tuple[str, ...]) -> None:
    options = read_arguments(words, str)
    assert (options.command, options.name, str(options.book), options.json) == ("balance", "老王", "b", True)
    assert (options.today.isoformat(), options.lang, str(options.passphrase_file)) == ("2026-03-01", "en", "p")


def test_an_option_after_the_command_goes_before_the_one_in_front() -> None:
    assert read_arguments(("--book", "a", "check", "--book", "b"), str).book == Path("b")


def test_no_command_is_no_mistake() -> None:
    assert read_arguments((), str).command is None


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["chaze"], "There is no command “chaze”. Did you mean chase?"),
        (["xyzzy"], "There is no command “xyzzy”. qingzhang --help shows all of them."),
        (["balance"], "NAME is missing. Add it to the command; --help shows how."),
        (["voucher", "X"], "--out is missing. Add it to the command; --help shows how."),
        (["chase", "--top"], "--top needs a value after it."),
        (["chase", "--json=3"], "--json takes no value."),
        (["chase", "--top", "0"], "--top: “0” is not a whole number from 1 to 1000000."),
        (["chase", "--top", "１"], "--top: “１” is not a whole number from 1 to 1000000."),
        (["chase", "--by", "size"], "--by: “size” is not possible here. Choose money, risk, due."),
        (
            ["--today", "2026-02-30", "check"],
            "--today: “2026-02-30” is not a day of the calendar. Check day and month.",
        ),
        (["check", "--today", "tomorrow"], "--today: “tomorrow” is not a date. Type it as 2026-03-01."),
        (["ageing", "--buckets", "30;60"], "--buckets: “30;60” is not a whole number from 1 to 36500."),
        (["statement", "--month", "3"], "--month: “3” is not a month. Type it as 2026-03."),
        (["--lang", "fr", "check"], "--lang: “fr” is not possible here. Choose zh_CN, en."),
        (
            ["import", "f", "--as", "customers", "--map", "name"],
            "--map: “name” names no column. Type it as name=客户名称.",
        ),
    ],
)
def test_a_wrong_word_is_told_by_name(words: list[str], said: str) -> None:
    assert refused(*words) == said


def test_a_name_in_two_words_asks_for_quotes() -> None:
    assert refused("balance", "老王", "建材").startswith("The program does not understand “建材” here. Put names")


def test_options_are_never_guessed_from_their_beginning() -> None:
    assert "--js" in refused("check", "--js")


def test_a_mapping_may_be_given_for_every_field() -> None:
    words = ("import", "f.csv", "--as", "open-items", "--map", "customer=单位", "--map", "amount=C")
    assert read_arguments(words, str).map == [("customer", "单位"), ("amount", "C")]


def test_the_words_that_may_be_chosen_are_those_of_the_operations() -> None:
    """They are written out so that asking for help need not load the whole program."""
    assert set(ORDERS) == set(Order)
    assert set(KINDS) == set(ImportKind)
    assert set(PAPERS) == set(VoucherPaper)
    assert set(REPORTS) == set(EXPORTED)


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_help_lists_every_command(language: str) -> None:
    with pytest.raises(Told) as told:
        read_arguments(["--help"], translator(language))
    for command in COMMANDS:
        assert f"    {command.name} " in str(told.value)


@pytest.mark.parametrize("command", [command.name for command in COMMANDS])
def test_each_command_explains_itself(command: str) -> None:
    with pytest.raises(Told) as told:
        read_arguments([command, "--help"], translator("zh_CN"))
    assert f"qingzhang {command}" in str(told.value)
    assert "usage" not in str(told.value)


def test_help_and_version_are_no_failures(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    assert desk.type("--version").out == "清账 qingzhang 0.1.0\n"
    assert desk.type("--help").code == 0
    assert desk.type("chase", "-h").out.startswith("Usage: qingzhang chase")


def test_the_language_asked_for_also_tells_what_was_wrong(tmp_path: Path) -> None:
    said = Desk(tmp_path).type("--today", "2026-02-30", "check", "--lang=zh_CN")
    assert said.code == 2
    assert said.err.startswith("--today：")
    assert "not a day" not in said.err


@pytest.mark.parametrize(
    ("locale", "begins"),
    [("zh_CN.UTF-8", "用法"), ("Chinese (Simplified)_China", "用法"), ("C.UTF-8", "Usage"), (None, "Usage")],
)
def test_the_language_is_the_systems_unless_one_is_asked_for(tmp_path: Path, locale: str | None, begins: str) -> None:
    desk = Desk(tmp_path)
    assert desk.type("--help", locale=locale).out.startswith(begins)
    assert desk.type("--help", "--lang", "en", locale=locale).out.startswith("Usage")

"""Tables line up also in Chinese, and user text is shown as it is."""

from io import StringIO

import pytest
from rich.cells import cell_len

from desktop_app.cli.screen import Heading, Screen, Stack
from desktop_app.domain.errors import Said
from tests.cli.desk import Terminal, plain_lines

COLUMNS = (Heading("Customer"), Heading("Unpaid", figures=True), Heading("Note"))


def drawn(*rows: tuple[object, ...], total: tuple[object, ...] = (), stream: StringIO | None = None) -> list[str]:
    stream = stream or StringIO()
    Screen(stream, str).cells(COLUMNS, rows, total)  # type: ignore[arg-type]
    return plain_lines(stream.getvalue())


def test_figures_end_in_one_column_whatever_stands_before_them() -> None:
    lines = drawn(("老王建材", 120_050, ""), ("Li", 5, ""), ("𠅤記😀", -100, ""), total=(None, 119_955, None))
    ends = {cell_len(line) for line in lines if "." in line}
    assert len(ends) == 1
    assert [line.split()[-1] for line in lines if "." in line] == ["1,200.50", "0.05", "-1.00", "1,199.55"]


def test_text_is_never_interpreted() -> None:
    """F16: markup, emoji codes and terminal codes stay what was typed."""
    (*_, line) = drawn(("[bold red]王[/] :smile: <b>", 1, "\x1b[31m\nx"))
    assert line == "[bold red]王[/] :smile: <b>     0.01   \\x1b[31m x"


def test_outside_a_terminal_nothing_is_wrapped_coloured_or_padded() -> None:
    stream = StringIO()
    lines = drawn(("长" * 120, 1, "x" * 100), stream=stream)
    assert "\x1b" not in stream.getvalue()
    assert lines[-1].endswith("x" * 100)
    assert all(line == line.rstrip() for line in lines)


def test_a_narrow_terminal_wraps_text_but_never_figures(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    lines = drawn(("一家名字很长很长很长的建材商行", 123_456_789, "note " * 6), stream=Terminal())
    assert max(map(cell_len, lines)) <= 40
    assert sum("1,234,567.89" in line for line in lines) == 1


def test_a_stack_puts_our_words_under_the_name() -> None:
    lines = drawn((Stack("[b]老王", (Said("overdue"), Said("→ call"))), 1, None))
    assert [line.split()[0] for line in lines[-3:]] == ["[b]老王", "overdue", "→"]


def test_headings_and_sentences_are_translated_and_keys_are_not_broken() -> None:
    stream = StringIO()
    screen = Screen(stream, {"Nothing here, {name}.": "这里没有{name}。"}.__getitem__)
    screen.heading(Said("Nothing here, {name}.", name="[i]王"))
    screen.say(Said("Nothing here, {name}.", name="王"))
    screen.hint(Said("Nothing here, {name}.", name="李"))
    screen.gap()
    screen.exactly("ABCD-" * 30)
    assert stream.getvalue() == f"这里没有[i]王。\n这里没有王。\n这里没有李。\n\n    {'ABCD-' * 30}\n"

"""What is built has a door: each public operation is reached from the window or the command line, each act by hand from
the window, and what the command line cannot do is written down."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "desktop_app"
OPERATIONS = PACKAGE / "operations"
WINDOW, COMMAND_LINE = ("ui", "app.py"), ("cli", "__main__.py")
PREFIX = "desktop_app.operations"

Name = tuple[str, str]
"""Module of the operations and name in it."""

ANOTHER_WAY_IN_THE_WINDOW: dict[Name, Name] = {
    ("backup", "back_up"): ("backup", "back_up_beside"),
    ("book_keys", "confirm_whole_key"): ("recovery_checks", "confirm_groups"),
    ("users", "owner_to_counter"): ("users", "come_to_counter"),
    ("statement_shown", "holds"): ("paper_runs", "truth_behind"),
    ("exporting", "export_report"): ("exporting", "write_table"),
    ("exporting", "write_report"): ("exporting", "write_list"),
}
"""What the command line does at once and the window in steps of its own."""

ONLY_IN_THE_WINDOW: tuple[str, ...] = (
    "backup.back_up_beside",
    "customers.add_customer",
    "customers.put_new_away",
    "even_exchanges.void_exchange",
    "debt_classes.take_view_back",
    "moving.move_receipt_back",
    "noting_again.note_again",
    "other_places.stay_here",
    "outlook.look_together",
    "paper_runs.look_at_statement",
    "paper_runs.month_entries",
    "paper_runs.paper_bytes",
    "paper_runs.printed_well",
    "paper_runs.state_month",
    "paper_runs.truth_behind",
    "pins.rest_of_pin",
    "price_changes.keep_prices",
    "reconciling.take_differences_back",
    "recovery_checks.confirm_groups",
    "settings.edit_calendar",
    "settings.edit_rules",
    "taking_back.undo_spread",
    "taking_back.void_with_money",
    "unlocking.unlock",
)
"""Acts that the command line has no command for."""


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def module_of(path: Path) -> str:
    return ".".join(path.relative_to(OPERATIONS).with_suffix("").parts)


def operations() -> Iterator[tuple[Name, ast.FunctionDef]]:
    """The public functions."""
    for path in sorted(OPERATIONS.glob("*.py")):
        for node in tree(path).body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                yield (module_of(path), node.name), node


@cache
def asked_for(path: Path) -> tuple[Name, ...]:
    """Every name of the operations that a file imports, wherever in it, or reaches through an imported module."""
    return tuple(_asked_for(list(ast.walk(tree(path)))))


def _asked_for(nodes: list[ast.AST]) -> Iterator[Name]:
    modules: dict[str, str] = {}
    for node in nodes:
        if isinstance(node, ast.ImportFrom) and node.module == PREFIX:
            modules |= {alias.asname or alias.name: alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith(f"{PREFIX}."):
            yield from ((str(node.module).removeprefix(f"{PREFIX}."), alias.name) for alias in node.names)
    for node in nodes:
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in modules:
            yield modules[node.value.id], node.attr


def files(places: tuple[str, ...]) -> Iterator[Path]:
    for place in places:
        whole = PACKAGE / place
        yield from [whole] if whole.is_file() else whole.rglob("*.py")


@cache
def defined_at() -> dict[Name, Name]:
    """Names a module of the operations passes on, by where they are defined."""
    found: dict[Name, Name] = {}
    for path in OPERATIONS.rglob("*.py"):
        found |= {(module_of(path), name): (module, name) for module, name in asked_for(path)}
    return found


def home(name: Name) -> Name:
    while name in defined_at() and defined_at()[name] != name:
        name = defined_at()[name]
    return name


@cache
def uses() -> dict[Name, set[Name]]:
    """What each top-level function or class of the operations needs of the others."""
    found: defaultdict[Name, set[Name]] = defaultdict(set)
    for path in OPERATIONS.rglob("*.py"):
        module, known = module_of(path), {name: (where, name) for where, name in asked_for(path)}
        own = {node.name for node in tree(path).body if isinstance(node, ast.FunctionDef | ast.ClassDef)}
        for node in tree(path).body:
            said = {one.id for one in ast.walk(node) if isinstance(one, ast.Name)}
            through = {
                (one.value.id, one.attr)
                for one in ast.walk(node)
                if isinstance(one, ast.Attribute) and isinstance(one.value, ast.Name)
            }
            needs = {known[name] for name in said & known.keys()} | {(module, name) for name in said & own} | through
            name = node.name if isinstance(node, ast.FunctionDef | ast.ClassDef) else ""
            found[module, name] |= {home(one) for one in needs}
    return found


@cache
def reached(places: tuple[str, ...]) -> set[Name]:
    """Everything of the operations that these files reach, directly or through other operations."""
    waiting = [home(name) for path in files(places) for name in asked_for(path)]
    seen: set[Name] = set()
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            waiting += [*uses().get(name, ()), *uses().get((name[0], ""), ())]
    return seen


def acts() -> list[Name]:
    """Operations that write: they are told the moment."""
    return [
        name
        for name, node in operations()
        if any(argument.arg == "moment" for argument in (*node.args.args, *node.args.kwonlyargs))
    ]


@pytest.mark.parametrize("name", [name for name, _ in operations()], ids=lambda name: ".".join(name))
def test_every_public_operation_is_called_by_somebody(name: Name) -> None:
    """No rule that is kept for nobody, and no query whose answer nobody sees."""
    assert name in reached(WINDOW) | reached(COMMAND_LINE), "it has no door in the window and none on the command line"


@pytest.mark.parametrize("name", acts(), ids=lambda name: ".".join(name))
def test_what_is_done_by_hand_has_a_door_in_the_window(name: Name) -> None:
    assert ANOTHER_WAY_IN_THE_WINDOW.get(name, name) in reached(WINDOW)


def test_what_the_command_line_cannot_do_is_written_down() -> None:
    done_by_hand = {home(name) for path in files(WINDOW) for name in asked_for(path)} & set(acts())
    assert sorted(".".join(name) for name in done_by_hand - reached(COMMAND_LINE)) == sorted(ONLY_IN_THE_WINDOW)

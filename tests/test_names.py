"""One word for one thing (GLOSSARY.md), one glance for one function, one idea a module (CONTRIBUTING.md)."""

import ast
import re
from functools import cache
from pathlib import Path

from installer.house import CHECKOUT, classes_named_twice, long_functions, long_modules, sources


@cache
def program() -> dict[Path, str]:
    return sources(CHECKOUT / "desktop_app")


@cache
def trees() -> dict[Path, ast.Module]:
    return {path: ast.parse(text) for path, text in program().items()}


def test_no_public_class_name_stands_twice() -> None:
    twice = classes_named_twice(trees())
    assert {name: [str(path.relative_to(CHECKOUT)) for path in paths] for name, paths in twice.items()} == {}


def test_a_function_is_read_at_a_glance_and_a_module_holds_one_idea() -> None:
    """Give the second idea a name of its own: cutting in half helps nobody."""
    assert (long_functions(trees()), long_modules(program())) == ([], [])


def test_the_glossary_names_what_there_is() -> None:
    """A word that is called otherwise by now is looked for in vain."""
    told = re.findall(r"`([A-Za-z_.]+)`", (CHECKOUT / "GLOSSARY.md").read_text(encoding="utf-8"))
    said = set(re.findall(r"[A-Za-z_]+", "\n".join(program().values()))) | {"desktop_app", "test_names"}
    assert [name for name in told if name.rpartition(".")[2] not in said] == []

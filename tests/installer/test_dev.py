"""The two commands as they are typed."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

from installer import dev


@pytest.mark.parametrize("version", [(3, 11), (3, 12), (3, 13)])
def test_a_supported_python_is_no_problem(version: tuple[int, int]) -> None:
    assert dev.python_problem(version) is None


@pytest.mark.parametrize("version", [(2, 7), (3, 10), (3, 14)])
def test_any_other_python_is_told_which_ones_fit(version: tuple[int, int]) -> None:
    problem = dev.python_problem(version)
    assert problem is not None
    assert f"This is Python {version[0]}.{version[1]}; 3.11, 3.12 or 3.13 is needed" in problem


def test_a_python_that_does_not_start_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    a_program(tmp_path / "python3.13", "exit 127")
    a_program(tmp_path / "python3.12", "exit 0")
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin")
    assert dev.supported_python() == str(tmp_path / "python3.12")


def test_a_machine_without_a_supported_python_has_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert dev.supported_python() is None


def test_no_verb_prints_the_help() -> None:
    done = typed()
    assert done.returncode == 0
    assert "dev.py run" in done.stdout
    assert "dev.py test" in done.stdout


@pytest.mark.parametrize("asked", ["-h", "--help"])
@pytest.mark.parametrize("verb", ["test", "pictures"])
def test_every_verb_tells_how_it_is_typed_and_does_nothing(
    verb: str, asked: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev, "obey", lambda verb, rest: pytest.fail(f"{verb} {rest} was obeyed"))
    assert dev.main([verb, asked]) == 0
    done = typed(verb, asked)
    assert f"dev.py {verb}" in done.stdout


@pytest.mark.parametrize("asked", ["-h", "--help"])
def test_help_for_a_run_is_the_products_own(asked: str, monkeypatch: pytest.MonkeyPatch) -> None:
    passed: list[tuple[str, list[str]]] = []

    def obeyed(verb: str, rest: list[str]) -> int:
        passed.append((verb, rest))
        return 0

    monkeypatch.setattr(dev, "obey", obeyed)
    assert dev.main(["run", asked]) == 0
    assert passed == [("run", [asked])]


def test_an_unknown_verb_is_the_users_mistake() -> None:
    done = typed("tset")
    assert done.returncode == 2
    assert "dev.py test" in done.stderr


def test_the_verbs_can_be_read_by_a_much_older_python() -> None:
    """The version is refused in words, so the file that refuses it must not be a syntax error there."""
    source = Path(dev.__file__).read_text(encoding="utf-8")
    ast.parse(source, feature_version=(3, 7))
    assert "from installer" not in source.split("def obey")[0]


def test_ci_makes_exactly_the_same_checks() -> None:
    script = (dev.CHECKOUT / ".ci" / "run").read_text(encoding="utf-8")
    assert script.splitlines()[-1] == "exec python3 installer/dev.py test"
    assert os.access(dev.CHECKOUT / ".ci" / "run", os.X_OK)


def typed(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, dev.__file__, *arguments], capture_output=True, text=True, check=False)


def a_program(path: Path, body: str) -> None:
    path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    path.chmod(0o755)

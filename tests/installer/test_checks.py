"""The order of the checks, and the sealed session that the tests run in."""

import sys
from pathlib import Path

import pytest

from installer import checks, machine
from installer.checks import Step
from installer.environment import Environment


def test_the_checks_that_fail_soonest_come_first(tmp_path: Path) -> None:
    assert [step.name for step in checks.steps(Environment(tmp_path), [])] == [
        "ruff format --check",
        "ruff check",
        "vulture: what nobody needs",
        "lint-imports",
        "mypy",
        "pytest",
        "coverage of the domain: every branch",
    ]


def test_the_domain_must_be_covered_wholly(tmp_path: Path) -> None:
    command = checks.steps(Environment(tmp_path), [])[-1].command
    assert command[-2:] == ["--include=desktop_app/domain/*", "--fail-under=100"]


def test_coverage_is_not_judged_on_a_part_of_the_tests(tmp_path: Path) -> None:
    narrowed = checks.steps(Environment(tmp_path), ["tests/domain"])
    assert narrowed[-1].name == "pytest"
    assert narrowed[-1].command[-1] == "tests/domain"


def test_all_tests_run_in_several_processes_and_one_that_dies_is_a_failure(tmp_path: Path) -> None:
    command = next(step.command for step in checks.steps(Environment(tmp_path), []) if step.name == "pytest")
    assert int(command[command.index("-n") + 1]) > 1
    assert "--max-worker-restart=0" in command


def test_every_day_the_domain_is_judged_by_its_own_tests_alone(tmp_path: Path) -> None:
    command = next(step.command for step in checks.steps(Environment(tmp_path), []) if step.name == "pytest")
    assert command[-2:] == ["--cov=desktop_app.domain", "--traced=tests/domain/"]


def test_the_large_sizes_are_the_whole_of_the_tests_and_all_of_the_product_is_traced(tmp_path: Path) -> None:
    full = checks.steps(Environment(tmp_path), ["--full"])
    names = [step.name for step in checks.steps(Environment(tmp_path), [])]
    assert [step.name for step in full] == [*names[:-1], "coverage", names[-1]]
    assert next(step.command for step in full if step.name == "pytest")[-2:] == ["--cov", "--full"]


def test_a_part_in_large_sizes_is_still_a_part(tmp_path: Path) -> None:
    assert checks.steps(Environment(tmp_path), ["--full", "tests/faults"])[-1].name == "pytest"


def test_the_first_failure_stops_with_its_exit_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    three = [a_step("good", 0), a_step("bad", 7), a_step("never", 0)]
    assert made(three, tmp_path, monkeypatch) == 7
    seen = capfd.readouterr()
    assert "== good" in seen.out
    assert "never" not in seen.out
    assert "Failed: bad (exit code 7)" in seen.err


def test_the_last_line_says_that_all_passed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    assert made([a_step("good", 0)], tmp_path, monkeypatch) == 0
    assert capfd.readouterr().out.splitlines()[-1] == "All checks passed."


def test_nothing_of_the_developer_is_touched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GNOME_KEYRING_CONTROL", "/run/user/1000/keyring")
    environment = checks.sealed(tmp_path)
    assert "GNOME_KEYRING_CONTROL" not in environment
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR"):
        assert Path(environment[name]).is_relative_to(tmp_path)
    assert environment["QT_QPA_PLATFORM"] == "offscreen"


def test_the_processes_of_the_tests_keep_what_one_of_them_compiled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(checks.COMPILES_ANEW, "1")
    script = "import sys; raise SystemExit(sys.dont_write_bytecode)"
    assert checks.take(Step("kept", [sys.executable, "-c", script]), tmp_path, checks.sealed(tmp_path)) == 0


def test_the_session_has_a_real_unlocked_secret_service(tmp_path: Path) -> None:
    script = (
        "import keyring; keyring.set_password('qingzhang', 'book', '钥匙');"
        "assert keyring.get_password('qingzhang', 'book') == '钥匙';"
        "assert keyring.get_keyring().__module__ == 'keyring.backends.SecretService'"
    )
    step = Step("secret", checks.in_private_session([sys.executable, "-c", script]))
    assert checks.take(step, tmp_path, checks.sealed(tmp_path)) == 0


def test_the_session_passes_the_exit_code_on(tmp_path: Path) -> None:
    step = Step("code", checks.in_private_session([sys.executable, "-c", "raise SystemExit(5)"]))
    assert checks.take(step, tmp_path, checks.sealed(tmp_path)) == 5


def a_step(name: str, code: int) -> Step:
    return Step(name, [sys.executable, "-c", f"raise SystemExit({code})"])


def made(three: list[Step], checkout: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr(checks, "steps", lambda environment, arguments: three)
    monkeypatch.setattr(machine, "provide", lambda wanted: None)
    monkeypatch.setattr(Environment, "ensure", lambda self, lock: None)
    return checks.make_all(Environment(checkout), [])

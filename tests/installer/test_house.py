"""The house is counted the same way before and after."""

import ast
from pathlib import Path

from installer.house import classes_named_twice, long_functions, long_modules, report, written_twice

SHORT = (
    "def add(a: int, b: int) -> int:\n    total = 0\n    total += a\n    if b:\n        total += b\n    return total\n"
)
LONG = "def told() -> None:\n" + "    print()\n" * 30


def test_what_is_written_twice_is_counted(tmp_path: Path) -> None:
    one, other = ast.parse(SHORT + "class Row:\n    pass\n"), ast.parse(LONG + SHORT + "class Row:\n    pass\n")
    trees = {tmp_path / "one.py": one, tmp_path / "other.py": other}
    assert written_twice(trees) == 1
    assert list(classes_named_twice(trees)) == ["Row"]
    assert long_functions(trees) == ["other.py:told"]
    assert long_modules({tmp_path / "one.py": "a = 1\n" * 300, tmp_path / "long.py": "a = 1\n" * 301}) == ["long.py"]


def test_a_wish_touches_the_files_that_name_its_like(tmp_path: Path) -> None:
    (tmp_path / "desktop_app" / "domain").mkdir(parents=True)
    (tmp_path / "tests").mkdir()
    (tmp_path / "desktop_app" / "domain" / "slip.py").write_text("carrier = ''\n", encoding="utf-8")
    told = list(report(tmp_path))
    assert "files touched by a slip field: 1 (at most 3)" in told
    assert told[0].split() == ["domain", "1", "lines", "1", "files"]

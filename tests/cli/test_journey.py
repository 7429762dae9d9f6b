"""The whole way by real processes: a new book, customers, a slip, the gate, money, and every report of it."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.cli.desk import CUSTOMERS, PASSPHRASE, TODAY, cement

CHECKOUT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Home:
    """An empty home folder, in which the program is started as a user starts it."""

    folder: Path

    def start(self, *words: str, document: object = None, **environment: str) -> "subprocess.CompletedProcess[str]":
        known = {"HOME": str(self.folder), "PATH": os.environ["PATH"], "LANG": "C.UTF-8", **environment}
        return subprocess.run(
            [sys.executable, "-m", "desktop_app", *words],
            input="" if document is None else json.dumps(document),
            capture_output=True,
            check=False,
            encoding="utf-8",
            cwd=CHECKOUT,
            env=known,
        )

    def answer(self, *words: str, document: object = None) -> Any:
        done = self.start(*words, "--today", TODAY, "--passphrase-file", str(self.folder / "p"), document=document)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    (tmp_path / "p").write_text(PASSPHRASE, encoding="utf-8")
    (tmp_path / "customers.csv").write_text(CUSTOMERS, encoding="utf-8")
    return Home(tmp_path)


def test_from_an_empty_home_to_a_backup(home: Home) -> None:
    """The book lies in the user's own data folder, as nobody named another one."""
    made = home.answer("new", "--shop", "顺达建材批发部", "--json")
    assert Path(made["book"]) == home.folder / ".local" / "share" / "qingzhang" / "book"
    home.answer("import", str(home.folder / "customers.csv"), "--as", "customers", "--json")
    slip = {"customer": "老王", "date": "2026-10-01", "lines": [cement("9000")]}
    number = home.answer("ship", document=slip)["number"]
    more = {**slip, "date": TODAY, "lines": [cement("2000")]}
    stopped = home.start("ship", "--today", TODAY, "--passphrase-file", str(home.folder / "p"), document=more)
    assert (stopped.returncode, json.loads(stopped.stdout)["verdict"]) == (2, "block")
    assert stopped.stderr.count("\n") == 1
    assert home.answer("ship", document={**more, "release": {"reason": "老客户"}})["verdict"] == "released"
    money = {"customer": "老王", "date": TODAY, "amount": "4000.00", "instruction": "10月货款"}
    assert home.answer("receive", document=money)["allocations"] == [{"number": number, "amount": "4000.00"}]
    assert home.answer("ageing", "--json")["totals"]["balance"] == "7000.00"
    assert home.answer("chase", "--json")["rows"][0]["customer"] == "老王建材"
    out = home.folder / "papers"
    (statement,) = home.answer("statement", "--all", "--month", "2026-11", "--out", str(out), "--json")["statements"]
    assert (statement["closing"], Path(statement["file"]).parent) == ("7000.00", out)
    home.answer("voucher", number, "--out", str(out / "voucher.pdf"), "--json")
    home.answer("export", "ageing", "--out", str(out / "ageing.xlsx"), "--json")
    assert home.answer("check", "--json") == {"proven": True, "findings": []}
    home.answer("backup", str(home.folder / "stick"), "--json")
    assert sorted(path.suffix for path in out.iterdir()) == [".pdf", ".pdf", ".xlsx"]


def test_nothing_readable_of_the_customers_lies_in_the_home(home: Home) -> None:
    """F22, T40: also not in a log after a failure."""
    home.answer("new", "--shop", "顺达建材批发部", "--json")
    home.answer("import", str(home.folder / "customers.csv"), "--as", "customers", "--json")
    (home.folder / "customers.csv").unlink()
    (home.folder / "p").unlink()
    for path in home.folder.rglob("*"):
        if path.is_file():
            assert "老王".encode() not in path.read_bytes()
            assert path.stat().st_mode & 0o077 == 0


def test_an_old_encoding_of_the_system_loses_no_character(home: Home) -> None:
    """A pipe gets UTF-8 even where the system would write ASCII."""
    home.answer("new", "--shop", "顺达", "--json")
    home.answer("import", str(home.folder / "customers.csv"), "--as", "customers", "--json")
    old = {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = home.start("customers", "--passphrase-file", str(home.folder / "p"), **old)
    assert "老王建材" in done.stdout
    wrong = home.start("check", "--today", "never", "--lang", "zh_CN", **old)
    assert (wrong.returncode, wrong.stderr[:8]) == (2, "--today：")


def test_help_comes_without_loading_the_book_or_the_papers(home: Home) -> None:
    """Start-up: what a command does not need is not loaded."""
    loaded = (
        "import sys; from desktop_app.cli.arguments import read_arguments\n"
        "read_arguments(['chase'], str)\n"
        "print([name for name in ('peewee', 'rich', 'reportlab', 'xlsxwriter', 'pypinyin') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", loaded], capture_output=True, check=True, text=True, cwd=CHECKOUT)
    assert done.stdout.strip() == "[]"


def test_a_balance_loads_neither_papers_nor_tables(home: Home) -> None:
    home.answer("new", "--shop", "顺达", "--json")
    loaded = (
        "import sys; from desktop_app.__main__ import main\n"
        f"sys.argv = ['qingzhang', 'ageing', '--json', '--passphrase-file', {str(home.folder / 'p')!r}]\n"
        "main()\n"
        "print([name for name in ('rich', 'reportlab', 'xlsxwriter', 'pypinyin', 'PIL') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", loaded],
        capture_output=True, check=True, text=True, cwd=CHECKOUT, env={**os.environ, "HOME": str(home.folder)},
    )  # fmt: skip
    assert done.stdout.splitlines()[-1] == "[]"

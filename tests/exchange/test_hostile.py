"""Hostile and broken files: refused in plain words, fast, in a child process, and the program lives on (T35)."""

import random
import struct
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from functools import partial
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from desktop_app.domain.errors import Refused, Unavailable
from desktop_app.exchange import asking
from desktop_app.exchange.answers import Refusal, unpacked
from desktop_app.exchange.cells import decimal_of, fen_of, price_of, quantity_of, whole_of
from desktop_app.exchange.child import answer, read, serve
from desktop_app.exchange.days import DayRules, date_of
from desktop_app.exchange.files import read_bytes, read_file
from desktop_app.exchange.grid import MAX_BYTES, GridCell
from desktop_app.exchange.limits import memory_for, seconds_for
from tests.exchange.sheets import csv, number, ods, package, raw_xlsx, row, text, texts, xlsx

FILES = Path(__file__).parents[1] / "files" / "sheets"
SHARED = '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>{text}</t></si></sst>'
LAUGHS = '<!DOCTYPE x [<!ENTITY a "哈哈哈哈哈哈"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504


def shared_text(content: str, prolog: str = "") -> bytes:
    """A workbook whose one cell shows a shared text."""
    return raw_xlsx(
        row(1, '<c t="s"><v>0</v></c>'), parts={"xl/sharedStrings.xml": prolog + SHARED.format(text=content)}
    )


def with_lying_size(raw: bytes, part: str) -> bytes:
    """The package with a directory that says `part` unpacks to 1,000 bytes."""
    forged, found = bytearray(raw), raw.find(b"PK\x01\x02")
    while found != -1:
        length = struct.unpack("<H", raw[found + 28 : found + 30])[0]
        if raw[found + 46 : found + 46 + length] == part.encode():
            forged[found + 24 : found + 28] = struct.pack("<I", 1000)
        found = raw.find(b"PK\x01\x02", found + 4)
    return bytes(forged)


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "bomb": (lambda: shared_text("a" * 501 * 1024 * 1024), "unpacks to more than 500 MB"),
    "ratio": (lambda: shared_text("a" * 20 * 1024 * 1024), "more than 100 times smaller"),
    "lying size": (lambda: with_lying_size(shared_text("a" * 20 * 1024 * 1024), "xl/sharedStrings.xml"), "damaged"),
    "many parts": (lambda: package({f"xl/{part}.xml": "" for part in range(2001)}), "500 MB"),
    "last cell": (
        lambda: raw_xlsx(row(1, text("客户")) + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
        "reaches down to cell XFD1048576; at most 100,000 rows",
    ),
    "far column": (lambda: raw_xlsx('<row r="1"><c r="XFD1"><v>1</v></c></row>'), "out to cell XFD1; at most 100"),
    "far formula": (lambda: raw_xlsx('<row r="1"><c r="CW1"><f>1</f></c><c r="A1"/></row>'), "out to cell CW1"),
    "entities": (lambda: shared_text("&b;", LAUGHS), "hidden content"),
    "entities in the sheet": (
        lambda: raw_xlsx("", parts={"xl/worksheets/sheet1.xml": LAUGHS + "<worksheet/>"}),
        "hidden content",
    ),
    "entities in UTF-16": (
        lambda: raw_xlsx("", parts={"xl/styles.xml": ("\ufeff" + LAUGHS + "<styleSheet/>").encode("utf-16-le")}),
        "hidden content",
    ),
    "repeated rows": (
        lambda: ods(
            '<table:table-row table:number-rows-repeated="1000000"><table:table-cell office:value-type="float" '
            'office:value="1" table:number-columns-repeated="50"/></table:table-row>'
        ),
        "at most 100,000 rows",
    ),
    "merged cells": (
        lambda: raw_xlsx(
            "".join(row(index, number(index)) for index in range(1, 20_000)),
            after="<mergeCells>"
            + "".join(f'<mergeCell ref="A{top}:B{top + 9000}"/>' for top in range(1, 9000))
            + "</mergeCells>",
        ),
        "more text or merged cells",
    ),
    "truncated": (lambda: xlsx([["客户"]])[:-200], "damaged or incomplete"),
    "only a beginning": (lambda: b"PK\x03\x04", "damaged or incomplete"),
    "broken xls": (lambda: (FILES / "open-items.xls").read_bytes()[:2000], "damaged or incomplete"),
    "no xls": (lambda: OLE, "damaged or incomplete"),
    "missing sheet": (lambda: _without(xlsx([["客户"]]), "xl/worksheets/sheet1.xml"), "damaged or incomplete"),
    "broken xml": (lambda: raw_xlsx("<row><c>"), "damaged or incomplete"),
    "odd reference": (lambda: raw_xlsx('<row r="1"><c r="??"><v>1</v></c></row>'), "damaged or incomplete"),
    "locked": (lambda: OLE + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
    "locked parts": (lambda: with_lock(xlsx([["客户"]])), "protected by a password"),
    "old document": (lambda: OLE + "WordDocument".encode("utf-16-le"), "a text document"),
    "locked ods": (
        lambda: package({"mimetype": "x", "content.xml": "x", "META-INF/manifest.xml": "<manifest:encryption-data/>"}),
        "protected by a password",
    ),
    "locked ods of today": (lambda: package({"mimetype": "x", "encrypted-package": "x"}), "protected by a password"),
    "excel 2": (lambda: b"\x09\x00\x04\x00\x02\x00\x10\x00", "a very old program"),
    "excel 3": (lambda: b"\x09\x02\x06\x00\x00\x00\x10\x00\x00\x00", "a very old program"),
    "excel 4": (lambda: b"\x09\x04\x06\x00\x00\x00\x10\x00\x00\x00", "a very old program"),
    "excel 5 without a container": (lambda: b"\x09\x08\x08\x00\x00\x05\x10\x00", "a very old program"),
    "pdf": (lambda: b"%PDF-1.7 ...", "This is a PDF"),
    "picture": (lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 99, "This is a picture"),
    "empty": (lambda: b"", "The file is empty"),
    "blank": (lambda: b" \r\n \t", "The file is empty"),
}


def with_lock(raw: bytes) -> bytes:
    """The package with every part marked as encrypted in the directory."""
    forged, found = bytearray(raw), raw.find(b"PK\x01\x02")
    while found != -1:
        forged[found + 8] |= 1
        found = raw.find(b"PK\x01\x02", found + 4)
    return bytes(forged)


def _without(raw: bytes, part: str) -> bytes:
    with ZipFile(BytesIO(raw)) as archive:
        return package({name: archive.read(name) for name in archive.namelist() if name != part})


@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_or_broken_file_is_refused_in_plain_words(case: str) -> None:
    make, reason = HOSTILE[case]
    with pytest.raises(Refused, match=reason):
        read(make())


@pytest.mark.parametrize("written", ["NaN", "Infinity", "-Infinity", "1e999"])
def test_a_number_that_is_none_is_shown_as_an_error_of_the_sheet(written: str) -> None:
    """F17: never read as a sum, and no failure of the program."""
    (sheet,) = read(raw_xlsx(row(1, text("客户"), f"<c><v>{written}</v></c>"))).sheets
    cell = sheet.cell(0, 1)
    readings: list[Callable[[GridCell], object]] = [fen_of, price_of, quantity_of, whole_of, decimal_of]
    readings.append(partial(date_of, rules=DayRules(date(2026, 1, 1))))
    for reading in readings:
        with pytest.raises(Refused):
            reading(cell)


def test_a_million_styles_do_not_matter() -> None:
    """T35."""
    styles = "".join(f'<xf numFmtId="{index}"/>' for index in range(10**6))
    sheet = '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs>{}</cellXfs></styleSheet>'
    assert texts(read(raw_xlsx(row(1, text("客户")), parts={"xl/styles.xml": sheet.format(styles)}))) == [["客户"]]


@pytest.mark.parametrize("case", ["bomb", "last cell", "entities", "truncated", "pdf"])
def test_the_child_brings_the_refusal_home(case: str) -> None:
    make, reason = HOSTILE[case]
    with pytest.raises(Refused, match=reason):
        read_bytes(make())


def test_the_answer_of_the_child_is_a_table_or_a_refusal() -> None:
    answers = BytesIO()
    serve(BytesIO(b"a,b\n"), answers)
    assert unpacked(answers.getvalue()) == read(b"a,b\n")
    assert answer(b"") == Refusal("The file is empty. Choose the file that holds the table.", {})


def test_the_child_brings_the_table_home() -> None:
    raw = xlsx([["客户", "金额"], ["王", 1.5]])
    assert read_bytes(raw) == read(raw)


@pytest.mark.skipif(sys.platform == "win32", reason="the memory of the child is limited on Linux and macOS only")
def test_a_file_that_needs_too_much_memory_kills_only_the_child() -> None:
    """D20: a small file that would unfold to gigabytes of text."""
    shared = ['<c t="s"><v>0</v></c>'] * 60
    rows = "".join(row(index, *shared) for index in range(1, 301))
    raw = raw_xlsx(rows, parts={"xl/sharedStrings.xml": SHARED.format(text="甲乙丙丁" * 8_000)})
    with pytest.raises(Refused, match="more memory than a table should"):
        read_bytes(raw)


def test_a_child_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "MAX_SECONDS", 0.3)
    monkeypatch.setattr(asking, "child_command", lambda: [sys.executable, "-c", "import time; time.sleep(60)"])
    with pytest.raises(Refused, match="took longer than"):
        read_bytes(b"a,b\n")


def test_a_child_that_answers_nonsense_is_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "child_command", lambda: [sys.executable, "-c", "print('Traceback')"])
    with pytest.raises(Refused, match="damaged"):
        read_bytes(b"a,b\n")


def test_a_child_that_cannot_start_is_the_machines_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "child_command", lambda: ["/no/such/program"])
    with pytest.raises(Unavailable, match="could not be started"):
        read_bytes(b"a,b\n")


def test_the_child_loads_only_what_its_file_needs() -> None:
    """It lives for one file, and the owner waits for it."""
    heavy = {"PIL", "pypdfium2", "python_calamine"}
    script = f"import sys, desktop_app.exchange.child; print(*({heavy} & {{*sys.modules}}))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_a_frozen_build_starts_itself_as_the_child(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert asking.child_command() == [sys.executable, asking.CHILD_FLAG]


def test_the_child_finds_the_program_from_any_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A module of the same name in the user's folder is not run."""
    (tmp_path / "msgspec.py").write_text("raise SystemExit('run from the wrong folder')")
    monkeypatch.chdir(tmp_path)
    assert texts(read_bytes(b"a,b\n")) == [["a", "b"]]


def test_a_file_of_fifty_megabytes_is_the_largest(tmp_path: Path) -> None:
    """D20. Of a csv of 500 MB no more is read than tells that it is too large."""
    with pytest.raises(Refused, match="larger than 50 MB"):
        read_bytes(b"a" * (50 * 1024 * 1024 + 1))
    path = tmp_path / "流水.csv"
    with path.open("wb") as file:
        file.truncate(500 * 1024 * 1024)
    with pytest.raises(Refused, match="larger than 50 MB"):
        read_file(path)


@pytest.mark.parametrize("name", ["客户.csv", "客户.xls", "客户.xlsx", "客户.ods", "客户.txt", "客户"])
def test_the_content_decides_not_the_ending_of_the_name(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    for raw in (
        xlsx([["客户", "金额"]]),
        csv([["客户", "金额"]], encoding="gbk"),
        (FILES / "open-items.xls").read_bytes(),
    ):
        path.write_bytes(raw)
        assert [one.rows for one in read_file(path).sheets] == [one.rows for one in read(raw).sheets]


def test_a_missing_file_or_a_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"There is no file “客户\.xlsx”"):
        read_file(tmp_path / "客户.xlsx")
    with pytest.raises(Refused, match=r"is a folder|cannot be opened"):
        read_file(tmp_path)


def test_a_name_the_system_cannot_open_is_said(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="cannot be opened"):
        read_file(tmp_path / ("长" * 300))


def test_damaged_bytes_bring_a_table_or_a_refusal_and_nothing_else() -> None:
    """T36: a few bytes of good files changed or cut; seeds are fixed so that a failure can be repeated."""
    seeds = [
        (FILES / "open-items.xls").read_bytes(),
        xlsx([["客户", "金额"], ["王", 1.5]]),
        ods(
            '<table:table-row><table:table-cell office:value-type="string"><text:p>甲</text:p></table:table-cell>'
            "</table:table-row>"
        ),
        csv([["客户", "金额"], ["王", '"1"']], encoding="gbk"),
    ]
    for seed in range(40):
        chance = random.Random(seed)
        raw = bytearray(chance.choice(seeds))
        for _ in range(chance.randrange(1, 6)):
            raw[chance.randrange(len(raw))] = chance.randrange(256)
        with suppress(Refused):
            assert read_bytes(bytes(raw[: chance.choice([len(raw), chance.randrange(len(raw))])])).sheets


def test_a_large_file_may_take_longer_and_more_memory_than_a_small_one() -> None:
    """A table of 100,000 rows is honest work; what is small and takes long is not."""
    assert (seconds_for(1_000_000), memory_for(1_000_000)) == (10, 512 * 1024 * 1024)
    assert (seconds_for(12 * 1024 * 1024), memory_for(12 * 1024 * 1024)) == (46, 512 * 1024 * 1024)
    assert memory_for(MAX_BYTES) == 2032 * 1024 * 1024


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"Rar!\x1a\x07\x00" + bytes(99), "archive of files"),
        (b"7z\xbc\xaf\x27\x1c" + bytes(99), "archive of files"),
        (b"{\\rtf1 hello}", "text document"),
        (package({"Index/Document.iwa": "x"}), "Numbers"),
    ],
)
def test_what_is_no_table_is_called_by_its_name(raw: bytes, said: str) -> None:
    with pytest.raises(Refused, match=said):
        read(raw)


def test_the_file_beside_an_open_table_is_not_the_table(tmp_path: Path) -> None:
    """Excel hides it, a network drive shows it."""
    (tmp_path / "~$欠款.xlsx").write_bytes(b"\x05Wang" + b" " * 160)
    with pytest.raises(Refused, match="open in another program"):
        read_file(tmp_path / "~$欠款.xlsx")

"""Papers go to a real queue in their true size, and what goes wrong is said in plain words (U41, U43, U45)."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest

from desktop_app.documents.sheet import DrawnSheet, PaperSize
from desktop_app.domain.errors import Refused, Unavailable
from desktop_app.system import printing
from desktop_app.system.printing import (
    JobStage,
    JobState,
    PrintJob,
    cancel_job,
    job_state,
    print_pdf,
    printers,
)
from tests.documents.reading import text_of
from tests.print_queue import DRIVER, PrintSystem, print_system, turn_to, wait_for

A4, A5_ACROSS, FORM, HALF_FORM = (210.0, 297.0), (210.0, 148.0), (241.0, 279.4), (241.0, 139.7)


@pytest.fixture(scope="module")
def running() -> Iterator[PrintSystem]:
    with print_system() as system:
        system.add_printer("Front-Desk", "前台 针式 24", default=True)
        yield system


@pytest.fixture
def system(running: PrintSystem, monkeypatch: pytest.MonkeyPatch) -> PrintSystem:
    """The tests' own print system is the computer's, with one working printer."""
    turn_to(running.address, monkeypatch)
    running.run("cupsenable", "Front-Desk")
    running.run("cupsaccept", "Front-Desk")
    return running


def a_paper(width: float, height: float, pages: int = 1) -> bytes:
    sheet = DrawnSheet(PaperSize(width, height, 8, 5, 5), "送货单", "zh_CN")
    for page in range(pages):
        sheet.start_page()
        sheet.text(20, 20, f"送货单 第{page + 1}页", 12)
    return sheet.to_bytes()


def send(size: tuple[float, float], pages: int = 1, copies: int = 1, title: str = "送货单 SHD-2026-00001") -> PrintJob:
    return print_pdf(a_paper(*size, pages), "Front-Desk", title, copies, *size)


def finished(job: PrintJob) -> JobState:
    wait_for(lambda: job_state(job).over)
    return job_state(job)


def sizes(pdf: Path) -> list[tuple[float, float]]:
    """The pages that came out, in mm."""
    document = pypdfium2.PdfDocument(pdf)
    found = [tuple(points * 25.4 / 72 for points in document[page].get_size()) for page in range(len(document))]
    document.close()
    return found


# ── what is there ────────────────────────────────────────────────────────────────────────────────
def test_the_printers_of_the_computer_are_listed_with_their_papers(system: PrintSystem) -> None:
    system.add_printer("Back-Room", "仓库 “O'Brien”")
    try:
        front, back = printers()
    finally:
        system.remove_printer("Back-Room")
    assert (front.name, front.title, front.is_default) == ("Front-Desk", "前台 针式 24", True)
    assert set(front.papers) == {"Custom.WIDTHxHEIGHT", "A4", "A5"}
    assert (back.name, back.title, back.is_default) == ("Back-Room", "仓库 “O'Brien”", False)


def test_a_computer_without_a_printer_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    with print_system() as empty:
        turn_to(empty.address, monkeypatch)
        assert printers() == []


# ── a paper comes out ────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("size", [A4, FORM, HALF_FORM, (241.0, 93.1)])
def test_a_paper_comes_out_in_its_true_size(system: PrintSystem, size: tuple[float, float]) -> None:
    """U41, U45: the same PDF, neither shrunk nor turned, on a page of that size."""
    assert finished(send(size, pages=2)) == JobState(JobStage.DONE, over=True)
    out = system.paper_of("Front-Desk")
    assert sizes(out) == [pytest.approx(size, abs=0.5)] * 2
    assert "第1页" in text_of(out.read_bytes())
    assert "第2页" in text_of(out.read_bytes())


def test_a_sheet_that_lies_upright_in_its_tray_is_turned(system: PrintSystem) -> None:
    """A5 across goes onto the printer's A5."""
    assert finished(send(A5_ACROSS)).stage is JobStage.DONE
    assert sizes(system.paper_of("Front-Desk")) == [pytest.approx((148, 210), abs=0.5)]


def test_as_many_copies_come_out_as_were_asked_for(system: PrintSystem) -> None:
    assert finished(send(HALF_FORM, pages=2, copies=3)).stage is JobStage.DONE
    assert len(sizes(system.paper_of("Front-Desk"))) == 6


@pytest.mark.parametrize("title", ["-x", "--", 'O\'Brien "五金" $(reboot); rm -rf', "两行\n标题\x07", "<b>%s{0}"])
def test_a_title_is_only_a_title(system: PrintSystem, title: str) -> None:
    """T32."""
    assert finished(send(A4, title=title)).stage is JobStage.DONE


# ── how far it is ────────────────────────────────────────────────────────────────────────────────
def test_a_stopped_printer_says_so_and_goes_on_when_it_is_started_again(system: PrintSystem) -> None:
    system.run("cupsdisable", "Front-Desk")
    job = send(HALF_FORM)
    state = job_state(job)
    assert (state.stage, state.over) == (JobStage.STOPPED, False)
    assert "Resume it" in str(state.reason)
    system.run("cupsenable", "Front-Desk")
    assert finished(job).stage is JobStage.DONE


@pytest.mark.parametrize(
    ("reasons", "said"),
    [
        ("media-empty-error", "The printer is out of paper. Put some in."),
        ("none,media-jam", "Paper is jammed in the printer. Take it out."),
        ("cover-open-report", "The printer is open. Close it."),
        ("offline-report", "The printer does not answer. Switch it on and check its cable."),
        ("toner-empty-warning", None),
        ("media-low-report", None),
        ("none", None),
    ],
)
def test_trouble_at_the_printer_is_said_with_the_way_out_and_a_warning_stops_nothing(
    reasons: str, said: str | None
) -> None:
    state = printing._standing(True, {"printer-state": "4", "printer-state-reasons": reasons})
    assert state.stage is (JobStage.STOPPED if said else JobStage.PRINTING)
    assert (str(state.reason) if state.reason else None) == said
    assert not state.over


def test_a_printer_that_stopped_for_no_known_reason_stops_its_papers() -> None:
    state = printing._standing(True, {"printer-state": "5", "printer-state-reasons": "none"})
    assert (state.stage, state.over) == (JobStage.STOPPED, False)


@pytest.mark.parametrize("stopped", [True, False])
def test_a_paper_taken_out_of_the_queue_is_not_printed(system: PrintSystem, stopped: bool) -> None:
    if stopped:
        system.run("cupsdisable", "Front-Desk")
    job = send(HALF_FORM)
    if not stopped:
        assert finished(job).stage is JobStage.DONE
    cancel_job(job)
    state = finished(job)
    assert state.stage is (JobStage.STOPPED if stopped else JobStage.DONE)
    assert ("taken out of the queue" in str(state.reason)) is stopped


def test_a_paper_the_printer_cannot_take_is_given_up_with_the_reason(system: PrintSystem) -> None:
    job = print_pdf(b"%PDF-1.4 cut off", "Front-Desk", "broken", 1, *A4)
    state = finished(job)
    assert state.stage is JobStage.STOPPED
    assert "could not be printed" in str(state.reason)
    cancel_job(job)
    assert "taken out of the queue" in str(finished(job).reason)


def test_a_job_nobody_knows_is_over(system: PrintSystem) -> None:
    assert finished(PrintJob("Front-Desk-9999", "Front-Desk")).stage is JobStage.STOPPED


# ── what goes wrong ──────────────────────────────────────────────────────────────────────────────
def test_a_printer_that_vanished_is_named_with_the_way_out(system: PrintSystem) -> None:
    system.add_printer("Gone-Soon")
    system.remove_printer("Gone-Soon")
    with pytest.raises(Unavailable, match=r"“Gone-Soon” any more.*choose another one"):
        print_pdf(a_paper(*A4), "Gone-Soon", "送货单", 1, *A4)


def test_a_printer_that_vanishes_with_a_paper_in_its_queue_ends_the_paper(system: PrintSystem) -> None:
    system.add_printer("Gone-Soon")
    system.run("cupsdisable", "Gone-Soon")
    job = print_pdf(a_paper(*A4), "Gone-Soon", "送货单", 1, *A4)
    system.remove_printer("Gone-Soon")
    state = finished(job)
    assert (state.stage, state.over) == (JobStage.STOPPED, True)


def test_a_printer_that_takes_no_work_is_told(system: PrintSystem) -> None:
    system.run("cupsreject", "Front-Desk")
    with pytest.raises(Unavailable, match=r"“前台 针式 24” is paused.*choose another"):
        send(A4)


def test_a_paper_the_queue_does_not_take_is_told_with_its_words(system: PrintSystem) -> None:
    with pytest.raises(Unavailable, match=r"“前台 针式 24” did not take the paper \(.+\)"):
        print_pdf(b"", "Front-Desk", "empty", 1, *A4)


def test_a_printer_without_such_a_paper_refuses_before_paper_is_wasted(system: PrintSystem, tmp_path: Path) -> None:
    sheets_only = tmp_path / "laser.ppd"
    text = DRIVER.read_text()
    sheets_only.write_text("\n".join(line for line in text.splitlines() if "CustomPageSize" not in line))
    system.add_printer("Laser", "激光", driver=sheets_only)
    try:
        with pytest.raises(Refused, match=r"“激光” has no paper of 241 × 139.7 mm.*Choose another"):
            print_pdf(a_paper(*HALF_FORM), "Laser", "送货单", 1, *HALF_FORM)
        assert job_state(print_pdf(a_paper(*A4), "Laser", "对账单", 1, *A4)).stage is not JobStage.STOPPED
    finally:
        system.remove_printer("Laser")


@pytest.mark.parametrize(
    "ask",
    [printers, lambda: send(A4), lambda: job_state(PrintJob("X-1", "X")), lambda: cancel_job(PrintJob("X-1", "X"))],
)
def test_a_print_system_that_is_not_running_is_told(ask: object, monkeypatch: pytest.MonkeyPatch) -> None:
    turn_to("127.0.0.1:1", monkeypatch)
    with pytest.raises(Unavailable, match=r"not running.*saved as a PDF"):
        ask()  # type: ignore[operator]


def test_a_computer_without_a_print_system_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Unavailable, match=r"no print service. Have one installed"):
        printers()


def test_a_print_system_that_does_not_answer_is_waited_for_only_so_long(monkeypatch: pytest.MonkeyPatch) -> None:
    def hangs(command: list[str], timeout: float, **_: object) -> None:
        raise subprocess.TimeoutExpired(command, timeout)

    monkeypatch.setattr(subprocess, "run", hangs)
    with pytest.raises(Unavailable, match="does not answer"):
        printers()


@pytest.mark.parametrize(("system_name", "by_itself"), [("linux", True), ("win32", False), ("darwin", False)])
def test_only_where_the_system_takes_a_pdf_does_it_print_by_itself(
    system_name: str, by_itself: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", system_name)
    assert printing.prints_by_itself() is by_itself

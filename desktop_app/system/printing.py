"""Print through the system's own queues: CUPS takes the PDF as it is (Linux)."""

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from enum import StrEnum

from desktop_app.domain.errors import Refused, Said, Unavailable
from desktop_app.system.cups_jobs import CupsState, state_of
from desktop_app.system.print_media import media_for

ASKING, SENDING = 10.0, 60.0
"""Seconds the print system may take to answer a question, and to take a paper."""


@dataclass(frozen=True, slots=True)
class Printer:
    """A queue: its name, what people call it, and the papers it knows as the system names them (none: not told)."""

    name: str
    title: str
    is_default: bool = False
    papers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PrintJob:
    """What the print system calls one paper on its way."""

    id: str
    printer: str


class JobStage(StrEnum):
    """How far a job is."""

    PENDING = "pending"
    PRINTING = "printing"
    DONE = "done"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class JobState:
    """How far a job is; why it stopped, and whether that is the end of it. One that is not over may go on."""

    stage: JobStage
    reason: Said | None = None
    over: bool = False


def prints_by_itself() -> bool:
    """Does the system take a PDF as it is? Elsewhere the window draws the pages for the printer."""
    return sys.platform == "linux"


def printers() -> list[Printer]:
    """The queues of this computer, the default one first; Unavailable when the print system does not answer."""
    _require_running()
    default = _default()
    found = [_printer(name, name == default) for name in _run(ASKING, "lpstat", "-e").stdout.split()]
    return sorted(found, key=lambda one: (not one.is_default, one.title))


def print_pdf(
    pdf: bytes,
    printer: str,
    title: str,
    copies: int = 1,
    width_mm: float = 210,
    height_mm: float = 297,
    known_as: str = "",
) -> PrintJob:
    """Hand a paper to a queue in its true size, neither shrunk nor enlarged; returns once the queue has taken it.

    `known_as` is the title by which the printer was chosen: a queue that is gone cannot tell it any more.
    Unavailable when the printer is gone or takes no work; Refused when it has no paper of that size.
    """
    _require_running()
    facts = _facts(printer)
    if not facts:
        raise _gone(known_as or printer)
    shown = facts.get("printer-info") or printer
    media = _media(shown, width_mm, height_mm, _papers(printer))
    options = ("-n", str(copies), "-o", f"media={media}", "-o", "print-scaling=none")
    sent = _run(SENDING, "lp", "-d", printer, "-t", _one_line(title), *options, "-", given=pdf)
    taken = re.search(r"request id is (\S+)", sent.stdout)
    if taken is None:
        raise _refused_by(shown, sent.stderr)
    return PrintJob(taken[1], printer)


def job_state(job: PrintJob) -> JobState:
    """How far the job is, and what keeps it when it stands still; asked again until it is over."""
    _require_running()
    match state_of(int(job.id.rpartition("-")[2]), job.printer):
        case None:
            return JobState(JobStage.STOPPED, Said("The print service knows nothing more of this paper."), over=True)
        case CupsState.COMPLETED:
            return JobState(JobStage.DONE, over=True)
        case CupsState.CANCELED:
            return JobState(JobStage.STOPPED, Said("The paper was taken out of the queue."), over=True)
        case CupsState.ABORTED | CupsState.STOPPED:
            return JobState(JobStage.STOPPED, _told(_status(job)), over=True)
        case found:
            return _standing(found is CupsState.PROCESSING, _facts(job.printer))


def cancel_job(job: PrintJob) -> None:
    """Take the paper out of the queue; one that is through already is no error."""
    _require_running()
    _run(ASKING, "cancel", job.id)


_TROUBLE = {
    "media-empty": Said("The printer is out of paper. Put some in."),
    "media-needed": Said("The printer is out of paper. Put some in."),
    "media-jam": Said("Paper is jammed in the printer. Take it out."),
    "cover-open": Said("The printer is open. Close it."),
    "door-open": Said("The printer is open. Close it."),
    "interlock-open": Said("The printer is open. Close it."),
    "toner-empty": Said("The printer is out of ink, toner or ribbon. Put in a new one."),
    "marker-supply-empty": Said("The printer is out of ink, toner or ribbon. Put in a new one."),
    "offline": Said("The printer does not answer. Switch it on and check its cable."),
    "paused": Said("The printer is paused. Resume it in the system's printer settings."),
}
"""By the first words of what the print system reports: what is wrong and the way out."""

_PRINTER_STOPPED = "5"


def _standing(printing: bool, facts: dict[str, str]) -> JobState:
    """Of a job that waits or is being printed: does the printer go on by itself?"""
    reasons = [one for one in facts.get("printer-state-reasons", "").split(",") if not one.endswith("-warning")]
    for sign, trouble in _TROUBLE.items():
        if any(reason.startswith(sign) for reason in reasons):
            return JobState(JobStage.STOPPED, trouble)
    if facts.get("printer-state") == _PRINTER_STOPPED:
        return JobState(JobStage.STOPPED, _TROUBLE["paused"])
    return JobState(JobStage.PRINTING if printing else JobStage.PENDING)


def _status(job: PrintJob) -> str:
    """The print system's own words on a job."""
    listed = _run(ASKING, "lpstat", "-W", "all", "-l", "-o", job.printer).stdout
    said = re.search(rf"(?m)^{re.escape(job.id)}\s.*\n\s+Status: (.*)$", listed)
    return said[1].strip() if said else ""


def _printer(name: str, is_default: bool) -> Printer:
    return Printer(name, _facts(name).get("printer-info") or name, is_default, _papers(name))


def _facts(name: str) -> dict[str, str]:
    """What the system says of a queue, empty when there is none of that name."""
    facts = {key: value.strip("'") for key, value in _FACT.findall(_run(ASKING, "lpoptions", "-p", name).stdout)}
    return facts if "printer-state" in facts else {}


_FACT = re.compile(r"([a-z]+(?:-[a-z]+)*)=('.*?'|\S*)(?=\s+[a-z]+(?:-[a-z]+)*(?:=|\s|$)|\s*$)")
"""One `name=value`. Words with blanks stand between apostrophes, and an apostrophe within them is not marked."""


def _media(shown: str, width: float, height: float, papers: tuple[str, ...]) -> str:
    media = media_for(width, height, papers)
    if media is None:
        raise Refused(
            "The printer “{printer}” has no paper of {width} × {height} mm. Choose another paper or printer, or set up "
            "a paper of that size in the system's printer settings.",
            printer=shown,
            width=f"{width:g}",
            height=f"{height:g}",
        )
    return media


def _papers(name: str) -> tuple[str, ...]:
    said = re.search(r"(?m)^(?:PageSize|media)/[^:]*:(.*)$", _run(ASKING, "lpoptions", "-p", name, "-l").stdout)
    return tuple(word.lstrip("*") for word in said[1].split()) if said else ()


def _default() -> str:
    said = re.search(r"system default destination: (\S+)", _run(ASKING, "lpstat", "-d").stdout)
    return said[1] if said else ""


def _require_running() -> None:
    if "scheduler is running" not in _run(ASKING, "lpstat", "-r").stdout:
        raise Unavailable(
            "The print service of this computer is not running. Restart the computer and try again; "
            "until then the paper can be saved as a PDF."
        )


def _run(patience: float, *command: str, given: bytes = b"") -> "_Ran":
    """Run a program of the print system in plain English, whatever the user's language."""
    environment = {**os.environ, "LC_ALL": "C", "LANGUAGE": "C"}
    try:
        ran = subprocess.run(command, input=given, capture_output=True, timeout=patience, env=environment, check=False)
    except FileNotFoundError:
        raise Unavailable(
            "This computer has no print service. Have one installed, then try again; until then the "
            "paper can be saved as a PDF."
        ) from None
    except subprocess.TimeoutExpired:
        raise Unavailable(
            "The print service of this computer does not answer. Check that the printer is switched on "
            "and connected, then try again."
        ) from None
    return _Ran(ran.stdout.decode("utf-8", "replace"), ran.stderr.decode("utf-8", "replace"))


@dataclass(frozen=True, slots=True)
class _Ran:
    stdout: str
    stderr: str


def _one_line(title: str) -> str:
    """A title the queue can show: no line breaks and no control characters."""
    return "".join(character if character.isprintable() else " " for character in title)


def _refused_by(printer: str, said: str) -> Unavailable:
    if "does not exist" in said:
        return _gone(printer)
    if "not accepting jobs" in said:
        return Unavailable(
            "The printer “{printer}” is paused. Resume it in the system's printer settings, or choose another one.",
            printer=printer,
        )
    return Unavailable(
        "The printer “{printer}” did not take the paper ({reason}). Check the printer, then try again.",
        printer=printer,
        reason=said.strip().removeprefix("lp: "),
    )


def _gone(printer: str) -> Unavailable:
    return Unavailable(
        "There is no printer “{printer}” any more. Switch it on or connect it again, or choose another one.",
        printer=printer,
    )


def _told(status: str) -> Said:
    if not status:
        return Said("The paper could not be printed. Check the printer, then print again.")
    return Said("The paper could not be printed ({reason}). Check the printer, then print again.", reason=status)

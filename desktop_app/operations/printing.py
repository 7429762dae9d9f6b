"""Print a finished paper; whether it came out of the printer is for the person there to say (U43)."""

from desktop_app.system.printing import (
    JobState,
    Printer,
    PrintJob,
    Stage,
    cancel_job,
    job_state,
    print_pdf,
    printers,
    prints_by_itself,
)

__all__ = [
    "JobState",
    "PrintJob",
    "Printer",
    "Stage",
    "cancel_job",
    "job_state",
    "print_pdf",
    "printers",
    "prints_by_itself",
]

"""A file that was downloaded, as a bill: opened in the limited child, its archive with the password."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from desktop_app.domain.bills import Bill
from desktop_app.exchange.bills.reading import read_bill
from desktop_app.exchange.files import bytes_of, read_packed


def read_bill_file(path: Path, today: date, password: str = "", own_names: Iterable[str] = ()) -> Bill:
    """The bill in a file; Refused for want of a password (`Needs.PASSWORD`) where its archive is locked."""
    return read_bill(read_packed(bytes_of(path), password), today, own_names)

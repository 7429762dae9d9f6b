"""A promise, a talk or a dispute that was entered by mistake counts no more from today on."""

from desktop_app.cli.opening import opened
from desktop_app.cli.session import Session
from desktop_app.domain.errors import Refused, Said
from desktop_app.operations.taking_back import Withdrawable, withdraw


def withdraw_note(session: Session) -> None:
    """What was reported of earlier days stays as it was; told twice, it changes nothing."""
    options = session.options
    number = options.number.strip()
    if not number.isdecimal():
        raise Refused("“{text}” is not the number of one. Give the number that was answered.", text=number)
    with opened(session) as book:
        withdraw(book.ledger, Withdrawable(options.what), int(number), session.moment)
    session.tell({"withdrawn": options.what, "number": number}, Said("It counts no more from today on."))

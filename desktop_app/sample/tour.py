"""Show what the program is for: a sample shop that lives for a minute, its list, and three papers to keep."""

import secrets
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from desktop_app.domain.chasing import Row
from desktop_app.domain.moment import Moment
from desktop_app.operations.books import LEDGER, SCANS, Book, begin_ledger
from desktop_app.operations.chasing import this_week
from desktop_app.operations.exporting import export_report
from desktop_app.operations.papers import VoucherPaper, statement_pdfs, voucher_pdf
from desktop_app.operations.remembering import Memory
from desktop_app.sample import fill_sample, first_moment, sample_shop
from desktop_app.store.database import Ledger, create_ledger
from desktop_app.system.blobs import open_blobs
from desktop_app.system.disk_errors import plain_words
from desktop_app.system.files import replace_atomically
from desktop_app.system.header import FORMAT, Header
from desktop_app.system.keys import DataKey, Purpose, derive
from desktop_app.system.sealing import KEY_BYTES, Sealed

BOOK_ID = "SAMPLE"
"""What stands in the QR codes of the tour's papers."""
LINES = 5
"""The voucher shown has so many lines."""


@dataclass(frozen=True, slots=True)
class Tour:
    """What was shown: this week's rows, best first, and the files that were written."""

    as_of: date
    shop: str
    rows: tuple[Row, ...]
    voucher: Path
    statement: Path
    table: Path


def run_tour(out: Path, language: str, translate: Callable[[str], str], moment: Moment) -> Tour:
    """Make the sample shop, read its list, and write a voucher, a statement and a table of the ageing into `out`.

    The book lies encrypted in a temporary folder under a key that is kept nowhere, and is gone afterwards: no keyring
    and no passphrase is needed, and the user's own book is not touched. Files of an earlier tour are replaced.
    """
    with plain_words(out):
        out.mkdir(parents=True, exist_ok=True)
    with _passing_book(moment) as book:
        fill_sample(book.ledger, moment)
        return Tour(
            moment.today,
            sample_shop().name,
            tuple(this_week(book.ledger, moment.today)),
            _voucher(book, out, language, moment),
            _statement(book, out, language, moment),
            _table(book, out, translate, moment),
        )


@contextmanager
def _passing_book(moment: Moment) -> Iterator[Book]:
    """A book that nobody can ever open again."""
    data_key = DataKey(secrets.token_bytes(KEY_BYTES))
    header = Header(BOOK_ID, FORMAT, check=b"", recovery=Sealed(b"", b""))
    with tempfile.TemporaryDirectory(prefix="qingzhang-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        ledger = create_ledger(folder / LEDGER, derive(data_key, Purpose.DATABASE))
        try:
            begin_ledger(ledger, sample_shop(), BOOK_ID, first_moment(moment))
            scans = open_blobs(folder / SCANS, data_key)
            yield Book(folder, header, ledger, scans, Memory(folder, header.book_id, data_key))
        finally:
            ledger.close()


def _voucher(book: Book, out: Path, language: str, moment: Moment) -> Path:
    """The newest slip of a handy length."""
    number = _number(
        book.ledger,
        """SELECT d.number FROM documents d JOIN lines l ON l.document_id = d.id WHERE d.kind = 'shipment'
           GROUP BY d.id ORDER BY abs(count(*) - ?), d.id DESC LIMIT 1""",
        LINES,
    )
    return _written(out / f"{number}.pdf", voucher_pdf(book, number, VoucherPaper.CONTINUOUS, language, moment))


def _statement(book: Book, out: Path, language: str, moment: Moment) -> Path:
    """The newest statement that waits for a signature."""
    number = _number(
        book.ledger,
        """SELECT s.number FROM statements s WHERE s.closing_fen > 0 AND NOT EXISTS (SELECT 1 FROM statement_events e
               WHERE e.statement_id = s.id AND e.state IN ('agreed', 'differs'))
           ORDER BY s.period_to DESC, s.closing_fen DESC LIMIT 1""",
    )
    ((_, pdf),) = statement_pdfs(book, [number], language, moment)
    return _written(out / f"{number}.pdf", pdf)


def _table(book: Book, out: Path, translate: Callable[[str], str], moment: Moment) -> Path:
    path = out / f"{translate('Ageing')}-{moment.today}.xlsx"
    export_report(book.ledger, "ageing", path, moment, translate)
    return path


def _written(path: Path, content: bytes) -> Path:
    replace_atomically(path, content)
    return path


def _number(ledger: Ledger, sql: str, *parameters: object) -> str:
    return str(ledger.value(sql, parameters))

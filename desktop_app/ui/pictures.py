"""Pictures of the window with the sample shop in it: for the READMEs, and for the tour where there is no screen."""

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEventLoop, QSettings
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication

from desktop_app.domain.accounts import Kind
from desktop_app.domain.moment import Moment
from desktop_app.operations.book_thread import BookThread
from desktop_app.operations.books import Book
from desktop_app.operations.slips import slips
from desktop_app.operations.week import this_week_page
from desktop_app.sample import create_sample, sample_shop
from desktop_app.ui.base.collector import Collector
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.jobs import Jobs
from desktop_app.ui.base.main_window import MainWindow
from desktop_app.ui.base.routes import PageName, Route
from desktop_app.ui.look.dressing import dress
from desktop_app.ui.look.preferences import Preferences
from desktop_app.ui.look.theme import Scheme, TextSize, load_fonts
from desktop_app.ui.widgets.soon import Soon

PASSPHRASE = "only for these pictures"
PIXELS = (1366, 768)
TURN_MS, QUIET_TURNS, PATIENCE_TURNS = 20, 20, 1500


@dataclass(frozen=True, slots=True)
class Picture:
    """One page; `name` is the file's."""

    name: str
    route: Route


def take_pictures(
    application: QApplication, folder: Path, languages: Sequence[str], schemes: Sequence[Scheme], moment: Moment
) -> Iterator[Path]:
    """Write every picture as `<language>/<name>.png`; yields each file. A page that breaks raises its own error."""
    load_fonts()
    with tempfile.TemporaryDirectory() as name:
        book = Path(name) / "book"
        create_sample(book, moment, passphrase=PASSPHRASE)
        for language in languages:
            for scheme in schemes:
                dress(application, scheme, TextSize.STANDARD)
                yield from _take(book, Path(name) / "window.ini", language, scheme, moment, folder / language)


def _pictures(scheme: Scheme, customer: int, slip: str) -> Iterator[Picture]:
    """What is shown of the program; `customer` stands first on the list of the week, `slip` is their last."""
    if scheme is Scheme.DARK:
        yield Picture("this-week-dark", Route(PageName.THIS_WEEK))
        return
    yield Picture("this-week", Route(PageName.THIS_WEEK))
    yield Picture("customer", Route(PageName.CUSTOMER, customer_id=customer))
    yield Picture("shipment", Route(PageName.SHIPMENT_FORM, customer_id=customer, number=slip))
    yield Picture("receipt", Route(PageName.RECEIPT_FORM, customer_id=customer))
    yield Picture("statement", Route(PageName.PREVIEW, customer_id=customer, tab="statement"))
    yield Picture("reports", Route(PageName.REPORTS))


def _take(book: Path, settings: Path, language: str, scheme: Scheme, moment: Moment, folder: Path) -> Iterator[Path]:
    broken: list[BaseException] = []
    jobs = Jobs(BookThread(), lambda: moment)
    jobs.broke.connect(broken.append)
    preferences = Preferences(QSettings(str(settings), QSettings.Format.IniFormat))
    window = MainWindow(Desk(language, jobs, preferences, lambda: moment))
    jobs.book.open(book, PASSPHRASE).result()
    customer, slip = jobs.book.ask(lambda opened: _subject(opened, moment)).result()
    collector = Collector(window)
    collector.start()
    window.show_state(sample_shop().name)
    window.resize(*PIXELS)
    QCursor.setPos(*PIXELS)  # nothing is pointed at
    window.show()
    folder.mkdir(parents=True, exist_ok=True)
    for picture in _pictures(scheme, customer, slip):
        window.go(picture.route)
        _settle(jobs)
        if broken:
            raise broken[0]
        window.bar.dismiss()  # that no printer is here says nothing of the program
        target = folder / f"{picture.name}.png"
        window.grab().save(str(target))
        yield target
    window.close()
    jobs.end()
    collector.stop()


def _subject(book: Book, moment: Moment) -> tuple[int, str]:
    """The first customer to chase, and their last slip that stands."""
    customer = this_week_page(book.ledger, moment.today).rows[0].row.customer_id
    shipped = slips(book.ledger, moment.today, customer)
    return customer, next(one.number for one in shipped if one.kind is Kind.SHIPMENT and not one.reversed_by)


def _settle(jobs: Jobs) -> None:
    """Let the page ask and paint until nothing is under way."""
    quiet = 0
    for _ in range(PATIENCE_TURNS):
        loop = QEventLoop()
        Soon(loop, loop.quit, TURN_MS).start()
        loop.exec()
        quiet = 0 if jobs.running else quiet + 1
        if quiet > QUIET_TURNS:
            return
    raise TimeoutError("A page is still at work after half a minute.")

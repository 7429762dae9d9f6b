"""Money that came in several ways at once: one a row, which must come to the sum of the receipt."""

from collections.abc import Callable, Iterator

from desktop_app.domain.errors import Said
from desktop_app.domain.methods import METHODS, PayMethod
from desktop_app.domain.paid_parts import PaidPart
from desktop_app.language import N_
from desktop_app.ui.base.fields import one_of, sum_typed
from desktop_app.ui.base.several_rows import RowOfFields, SeveralRows
from desktop_app.ui.widgets.layouts import ROOM, beside

CHOICES: dict[PayMethod, Said] = {method: said for method, said in METHODS.items() if method is not PayMethod.NOT_SAID}


class PaidRow(RowOfFields):
    """So much came this way."""

    removes = N_("Remove this part")

    way = one_of(N_("Payment method"), CHOICES, PayMethod.CASH)
    part = sum_typed(N_("Amount (yuan)"), required=False)

    def lay_out(self) -> None:
        beside((self.way, 3), (self.part, 3), self.removing, ROOM, within=self)


class PaidRows(SeveralRows[PaidRow]):
    """No rows: all of it came in the one way chosen above."""

    adds = N_("Came in several ways")
    whole: Callable[[], tuple[PayMethod, int | None]] = staticmethod(lambda: (PayMethod.CASH, None))
    """The one way that is chosen so far, and the sum that is typed."""
    _rest: int | None = None
    """What stands in the first row by itself: the rest; None once somebody typed another sum there."""

    def share(self) -> None:
        """The first row is what the others leave of the whole, until somebody types in it."""
        if len(self.rows) < 2 or self.rows[0].part.fen() != self._rest:
            return
        rest = (self.whole()[1] or 0) - sum(row.part.fen() or 0 for row in self.rows[1:])
        self._rest = rest if rest > 0 else None
        self.rows[0].part.set_fen(self._rest)

    def _add_by_hand(self) -> None:
        """The first time two, since one way needs no rows: what was typed so far stands in the first."""
        if not self.rows:
            way, fen = self.whole()
            first = self._add()
            first.way.set_value(way)
            first.part.set_fen(fen)
            self._rest = fen
        super()._add_by_hand()
        taken = {_way(row) for row in self.rows[:-1]}
        self.rows[-1].way.set_value(next(one for one in CHOICES if one not in taken))
        self.adding.setText(self.desk.say("Another way"))
        self.changed.emit(None)

    def _remove(self, row: PaidRow) -> None:
        super()._remove(row)
        if not self.rows:
            self.adding.setText(self.desk.translate(self.adds))

    def make_row(self) -> PaidRow:
        row = PaidRow(self.desk)
        row.part.changed.connect(lambda _: None if self.rows and row is self.rows[0] else self.share())
        row.part.setPlaceholderText(self.desk.say("Amount (yuan)"))
        return row

    def parts(self) -> tuple[PaidPart, ...]:
        """As typed; a row without a readable sum has 0, which is refused."""
        return tuple(PaidPart(self.desk.words(CHOICES[_way(row)]), row.part.fen() or 0) for row in self.filled())

    def ways(self) -> Iterator[PayMethod]:
        for row in self.rows:
            yield _way(row)

    def problem(self) -> Said | None:
        return next((said for row in self.filled() if (said := row.part.problem()) is not None), None)


def _way(row: PaidRow) -> PayMethod:
    return PayMethod(str(row.way.value()))

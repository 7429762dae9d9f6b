"""What a slip has and a return has not: discounts, gifts, freight and rounding, each one key away (case 30)."""

from typing import TypeVar

from PySide6.QtCore import Qt

from desktop_app.domain.money import format_yuan
from desktop_app.domain.prices import PriceFrom, Proposed
from desktop_app.domain.releases import GivenRelease
from desktop_app.language import N_
from desktop_app.operations.exchanges import Origin, origin_of
from desktop_app.operations.releasing import release_slip
from desktop_app.operations.slips import PastLine, last_bought, usually_bought
from desktop_app.operations.taking_back import Withdrawable
from desktop_app.ui.base.actions import command
from desktop_app.ui.base.jobs import FromBook
from desktop_app.ui.slips.ordered_row import OrderedRow
from desktop_app.ui.slips.slip_form import SlipForm
from desktop_app.ui.slips.slip_page import SlipPage
from desktop_app.ui.slips.typed_line import Coming, as_typed
from desktop_app.ui.trade.void_document import taken_back
from desktop_app.ui.widgets.notices import info

Found = TypeVar("Found")


def paid_last(one: PastLine) -> Proposed | None:
    """Where the price of a line is from."""
    return Proposed(one.line.price, PriceFrom.LAST, one.price_from) if one.price_from else None


class DiscountedPage(SlipPage[Found]):
    form: SlipForm

    def find_origin(self, row: OrderedRow) -> None:
        """The slip with which goods came that come back."""
        customer, goods, unit = self.form.customer_id.picked_id(), row.goods_id(), row.unit.text()
        turn = self.keeper.turn

        def found(origin: Origin | None) -> None:
            if self.keeper.turn == turn and row in self.form.lines.rows and row.unit.text() == unit:
                row.take_origin(origin)
                self.form.lines.changed.emit()
                self.form.sum_up()

        self.desk.jobs.ask(lambda book: origin_of(book.ledger, customer, goods, unit), found, self, lane="origin")

    @command("slip.previous", N_("Goods of the last slip"), "Ctrl+Shift+U")
    def take_previous(self) -> None:
        """What this customer bought last, below what stands there."""
        customer = self.form.customer_id.picked_id()
        self._take(lambda book: last_bought(book.ledger, customer))

    @command("slip.usual", N_("What they usually buy"), "Ctrl+U")
    def take_usual(self) -> None:
        """What this customer buys again and again, as much as the last time."""
        customer, today = self.form.customer_id.picked_id(), self.desk.today()
        self._take(lambda book: usually_bought(book.ledger, customer, today))

    def _take(self, question: FromBook[tuple[PastLine, ...]]) -> None:
        turn, say, form = self.keeper.turn, self.desk.say, self.form
        if not form.customer_id.picked_id():
            form.bar.show_notice(info(say("Choose the customer first.")))
            return

        def found(lines: tuple[PastLine, ...]) -> None:
            if self.keeper.turn != turn:
                return
            if not lines:
                form.bar.show_notice(info(say("Nothing is known yet of what this customer buys.")))
                return
            back = form.lines.take_lines(Coming(as_typed(one.line), paid_last(one)) for one in lines)
            self.edited()
            self.desk.chose(say("{count} lines added.", count=len(lines)), back, lambda: self.keeper.turn == turn)

        self.desk.jobs.ask(question, found, self, lane="usual")

    def release_only(self) -> None:
        """The slip waits as a draft; whoever saves it until the day of the release needs no owner (R019)."""
        say, form, key = self.desk.say, self.form, self.keeper.key
        draft = form.draft(key)
        if draft.release is None:
            form.bar.show_notice(info(say("Type why it may leave this once.")))
            return

        def told(given: GivenRelease) -> None:
            self.keep_draft()
            text = say("Released until {day}, up to {sum}. The slip waits as a draft.", day=given.expires,
                       sum=format_yuan(given.most_fen))  # fmt: skip
            self.desk.done(text, taken_back(Withdrawable.RELEASE, given.id))
            self.edited()

        self.desk.jobs.do(lambda book, moment: release_slip(book.ledger, draft, moment), told, self, form.show_refusal)

    @command("slip.charges", N_("Discount, freight, rounding"), "Ctrl+Shift+F", short=N_("Discount, freight"))
    def go_to_charges(self) -> None:
        """Unfolded, with the keyboard in the first; folded again when nothing stands there."""
        form = self.form
        on = form.charges.isHidden() or form.charges.is_filled()
        form.show_charges(on)
        if on:
            form.discount.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            form.lines.go_to_first_empty()

    @command("slip.line_discount", N_("Discount on this line"), "Ctrl+Shift+L", short=N_("Line discount"))
    def go_to_line_discount(self) -> None:
        self.form.lines.go_to_discount()

    @command("slip.line_note", N_("Note on this line"), "Ctrl+Shift+B", short=N_("Line note"))
    def go_to_line_note(self) -> None:
        self.form.lines.go_to_remark()

    @command("slip.gift", N_("Give this line away"), "Ctrl+G", short=N_("Given away"))
    def give_away(self) -> None:
        self.form.lines.give_away()

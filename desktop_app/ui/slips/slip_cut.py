"""A slip that may leave in part: what would be left of it is shown, and cut only once that is wanted (N08)."""

from collections.abc import Sequence
from dataclasses import replace

from desktop_app.domain.cutting import cut_to
from desktop_app.domain.money import format_quantity, format_yuan
from desktop_app.domain.shipments import Line
from desktop_app.domain.slip_sums import SlipSums
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.slips.charges_row import ChargesRow
from desktop_app.ui.slips.line_grid import LineGrid
from desktop_app.ui.widgets.messages import Messages
from desktop_app.ui.widgets.notices import Way, info


class SlipCut:
    """Cuts the lines of one form."""

    def __init__(self, desk: Desk, bar: Messages, lines: LineGrid, charges: ChargesRow) -> None:
        self.desk, self.bar, self.lines, self.charges = desk, bar, lines, charges

    def offer(self, most_fen: int) -> None:
        """Show what would be left of the slip; nothing is cut before that is wanted."""
        lines, say = self.lines.lines(), self.desk.say
        cut = cut_to(lines, most_fen, self.charges.charges([line.amount_fen for line in lines]))
        if not any(cut):
            self.bar.show_notice(info(say("Not one whole unit fits into {amount}.", amount=format_yuan(most_fen))))
            return
        changes = [
            f"{line.name} {format_quantity(line.quantity)} → {format_quantity(left)}"
            for line, left in zip(lines, cut, strict=True)
            if left != line.quantity
        ]
        goods = [line.of(left).amount_fen for line, left in zip(lines, cut, strict=True)]
        left = SlipSums(sum(goods), self.charges.charges(goods)).total_fen
        text = say("Cut so that {amount} leaves: {changes}.", amount=format_yuan(left), changes="; ".join(changes))
        self.bar.show_notice(replace(info(text, Way(say("Cut it so"), lambda: self._cut(lines, cut))), lasts=0))

    def leave_off(self, places: Sequence[int]) -> None:
        """These lines are cut to nothing; the others stay as they are."""
        lines = self.lines.lines()
        self._cut(lines, [0 if at in places else line.quantity for at, line in enumerate(lines)])

    def _cut(self, lines: Sequence[Line], quantities: Sequence[int]) -> None:
        """Only while the lines are those that were shown."""
        if self.lines.lines() == lines:
            self.lines.cut(quantities)

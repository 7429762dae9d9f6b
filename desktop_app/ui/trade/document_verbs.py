"""What is done with the slip or receipt under the cursor of a list: its card, what is attached to it, whose it is."""

from desktop_app.domain.attachments import AttachedTo
from desktop_app.ui.trade.attaching import AttachTarget, AttachVerbs
from desktop_app.ui.trade.card_verbs import CardVerbs


class DocumentVerbs(CardVerbs, AttachVerbs):
    """A page whose rows are documents of customers."""

    def card_numbers(self) -> tuple[str, ...]:
        return tuple(one.number for one in self.table.selected())

    def attach_target(self) -> AttachTarget | None:
        one = self.table.current()
        if one is None:
            return None
        return AttachTarget(AttachedTo.DOCUMENT, one.number, one.customer_id, f"{one.number} · {one.customer}")

"""What the sample shop keeps beside its slips: the card that went to a customer, as it stood in their chat (R031)."""

from desktop_app.domain.attachments import AttachedTo, AttachmentDraft, AttachmentKind
from desktop_app.domain.moment import Moment
from desktop_app.operations.attachments import attach
from desktop_app.operations.books import Book
from desktop_app.operations.cards import card_picture, paper_card
from desktop_app.operations.slips import slips

KEPT = 2
"""So many of the newest signed slips have theirs."""


def keep_chats(book: Book, moment: Moment) -> None:
    """With the newest slips that came back signed."""
    signed = [one for one in slips(book.ledger, moment.today) if one.signed_on and not one.reversed_by]
    for one in signed[:KEPT]:
        picture = card_picture(paper_card(book.ledger, one.number), "zh_CN")
        name, place = f"微信 {one.number}.png", "老板手机的微信里"
        draft = AttachmentDraft(AttachedTo.DOCUMENT, one.number, AttachmentKind.CHAT, one.dated, name, place)
        attach(book, draft, picture, moment)

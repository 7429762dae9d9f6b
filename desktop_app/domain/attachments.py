"""Pictures and papers kept with any record: of which kind, from which day, and where the original lies (R031)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop_app.domain.errors import Said


class AttachedTo(StrEnum):
    """What a picture or paper is kept with. DOCUMENT: a slip, return, receipt or anything else posted."""

    CUSTOMER = "customer"
    DOCUMENT = "document"
    STATEMENT = "statement"
    DISPUTE = "dispute"
    TALK = "contact"


ATTACHED_TO = {
    AttachedTo.CUSTOMER: Said("Customer"),
    AttachedTo.DOCUMENT: Said("Document"),
    AttachedTo.STATEMENT: Said("Statement"),
    AttachedTo.DISPUTE: Said("Dispute"),
    AttachedTo.TALK: Said("Talk"),
}
"""What it is kept with, in a word."""


class AttachmentKind(StrEnum):
    """What a picture or paper shows."""

    CONTRACT = "contract"
    DELIVERY = "delivery"
    TRANSFER = "transfer"
    CHAT = "chat"
    IDENTITY = "identity"
    IOU = "iou"
    SPECIMEN = "specimen"
    INVOICE = "invoice"
    DAMAGE = "damage"
    OTHER = "other"


ATTACHMENT_KINDS = {
    AttachmentKind.CONTRACT: Said("Contract"),
    AttachmentKind.DELIVERY: Said("Photo of the delivery"),
    AttachmentKind.TRANSFER: Said("Proof of a transfer"),
    AttachmentKind.CHAT: Said("Chat"),
    AttachmentKind.IDENTITY: Said("Identity card or licence"),
    AttachmentKind.IOU: Said("Paper IOU"),
    AttachmentKind.SPECIMEN: Said("Specimen of a signature"),
    AttachmentKind.INVOICE: Said("Tax invoice"),
    AttachmentKind.DAMAGE: Said("Photo of damage"),
    AttachmentKind.OTHER: Said("Other papers"),
}
"""What it is, in the words of the trade."""

USUAL_KIND = {
    AttachedTo.CUSTOMER: AttachmentKind.CONTRACT,
    AttachedTo.DOCUMENT: AttachmentKind.DELIVERY,
    AttachedTo.STATEMENT: AttachmentKind.CHAT,
    AttachedTo.DISPUTE: AttachmentKind.DAMAGE,
    AttachedTo.TALK: AttachmentKind.CHAT,
}
"""What is usually kept with each."""


@dataclass(frozen=True, slots=True)
class AttachmentDraft:
    """What is to be kept. `key` names the record: the number of a document or statement, the id of anything else."""

    about: AttachedTo
    key: str
    kind: AttachmentKind
    dated: date
    name: str
    place: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Attachment:
    """One that is kept. `number` is that of its document or statement, or the day of its talk; `blob` names its file.

    `place` says where the original lies; `sha256` is that of the bytes, as anybody can work it out.
    """

    id: int
    about: AttachedTo
    number: str
    customer_id: int
    customer: str
    kind: AttachmentKind
    dated: date
    name: str
    place: str
    note: str
    blob: str
    sha256: str

    @property
    def scans(self) -> tuple[str, ...]:
        return (self.blob,)

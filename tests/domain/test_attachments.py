"""Pictures and papers of records: each kind and each record has a word, and a usual kind (R031)."""

from datetime import date

from desktop_app.domain.attachments import (
    ATTACHED_TO,
    ATTACHMENT_KINDS,
    USUAL_KIND,
    AttachedTo,
    Attachment,
    AttachmentKind,
)


def test_every_kind_and_every_record_has_its_word_and_no_two_share_one() -> None:
    assert ATTACHMENT_KINDS.keys() == set(AttachmentKind)
    assert len({str(said) for said in ATTACHMENT_KINDS.values()}) == len(AttachmentKind)
    assert ATTACHED_TO.keys() == USUAL_KIND.keys() == set(AttachedTo)


def test_an_attachment_is_looked_at_as_one_scan() -> None:
    one = Attachment(
        1,
        AttachedTo.CUSTOMER,
        "",
        7,
        "老王建材",
        AttachmentKind.CONTRACT,
        date(2026, 3, 1),
        "合同.pdf",
        "",
        "",
        "aa",
        "00",
    )
    assert one.scans == ("aa",)

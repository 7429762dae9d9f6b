"""What the list of pictures and papers shows."""

from datetime import date

from desktop_app.domain.attachments import ATTACHED_TO, ATTACHMENT_KINDS, AttachedTo, Attachment
from desktop_app.domain.columns import Column, Look, Words, worded
from desktop_app.domain.errors import Said


def kept_with(one: Attachment, _: date) -> Words:
    """The record it is kept with; of the customer's own nothing more is to be said."""
    if one.about is AttachedTo.DOCUMENT:
        return one.number
    what = ATTACHED_TO[one.about]
    return Said("{what} {number}", what=what.template, number=one.number) if one.number else what


ATTACHMENTS: tuple[Column[Attachment], ...] = (
    worded("kind", Said("Kind"), lambda one: one.kind, ATTACHMENT_KINDS, 148),
    Column("dated", Said("Date"), lambda one: one.dated, Look.DATE, 100),
    Column("about", Said("Kept with"), lambda one: one.number, width=168, text=kept_with),
    Column("name", Said("File name"), lambda one: one.name, width=200, stretch=True),
    Column("place", Said("Original kept at"), lambda one: one.place, width=160, fades=1),
    Column("note", Said("Note"), lambda one: one.note, width=160, fades=2),
)
"""On the page of a customer."""

WHOSE: Column[Attachment] = Column("customer", Said("Customer"), lambda one: one.customer, Look.NAME, 188)
"""Where those of several customers stand together."""

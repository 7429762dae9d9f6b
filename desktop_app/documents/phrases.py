"""The words papers share: dates, terms, kinds of document, money with its sign in words."""

from datetime import date

from desktop_app.domain.accounts import Kind
from desktop_app.domain.dates import Terms
from desktop_app.domain.labels import no_due_said
from desktop_app.domain.money import format_yuan
from desktop_app.domain.shop import Shop
from desktop_app.domain.words import in_words
from desktop_app.language import N_, Translate

KINDS = {
    Kind.OPENING: N_("Opening"),
    Kind.SHIPMENT: N_("Delivery"),
    Kind.RETURN: N_("Return"),
    Kind.RECEIPT: N_("Receipt"),
    Kind.ADJUSTMENT: N_("Adjustment"),
    Kind.REFUND: N_("Refund"),
    Kind.SET_OFF: N_("Set off"),
    Kind.REVERSAL: N_("Void document"),
}


def title_of(shop: Shop, kind: str, usual: str, language: str) -> str:
    """The shop picks the Chinese titles of its papers (conventions 1.1)."""
    return (shop.titles[kind] if language == "zh_CN" else "") or usual


def long_date(day: date, _: Translate) -> str:
    """A date in a sentence: 2026年3月1日."""
    return _("{year}-{month:02d}-{day:02d}").format(year=day.year, month=day.month, day=day.day)


def yuan(fen: int) -> str:
    """A total with its sign of currency: ¥1,234.50."""
    return f"¥{format_yuan(fen)}"


def sum_in_words(fen: int) -> str:
    """A total that nobody can alter: 人民币壹仟贰佰元整; of a credit, how much it is."""
    return f"人民币{in_words(abs(fen))}"


def joined(*parts: str) -> str:
    """What stands in one line, without what is not known."""
    return "　".join(filter(None, parts))


def entered_later(entered_on: date | None, dated: date, _: Translate) -> str:
    """A back-dated paper says so, and as of which day it tells what is owed (case 26)."""
    if entered_on is None:
        return ""
    return _("Entered on {date}; what is owed is told as of {day}.").format(
        date=long_date(entered_on, _), day=long_date(dated, _)
    )


def in_groups(text: str) -> str:
    """Groups of four, as a fingerprint is shown and typed back."""
    return " ".join(text[start : start + 4] for start in range(0, len(text), 4))


def due_text(due: date | None, _: Translate, terms: Terms | None = None) -> str:
    """The due date, or what decides it: usually the next batch (case 11)."""
    if due:
        return long_date(due, _)
    return no_due_said(terms).text(_) if terms else _("with the next batch")

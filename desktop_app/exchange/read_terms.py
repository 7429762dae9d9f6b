"""The terms of a customer's row, and the questions they raise."""

from collections.abc import Iterable, Iterator, Sequence

from desktop_app.domain.dates import PayMonth, Terms, TermsKind
from desktop_app.domain.errors import Refused, Said
from desktop_app.domain.terms_words import terms_said
from desktop_app.exchange.cautions import Caution
from desktop_app.exchange.doubts import DoubtChoice, SheetDoubt
from desktop_app.exchange.dues import days_told, words_of_days
from desktop_app.exchange.grid import letter
from desktop_app.exchange.layouts import Meaning
from desktop_app.exchange.loose_terms import is_cash_in_hand, terms_in_doubt, without_methods
from desktop_app.exchange.own_terms import bare
from desktop_app.exchange.reading import RowReading
from desktop_app.exchange.tables import Table
from desktop_app.exchange.terms import UnknownTerms, terms_of

NOT_AGREED = Terms(TermsKind.NOT_AGREED)
USUAL = (Terms(TermsKind.CASH), Terms(TermsKind.MONTHLY_DAY, pay_month=PayMonth.NEXT), Terms(TermsKind.DAYS, days=30))
"""What most customers pay by, where a sheet says it in words nobody knows."""
_MONTHLY = USUAL[1]
_IN_DOUBT = Said("“{words}” cannot be kept as terms the way it is written. What comes nearest?")


def read_terms(reading: RowReading) -> Terms:
    """How a customer pays: what the words and the days beside them say; ways to pay such as 微信 say nothing of it."""
    days, field = days_told(reading), Meaning.TERMS
    words, _ = without_methods(reading.text(Meaning.TERMS))
    beside = words_of_days(reading) if days is None else ""
    if not words and beside:
        words, field = beside, Meaning.DAYS
    elif beside:
        return _one_of(reading, words, beside)
    if is_cash_in_hand(words) and not days and any(_only_methods(reading.texts_of(Meaning.TERMS))):
        return asked_terms(reading, words, (Terms(TermsKind.CASH), NOT_AGREED))
    nearest = terms_in_doubt(words)
    if nearest:
        said_in_days = next((one for one in nearest if days and one.days == days), None)
        return said_in_days or asked_terms(reading, words, nearest, field)
    try:
        return terms_of(words, days)
    except UnknownTerms:
        by_days = (Terms(TermsKind.DAYS, days=days), Terms(TermsKind.NEXT_MONTH_DAYS, days=days)) if days else ()
        return asked_terms(reading, words, (*by_days, NOT_AGREED, *USUAL), field)
    except Refused as refused:
        reading.refuse(field if words else Meaning.DAYS, refused)
        return NOT_AGREED


def _one_of(reading: RowReading, words: str, beside: str) -> Terms:
    """Words in both columns: of 月结 and 月结30天 the closer ones count; where they differ otherwise, it is asked."""
    closer, wider = _meant(beside), _meant(words)
    monthly = wider == (_MONTHLY,) and {one.kind for one in closer} <= {
        TermsKind.NEXT_MONTH_DAYS,
        TermsKind.MONTHLY_DAY,
    }
    if len(closer) == 1 and (closer == wider or monthly):
        return closer[0]
    choices = dict.fromkeys((*closer, *wider, NOT_AGREED, *USUAL))
    return asked_terms(reading, f"{words} / {beside}", tuple(choices))


def _meant(words: str) -> tuple[Terms, ...]:
    try:
        return terms_in_doubt(words) or (terms_of(words),)
    except Refused:
        return ()


def methods_told(table: Table, rows: Sequence[int]) -> Iterator[Caution]:
    """That some cells of the terms name a way to pay, which leaves the terms open."""
    column = table.header.columns.get(Meaning.TERMS)
    texts = [] if column is None else dict.fromkeys(table.sheet.cell(row, column).text for row in rows)
    found = "、".join(dict.fromkeys(_only_methods(texts)))
    if found:
        yield Caution(
            0, Said("{methods}: a way to pay, not terms. The terms of these customers stay open.", methods=found)
        )


def _only_methods(texts: Iterable[str]) -> Iterator[str]:
    return (method for words, method in map(without_methods, texts) if method and not words)


def asked_terms(reading: RowReading, words: str, choices: Sequence[Terms], field: Meaning = Meaning.TERMS) -> Terms:
    """The terms chosen for these words, once for all rows that say them."""
    keyed = {_key(terms): terms for terms in choices}
    column = letter(reading.table.header.columns[field])
    said = Said(_IN_DOUBT.template, words=words)
    answers = tuple(DoubtChoice(key, terms_said(terms)) for key, terms in keyed.items())
    return keyed[reading.answers.ask_of_word(bare(words), SheetDoubt("terms", said, answers, reading.number, column))]


def _key(terms: Terms) -> str:
    """What a choice is typed as: `cash`, `days-7`, `next-month-days-30`."""
    return terms.kind.value.replace("_", "-") + (f"-{terms.days}" if terms.days else "")

"""What was agreed with a customer: how to pay, and whether goods still leave, on credit or not (停赊, 停货).

Terms that an older book said less exactly are looked at once.
"""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from desktop_app.cli.answers import told
from desktop_app.cli.customer_commands import SWITCH
from desktop_app.cli.opening import opened
from desktop_app.cli.screen import Heading, Screen
from desktop_app.cli.session import Session
from desktop_app.domain.customers import Customer
from desktop_app.domain.errors import Refused, Said
from desktop_app.domain.known import known_said, missing
from desktop_app.domain.labels import supply_said
from desktop_app.domain.terms_words import terms_meaning_said, terms_said
from desktop_app.language import N_, Translate
from desktop_app.operations.books import Book
from desktop_app.operations.customers import confirm_terms, edit_customer, find_customer, terms_to_look_at
from desktop_app.operations.importing import terms_in_words
from desktop_app.operations.undated import offered_dues

STOP, _ = SWITCH


def terms(session: Session) -> None:
    """Set one customer's terms or confirm what stands there; answers who is still to be looked at."""
    options = session.options
    if options.set and not options.customer:
        raise Refused("Name the customer whose terms these are: --customer NAME.")
    with opened(session) as book:
        named = _change(book, session)
        waiting = terms_to_look_at(book.ledger)
        older = offered_dues(book.ledger, named.id, session.moment.today).offers if named and options.set else ()
    session.present(
        waiting, partial(_answer, session.translate, len(older)), lambda found, screen: _show(len(older), found, screen)
    )


def _change(book: Book, session: Session) -> Customer | None:
    """The customer who was named."""
    options = session.options
    named = find_customer(book.ledger, options.customer) if options.customer else None
    if named is not None and options.set:
        edit_customer(book.ledger, replace(named, terms=terms_in_words(options.set)), session.moment)
    if options.confirm:
        found = [named] if named is not None else terms_to_look_at(book.ledger)
        confirm_terms(book.ledger, [one.id for one in found], session.moment)
    return named


def _answer(translate: Translate, older: int, waiting: list[Customer]) -> Mapping[str, object]:
    """`without_day` counts the papers of before these terms, where there are any."""
    left = {"without_day": older} if older else {}
    return {"to_confirm": [_one(customer, translate) for customer in waiting], **left}


def _one(customer: Customer, translate: Translate) -> Mapping[str, object]:
    said = {"terms": terms_said(customer.terms), "meaning": terms_meaning_said(customer.terms)}
    about = told(customer, "code", "name", "kind=terms.kind")
    return about | {name: words.text(translate) for name, words in said.items()}


def _show(older: int, waiting: list[Customer], screen: Screen) -> None:
    if older:
        screen.say(Said("{count} older papers have no day to pay: qingzhang due-days NAME", count=older))
    if not waiting:
        screen.say(Said("Nobody's terms have to be looked at."))
        return
    screen.say(
        Said(
            "These customers go on as before. Agree with what is written there, or set other terms; "
            "they are asked once."
        )
    )
    columns = (Heading(N_("Customer code"), firm=True), Heading(N_("Customer")), Heading(N_("What the terms mean")))
    screen.cells(columns, [(one.code, one.name, terms_meaning_said(one.terms)) for one in waiting])


def customer(session: Session) -> None:
    """Stop credit or goods of one customer, each by itself, or lift that; answers how the customer stands (R040)."""
    options = session.options
    with opened(session) as book:
        kept = find_customer(book.ledger, options.name)
        if options.credit or options.goods or options.reason is not None:
            wanted = _changed(kept, options.credit, options.goods, options.reason)
            kept = edit_customer(book.ledger, wanted, session.moment, kept).result
    answer = {**told(kept, "code", "name", "stopped", "credit_hold", "stop_reason"), "missing": [*missing(kept)]}
    looked = options.credit is None and options.goods is None and options.reason is None
    session.tell(answer, _said(kept), known_said(kept) if looked else None)


def _changed(kept: Customer, credit: str | None, goods: str | None, reason: str | None) -> Customer:
    """One reason stands for both; with nothing stopped there is none."""
    held = kept.credit_hold if credit is None else credit == STOP
    stopped = kept.stopped if goods is None else goods == STOP
    if reason and not (held or stopped):
        raise Refused(
            "Nothing is stopped, so there is no reason to keep. Say what stops: --credit stop or --goods stop."
        )
    why = (kept.stop_reason if reason is None else reason) if held or stopped else ""
    return replace(kept, credit_hold=held, stopped=stopped, stop_reason=why)


def _said(kept: Customer) -> Said:
    held = supply_said(kept)
    if held is None:
        return Said("{name}: goods leave, on credit too.", name=kept.name)
    if kept.stop_reason:
        return Said("{name}: {state} ({reason}).", name=kept.name, state=held, reason=kept.stop_reason)
    return Said("{name}: {state}.", name=kept.name, state=held)

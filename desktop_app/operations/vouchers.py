"""What the paper of a slip or a return says at the moment it is posted (D9, conventions 1.5)."""

from dataclasses import replace
from datetime import date

from desktop_app.domain.customer_papers import entered_late
from desktop_app.domain.customers import Customer, addressed, balance_told
from desktop_app.domain.shipments import Line, ReturnDraft, ShipmentDraft, Voucher, texts_of
from desktop_app.domain.shop import Shop
from desktop_app.domain.sites import Site, site_named
from desktop_app.store.rows import DocumentRow


def slip_voucher(
    shop: Shop,
    customer: Customer,
    draft: ShipmentDraft,
    slip: DocumentRow,
    due: date | None,
    previous_fen: int,
    sequence: int,
) -> Voucher:
    """The delivery voucher of a cleaned draft; `previous_fen` was owed before it."""
    owed = slip.amount_fen - draft.paid_fen
    paper = _voucher(shop, customer, draft.lines, slip, owed, previous_fen, sequence)
    told = replace(paper, due=due, paid_fen=draft.paid_fen, parts=draft.parts, charges=draft.charges, **texts_of(draft))
    told = replace(told, prepared_by=draft.prepared_by or shop.prepared_by)
    return _delivered(told, site_named(customer.sites, draft.project))


def _delivered(paper: Voucher, site: Site | None) -> Voucher:
    """Where the goods go and who takes them: as it was said for this slip, else as the site has it."""
    if site is not None and site.contact:
        paper = replace(paper, contact=site.contact, phone=site.phone)
    if paper.receiver:
        paper = replace(paper, contact=paper.receiver, phone="")
    return replace(paper, address=paper.deliver_to or (site.address if site else "") or paper.address)


def return_voucher(
    shop: Shop, customer: Customer, draft: ReturnDraft, made: DocumentRow, previous_fen: int, sequence: int
) -> Voucher:
    """The paper of goods that came back."""
    paper = _voucher(shop, customer, draft.lines, made, -made.amount_fen, previous_fen, sequence)
    return replace(paper, returns_number=draft.shipment_number)


def _voucher(
    shop: Shop,
    customer: Customer,
    lines: tuple[Line, ...],
    made: DocumentRow,
    owed_fen: int,
    previous_fen: int,
    sequence: int,
) -> Voucher:
    """What both papers say."""
    return Voucher(
        shop=shop,
        kind=made.kind,
        number=made.number,
        dated=made.dated,
        **addressed(customer),
        terms=customer.terms,
        due=None,
        lines=lines,
        total_fen=made.amount_fen,
        paid_fen=0,
        owed_fen=owed_fen,
        **balance_told(customer, previous_fen, owed_fen),
        sequence=sequence,
        address=customer.address,
        remark=made.remark,
        prepared_by=shop.prepared_by,
        entered_on=entered_late(made.entered, made.dated),
    )

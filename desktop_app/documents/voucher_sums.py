"""The arithmetic printed under a voucher: what the slip comes to, and the three balance lines (conventions 1.5)."""

from collections.abc import Sequence
from typing import NamedTuple

from desktop_app.domain.accounts import Kind
from desktop_app.domain.shipments import Voucher
from desktop_app.domain.slip_sums import NO_CHARGES
from desktop_app.language import Translate


class Term(NamedTuple):
    """One figure of a sum: the sign before it, its name, fen ≥ 0."""

    operator: str
    label: str
    fen: int


Sum = tuple[Term, ...]


class _Signed(NamedTuple):
    """A figure that is a debt when positive and a credit when negative, with its name either way."""

    fen: int
    debt: str
    credit: str


def sums(voucher: Voucher, _: Translate) -> list[Sum]:
    """The lines of arithmetic; the balance is left out where the voucher hides it."""
    lines = [] if voucher.kind is Kind.RETURN else [*_charged(voucher, _), _slip_sum(voucher, _)]
    if voucher.previous_fen is not None and voucher.balance_fen is not None:
        before = _Signed(voucher.previous_fen, _("Owed before"), _("In credit before"))
        after = _Signed(voucher.balance_fen, _("Owed in all"), _("In credit"))
        lines.append(_balanced((before, _this(voucher, _)), after))
    return lines


def _charged(voucher: Voucher, _: Translate) -> list[Sum]:
    """From the goods to the slip, where anything stands between them (case 30)."""
    charges = voucher.charges
    if charges == NO_CHARGES:
        return []
    discount = _("Discount {rate}").format(rate=f"{charges.discount_rate / 100:g}%")
    between = (
        Term("－", discount if charges.discount_rate else _("Discount"), charges.discount_fen),
        Term("＋", _("Freight"), charges.freight_fen),
        Term("－" if charges.rounding_fen < 0 else "＋", _("Rounding-off"), abs(charges.rounding_fen)),
    )
    told = (term for term in between if term.fen)
    return [
        (Term("", _("Sum of goods"), voucher.sums.goods_fen), *told, Term("＝", _("This slip"), voucher.total_fen)),
    ]


def _slip_sum(voucher: Voucher, _: Translate) -> Sum:
    owed = _Signed(voucher.owed_fen, _("Owed on this slip"), _("Paid ahead"))
    return (
        Term("", _("This slip"), voucher.total_fen),
        Term("－", _("Paid now"), voucher.paid_fen),
        Term("＝", owed.debt if owed.fen >= 0 else owed.credit, abs(owed.fen)),
    )


def _this(voucher: Voucher, _: Translate) -> _Signed:
    if voucher.kind is Kind.RETURN:
        return _Signed(-voucher.total_fen, "", _("This return"))
    return _Signed(voucher.owed_fen, _("Owed on this slip"), _("Paid ahead"))


def _balanced(figures: Sequence[_Signed], result: _Signed) -> Sum:
    """The sum told from the side of the result, so that every figure printed is positive and the sum comes out."""
    side = 1 if result.fen >= 0 else -1
    ordered = sorted(figures, key=lambda figure: figure.fen * side < 0)
    terms = [
        Term(
            "－" if figure.fen * side < 0 else "＋", figure.debt if figure.fen >= 0 else figure.credit, abs(figure.fen)
        )
        for figure in ordered
    ]
    last = Term("＝", result.debt if side > 0 else result.credit, abs(result.fen))
    return (terms[0]._replace(operator="" if terms[0].operator == "＋" else "－"), *terms[1:], last)

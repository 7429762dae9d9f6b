"""The sum at the foot of a slip: its goods, what is taken off and added, what is paid with it."""

from desktop_app.domain.money import format_yuan
from desktop_app.domain.slip_sums import NO_CHARGES, SlipSums
from desktop_app.ui.widgets.equation import SumTerm
from desktop_app.ui.widgets.speech import Say


def slip_terms(sums: SlipSums, paid_fen: int, say: Say) -> tuple[SumTerm, ...]:
    """Term by term, the result last."""
    total, left = sums.total_fen, sums.total_fen - paid_fen
    if total < 0:
        return (SumTerm(say("This return"), format_yuan(-total)),)
    if sums.charges == NO_CHARGES and not paid_fen:
        return (SumTerm(say("Total due"), format_yuan(total)),)
    result = SumTerm(say("Total due"), format_yuan(total), "=")
    if paid_fen:
        result = SumTerm(say("Left to pay") if left >= 0 else say("Paid ahead"), format_yuan(abs(left)), "=")
    return (SumTerm(say("Sum of goods"), format_yuan(sums.goods_fen)), *_between(sums, paid_fen, say), result)


def _between(sums: SlipSums, paid_fen: int, say: Say) -> list[SumTerm]:
    charges = sums.charges
    rate = f" {charges.discount_rate / 100:g}%" if charges.discount_rate else ""
    found = (
        (say("Discount") + rate, -charges.discount_fen),
        (say("Freight"), charges.freight_fen),
        (say("Rounding-off"), charges.rounding_fen),
        (say("Paid now"), -paid_fen),
    )
    return [SumTerm(words, format_yuan(abs(fen)), "−" if fen < 0 else "+") for words, fen in found if fen]

"""How the shop's papers are numbered."""

from desktop_app.domain.number_shapes import LEAST_DIGITS, MOST_DIGITS, NUMBER_RESETS, NumberShapes
from desktop_app.language import N_
from desktop_app.operations.settings import edit_numbers, numbers_of
from desktop_app.ui.base.fields import count_typed, free_text, one_of
from desktop_app.ui.settings.value_section import Kept, ValueSection


class NumberSettings(ValueSection[NumberShapes]):
    title = N_("Numbers of the papers")
    about = N_("From the next paper on. What has a number keeps it, and no number is given out twice.")
    kept = Kept(numbers_of, edit_numbers)
    said = N_("The numbers are saved. They count from the next paper on.")
    rows = (("shipment", "goods_return"), ("receipt", "statement"), ("reset",), ("digits",))

    shipment = free_text(N_("Letters of slips"), required=True, longest=6)
    goods_return = free_text(N_("Letters of returns"), required=True, longest=6)
    receipt = free_text(N_("Letters of payments"), required=True, longest=6)
    statement = free_text(N_("Letters of statements"), required=True, longest=6)
    reset = one_of(
        N_("Begin again at 1"),
        NUMBER_RESETS,
        hint=N_(
            "The date is a part of the number: SHD-2026-00001, SHD-202611-00001, SHD-20261130-00001; "
            "without it SHD-00001."
        ),
    )
    digits = count_typed(N_("Digits"), LEAST_DIGITS, MOST_DIGITS)

"""What the text of a cell is called when it cannot be kept."""

from desktop_app.exchange.layouts import Meaning
from desktop_app.language import N_

_NAMES = {
    Meaning.NAME: N_("The customer's name"),
    Meaning.CUSTOMER: N_("The customer's name"),
    Meaning.GOODS: N_("The goods name"),
    Meaning.NUMBER: N_("The number"),
    Meaning.ADDRESS: N_("The address"),
    Meaning.REMARK: N_("The note"),
}
"""Where the name of the column is too short for a sentence."""


def name_of(field: Meaning) -> str:
    return _NAMES.get(field, field.said.template)

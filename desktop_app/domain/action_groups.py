"""The six groups of customers by what is done about their credit: proposed by rule, set by the owner with a reason."""

from enum import StrEnum

RELAXED_PERCENT = 10
"""So far above their limit may go whoever is in RELAX."""


class ActionGroup(StrEnum):
    """What is done about a customer's credit; NONE is nothing out of the ordinary."""

    NONE = ""
    RELAX = "relax"
    RESTRICT = "restrict"
    HOLD = "hold"
    REDUCE = "reduce"
    PRESS = "press"
    PLAN = "plan"

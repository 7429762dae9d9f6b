"""How the lines of bills are narrowed: by how sure it is whose they are."""

from desktop_app.domain.matching_states import ClaimState
from desktop_app.language import N_
from desktop_app.operations.bills import BillRow
from desktop_app.ui.base.lists import Choice, Narrowing, Stands

NARROWINGS: tuple[Narrowing[BillRow], ...] = (
    Narrowing(
        "state",
        N_("Which lines"),
        (
            Choice("open", N_("Still open"), lambda row: row.state.is_open),
            Choice("certain", N_("Certain"), lambda row: row.state is ClaimState.CERTAIN),
            Choice("likely", N_("Likely"), lambda row: row.state is ClaimState.LIKELY),
            Choice("ask", N_("You choose"), lambda row: row.state in (ClaimState.ASK, ClaimState.TWIN)),
            Choice("done", N_("Claimed"), lambda row: not row.state.is_open, apart=True),
        ),
        Stands.SWITCH,
    ),
)

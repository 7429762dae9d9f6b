"""Check a paper by the characters printed on it: is it one of ours, and what does our copy say (D9, N13)?"""

from datetime import date

from desktop_app.domain.errors import Refused
from desktop_app.domain.papers import PaperRow
from desktop_app.operations.paper_runs import paper_row
from desktop_app.store import snapshots
from desktop_app.store.database import Ledger

__all__ = ["PaperRow", "check_paper"]


def check_paper(ledger: Ledger, printed: str, today: date) -> PaperRow | None:
    """The paper that carries this check code, as it stands today; None when none of ours does (T22).

    Blanks, dashes and small letters do not matter. Refuses what cannot be a check code, naming what is wrong with it.
    """
    code = snapshots.typed_fingerprint(printed)
    strange = next((one for one in code if one not in snapshots.FINGERPRINT_LETTERS), "")
    if strange:
        raise Refused(
            "“{character}” stands in no check code: it has the letters A to Z and the digits 2 to 7. Look at the paper "
            "again.",
            character=strange,
        ).at("code")
    if len(code) != snapshots.FINGERPRINT_LENGTH:
        raise Refused(
            "A check code has {whole} characters; these are {count}. Type all four groups.",
            whole=snapshots.FINGERPRINT_LENGTH,
            count=len(code),
        ).at("code")
    number = snapshots.number_of(ledger, code)
    return paper_row(ledger, number, today) if number else None

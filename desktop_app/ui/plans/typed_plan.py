"""A repayment plan as it stands in the form, so that a draft brings all of it back (U21)."""

import json
from dataclasses import asdict, dataclass, fields
from datetime import date

from desktop_app.domain.plans import Instalment


@dataclass(frozen=True, slots=True)
class TypedPlan:
    """The whole form: every text as it was typed, the ids of the chosen items, and the parts changed by hand."""

    customer_id: int = 0
    customer: str = ""
    agreed_on: str = ""
    note: str = ""
    how: str = ""
    number: str = ""
    each: str = ""
    first: str = ""
    chosen: tuple[int, ...] = ()
    parts: tuple[Instalment, ...] = ()

    def to_json(self) -> str:
        parts = [(part.due.isoformat(), part.amount_fen) for part in self.parts]
        return json.dumps({**asdict(self), "parts": parts}, ensure_ascii=False)


def from_json(text: str) -> TypedPlan | None:
    """The plan of a kept draft; None for one that this version cannot read."""
    try:
        held = json.loads(text)
        chosen = tuple(int(item) for item in held.pop("chosen", ()))
        parts = tuple(Instalment(date.fromisoformat(day), int(fen)) for day, fen in held.pop("parts", ()))
        return TypedPlan(**{name: held[name] for name in held.keys() & _FIELDS}, chosen=chosen, parts=parts)
    except (ValueError, TypeError, AttributeError):
        return None


_FIELDS = {field.name for field in fields(TypedPlan)}

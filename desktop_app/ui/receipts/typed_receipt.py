"""A receipt as it stands in the form: every text as it was typed, so that a draft brings all of it back (U21)."""

import json
from dataclasses import asdict, dataclass, fields


@dataclass(frozen=True, slots=True)
class TypedReceipt:
    """The whole form. `submission` makes posting it twice harmless (D4); `amounts` are (item id, fen) of each line."""

    submission: str
    customer_id: int = 0
    customer: str = ""
    amount: str = ""
    dated: str = ""
    method: str = ""
    instruction: str = ""
    remark: str = ""
    named: tuple[int, ...] = ()
    amounts: tuple[tuple[int, int], ...] = ()
    by_hand: bool = False

    def is_blank(self) -> bool:
        """Whether throwing it away would lose nothing."""
        return not any(text.strip() for text in (self.amount, self.instruction, self.remark))

    def to_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False)


def from_json(text: str) -> TypedReceipt | None:
    """The receipt of a kept draft; None for one that this version cannot read."""
    try:
        held = json.loads(text)
        named = tuple(int(item) for item in held.pop("named", ()))
        amounts = tuple((int(item), int(fen)) for item, fen in held.pop("amounts", ()))
        return TypedReceipt(**{name: held[name] for name in held.keys() & _FIELDS}, named=named, amounts=amounts)
    except (ValueError, TypeError, AttributeError):
        return None


_FIELDS = {field.name for field in fields(TypedReceipt)}

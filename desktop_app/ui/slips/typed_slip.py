"""A slip as it stands in the form: every text as it was typed, so that a draft brings all of it back (U21)."""

import json
from dataclasses import asdict, dataclass, fields


@dataclass(frozen=True, slots=True)
class TypedLine:
    """One line as typed. `goods_id` 0 is an article the book does not have yet.

    `priced` is True once somebody typed the price, so that another customer's prices leave it alone.
    """

    goods_id: int = 0
    goods: str = ""
    code: str = ""
    spec: str = ""
    unit: str = ""
    quantity: str = ""
    price: str = ""
    priced: bool = False


@dataclass(frozen=True, slots=True)
class TypedSlip:
    """The whole form. `submission` makes posting it twice harmless (D4)."""

    submission: str
    customer_id: int = 0
    customer: str = ""
    dated: str = ""
    due: str = ""
    project: str = ""
    lines: tuple[TypedLine, ...] = ()
    paid: str = ""
    method: str = ""
    remark: str = ""
    carrier: str = ""
    paper_number: str = ""
    prepared_by: str = ""
    reason: str = ""
    shipment_number: str = ""
    apart: bool = False

    def to_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False)


def from_json(text: str) -> TypedSlip | None:
    """The slip of a kept draft; None for one that this version cannot read."""
    try:
        held = json.loads(text)
        lines = tuple(TypedLine(**line) for line in held.pop("lines", ()))
        return TypedSlip(**{name: held[name] for name in held.keys() & _FIELDS}, lines=lines)
    except (ValueError, TypeError, AttributeError):
        return None


_FIELDS = {field.name for field in fields(TypedSlip)}

"""The rows that become final together when something is posted."""

from dataclasses import dataclass, field
from datetime import date

from desktop_app.domain.accounts import Direction, Kind


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """`posted_for` is whom it is written for; in whose account it counts follows from the merges (`store.kin`)."""

    id: int
    number: str
    kind: Kind
    posted_for: int
    dated: date
    direction: Direction
    amount_fen: int
    entered: date
    reference: str = ""
    remark: str = ""
    submission: str | None = None
    reverses: int | None = None


@dataclass(frozen=True, slots=True)
class ItemRow:
    id: int
    document_id: int
    posted_for: int
    part: int
    direction: Direction
    dated: date
    due: date | None
    open_batches: int | None
    amount_fen: int


@dataclass(frozen=True, slots=True)
class AllocationRow:
    id: int
    credit_item: int
    debit_item: int
    amount_fen: int
    sign: int
    dated: date
    undoes: int | None = None


@dataclass(frozen=True, slots=True)
class DetailRow:
    """A row of the table that holds what only this kind of document knows."""

    table: str
    values: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class PaperRecord:
    number: str
    text: str


@dataclass(frozen=True, slots=True)
class PostedRows:
    """Everything one verb makes final."""

    documents: tuple[DocumentRow, ...] = ()
    items: tuple[ItemRow, ...] = ()
    allocations: tuple[AllocationRow, ...] = ()
    details: tuple[DetailRow, ...] = ()
    papers: tuple[PaperRecord, ...] = ()
    lines: tuple[tuple[object, ...], ...] = field(default_factory=tuple)

"""What a check of the book that found something shows."""

from desktop_app.domain.columns import Column, Look
from desktop_app.domain.errors import Said
from desktop_app.operations.checking import Disproof

FINDINGS: tuple[Column[Disproof], ...] = (
    Column("proof", Said("Proof"), lambda one: one.proof, Look.CODE, 140),
    Column("what", Said("What does not hold"), lambda one: one.what, width=240, stretch=True),
)

"""The record of a contract: by what it is found, which clauses are missing (R005)."""

from dataclasses import replace
from datetime import date

from desktop_app.domain.contracts import (
    CLAUSES,
    Contract,
    ContractClause,
    contract_problems,
    contract_said,
    missing_said,
)

MARCH = date(2026, 3, 1)
HT = Contract(1, MARCH, "HT-1", project="万科二期", product="水泥", quantity="500吨", clauses=(ContractClause.PRICE,))


def test_what_the_contract_does_not_say_is_told() -> None:
    told = str(missing_said(replace(HT, clauses=tuple(ContractClause)[2:])))
    assert told == "Missing: price (clause), day to pay (clause)"
    assert missing_said(replace(HT, clauses=tuple(ContractClause))) == ""
    assert contract_said(HT) == "HT-1 万科二期 水泥 500吨"
    assert set(CLAUSES) == set(ContractClause)


def test_a_record_that_is_found_by_nothing_or_cannot_be_is_refused() -> None:
    wrong = Contract(1, MARCH, amount_fen=-1, until=date(2026, 2, 1))
    assert [one.field for one in contract_problems(wrong)] == ["number", "amount", "until"]
    assert contract_problems(replace(HT, until=MARCH)) == []

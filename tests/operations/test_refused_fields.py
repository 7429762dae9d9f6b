"""What is refused names the field of the form that caused it, so that it can be said right there (U49)."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.domain.contacts import Channel, Contacted, Outcome
from desktop_app.domain.credit_rules import CreditRules
from desktop_app.domain.customers import Contact, Customer
from desktop_app.domain.dates import Terms, TermsKind
from desktop_app.domain.disputes import Dispute
from desktop_app.domain.errors import Refused, RefusedFields
from desktop_app.domain.goods import Goods
from desktop_app.domain.payments import Allocation, ReceiptDraft
from desktop_app.domain.plans import Instalment, Plan
from desktop_app.domain.promises import Promise
from desktop_app.domain.shipments import Line, Part, Release, ReturnDraft
from desktop_app.domain.statements import StatementState
from desktop_app.operations.adjustments import AdjustmentDraft, record_adjustment
from desktop_app.operations.contacts import log_contact
from desktop_app.operations.customers import add_customer, edit_customer
from desktop_app.operations.disputes import answer_dispute, raise_dispute, settle_dispute
from desktop_app.operations.goods import add_goods
from desktop_app.operations.openings import OpeningDraft, record_opening
from desktop_app.operations.payments import allocate, take_payment
from desktop_app.operations.plans import agree_plan, end_plan
from desktop_app.operations.promises import make_promise
from desktop_app.operations.returns import record_return
from desktop_app.operations.settings import edit_rules, edit_shop
from desktop_app.operations.shipments import record_shipment
from desktop_app.operations.statements import Answer, answer_statement, issue_statement
from desktop_app.operations.taking_back import void_document
from desktop_app.store.database import Ledger
from tests.operations.builders import SHOP, THIRTY_DAYS, a_book, a_draft, a_return, a_slip, at, goods, item_of, on

NOW = at("03-10")
BAD = "字\x00"
LONG = "长" * 600
LATER = on("03-11")
"""Tomorrow, where only what has happened counts."""

OTHER_AGE = on("2076-01-01")


class Stage:
    """A shop with one customer, one slip of 100, and another customer's slip."""

    def __init__(self, book: Ledger) -> None:
        self.book = book
        self.wang = add_customer(book, Customer("老王建材", terms=THIRTY_DAYS), at("01-01")).result
        self.other = add_customer(book, Customer("老李五金", terms=THIRTY_DAYS), at("01-01")).result
        self.slip = a_slip(book, self.wang, "03-01", "100")
        self.strange_slip = a_slip(book, self.other, "03-01", "100")
        self.item = item_of(book, self.slip)

    def dispute(self) -> int:
        raised = Dispute(self.item, self.wang.id, 3000, "破损", on("03-05"))
        return raise_dispute(self.book, raised, NOW, "d-1").result.id

    def ship(self, *lines: Line, **facts: object) -> None:
        draft = replace(a_draft(self.wang, "03-10"), **facts)  # type: ignore[arg-type]
        record_shipment(self.book, replace(draft, lines=lines or draft.lines), NOW)

    def plan(self, **facts: object) -> None:
        parts = (Instalment(on("04-01"), 4000), Instalment(on("05-01"), 6000))
        agree_plan(self.book, replace(Plan(self.wang.id, on("03-10"), (self.item,), parts), **facts), NOW)  # type: ignore[arg-type]


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    with a_book(tmp_path) as ledger:
        yield Stage(ledger)


Case = tuple[str, int, Callable[[Stage], object]]


def customer(field: str, **facts: object) -> Case:
    return field, 0, lambda stage: edit_customer(stage.book, replace(stage.wang, **facts), NOW)


def person(field: str, **facts: str) -> Case:
    people = (Contact("赵姐"), replace(Contact("老李"), **facts))  # type: ignore[arg-type]
    return field, 2, lambda stage: edit_customer(stage.book, replace(stage.wang, contacts=people), NOW)


def article(field: str, **facts: object) -> Case:
    return field, 0, lambda stage: add_goods(stage.book, replace(Goods("中砂"), **facts), NOW)  # type: ignore[arg-type]


def terms(field: str, **facts: object) -> Case:
    return field, 0, lambda _: Terms(**facts)  # type: ignore[arg-type]


def slip(field: str, line: int = 0, **facts: object) -> Case:
    return field, line, lambda stage: stage.ship(**facts)


def second_line(field: str, **facts: object) -> Case:
    return field, 2, lambda stage: stage.ship(goods("1"), replace(goods("1"), **facts))  # type: ignore[arg-type]


def receipt(field: str, line: int = 0, **facts: object) -> Case:
    def take(stage: Stage) -> None:
        draft = ReceiptDraft(stage.wang.id, on("03-10"), 5000, "微信")
        take_payment(stage.book, replace(draft, **facts), NOW)  # type: ignore[arg-type]

    return field, line, take


def goods_back(field: str, **facts: object) -> Case:
    def bring(stage: Stage) -> None:
        draft = ReturnDraft(stage.wang.id, on("03-10"), (goods("10"),), stage.slip)
        record_return(stage.book, replace(draft, **facts), NOW)  # type: ignore[arg-type]

    return field, 0, bring


def promise(field: str, **facts: object) -> Case:
    def give(stage: Stage) -> None:
        made = Promise(stage.wang.id, 5000, on("03-20"), on("03-10"))
        make_promise(stage.book, replace(made, **facts), NOW)  # type: ignore[arg-type]

    return field, 0, give


def plan(field: str, line: int = 0, **facts: object) -> Case:
    return field, line, lambda stage: stage.plan(**facts)


def talk(field: str, **facts: object) -> Case:
    def log(stage: Stage) -> None:
        line = Contacted(stage.wang.id, on("03-10"), Channel.PHONE, Outcome.REACHED)
        log_contact(stage.book, replace(line, **facts), NOW)  # type: ignore[arg-type]

    return field, 0, log


def dispute(field: str, **facts: object) -> Case:
    def object_to(stage: Stage) -> None:
        raised = Dispute(stage.item, stage.wang.id, 3000, "破损", on("03-05"))
        raise_dispute(stage.book, replace(raised, **facts), NOW)  # type: ignore[arg-type]

    return field, 0, object_to


def shop(field: str, **facts: str) -> Case:
    return field, 0, lambda stage: edit_shop(stage.book, replace(SHOP, **facts), NOW)  # type: ignore[arg-type]


def rules(field: str, **facts: int) -> Case:
    return field, 0, lambda stage: edit_rules(stage.book, replace(CreditRules(), **facts), NOW)  # type: ignore[arg-type]


def answer(field: str, **facts: object) -> Case:
    def give(stage: Stage) -> None:
        number = issue_statement(stage.book, stage.wang.id, on("03-01"), NOW).result.number
        said = Answer(StatementState.AGREED, on("03-10"))
        answer_statement(stage.book, number, replace(said, **facts), NOW)  # type: ignore[arg-type]

    return field, 0, give


CASES: list[Case] = [
    customer("name", name=" "),
    customer("name", name="老李五金"),
    ("name", 0, lambda stage: add_customer(stage.book, Customer("老李五金"), NOW)),
    customer("code", code=BAD),
    customer("code", code="C0002"),
    customer("aliases", aliases=("王总", BAD)),
    customer("limit", limit_fen=-1),
    customer("payment_days", payment_days=(32,)),
    customer("area", area=LONG),
    customer("address", address=BAD),
    customer("phone", phone=BAD),
    customer("tax_number", tax_number=BAD),
    customer("operator", operator=BAD),
    customer("stop_reason", stop_reason=BAD),
    customer("notes", notes=BAD),
    person("contact_name", name=BAD),
    person("contact_phone", phone=BAD),
    person("contact_wechat", wechat=LONG),
    person("contact_note", note=BAD),
    terms("days", days=4000),
    terms("pay_day", pay_day=0),
    terms("cut_off", cut_off=32),
    terms("open_batches", open_batches=0),
    terms("fixed", kind=TermsKind.FIXED_DATE),
    article("name", name=""),
    article("name", name="水泥", unit="包"),
    article("code", code=BAD),
    article("spec", spec=BAD),
    article("unit", unit=BAD),
    article("price", price=-1),
    slip("dated", dated=OTHER_AGE),
    slip("due", fixed_due=OTHER_AGE),
    slip("due", fixed_due=on("03-01")),
    slip("parts", 2, parts=(Part(on("04-01"), 4000), Part(OTHER_AGE, 6000))),
    slip("paid", paid_fen=-1),
    slip("project", project=BAD),
    slip("carrier", carrier=BAD),
    slip("paper_number", paper_number=BAD),
    slip("prepared_by", prepared_by=BAD),
    slip("remark", remark=BAD),
    slip("paid_method", paid_fen=100, paid_method=BAD),
    second_line("name", name=""),
    second_line("name", name=BAD),
    second_line("spec", spec=BAD),
    second_line("unit", unit=BAD),
    second_line("code", code=BAD),
    second_line("remark", remark=BAD),
    second_line("quantity", quantity=0),
    second_line("price", price=-1),
    receipt("amount", amount_fen=0),
    receipt("dated", dated=LATER),
    receipt("method", method=BAD),
    receipt("instruction", instruction=BAD),
    receipt("remark", remark=BAD),
    receipt("allocate", 1, allocations=(Allocation(999, 100),)),
    ("allocate", 0, lambda stage: allocate(stage.book, "SKD-2026-00001", [], on("03-10"), NOW)),
    ("dated", 0, lambda stage: allocate(stage.book, "SKD-2026-00001", [], LATER, NOW)),
    goods_back("dated", dated=LATER),
    goods_back("reason", reason=BAD),
    goods_back("lines", lines=()),
    promise("amount", amount_fen=0),
    promise("by", by=on("03-01")),
    promise("by", by=OTHER_AGE),
    promise("made_on", made_on=LATER),
    promise("said_by", said_by=BAD),
    promise("note", note=BAD),
    plan("agreed_on", agreed_on=LATER),
    plan("due", 2, instalments=(Instalment(on("04-01"), 4000), Instalment(OTHER_AGE, 6000))),
    plan("amount", 1, instalments=(Instalment(on("04-01"), 0), Instalment(on("05-01"), 10000))),
    plan("instalments", instalments=(Instalment(on("04-01"), 1),)),
    plan("items", item_ids=(999,)),
    plan("note", note=BAD),
    talk("at", at=LATER),
    talk("next_on", next_on=on("03-01")),
    talk("next_on", next_on=OTHER_AGE),
    talk("note", note=BAD),
    talk("claimed_on", claimed_on=LATER),
    dispute("raised_on", raised_on=LATER),
    dispute("amount", amount_fen=10001),
    dispute("reason", reason=""),
    dispute("item", item_id=999),
    ("answer", 0, lambda stage: answer_dispute(stage.book, stage.dispute(), on("03-10"), "", NOW)),
    ("dated", 0, lambda stage: answer_dispute(stage.book, stage.dispute(), LATER, "看过", NOW)),
    ("note", 0, lambda stage: settle_dispute(stage.book, stage.dispute(), on("03-10"), 0, BAD, NOW)),
    shop("name", name=""),
    shop("address", address=BAD),
    shop("phone", phone=BAD),
    shop("wechat", wechat=BAD),
    shop("business", business=BAD),
    shop("bank_account", bank_account=BAD),
    shop("voucher_title", voucher_title=""),
    shop("voucher_clause", voucher_clause=BAD),
    rules("overdue_tolerance_days", overdue_tolerance_days=-1),
    rules("overdue_tolerance", overdue_tolerance_fen=-1),
    rules("batch_tolerance", batch_tolerance_fen=-1),
    rules("near_limit_percent", near_limit_percent=0),
    answer("dated", dated=LATER),
    answer("agreed", agreed_fen=1),
    answer("said_by", said_by=BAD),
    answer("note", note=BAD),
    ("reason", 0, lambda stage: void_document(stage.book, stage.slip, on("03-10"), "", NOW)),
    ("dated", 0, lambda stage: void_document(stage.book, stage.slip, on("02-01"), "错", NOW)),
    ("amount", 0, lambda stage: record_opening(stage.book, OpeningDraft(stage.wang.id, on("03-01"), None, 0), NOW)),
    ("due", 0, lambda s: record_opening(s.book, OpeningDraft(s.wang.id, on("03-01"), OTHER_AGE, 1), NOW)),
    ("amount", 0, lambda stage: record_adjustment(stage.book, AdjustmentDraft(stage.wang.id, on("03-01"), 0), NOW)),
]


@pytest.mark.parametrize(("field", "line", "act"), CASES)
def test_a_refusal_names_its_field(stage: Stage, field: str, line: int, act: Callable[[Stage], object]) -> None:
    """U49: and the line of it, where the form is a table."""
    with pytest.raises(Refused) as refused:
        act(stage)
    assert (refused.value.field, refused.value.line) == (field, line), str(refused.value)


def test_a_slip_of_another_customer_is_refused_at_its_field(stage: Stage) -> None:
    _, _, bring_back = goods_back("", shipment_number=stage.strange_slip)
    adjustment = AdjustmentDraft(stage.wang.id, on("03-10"), 100, about_number=stage.strange_slip)
    with pytest.raises(Refused) as refused:
        bring_back(stage)
    assert refused.value.field == "shipment_number"
    with pytest.raises(Refused) as refused:
        record_adjustment(stage.book, adjustment, NOW)
    assert refused.value.field == "about_number"


def test_the_reason_of_a_release_is_a_field(stage: Stage) -> None:
    """R019."""
    edit_customer(stage.book, replace(stage.wang, limit_fen=100), NOW)
    with pytest.raises(Refused) as refused:
        stage.ship(release=Release(BAD))
    assert refused.value.field == "release"


def test_a_second_plan_and_the_end_of_one_name_their_fields(stage: Stage) -> None:
    stage.plan()
    with pytest.raises(Refused) as refused:
        stage.plan()
    assert refused.value.field == "items"
    for day, reason, field in (("03-10", "", "reason"), ("03-01", "谈崩了", "dated")):
        with pytest.raises(Refused) as refused:
            end_plan(stage.book, "HKJ-2026-00001", on(day), reason, NOW)
        assert refused.value.field == field


def test_a_slip_names_everything_that_is_wrong_with_it_at_once(stage: Stage) -> None:
    """U49: and nothing was posted."""
    with pytest.raises(RefusedFields) as refused:
        stage.ship(goods("1"), replace(goods("1"), name="", quantity=0), paid_fen=-1)
    found = [(problem.field, problem.line) for problem in refused.value.problems]
    assert found == [("name", 2), ("quantity", 2), ("paid", 0)]
    assert stage.book.value("SELECT count(*) FROM documents") == 2


def test_goods_cannot_come_back_from_a_slip_that_was_taken_back(stage: Stage) -> None:
    void_document(stage.book, stage.slip, on("03-10"), "错", NOW)
    with pytest.raises(Refused) as refused:
        a_return(stage.book, stage.wang, "03-10", "10", slip=stage.slip)
    assert refused.value.field == "shipment_number"

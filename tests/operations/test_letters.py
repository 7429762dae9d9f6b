"""Letters are made of the figures of their day, numbered, served on record, and drawn (R009, R013)."""

from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.domain.errors import Refused
from desktop_app.domain.letters import LetterDraft, LetterKind, LetterText
from desktop_app.domain.papers import PaperState
from desktop_app.domain.sendings import SentBy
from desktop_app.domain.side_accounts import SideAccount, SideAct, SideEntry
from desktop_app.language import translator
from desktop_app.operations.customers import edit_customer
from desktop_app.operations.letters import (
    edit_letter_text,
    letter_text,
    look_at_letter,
    make_letter,
    notice_wanted,
    send_letter,
)
from desktop_app.operations.marks import MarkKind, take_mark_back
from desktop_app.operations.paper_rows import paper_row
from desktop_app.operations.papers import VoucherPaper, page_count, voucher_pdf
from desktop_app.operations.side_accounts import note_side
from desktop_app.store import checking
from tests.operations.builders import a_customer, a_slip, at, on
from tests.operations.whole_books import a_whole_book

ZH = translator("zh_CN")


def test_a_letter_tells_the_figures_of_its_day(tmp_path: Path) -> None:
    """Owed 300 in all on 10 March, of it 100 overdue since 31 January; the deposit is named where one is held."""
    with a_whole_book(tmp_path) as book:
        ledger, wang = book.ledger, a_customer(book.ledger, limit="5000")
        a_slip(ledger, wang, "01-01", "100")
        a_slip(ledger, wang, "03-01", "200")
        body = "{customer} {today}: {owed}, {overdue}, {oldest_due}, {limit}"
        draft = LetterDraft(wang.id, on("03-10"), LetterKind.FREE, "信", body)
        looks = look_at_letter(ledger, draft, ZH)
        assert looks == "信\n\n老王建材 2026年3月10日: ¥300.00, ¥100.00, 2026年1月31日, ¥5,000.00"
        text = letter_text(ledger, LetterKind.DEPOSIT, ZH, True)
        deposit = LetterDraft(wang.id, on("03-10"), LetterKind.DEPOSIT, text.title, text.body)
        with pytest.raises(Refused, match="押金"):
            make_letter(ledger, deposit, at("03-10"), ZH)
        note_side(ledger, SideEntry(SideAccount.SECURITY, SideAct.TAKEN, on("03-02"), 500_00, wang.id), at("03-02"))
        number = make_letter(ledger, deposit, at("03-10"), ZH).result
        assert number == "HJD-2026-00001"
        assert checking.check(ledger) == []


def test_how_a_letter_was_served_is_kept_and_taken_back(tmp_path: Path) -> None:
    """民法典 195: a parcel has its number; told twice it is kept once."""
    with a_whole_book(tmp_path) as book:
        ledger, wang = book.ledger, a_customer(book.ledger)
        number = make_letter(
            ledger, LetterDraft(wang.id, on("03-01"), LetterKind.FREE, "信", "请付款"), at("03-01"), ZH
        )
        assert paper_row(ledger, number.result, on("03-01")).state is PaperState.NOT_PRINTED
        with pytest.raises(Refused, match="number of the letter or parcel"):
            send_letter(ledger, number.result, on("03-02"), at("03-02"), SentBy.POST)
        with pytest.raises(Refused, match="did not exist yet"):
            send_letter(ledger, number.result, on("02-28"), at("03-02"), SentBy.WECHAT)
        for _ in range(2):
            send_letter(ledger, number.result, on("03-02"), at("03-02"), SentBy.POST, "EMS 1180 2233")
        row = paper_row(ledger, number.result, on("03-02"))
        assert (row.state, [(one.by, one.note) for one in row.sent]) == (
            PaperState.HANDED_OVER, [(SentBy.POST, "EMS 1180 2233")],
        )  # fmt: skip
        send_letter(ledger, number.result, on("03-03"), at("03-03"), SentBy.WECHAT)
        assert [one.note for one in paper_row(ledger, number.result, on("03-03")).sent] == ["EMS 1180 2233", ""]
        take_mark_back(ledger, MarkKind.SENDING, [number.result, number.result], at("03-03"))
        assert paper_row(ledger, number.result, on("03-03")).state is PaperState.NOT_PRINTED


def test_the_shop_writes_its_own_text_once_and_it_is_proposed_from_then_on(tmp_path: Path) -> None:
    with a_whole_book(tmp_path) as book:
        ledger, wang = book.ledger, a_customer(book.ledger)
        assert letter_text(ledger, LetterKind.POLICY, ZH, True).title == "本店赊销规定"
        with pytest.raises(Refused, match="line 2"):
            edit_letter_text(ledger, LetterKind.POLICY, LetterText("规定", "好\n{谁}"), at("03-01"))
        own = LetterDraft(wang.id, on("03-01"), LetterKind.POLICY, "规定", "一律先签条款。")
        make_letter(ledger, own, at("03-01"), ZH, keep_text=True)
        assert letter_text(ledger, LetterKind.POLICY, ZH, True) == LetterText("规定", "一律先签条款。", 1)
        with pytest.raises(Refused, match="at most 4000"):
            edit_letter_text(ledger, LetterKind.POLICY, LetterText("规定", "字\n" * 2500), at("03-01"))


@pytest.mark.parametrize("kind", [LetterKind.PRIVACY, LetterKind.POLICY, LetterKind.EXPLANATION])
def test_the_usual_letters_fit_one_page_of_a4(tmp_path: Path, kind: LetterKind) -> None:
    """R009: the policy on one page; 个人信息保护法 17 in both languages."""
    with a_whole_book(tmp_path) as book:
        ledger, wang = book.ledger, a_customer(book.ledger, limit="5000")
        for language in ("zh_CN", "en"):
            translate = translator(language)
            text = letter_text(ledger, kind, translate, language == "zh_CN")
            body = text.body.replace("{shop_phone}", "0769").replace("{本店电话}", "0769")
            draft = LetterDraft(wang.id, on("03-01"), kind, text.title, body)
            number = make_letter(ledger, draft, at("03-01"), translate).result
            pages = [page_count(voucher_pdf(book, number, sheet, language, at("03-01"))) for sheet in VoucherPaper]
            assert pages[-1] == 1
            assert max(pages) <= 4


def test_a_stop_notice_lists_every_unpaid_slip_once_the_goods_are_stopped(tmp_path: Path) -> None:
    """R040: 300 owed of two slips, of it 100 overdue; before the stop the notice is refused at its kind."""
    with a_whole_book(tmp_path) as book:
        ledger, wang = book.ledger, a_customer(book.ledger)
        a_slip(ledger, wang, "01-01", "100")
        a_slip(ledger, wang, "03-01", "200")
        text = letter_text(ledger, LetterKind.STOP, ZH, True)
        body = text.body.replace("……", "3月20日").replace("{本店电话}", "138")
        draft = LetterDraft(wang.id, on("03-10"), LetterKind.STOP, text.title, body)
        with pytest.raises(Refused, match="Supply to 老王建材 is not stopped") as refused:
            make_letter(ledger, draft, at("03-10"), ZH)
        assert refused.value.field == "kind"
        edit_customer(ledger, replace(wang, stopped=True, stop_reason="逾期不付"), at("03-10"))
        assert notice_wanted(ledger, wang.id, on("03-10")) is LetterKind.STOP
        looks = look_at_letter(ledger, draft, ZH)
        assert "SHD-2026-00001　2026年1月1日送货，2026年1月31日应付，未付¥100.00\nSHD-2026-00002" in looks
        assert "共欠¥300.00，其中逾期¥100.00" in looks
        assert make_letter(ledger, draft, at("03-10"), ZH).result == "HJD-2026-00001"

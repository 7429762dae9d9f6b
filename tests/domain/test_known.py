"""How much is known of a customer, and what is asked for above a sum (R007, R054)."""

from dataclasses import replace

from desktop_app.domain.columns import listed
from desktop_app.domain.customers import Contact, Customer, Role
from desktop_app.domain.dates import Terms, TermsKind
from desktop_app.domain.errors import Said
from desktop_app.domain.known import KNOWN, Known, asked_for, asked_said, known_said, missing
from desktop_app.domain.terms_sheets import SheetOnFile, SheetState

NOBODY = Customer("老王建材", terms=Terms(TermsKind.NOT_AGREED))
WHOLE = Customer(
    "老王建材", address="人民路", limit_fen=0, terms=Terms(TermsKind.DAYS, days=30),
    contacts=(Contact("王总", Role.OWNER, "138", email="wang@example.cn"),),
)  # fmt: skip


def test_of_a_bare_name_everything_is_missing_and_of_a_whole_record_nothing() -> None:
    assert missing(NOBODY) == tuple(Known) == tuple(KNOWN)
    signed = SheetOnFile(SheetState.SIGNED)
    assert missing(WHOLE) == (Known.SIGNER, Known.SHEET)
    signing = replace(WHOLE, contacts=(*WHOLE.contacts, Contact("李芳", Role.SIGNER)))
    assert missing(signing, signed) == ()
    assert known_said(signing, signed).text(str) == "8 of 8 known"
    told = known_said(replace(signing, address=""), signed).text(str)
    assert told == "7 of 8 known; missing: Address"


def test_a_phone_and_who_decides_are_asked_for_from_the_sum_on_and_no_earlier() -> None:
    """R054: 5,000.00 by the rules."""
    assert asked_for(NOBODY, 499_999, 500_000) == ()
    assert asked_for(NOBODY, 500_000, 500_000) == (Known.PHONE, Known.DECIDER)
    assert asked_for(NOBODY, 500_000, 0) == ()
    assert asked_said(asked_for(NOBODY, 1, 1)).text(str) == "Ask for: Phone, who decides, with a number."


def test_whoever_signs_for_goods_decides_nothing_and_a_number_of_the_shop_will_do() -> None:
    signer = replace(NOBODY, contacts=(Contact("小张", Role.SIGNER, "139"),))
    assert Known.DECIDER in missing(signer)
    assert Known.DECIDER not in missing(replace(NOBODY, phone="0577", contacts=(Contact("王总", Role.PAYER),)))


def test_what_is_missing_stands_with_the_sign_each_language_puts_between_names() -> None:
    """能拍板的人和电话、地址, not 能拍板的人和电话, 地址."""
    assert str(listed("电话", "", "地址", "邮箱")) == "电话, 地址, 邮箱"
    chinese = listed("电话", "地址", "邮箱")
    assert isinstance(chinese, Said)
    assert chinese.text(lambda text: text.replace(", ", "、")) == "电话、地址、邮箱"
    assert listed("电话") == "电话"
    assert listed() == ""

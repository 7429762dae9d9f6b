"""A JSON document is read exactly: each mistake is named, nothing is guessed, nothing is rounded."""

from datetime import date
from io import BytesIO

import pytest

from desktop_app.cli.fields import LARGEST, JsonFields, read_document
from desktop_app.domain.contacts import Channel
from desktop_app.domain.errors import Refused

CONTROL = "x: This field contains an invisible control character (U+{}). Type it again by hand."


def document(text: str | bytes) -> JsonFields:
    return read_document(BytesIO(text if isinstance(text, bytes) else text.encode()))


def refused(text: str | bytes) -> str:
    with pytest.raises(Refused) as refusal:
        document(text)
    return str(refusal.value)


def amount(text: str) -> int:
    return document(f'{{"amount": {text}}}').fen("amount")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "Standard input is empty. Give one JSON document there."),
        (" \n", "Standard input is empty. Give one JSON document there."),
        ("[]", "Standard input must be one JSON object, in braces."),
        ("12", "Standard input must be one JSON object, in braces."),
        ('{"a": 1,}', "Standard input is not JSON; the mistake is in line 1, column 9."),
        ('{"a": 1}\n{"b": 2}', "Standard input is not JSON; the mistake is in line 2, column 1."),
        ('{"a": 1, "a": 2}', "The field “a” is there twice. Keep one of them."),
        ('{"客户": "王"}'.encode("gbk"), "The JSON document is not UTF-8. Save it as UTF-8."),
        ("[" * 100_000, "The JSON document is nested too deeply."),
        (b" " * (LARGEST + 1), "The JSON document is too large; at most 4 MB are read."),
    ],
)
def test_what_is_no_json_object_is_refused(text: str | bytes, said: str) -> None:
    assert refused(text) == said


def test_a_byte_order_mark_is_no_mistake() -> None:
    assert document('\ufeff{"customer": "老王"}').text("customer") == "老王"


@pytest.mark.parametrize(
    ("text", "fen"),
    [('"1200.50"', 120_050), ('"1,200.5"', 120_050), ("1200", 120_000), ('"１２．５"', 1250), ("0", 0), ("-3", -300)],
)
def test_an_amount_is_a_string_of_yuan_or_a_whole_number(text: str, fen: int) -> None:
    assert amount(text) == fen


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("12.5", 'amount: 12.5 is not an exact number. Write it in quotes, such as "1200.50".'),
        ("1e3", 'amount: 1e3 is not an exact number. Write it in quotes, such as "1200.50".'),
        ("NaN", 'amount: NaN is not an exact number. Write it in quotes, such as "1200.50".'),
        ("-Infinity", 'amount: -Infinity is not an exact number. Write it in quotes, such as "1200.50".'),
        ('"12.5元"', "amount: “12.5元” is not a number. Type digits such as 1200 or 1,200.50."),
        ('"NaN"', "amount: “NaN” is not a number. Type digits such as 1200 or 1,200.50."),
        ('"1e3"', "amount: “1e3” is not a number. Type digits such as 1200 or 1,200.50."),
        ('"0.005"', "amount: “0.005” has more than 2 decimals. Type it with at most 2."),
        ("1000000000000000", "amount: “1000000000000000” is too large. The largest amount is 100,000,000,000.00."),
        ('"1000000000000000"', "amount: “1000000000000000” is too large. The largest amount is 100,000,000,000.00."),
        ("9" * 5000, f"amount: “{'9' * 39}…” is too large. The largest amount is 100,000,000,000.00."),
        ("true", "amount must be a string, in quotes."),
        ('["1"]', "amount must be a string, in quotes."),
        ("null", "The field “amount” is missing."),
    ],
)
def test_any_other_amount_is_refused_by_its_name(text: str, said: str) -> None:
    """T27, F17: never rounded silently."""
    with pytest.raises(Refused) as refusal:
        amount(text)
    assert str(refusal.value) == said


@pytest.mark.parametrize(
    ("read", "value", "said"),
    [
        (lambda fields: fields.text("x"), "12", "x must be a string, in quotes."),
        (lambda fields: fields.text("x"), '""', "x: This field is missing. Type it."),
        (lambda fields: fields.text("x"), '"a\\u0000b"', CONTROL.format("0000")),
        (lambda fields: fields.text("x"), '"\\u202eabc"', CONTROL.format("202E")),
        (lambda fields: fields.text("x"), '"\\ud800"', CONTROL.format("D800")),
        (
            lambda fields: fields.text("x"),
            f'"{"长" * 101}"',
            "x: This field has 101 characters; at most 100 fit. Shorten it.",
        ),
        (
            lambda fields: fields.day("x"),
            '"2026-02-30"',
            "x: “2026-02-30” is not a day of the calendar. Check day and month.",
        ),
        (lambda fields: fields.day("x"), "20260301", "x must be a string, in quotes."),
        (lambda fields: fields.flag("x", True), '"yes"', "x must be true or false."),
        (lambda fields: fields.count("x", 120), "0", "x: “0” is not a whole number from 1 to 120."),
        (
            lambda fields: fields.count("x", 120),
            "2.5",
            'x: 2.5 is not an exact number. Write it in quotes, such as "1200.50".',
        ),
        (
            lambda fields: fields.choice("x", Channel),
            '"pigeon"',
            "x: “pigeon” is not possible here. Choose phone, wechat, sms, email, letter, in_person, not_said.",
        ),
        (lambda fields: fields.each("x"), "{}", "x must be a list, in square brackets."),
        (lambda fields: fields.each("x"), "[1]", "x[0] must be an object, in braces."),
        (lambda fields: fields.texts("x"), '["a", 1]', "x[1] must be a string, in quotes."),
        (lambda fields: fields.inner("x"), "[]", "x must be an object, in braces."),
        (
            lambda fields: fields.each("x")[1].price("price"),
            '[{}, {"price": "a"}]',
            "x[1].price: “a” is not a number. Type digits such as 1200 or 1,200.50.",
        ),
        (
            lambda fields: fields.each("x")[0].quantity("quantity"),
            '[{"quantity": "0.0001"}]',
            "x[0].quantity: “0.0001” has more than 3 decimals. Type it with at most 3.",
        ),
    ],
)
def test_a_wrong_value_is_told_with_the_place_of_its_field(read: object, value: str, said: str) -> None:
    with pytest.raises(Refused) as refusal:
        read(document(f'{{"x": {value}}}'))  # type: ignore[operator]
    assert str(refusal.value) == said


def test_rare_characters_and_emoji_are_text() -> None:
    """D19, F16"""
    assert document('{"x": "𠅤记😀<b>[bold]"}').text("x") == "𠅤记😀<b>[bold]"


def test_what_may_be_left_out_has_its_default() -> None:
    fields = document('{"note": null}')
    assert fields.text("method", "") == ""
    assert fields.note("note") == ""
    assert fields.fen("paid", 0) == 0
    assert fields.day("date", date(2026, 3, 1)) == date(2026, 3, 1)
    assert fields.day_if_any("expires") is None
    assert fields.flag("apply", True) is True
    assert fields.choice("channel", Channel, Channel.PHONE) is Channel.PHONE
    assert fields.inner("release") is None
    assert not fields.has("note")


def test_what_is_given_is_read() -> None:
    fields = document('{"count": "5", "expires": "2026/3/1", "apply": false, "channel": "sms", "items": ["a", "b"]}')
    assert fields.count("count", 120) == 5
    assert fields.day_if_any("expires") == date(2026, 3, 1)
    assert fields.flag("apply", True) is False
    assert fields.choice("channel", Channel) is Channel.SMS
    assert fields.texts("items") == ["a", "b"]
    assert fields.is_list("items")


def test_an_unknown_field_is_never_passed_over() -> None:
    with pytest.raises(Refused) as refusal:
        document('{"custmer": "老王"}').only("customer", "amount")
    assert str(refusal.value) == "The field “custmer” is unknown. Possible: customer."
    with pytest.raises(Refused) as refusal:
        document('{"line": [{"qqq": 1}]}').each("line")[0].only("goods", "price")
    assert str(refusal.value) == "The field “line[0].qqq” is unknown. Possible: goods, price."

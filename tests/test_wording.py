"""How the program speaks: one word for one thing, everyday words, a full stop only where a sentence ends (U53)."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from installer.translations import CHECKOUT, chinese

CHINESE = {str(message.id): str(message.string) for message in chinese() if message.id}

INSTEAD = {
    "送货单": ("出货单", "发货单", "票面", "凭证"),
    "送货": ("出货", "发货"),
    "商品": ("货品",),
    "货号": ("商品编码", "货品编码"),
    "应付日期": ("到期日",),
    "未付": ("未结", "未收"),
    "异议": ("争议",),
    "让利": ("折让",),
    "定价": ("标价", "销售价"),
    "收款方式": ("付款方式",),
    "期初欠款": ("旧账（", "录入旧账", "旧账："),
    "作废": ("红冲", "冲销"),
    "分配": ("核销", "冲抵", "冲减", "待分配"),
    "余款": ("挂账",),
    "撤销": ("撤回",),
    "备份": ("副本",),
    "账本": ("账册", "一本账", "这本账"),
    "打开密码": ("口令",),
    "锁屏密码": ("PIN",),
    "锁屏": ("锁定窗口", "上锁"),
    "系统密码库": ("密钥环",),
    "U 盘": ("优盘",),
    "这台电脑": ("本机",),
    "这个客户": ("该客户", "这位客户"),
    "您": ("你",),
    "没有改动": ("未作任何改动", "什么都没有改动"),
    "再试一次": ("重试",),
    "everyday words": (
        *("借方", "贷方", "贷项", "科目", "追溯", "容忍", "账序", "届满", "硬链接", "进程", "CUPS", "条目"),
        *("法定顺序", "全部余款", "欠付"),
    ),
}
"""The word that is said, and those that are not said instead of it."""

SPOKEN = re.compile(
    r"\b(lies|lie|lay|stands|stand|stood|stated|state a month|reverse[sd]?|reversals?|shipments?|shipped"
    r"|vouchers?|objections?|anew|give up|given up|gave up|mend|takes? \w+ back|taken back|open (?:slips?|items?)"
    r"|CUPS|hard link)\b"
    r"|(?<!here )\b(?:is|are) no (?!longer)"
)
"""What is no everyday English, or is a second word for what has one already."""

TERMS = {
    "backup": "备份", "recovery key": "恢复密钥", "promise": "承诺|答应|失约", "due date": "应付日期",
    "dispute": "异议", "allowance": "让利", "credit limit": "额度", "repayment plan": "还款计划", "overdue": "逾期",
    "draft": "草稿", "list price": "定价", "item code": "货号", "void": "作废", "on account": "预收|余款",
    "USB stick": "U 盘", "payment method": "收款方式", "delivery slip": "送货单", "PIN of the owner": "老板的锁屏密码",
}  # fmt: skip
"""A thing in English, and what it is called in Chinese wherever it is spoken of."""

BUTTON_AND_DOCUMENT = "a button says what to do, a list says what it is; in Chinese it is one word"
NO_ROOM = "the navigation, a chip, a switch or a terminal has no room for the whole word"
SAME_CHINESE = {
    "Next": "the button of the first run; the other one is a column of the list of whom to chase",
    "Slip": "whatever of the customer's is unpaid, or a sheet of paper, or anything posted: all are 单据",
    "Promise broken": "on the list of whom to chase nothing beside it tells that a promise is meant",
    "Papers": NO_ROOM,
    "Unsigned": NO_ROOM,
    "Monthly": NO_ROOM,
    "Delivery slips": NO_ROOM,
    "Plans": NO_ROOM,
    "End plan": NO_ROOM,
    "Expected": NO_ROOM,
    "Receipt": BUTTON_AND_DOCUMENT,
    "Return goods": BUTTON_AND_DOCUMENT,
    "Total due": "the sum under the form; what the credit strip adds is “This slip”",
    "a call": "the way somebody was spoken to; the other one is a number",
    "Left to pay": "of a slip while it is typed; the other one is a column of promises and parts",
}
"""Of each Chinese text with several English ones: one of these, and why they are several."""

LABELLED = {"command", "Field", "free_text", "past_day", "one_of", "tick", "sum_typed", "Column", "Choice", "worded"}
SAYING = {"N_", "Said"}


def plain(english: str) -> str:
    """Without what only English needs inside a sentence: the article, a capital, a plural, whose it is."""
    bare = english.casefold().replace("'s", "").replace("'", "")
    return re.sub(r"s(?= |$|:)", "", re.sub(r"^(?:the|a|an|by) ", "", bare))


def ends(text: str) -> bool:
    """Whether it ends as a sentence does."""
    return re.sub(r"[”\"’）)\s]+$", "", text).endswith((".", "?", "!", "。", "？", "！"))


def labels(tree: ast.AST) -> Iterator[str]:
    """The texts of buttons, fields, columns and choices that a module declares."""
    for call in ast.walk(tree):
        if not isinstance(call, ast.Call) or getattr(call.func, "id", "") not in LABELLED:
            continue
        said = [one for one in call.args[:3] if isinstance(one, ast.Call) and getattr(one.func, "id", "") in SAYING]
        for one in said[:1]:
            if isinstance(one.args[0], ast.Constant):
                yield str(one.args[0].value)


@pytest.mark.parametrize("right", INSTEAD)
def test_a_thing_has_one_chinese_word(right: str) -> None:
    """U53: the words of a bookkeeper, of a court and of a computer are not those of a shop."""
    wrong = INSTEAD[right]
    assert [text for text in CHINESE.values() if any(word in text for word in wrong)] == []


def test_english_is_what_one_says_across_the_counter() -> None:
    """U53."""
    bare = {text: re.sub(r"\{[^}]*\}", "", text) for text in CHINESE}
    assert [text for text, spoken in bare.items() if SPOKEN.search(spoken)] == []


@pytest.mark.parametrize("term", TERMS)
def test_a_thing_is_called_the_same_in_every_sentence(term: str) -> None:
    """U53: whoever reads 异议 on a slip finds 异议 in every message about it."""
    named = re.compile(rf"\b{term}s?\b", re.IGNORECASE)
    spoken = {text: told for text, told in CHINESE.items() if named.search(re.sub(r"\{[^}]*\}", "", text))}
    assert spoken, "nothing speaks of it"
    assert {text: told for text, told in spoken.items() if not re.search(TERMS[term], told)} == {}


def test_one_meaning_has_one_english_source() -> None:
    """U62: two sources of one meaning are translated apart sooner or later."""
    several = defaultdict(set)
    for english, told in CHINESE.items():
        several[told].add(english)
    doubled = {told: texts for told, texts in several.items() if len(set(map(plain, texts))) > 1}
    assert {told: texts for told, texts in doubled.items() if not texts & set(SAME_CHINESE)} == {}
    assert {text for text in SAME_CHINESE if not any(text in texts for texts in doubled.values())} == set()


def test_both_languages_end_a_sentence_where_the_other_does() -> None:
    abbreviated = {text for text in CHINESE if text.endswith("o.")}
    assert [text for text in set(CHINESE) - abbreviated if ends(text) != ends(CHINESE[text])] == []


def test_a_button_a_field_and_a_column_carry_no_full_stop() -> None:
    found = {
        text
        for path in Path(CHECKOUT, "desktop_app").rglob("*.py")
        for text in labels(ast.parse(path.read_text(encoding="utf-8")))
    }
    assert len(found) > 200
    assert [text for text in found if (ends(text) and not text.endswith("o.")) or ends(CHINESE[text])] == []


def test_chinese_sentences_have_chinese_punctuation() -> None:
    """No half-width comma, colon or question mark behind a Chinese character, and no space between two of them."""
    halves = re.compile(r"[\u4e00-\u9fff][,;!?](?=[\u4e00-\u9fff ]|$)|[\u4e00-\u9fff] [\u4e00-\u9fff]")
    typed = re.compile(r"--|2026-11-21|1\.2万|未定")
    assert [text for text in CHINESE.values() if halves.search(text) and not typed.search(text)] == []

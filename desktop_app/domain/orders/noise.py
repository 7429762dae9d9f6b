"""What stands in an order and is no goods: courtesy, days and hours, addresses, telephone numbers."""

import re

_CALLS = (
    r"(?:(?:联系|收货|我的)?(?:电话|手机|微信|tel)号?码?\s*(?:是|[:.])?\s*)?(?<!\d)1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}(?!\d)",
    r"(?<!\d)\(?0\d{2,3}\)?[\s-]?\d{7,8}(?!\d)",
    r"(?<!\d)400[\s-]?\d{3}[\s-]?\d{4}(?!\d)",
    r"@(?=[^\d\s])\S+",
)
"""Telephones, and who is called upon in a chat."""

_WHEN = (
    r"(?<!\d)(?:20)?\d{2}年\d{1,2}月\d{1,2}[日号]?",
    r"(?<!\d)20\d{2}[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)",
    r"(?<!\d)\d{1,2}月\d{1,2}[日号]?(?!\d)",
    r"(?<!\S)\d{1,2}[日号](?=\s*(?:送来|送到|送货|送过来|送$|之前|以前|前|到货|上午|下午|早上|晚上|中午))(?:之前|以前|前)?",
    r"(?:(?<!\S)|(?<=[午上早晚天]))(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?!\d)(?:之前|以前|前|左右)?",
    r"(?<![\d.])(?:[01]?\d|2[0-4])点(?:半|钟|一刻|[0-5]\d分?)?(?:之前|以前|前|左右)?(?![\d一二三四五六七八九零])",
    r"[一二三四五六七八九十两]{1,3}点(?:半|钟|一刻)?(?:之前|以前|前|左右)?(?![\d一二三四五六七八九零])",
    r"(?:下)?(?:星期|礼拜|周)[一二三四五六日天末](?:之前|以前|前)?",
    r"(?:今天|明天|后天|大后天|今晚|明早|明晚|今早|明儿|今儿)(?:之前|以前|前)?",
    r"(?:大?清早|早上|上午|中午|下午|傍晚|晚上|早晨)(?:之前|以前|前)?",
)

_WHERE = (
    r"(?:(?:送到|送至|送往|送|到|在|地址|位置)\s*:?\s*|(?<!\S))[\u4e00-\u9fff]{0,12}?"
    r"[路街巷道弄]\s*\d+\s*(?:号院|号楼|号|弄)"
    r"(?:\s*[\u4e00-\u9fff]{0,8}?\d+\s*(?:号楼|栋|幢|单元|室|楼|层|座|号))*(?:\s*\d{3,4}(?!\d))?[室号]?",
    r"(?:(?:送到|送至|送往|送|到|在)\s*|(?<!\S))[\u4e00-\u9fff]{0,8}?\d+\s*(?:号楼|栋|幢|单元|号院)"
    r"(?:\s*[\u4e00-\u9fff]{0,4}?\d+\s*(?:单元|室|楼|层|号|座))*(?:\s*\d{3,4}(?!\d))?室?",
    r"送[到至往][\u4e00-\u9fff]{1,15}(?=$|\s)",
)
"""A street with its number, a house with its door."""

_LABELLED = re.compile(
    r"(?:收货地址|送货地址|地址|收货人|收件人|联系人|联系电话|电话|手机号?|微信号?|tel|工地地址|单位地址)\s*[:.\s].*",
    re.DOTALL,
)
_SPANS = tuple(re.compile(form) for form in (*_CALLS, *_WHEN, *_WHERE))
_PICTURES = re.compile(r"\[(?:[^\[\]]{2,8}|[强弱花心囧])\]")

COURTESY = (
    "老板娘", "老板", "您好", "你好", "谢谢", "多谢", "感谢", "谢了", "辛苦了", "辛苦啦", "辛苦", "麻烦您", "麻烦你",
    "麻烦了", "麻烦", "拜托", "请问", "请", "帮忙", "帮我们", "帮我", "帮", "给我们", "给我", "给", "我们", "我要",
    "我想要", "我", "想要", "需要", "要货", "还要", "再要", "也要", "都要", "要", "再来", "再加", "再拿", "再送",
    "再补", "再订", "再", "另外", "还有", "以及", "外加", "然后", "加上", "加", "和", "跟", "与", "及", "来",
    "拿点货", "拿货", "拿点", "拿", "送货", "送来", "送过来", "发货", "发过来", "发", "送", "下单", "订货", "订购",
    "订", "安排一下", "安排", "备货", "备好", "备", "进货", "补货", "补", "采购", "买", "货", "一下", "的话", "的",
    "了", "吧", "呢", "啊", "哦", "呀", "啦", "好的", "好", "ok", "在吗", "在不在", "尽快", "急用", "急需", "急",
    "今天能送吗", "能送吗", "就行", "就这些", "就这样", "先这样", "这些", "以下", "清单", "单子", "订单", "如下",
    "那个", "这个", "哈喽", "亲", "师傅", "一起", "记账上", "记账", "月底结", "月结", "送到老地方", "老地方",
    "送到店里", "送到工地", "到", "到店", "要用", "用", "能", "就", "可以", "数量", "规格", "型号", "单位",
)  # fmt: skip
"""Words that change nothing about which goods are meant, nor how many."""

CORRECTIONS = (
    "不对", "不是", "改成", "改为", "改", "错了", "取消", "不要", "换成", "换", "减", "退", "别送", "多了", "少送",
    "收到了", "已收", "已送", "送过了",
)  # fmt: skip
"""Who says one of these takes back something said before."""

_DEALS = re.compile(r"赠|便宜|优惠|[\d一二三四五六七八九]折|打折")
"""A part of the price is let go, or goods are given: what is charged is not what the figures say."""

ABOUT = ("左右", "大概", "大约", "差不多", "上下", "约", "可能", "估计")
"""Who says one of these does not know exactly."""

SUMS = ("一共", "总共", "合计", "共", "总价", "总计", "金额")
"""Who says one of these names the price of all."""

_CHARGE = re.compile(
    r"(?:加|另加|收|算|减|扣)?(?:运费|送货费|装卸费|搬运费|上楼费|优惠|抹零|折扣|让利|定金|订金|押金|已付|上次欠|欠款)\s*[:=]?\s*"
    r"¥?\d+(?:\.\d{1,2})?\s*(?:元|块|块钱)?"
)

_ALSO_LAST = "的了吧呢啊哦呀啦和跟与及"
"""Of the short ones only these are courtesy behind a name as well: 发 and 货 end names of goods."""

_LONGEST_FIRST = tuple(sorted(COURTESY, key=lambda word: (-len(word), word)))


def without_noise(text: str) -> tuple[str, list[str]]:
    """The text without what is certainly no goods, and those pieces."""
    dropped: list[str] = []

    def drop(found: re.Match[str]) -> str:
        dropped.append(found.group().strip())
        return " "

    for form in (_PICTURES, _LABELLED, *_SPANS):
        text = form.sub(drop, text)
    return text, dropped


def without_courtesy(words: str) -> str:
    """The words without courtesy at either end."""
    words, before = words.strip(), ""
    while words != before:
        before = words
        for word in _LONGEST_FIRST:
            words = words.removeprefix(word).strip()
            words = words.removesuffix(word if len(word) > 1 or word in _ALSO_LAST else "").strip()
    return words


def takes_back(text: str) -> bool:
    """Whether something said before is said to be otherwise, or cheaper."""
    return any(word in text for word in CORRECTIONS) or (bool(_DEALS.search(text)) and not is_charge(text))


def changes_the_one_before(text: str) -> bool:
    """Whether the words change what was said of goods: how exactly, at what sum, or that they are not wanted."""
    return takes_back(text) or any(word in text for word in (*ABOUT, *SUMS))


def is_charge(text: str) -> bool:
    """Freight, a discount, a deposit: a sum that has a field of its own on the slip."""
    return bool(_CHARGE.fullmatch(text.strip()))


def is_about(text: str) -> bool:
    return any(word in text for word in ABOUT)

"""Made-up bills in the layouts in which payment services and banks hand them out."""

import csv
from collections.abc import Iterable, Sequence
from io import BytesIO, StringIO

import xlsxwriter

Rows = Sequence[Sequence[str]]


def as_csv(rows: Iterable[Sequence[str]], encoding: str = "utf-8") -> bytes:
    text = StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode(encoding)


def as_xlsx(*sheets: Rows) -> bytes:
    file = BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        for rows in sheets:
            sheet = book.add_worksheet()
            for at, row in enumerate(rows):
                sheet.write_row(at, 0, row)
    return file.getvalue()


def table(text: str) -> list[tuple[str, ...]]:
    """Rows of cells parted by strokes; an arrow is a tab."""
    return [tuple(cell.replace("→", "\t") for cell in row.split("|")) for row in text.strip().splitlines()]


(WECHAT_HEAD,) = table("交易时间|交易类型|交易对方|商品|收/支|金额(元)|支付方式|当前状态|交易单号|商户单号|备注")
WECHAT_LINES = table("""
2026-11-20 14:02:11|转账|郭志强|转账备注:货款 C0025|收入|¥10000.00|/|已存入零钱|1000050001202611208843017701|/|/
2026-11-20 09:15:40|二维码收款|*永|收款方备注:二维码收款|收入|¥17982.91|/|已收钱|1000049901202611200000000002|/|/
2026-11-19 18:30:00|商户消费|加油站|92号汽油|支出|¥300.00|零钱|支付成功|4200002026111900000000000003|1|/
2026-11-19 12:00:00|零钱提现|工商银行|/|/|¥8000.00|工商银行|提现已到账|2072026111900000000000000004|/|服务费¥8.00
2026-11-18 20:44:00|转账|何师傅|地砖|收入|¥1460.00|/|已退款(￥60.00)|1000050001202611180000000005|/|/
2026-11-18 10:00:00|转账|路人|转错了|收入|¥500.00|/|已全额退款|1000050001202611180000000006|/|/
2026-11-17 10:00:00|商户消费-退款|五金城|退款|收入|¥45.00|零钱|已全额退款|5030002026111700000000000007|9|/
""")


def wechat(lines: Rows = WECHAT_LINES) -> list[Sequence[str]]:
    return [
        ("微信支付账单明细",), ("微信昵称：[建材小李]",),
        ("起始时间：[2026-11-14 00:00:00] 终止时间：[2026-11-21 23:59:59]",), ("导出类型：[全部]",), (),
        ("共7笔记录",), ("收入：4笔 29942.91元",), ("注：",), ("1. 充值/提现等交易，将计入中性交易",), (),
        ("----------------------微信支付账单明细列表--------------------",), WECHAT_HEAD, *lines,
    ]  # fmt: skip


_ALIPAY = table("""
交易时间|交易分类|交易对方|对方账号|商品说明|收/支|金额|收/付款方式|交易状态|交易订单号|商家订单号|备注
2026-11-19 09:00:00|转账红包|松岭大众家装|sl***@163.com|11月货款|收入|5000.00|余额|交易成功|2026111920004001110006→|→|
2026-11-18 09:00:00|退款|五金城|/|退款-水管|不计收支|50.00|余额|退款成功|20261117000000000000000000000002_1|D1|
2026-11-17 09:00:00|日用百货|五金城|/|水管|支出|50.00|余额|交易关闭|20261117000000000000000000000002|D1|
2026-11-16 09:00:00|账户存取|余额宝|/|自动转入|不计收支|900.00|余额|交易成功|2026111600000000000003||
2026-11-15 09:00:00|商业服务|买家甲|/|地砖|收入|120.00|余额|等待确认收货|20261115000000000000000000000004|T1|
""")


def alipay() -> list[Sequence[str]]:
    """Every cell filled up with blanks."""
    return [
        ("-" * 60,), ("导出信息：",), ("姓名：李建材",), ("支付宝账户：138****0000",), ("共5笔记录",),
        ("特别提示：",), ("9.本明细仅供个人对账使用。",), (),
        ("------------------------支付宝（中国）网络技术有限公司  电子客户回单------------------------",),
        *((*(f"{cell}        " for cell in row), "") for row in _ALIPAY),
    ]  # fmt: skip


BANK_LINES = table("""
2026-11-16|10:11:12|转账汇款||12,000.00|112,000.00|云溪恒泰装饰工程有限公司|6222020200012345678|11月货款
2026-11-17|11:00:00|转账汇款|3,000.00||109,000.00|红星水泥厂|6222020200087654321|水泥款
2026-11-18|09:00:00|网银转账||700.00|109,700.00|聚力水电|6222020200011112222|
2026-11-18|09:30:00|冲正|700.00||109,000.00|聚力水电|6222020200011112222|
2026-11-19|23:59:00|结息||3.21|109,003.21|||
2026-11-20|12:00:00|转账汇款||5,000.00|114,003.21|李建材|6222020200099999999|自己转
2026-11-20|16:00:00|跨行汇款||9,458.50|123,461.71|云溪聚力水电安装有限公司|6222020200011112222|SHD-2026-00645
""")
"""Day, time, word of the bank, out, in, balance, who, account, words of the payer: from the oldest to the newest."""


def _signed(amount_in: str, amount_out: str, plus: bool = False) -> str:
    return f"-{amount_out}" if amount_out else f"{'+' if plus else ''}{amount_in}"


def icbc() -> list[Sequence[str]]:
    head = (
        "交易日期",
        "摘要",
        "交易场所",
        "交易国家或地区简称",
        "钞/汇",
        "交易金额(收入)",
        "交易金额(支出)",
        "交易币种",
        "记账金额(收入)",
        "记账金额(支出)",
        "记账币种",
        "余额",
        "对方户名",
    )
    rows = [
        (day, f"{kind}    \t", f"{remark}   \t", "CHN  \t", "钞 \t", "-  \t", "-  \t", "- \t",
         f"{came} \t", f"{went}  \t", "人民币 \t", f"{rest} \t", f"{who}   \t", "")
        for day, _, kind, went, came, rest, who, _, remark in BANK_LINES[::-1]
    ]  # fmt: skip
    return [
        ("明细查询文件下载",), (), ("卡号: 6222****9876", "卡别名: 货款卡"), (), ("户名：李建材",), (), head, *rows,
        ("合计", "", "", "", "", "", "", "", "27,161.71", "3,700.00"),
    ]  # fmt: skip


def abc() -> list[Sequence[str]]:
    (head,) = table("交易日期|交易时间|交易金额|本次余额|对方户名|对方账号|交易行|交易渠道|交易类型|交易用途|交易摘要")
    rows = [
        (day.replace("-", ""), clock.replace(":", ""), _signed(came, went, plus=True),
         rest, who, account, "云溪支行", "掌银", kind, remark, kind)
        for day, clock, kind, went, came, rest, who, account, remark in BANK_LINES
    ]  # fmt: skip
    return [("中国农业银行账户交易明细",), ("户名：李建材", "账户：6228****1234"), head, *rows]


def boc() -> list[Sequence[str]]:
    (head,) = table(
        "记账日期|记账时间|币别|金额|余额|交易名称|渠道|网点名称|附言|对方账户名|对方卡号/账号|对方开户行|借记卡号"
    )
    rows = [
        (day, clock, "人民币", _signed(came, went), rest, kind, "手机银行", "-" * 19,
         remark or "-" * 10, who, account, "-" * 19, "3167")
        for day, clock, kind, went, came, rest, who, account, remark in BANK_LINES[::-1]
    ]  # fmt: skip
    return [("中国银行交易流水明细单",), ("姓名：李建材",), head, *rows]


def ccb() -> list[Sequence[str]]:
    (head,) = table("记账日|交易日期|交易时间|支出|收入|账户余额|币种|摘要|对方账号|对方户名|交易地点")
    rows = [
        (day.replace("-", ""), day.replace("-", ""), clock, went or "0",
         came or "0", rest, "人民币", kind, account, who, remark)
        for day, clock, kind, went, came, rest, who, account, remark in BANK_LINES
    ]  # fmt: skip
    return [
        ("China Construction Bank",), ("开户机构：", "云溪支行"), ("户　　名：", "李建材"), (), head, *rows,
        ("以上数据仅供参考|具体内容请以柜台为准",),
    ]  # fmt: skip


def bocom() -> list[Sequence[str]]:
    (head,) = table("序号|交易日期|交易时间|交易类型|借贷状态|交易金额|余额|对方账号|对方户名|交易地点|摘要")
    rows = [
        (str(at), day, clock, kind, "借" if went else "贷", went or came, rest, account, who, "网银", remark)
        for at, (day, clock, kind, went, came, rest, who, account, remark) in enumerate(BANK_LINES, 1)
    ]
    return [("交通银行个人客户交易清单",), ("账户名称：李建材",), head, *rows]


def cmb() -> list[Sequence[str]]:
    (head,) = table("交易日期|交易时间|收入|支出|余额|交易类型|交易备注|对方户名")
    rows = [
        (f"\t{day.replace('-', '')}", f"\t{clock}", came, went, rest, f"\t{kind}", f"\t{remark}", who)
        for day, clock, kind, went, came, rest, who, _, remark in BANK_LINES[::-1]
    ]
    return [
        ("# 招商银行交易记录",),
        ("# 户名: 李建材",),
        ("# 起始日期: [20261114]",),
        head,
        *rows,
        ("# 收入合计: 27161.71元",),
    ]


def spdb() -> list[Sequence[str]]:
    (head,) = table("交易日期|交易时间|交易摘要|交易金额|账户余额|对方账号|对方户名|附言")
    rows = [
        (day.replace("-", "/"), clock, kind, _signed(came, went), rest, account, who, remark)
        for day, clock, kind, went, came, rest, who, account, remark in BANK_LINES
    ]
    return [("上海浦东发展银行账户明细",), ("客户姓名", "李建材"), head, *rows]


def citic() -> list[Sequence[str]]:
    (head,) = table("交易日期|交易时间|借方发生额|贷方发生额|账户余额|对方账号|对方账户名称|对方开户行|摘要")
    rows = [
        (day, clock, went, came, rest, account, who, "云溪支行", f"{kind}") if kind in ("冲正", "结息")
        else (day, clock, went, came, rest, account, who, "云溪支行", remark)
        for day, clock, kind, went, came, rest, who, account, remark in BANK_LINES
    ]  # fmt: skip
    return [("中信银行对账单",), ("账户名称：李建材",), head, *rows]


def psbc() -> list[Sequence[str]]:
    (head,) = table("序号|交易日期|交易摘要|收入金额（元）|支出金额（元）|余额（元）|对方户名|对方账号|附言")
    rows = [
        (str(at), f"{day[:4]}年{int(day[5:7])}月{int(day[8:])}日", kind, came, went, rest, who, account, remark)
        for at, (day, _, kind, went, came, rest, who, account, remark) in enumerate(BANK_LINES, 1)
    ]
    return [("中国邮政储蓄银行交易明细",), ("户名：李建材",), head, *rows, ("", "合计", "", "27,161.71", "3,700.00")]


def rural() -> list[Sequence[str]]:
    """Two rows of captions: the sum over both directions."""
    above = ("日期", "凭证号", "摘要", "发生额", "", "余额", "对方信息", "", "用途")
    below = ("", "", "", "借方", "贷方", "", "户名", "账号", "")
    rows = [
        (day, str(100 + at), kind, went, came, rest, who, account, remark)
        for at, (day, _, kind, went, came, rest, who, account, remark) in enumerate(BANK_LINES)
    ]
    return [("云溪农村商业银行对账单",), ("户名：李建材",), above, below, *rows]


def unknown() -> list[Sequence[str]]:
    """No name of a bank anywhere, and who paid in one cell with the account."""
    (head,) = table("入账日期|交易流水号|贷方金额|借方金额|账户余额|对方账号与户名|业务类型|客户附言")
    rows = [
        (day, f"F{at:03d}", came, went, rest, f"{account}/{who}" if who else "", kind, remark)
        for at, (day, _, kind, went, came, rest, who, account, remark) in enumerate(BANK_LINES)
    ]
    return [("户名：李建材",), head, *rows]


def icbc_signed() -> list[Sequence[str]]:
    """Everything in one column, with its sign."""
    (head,) = table("交易日期|账号|储种|币种|钞汇|摘要|地区|收入/支出金额|余额|对方户名|对方账号|渠道|备注")
    rows = [
        (f"{day} {clock}", "6222", "活期", "人民币", "钞", kind, "云溪", _signed(came, went, plus=True), rest, who,
         account, "网银", remark)
        for day, clock, kind, went, came, rest, who, account, remark in BANK_LINES
    ]  # fmt: skip
    return [("中国工商银行借记账户历史明细（电子版）",), ("卡号 6222****9876", "户名：李建材"), head, *rows]


def bocom_in_two_languages() -> list[Sequence[str]]:
    head = (
        "序号\nSerial Num", "交易日期\nTrans Date", "交易时间\nTrans Time", "交易类型\nTrading Type", "借贷\nDc Flg",
        "交易金额\nTrans Amt", "余额\nBalance", "对方账号\nPayment Receipt Account",
        "对方户名\nPayment Receipt Account Name", "交易地点\nTrading Place", "摘要\nAbstract",
    )  # fmt: skip
    rows = [
        (str(at), day, clock, kind, "借 Dr" if went else "贷 Cr", went or came, rest, account, who, "网银", remark)
        for at, (day, clock, kind, went, came, rest, who, account, remark) in enumerate(BANK_LINES, 1)
    ]
    return [("交通银行个人客户交易清单",), ("账户名称：李建材",), head, *rows]


def ccb_of_a_firm() -> list[Sequence[str]]:
    (head,) = table(
        "账号|账户名称|交易时间|借方发生额（支取）|贷方发生额（收入）|余额|币种|对方户名|对方账号|对方开户机构|记账日期|摘要|备注"
        "|账户明细编号-交易流水号|凭证种类|凭证号"
    )
    rows = [
        ("5100", "李建材", f"{day.replace('-', '')} {clock}", went or "0.00", came or "0.00", rest, "人民币元", who,
         account, "云溪支行", day, kind, remark, f"{7000 + at}-N0{at}", "网银", "0")
        for at, (day, clock, kind, went, came, rest, who, account, remark) in enumerate(BANK_LINES)
    ]  # fmt: skip
    return [("中国建设银行账户明细信息",), ("户名：李建材",), head, *rows]


def cmb_of_a_firm() -> list[Sequence[str]]:
    (head,) = table(
        "交易日|交易时间|起息日|交易类型|借方金额|贷方金额|余额|摘要|流水号|流程实例号|业务名称|用途|业务参考号"
        "|收(付)方名称|收(付)方账号"
    )
    rows = [
        (day, clock, day, kind, went, came, rest, remark, f"K{at:06d}", "", "", "", "", who, account)
        for at, (day, clock, kind, went, came, rest, who, account, remark) in enumerate(BANK_LINES)
    ]
    return [("招商银行企业账户交易查询",), ("账户名称", "李建材"), head, *rows]


def icbc_of_a_firm() -> list[Sequence[str]]:
    (head,) = table(
        "凭证号|本方账号|对方账号|交易时间|借/贷|借方发生额|贷方发生额|对方行号|摘要|用途|对方单位|余额|个性化信息"
    )
    rows = [
        (
            str(at),
            "1001",
            account,
            f"{day} {clock}",
            "借" if went else "贷",
            went,
            came,
            "102",
            kind,
            remark,
            who,
            rest,
            "",
        )
        for at, (day, clock, kind, went, came, rest, who, account, remark) in enumerate(BANK_LINES)
    ]
    return [("[HISTORYDETAIL]",), ("户名：李建材", "工行"), head, *rows]


def abc_with_a_log() -> list[Sequence[str]]:
    """Who and account in one cell, newest first."""
    (head,) = table("交易日期|交易时间|交易摘要|交易金额|本次余额|对手信息|日志号|交易渠道|交易附言")
    rows = [
        (day.replace("-", ""), clock.replace(":", ""), kind, _signed(came, went), rest,
         f"{who} {account}" if account else who, f"{9000 + at}", "掌银", remark)
        for at, (day, clock, kind, went, came, rest, who, account, remark) in enumerate(BANK_LINES)
    ]  # fmt: skip
    return [("中国农业银行个人账户活期交易明细",), ("户名：李建材",), head, *rows[::-1]]


MORE_LAYOUTS = {
    "Industrial and Commercial Bank of China": icbc_signed, "Bank of Communications": bocom_in_two_languages,
    "China Construction Bank": ccb_of_a_firm, "China Merchants Bank": cmb_of_a_firm,
    "Agricultural Bank of China": abc_with_a_log,
}  # fmt: skip
"""Other tables of the same houses; that of a firm at ICBC stands beside them."""

BANKS = {
    "Industrial and Commercial Bank of China": icbc, "Agricultural Bank of China": abc, "Bank of China": boc,
    "China Construction Bank": ccb, "Bank of Communications": bocom, "China Merchants Bank": cmb,
    "Shanghai Pudong Development Bank": spdb, "China CITIC Bank": citic, "Postal Savings Bank of China": psbc,
    "Rural bank": rural, "Bank account, told by its columns": unknown,
}  # fmt: skip

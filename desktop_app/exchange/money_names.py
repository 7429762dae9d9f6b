"""What columns of money are called: of one document, of a period, of a ledger; each name means one thing only."""

from itertools import product


def _names(*lists: str) -> str:
    """Every combination of one word of each list; `·` stands for no word."""
    chosen = product(*(words.split() for words in lists))
    return " ".join(dict.fromkeys("".join(parts).replace("·", "") for parts in chosen))


_TAILS = "· 款 金额 额 款额 货款 款项 账款 数 总额 合计 总金额"
_COMES_IN = "收 付 还 回 结 交 缴 收款 付款 还款 回款 支付 收回 结算 核销 到账 到款 打款 清"
_DONE = "已 已经 本次已 本单已 累计已 目前已 现已 共已"
_NOW = "实 实际 本次 本单 本次实 本单实 累计 累计实 共"

_PAID_ZH = " ".join((
    "已收金额 已收/付金额 已收款 已收 已付金额 已付 收款金额 回款 付款 收款 实收金额",
    _names(_DONE, _COMES_IN, _TAILS),
    _names(_NOW, "收 付 还 回 收款 付款 还款 回款 支付 收回 到账 到款", _TAILS),
    _names("收款 付款 还款 回款 到账 到款 收回 来款 汇款 打款 交款 缴款 入账 进账 核销 冲账", "· 额 金额 总额 "
        "合计 数"),
    _names("已付 已收 预付 预交 ·", "定金 订金 首付 首付款 预付款"),
    "收到 收现 现金收款 回笼 回笼资金 回笼货款 收了 付了 已给 已打",
))  # fmt: skip
_PAID_EN = " ".join((
    "paid received amountreceived",
    _names("amount total cash · money sum value", "paid received collected settled remitted cleared applied credited",
           "· todate sofar already"),
    _names("paid received collected settled remitted cleared", "amount total sum value cash"),
    _names("already less total", "paid received payments receipts collections payment receipt"),
    _names("payment payments receipt receipts collection collections remittance remittances", "· amount amounts "
        "total"),
    _names("payments receipts collections", "received made todate"),
    "deposit depositpaid downpayment partpayment partialpayment advance advancepaid advancereceived prepaid prepayment"
    " cashin moneyin paidin",
))  # fmt: skip
PAID = f"{_PAID_ZH} {_PAID_EN}"
"""Received of one document."""

_OPEN_ZH = " ".join((
    "未付金额 未付 未收金额 未收款 未收 未收余额 待收金额 本单欠款 余额 欠款余额 结余 尚欠 欠款 欠款金额 应收余额",
    _names("未 待 尚未 还未 本单未 本次未 目前未 累计未", _COMES_IN, "· 款 金额 额 余额 款额 货款 款项 账款 数 "
        "总额 合计"),
    _names("剩余 尚余", "· 应收 应付 未收 未付 欠款 待收 待付", "· 款 金额 额 货款 款项"),
    _names("尚欠 还欠 仍欠 结欠 下欠 净欠 余欠 实欠 现欠 累欠 总欠 差欠 拖欠 赊欠 本单欠 本次欠 目前欠 当前欠 "
           "最新欠 累计欠",
           "· 款 金额 额 货款 款项 账款"),
    _names("欠 欠款 欠账 欠货款 赊账 挂账 余款 尾款 尾欠", "· 额 金额 余额 合计 总额 数"),
    _names("· 应收 应收款 应收账款 往来 客户 货款 未清 截止 截至 当前 目前 账面 本单 期末 期末应收 期末应收账款 "
           "本期期末 "
           "期末未收 本期 最终 本月", "余额 结余 余款 欠款 结欠"),
    "合计欠款 总计欠款 欠多少 期末应收 期末数 期末金额 应收未收 应收未收款 应收未收金额 应收未付 未回笼 差额应收",
))  # fmt: skip
_OPEN_EN = " ".join((
    "open openamount balance outstanding unpaid due amountdue owed",
    _names("open outstanding unpaid remaining overdue residual unsettled uncollected uncleared owed owing",
           "· amount balance total sum value debt"),
    _names("amount balance total sum value", "open outstanding unpaid remaining due owed owing unsettled "
        "uncollected left"),
    _names("closing ending end current final net new account customer", "balance"),
    _names("still yet", "open due owed owing unpaid outstanding topay"),
    "due dueamount duebalance debt netdue arrears rest left lefttopay topay tobepaid tocollect tobecollected notpaid "
    "notpaidyet receivable receivables ar arbalance accountsreceivable closing endbalance restdue",
))  # fmt: skip
OPEN = f"{_OPEN_ZH} {_OPEN_EN}"
"""Still unpaid: of one document, or at the end of a period or of each line of a ledger."""

AMOUNT = " ".join((
    "金额 单据金额 应收金额 合计金额 总金额 货款 本单金额",
    _names("单据 本单 销售 合同 订单 送货 发货 出库 开单 交易 业务 发票 开票 账单 对账 原始 原单 结算 成交 发生",
           "金额 总额 额 合计 总金额"),
    "应收 应收款 应收账款 应收货款 货款金额 货款合计 总价 总价款 总额 总货款 金额合计 账款 账款金额",
    "amount total",
    _names("document invoice invoiced sales sale order slip bill billed billing delivery gross original "
           "contract grand",
           "amount total value sum"),
    _names("total", "amount value sum invoiced billed"),
    "billed invoiced charged charge value sum 合计 总计",
))  # fmt: skip
"""What a document comes to."""

DISCOUNT = " ".join((
    _names("· 已 本单 整单 本次 商家 客户 现金", "优惠 折扣 折让 让利 减免 抹零", "· 金额 额 款 合计"),
    "免零 去零 抹零数 返利 返利金额 扣款 扣减 扣减金额 discount discounts discountamount allowance allowances "
    "rebate rebates "
    "roundingoff roundoff deduction deductions lessdiscount discountgiven pricereduction",
))  # fmt: skip
WHOLE_DISCOUNT = " ".join((
    _names("整单 本单 单据 订单 全单 开单", "优惠 折扣 折让 让利 减免", "· 金额 额 款 合计"),
    "discountonallgoods wholediscount slipdiscount orderdiscount invoicediscount documentdiscount",
))  # fmt: skip
ROUNDING = (
    "抹零 抹零金额 抹零额 抹零数 抹零款 本单抹零 整单抹零 免零 去零 舍零 抹尾 去尾 roundingoff roundoff roundedoff"
)
FREIGHT = " ".join((
    _names("· 代收 应收 加收 另收 本单", "运费 运输费 运杂费 送货费 配送费 物流费 快递费", "· 金额 额 合计"),
    "freight freightcharge freightcharges deliveryfee deliverycharge deliverycharges shipping shippingfee "
    "shippingcharge shippingcharges shippingcost transport transportfee carriage",
))  # fmt: skip
FEES = " ".join((
    _names("· 代收 应收 加收 另收 本单", "装卸费 装车费 卸车费 卸货费 搬运费 上楼费 吊装费 叉车费 打包费 包装费 加工费 "
           "切割费 安装费 服务费 人工费 杂费 附加费 其他费用 其它费用 费用", "· 金额 额 合计"),
    "fee fees otherfees loading loadingfee unloadingfee handling handlingfee handlingcharge packing packingfee "
    "surcharge surcharges othercharges",
))  # fmt: skip
CHARGES = (FREIGHT, FEES, WHOLE_DISCOUNT, ROUNDING)
SLIP_TOTAL = " ".join((
    _names("整单 本单 单据 订单 全单 单子", "金额 总额 合计 总计 总金额 应收 应收金额 合计金额"),
    "应收金额 应收 应收款 合计金额 总金额 总计 合计 总额 总价 应收合计 应收总额 应收货款 实际金额 成交金额 结算金额",
    _names("slip document invoice order", "total amount"), "grandtotal totalofslip totaloftheslip totalamount "
        "amounttotal",
))  # fmt: skip
"""What a whole slip comes to, on one of its lines or on each."""
RETURNED = " ".join((
    _names("· 已 本单 销售 本期", "退货 退回", "· 金额 额 款 货款 合计"),
    "return returns returned returnamount returnedamount returnsamount goodsreturned salesreturns creditnote "
    "creditnotes",
))  # fmt: skip
TAX = (
    "税额 税金 税款 增值税 增值税额 销项税 销项税额 税费 合计税额 tax taxamount vat vatamount salestax gst gstamount "
    "taxes"
)
WITH_TAX = " ".join((
    _names("价税", "合计 总额 合计金额 总计 总金额"),
    _names("含税 税后", "金额 总额 合计 总价 价款 货款 应收 总金额 销售额"),
    "金额含税 金额含税价 应收含税 totalwithtax totalincltax totalincludingtax totalinclusive amountincltax "
    "amountincludingtax amountwithtax grossamountincltax inclvat amountinclvat totalinclvat totalincvat taxinclusive "
    "grosstotalincltax",
))  # fmt: skip
NET = " ".join((
    _names("不含税 未税 无税 去税 除税 税前", "金额 总额 合计 总价 价款 货款 应收 销售额"),
    "金额不含税 金额未税 net netamount nettotal subtotalexcltax amountexcltax amountexcludingtax amountwithouttax "
    "totalexcltax totalexcludingtax totalexclvat amountexclvat taxexclusive pretax pretaxamount netvalue",
))  # fmt: skip
AFTER = " ".join((
    _names("优惠后 折后 折扣后 折让后 抹零后 减免后", "· 金额 总额 应收 应付 合计 货款 应收金额"),
    _names("应付 应收 应结", "总金额 总额 净额 合计 总计"),
    _names("实际 实", "应收 应付", "· 款 金额 额 总额"),
    "应付金额 应付款 应结金额 实际金额 netpayable payable totalpayable amountpayable afterdiscount "
    "amountafterdiscount "
    "totalafterdiscount discountedtotal discountedamount",
))  # fmt: skip
"""What is to be paid of a document once discounts are off; some programs repeat its total here."""

_BEFORE = "期初 上期 上月 前期 年初 上年 以前 前欠 承前"
OPENING = " ".join((
    "期初应收 期初欠款 期初余额 上期欠款 上期结欠",
    _names(_BEFORE, "· 余额 欠款 结欠 结余 应收 应收余额 应收账款 应收款 金额 未收 未付 结转 借方 借方余额 "
        "余额借方 数"),
    "上次欠款 上次结欠 之前欠款 老欠款 旧欠 旧账 老账 前账 opening openingbalance openingamount openingdebt "
    "startbalance "
    "startingbalance previousbalance priorbalance lastbalance broughtforward balancebf balancebroughtforward bf "
    "beginningbalance "
    "oldbalance openingdebit",
))  # fmt: skip
OPENING_CREDIT = " ".join((
    _names("期初 上期 年初", "贷方 贷方余额 余额贷方 预收 预收款 预收余额"), "openingcredit",
))  # fmt: skip
IN_CREDIT = " ".join((
    _names("期末 · 本期", "预收 预收款 预收余额 预收账款 预收账款余额 预存 预存款 预存余额"),
    _names("期末", "贷方 贷方余额 余额贷方"), "贷方余额 存款余额 closingcredit creditbalance incredit onaccount "
        "prepaidbalance",
))  # fmt: skip
"""The customer's own money at the end."""
CLOSING_DEBIT = _names("期末", "借方 借方余额 余额借方") + " 借方余额 closingdebit debitbalance"

_PERIOD = "本期 本月 当期 当月 本年 本期累计 期间"
DEBIT = " ".join((
    "借方 借方金额 增加",
    _names("本期 本月 ·", "借方 借方金额 借方发生额 发生额借方 发生借方 增加 增加额 增加金额 应收增加"),
    _names(_PERIOD, "发生 应收 销售 发货 送货 出货 新增 赊销 拿货 提货 进货 货款 开单", "· 额 金额 款"),
    "本期发生应收 debit debits debitamount dr increase increases charges delivered deliveries sold purchases",
))  # fmt: skip
"""Movements that raise the debt: a line of a ledger, or of a whole period."""
CREDIT = " ".join((
    "贷方 贷方金额 减少",
    _names("本期 本月 ·", "贷方 贷方金额 贷方发生额 发生额贷方 发生贷方 减少 减少额 减少金额 应收减少"),
    _names(_PERIOD, "收款 收回 回款 已收 付款 还款 实收 已付 到账 回笼 核销", "· 额 金额"),
    "credit credits creditamount cr decrease decreases",
))  # fmt: skip
"""Movements that lower it."""

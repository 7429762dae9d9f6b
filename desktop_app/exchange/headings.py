"""The columns of each kind of table, and the names those columns go by in sheets."""

from desktop_app.exchange import money_names as money
from desktop_app.exchange.customer_names import CUSTOMERS
from desktop_app.exchange.labels import label
from desktop_app.exchange.layouts import CHARGED, FieldColumn, ImportKind, Layout, Meaning


def _column(field: Meaning, names: str) -> FieldColumn:
    words = names.split()
    aliases = tuple(dict.fromkeys(label(word) for word in words))
    return FieldColumn(field, words[0], aliases, {alias: rank for rank, alias in enumerate(aliases)})


_CUSTOMER = _column(Meaning.CUSTOMER, CUSTOMERS + " 客户简称 店名 店铺名称 门店 门店名称 名称 姓名 名字 contact name")
_PAYER = _column(
    Meaning.CUSTOMER,
    CUSTOMERS + " 客户简称 名称 交易对方 对方名称 对方户名 对方账户名称 付款账户名 来款单位 单位",
)
_NUMBER = _column(
    Meaning.NUMBER,
    """单据号 单号 单据编号 订单编号 订单号 送货单号 销售单号 出库单号 发货单号 凭证号 票号 发票号 发票号码 编号
    业务单据号 业务单号 原始单号 来源单号 凭证字号 凭证编号
    number no documentno documentnumber invoice invoiceno invoicenumber slip slipno
    reference num ref refno voucher voucherno docno docnumber transactionno billno""",
)
_DUE = _column(
    Meaning.DUE,
    "应付日期 到期日 到期日期 应付款日期 应付款日 应收日期 约定付款日 付款期限 收款期限 duedate dueby payby due",
)
_DAYS = _column(Meaning.DAYS, "账期 账期天数 信用天数 信用期 收款天数 付款天数 termsdays termdays creditdays days")
_LINE_TEXTS = """摘要 描述 说明 内容 事由 业务摘要 业务内容 往来摘要 项目 明细 用途 加工内容/摘要 加工内容 text details
    detail particulars narration description transaction"""
_REMARK = _column(Meaning.REMARK, f"备注 remark remarks note notes memo {_LINE_TEXTS}")
_PHONES = "电话 联系电话 电话号码 固定电话 联系方式 phone telephone tel"
_MOBILES = "手机 手机号码 手机号 移动电话 联系人电话 mobile cell mobilephone"
_PHONE = _column(Meaning.PHONE, f"{_PHONES} {_MOBILES} 客户电话")
"""Of a sheet of debts, slips or money, beside the customer's name."""

_STATES = (
    _column(Meaning.STATUS, "状态 单据状态 订单状态 当前状态 交易状态 处理状态 票据状态 收款单状态 status state"),
    _column(Meaning.APPROVAL, "审核状态 审批状态 审核 审批 审核结果 审批结果 approval approved approvalstatus"),
    _column(
        Meaning.PAID_STATE,
        """结算状态 收款状态 付款状态 结清状态 核销状态 回款状态 支付状态 是否结清 是否收款 是否付款 是否结算 是否回款
        收款情况 结款状态 结账状态 是否付清 是否收清 是否结账 是否已付 是否已收 是否还清 结清 回款情况
        付款情况 结算情况 还款情况 支付情况
        付清 收清 结清否 已结清 清账 paidinfull cleared? paymentstatus paidstatus
        settlementstatus settled? paid?""",
    ),
    _column(Meaning.VOIDED, "作废单号 冲销单号 红冲单号 voidedby"),
)
_SIDE = _column(
    Meaning.SIDE,
    """类型 应收/应付 收付类型 往来类型 款项类型 单据类型 单据类别 单据种类 业务类型 业务类别 业务种类 类别 单据名称
    票据类型 交易类型 种类 方向 借贷方向 借/贷 借贷 借贷标志 余额方向 借或贷 收付 红蓝字 红蓝 红蓝标志
    红字标志 红冲标志 出入库类型 出入库类别 收发类型 收发类别 业务 type side kind documenttype
    transactiontype doctype dr/cr drcr debit/credit direction""",
)
_FLOW = _column(
    Meaning.FLOW,
    "收/支 收支 收支类型 收支方向 收入/支出 收支标志 资金流向 资金方向 进出 in/out inout incomeorexpense flow",
)
_MONEY_OF = (
    _column(Meaning.CURRENCY, "币种 货币 币别 货币种类 结算币种 原币币种 currency ccy curr"),
    _column(Meaning.MONEY_UNIT, "金额单位 货币单位 计价单位 单位 currencyunit unit units"),
)
"""In what the amounts of a row are."""
_DOCUMENT_DATES = """单据日期 业务日期 日期 开单日期 销售日期 送货日期 发货日期 出库日期 欠款日期 发生日期 开票日期
    发票日期 对账结束日期 对账日期 交货日期 订单日期 记账日期 制单日期 操作时间 单据时间 业务时间 开单时间 发生时间
    交易日期 交易时间 截止日期 截至日期 统计日期 赊账日期 赊欠日期 拿货日期
    提货日期 欠款时间 欠款起始日期 欠款开始日期 首次欠款日期 最早欠款日期 最早欠款日 最早欠款时间 最早欠款 最早欠账日期
    最早赊账日期 最早拿货日期 最早送货日期 最早单据日期 最早未付日期
    最早未结日期 date documentdate invoicedate postingdate asof asofdate"""
_GOODS_NAMES = """品名 商品名称 产品名称 货品名称 货物名称 物料名称 存货名称 品名规格 产品信息 商品 产品
    货品 货物 货名 加工内容 goods item itemname product productname article"""
_CODE = _column(
    Meaning.CODE, "货号 编码 商品编码 产品编码 物料编码 存货编码 商品编号 产品编号 条码 code sku itemcode barcode"
)
_SPEC = _column(Meaning.SPEC, "规格 规格型号 型号规格 型号 spec specification model size")
_UNIT = _column(Meaning.UNIT, "单位 基本单位 计量单位 数量单位 unit uom")

_DATE = _column(Meaning.DATE, _DOCUMENT_DATES)
_AMOUNT = _column(Meaning.AMOUNT, money.AMOUNT)
_DEBT = (_CUSTOMER, _NUMBER, _DATE, _DUE, _DAYS, _AMOUNT)
"""What one document says that somebody owes."""

_SUMS = (
    _column(Meaning.PAID, money.PAID),
    _column(Meaning.OPEN, f"{money.OPEN} {money.CLOSING_DEBIT}"),
    _column(Meaning.WITH_TAX, money.WITH_TAX),
    _column(Meaning.NET, money.NET),
    _column(Meaning.TAX, money.TAX),
    _column(Meaning.DISCOUNT, money.DISCOUNT),
    _column(Meaning.RETURNED, money.RETURNED),
    _column(Meaning.AFTER, money.AFTER),
    _column(Meaning.OPENING, money.OPENING),
    _column(Meaning.OPENING_CREDIT, money.OPENING_CREDIT),
    _column(Meaning.DEBIT, money.DEBIT),
    _column(Meaning.CREDIT, money.CREDIT),
    _column(Meaning.IN_CREDIT, money.IN_CREDIT),
)
"""The columns of money from which follows what somebody owes."""

_TAX_RATE = _column(Meaning.TAX_RATE, "税率 税点 增值税率 税率% taxrate vatrate gstrate salestaxrate")
_ALIAS = _column(
    Meaning.ALIAS, "简称 客户简称 单位简称 名称简称 往来单位简称 别名 又名 alias shortname alsoknownas nickname"
)
_SITES = """工地 工地名称 送货工地 收货工地 施工工地 项目部 项目部名称 工程 工程名称 工程项目 工程项目名称 项目名称
    所属项目 所属工地 施工项目 项目/工地 工地/项目
    site sitename jobsite project projectname project/site constructionsite"""
_AREA = _column(Meaning.AREA, "区域 地区 片区 线路 area region route")
_ADDRESS = _column(Meaning.ADDRESS, "地址 送货地址 收货地址 详细地址 联系地址 客户地址 address")
_TERMS = _column(Meaning.TERMS, "结算方式 结款方式 付款方式 结账方式 付款条件 账期类型 terms paymentterms")
_TEXT = _column(Meaning.TEXT, _LINE_TEXTS)
"""A summary beside a note; alone it is the note."""
_CHARGES = tuple(map(_column, (*CHARGED, Meaning.WHOLE_DISCOUNT, Meaning.ROUNDING), money.CHARGES))
_ASIDE = (*_STATES, _PHONE, _AREA, _ALIAS, _REMARK)
"""What may stand beside any document."""

_PAID_DATE = _column(
    Meaning.PAID_DATE,
    "付款日期 收款日期 回款日期 到账日期 实收日期 结清日期 付清日期 还款日期 结账日期 核销日期 实际到账日期 "
    "实际付款日期 实际收款日期 收款时间 paiddate datepaid paidon paymentdate settleddate receivedon",
)
_SOME_SUM = (
    Meaning.AMOUNT, Meaning.OPEN, Meaning.WITH_TAX, Meaning.AFTER, Meaning.NET, Meaning.OPENING, Meaning.DEBIT,
    Meaning.IN_CREDIT,
)  # fmt: skip
_WHO, _WHEN = (Meaning.CUSTOMER,), (Meaning.DATE,)

_LAYOUTS = (
    Layout(
        ImportKind.CUSTOMERS,
        (
            _column(Meaning.NAME, CUSTOMERS + " 名称 姓名 店名 name"),
            _ALIAS,
            _column(Meaning.CODE, "客户编码 客户编号 编码 编号 客户代码 code customercode customerno"),
            _column(Meaning.CONTACT, "联系人 联系人姓名 负责人 联系 contact contactperson contactname"),
            _column(Meaning.MOBILE, _MOBILES),
            _column(Meaning.PHONE, _PHONES),
            _ADDRESS,
            _AREA,
            _TERMS,
            _DAYS,
            _column(Meaning.LIMIT, "信用额度 授信额度 欠款额度 额度 赊销额度 欠款限额 limit creditlimit"),
            _column(Meaning.GRADE, "等级 客户等级 信用等级 级别 客户级别 grade rating"),
            _column(Meaning.TAX_NUMBER, "税号 纳税人识别号 统一社会信用代码 taxnumber taxid uscc"),
            _column(
                Meaning.SIDE,
                "类型 客户类型 单位类型 往来类型 往来单位类型 往来单位性质 单位性质 性质 身份 type partytype",
            ),
            _column(Meaning.OPERATOR, "经营者 法人 法定代表人 老板 operator owner"),
            _column(Meaning.EMAIL, "邮箱 电子邮箱 电子邮件 邮件 邮箱地址 联系人邮箱 email mail emailaddress"),
            _REMARK,
            _TEXT,
        ),
        ((Meaning.NAME,),),
    ),
    Layout(
        ImportKind.GOODS,
        (
            _column(Meaning.NAME, _GOODS_NAMES + " 名称 name"),
            _column(
                Meaning.CODE,
                "货号 编码 商品编码 产品编码 物料编码 存货编码 商品编号 产品编号 商品代码 code sku itemcode",
            ),
            _SPEC,
            _column(Meaning.UNIT, "单位 基本单位 计量单位 最小单位 主单位 小单位 unit uom baseunit smallestunit"),
            _column(Meaning.PRICE, "定价 销售价 售价 单价 批发价 零售价 价格 销售单价 标价 price unitprice listprice"),
            _column(Meaning.LOWEST, "最低价 最低售价 最低销售价 底价 最低限价 lowestprice minprice minimumprice"),
            _column(Meaning.GROUP, "分组 类别 分类 商品类别 商品分类 产品类别 产品分类 品类 类目 group category"),
            _column(Meaning.BARCODE, "条码 条形码 商品条码 国际条码 barcodes barcode ean upc"),
            _column(Meaning.UNITS, "大单位 多单位 单位换算 换算关系 包装关系 largerunits"),
            _column(Meaning.UNIT_PRICES, "大单位定价 大单位售价 listpricesoflargerunits"),
            _column(Meaning.UNIT_LOWEST, "大单位最低价 lowestpricesoflargerunits"),
            _column(Meaning.BY_TERMS, "按结算方式的价 按结算方式价 账期价 pricesbyterms"),
            _column(Meaning.HELD_BACK, "逾期不发 欠款不发 控货 heldbackfromlatepayers heldback"),
            _column(Meaning.PACK_UNIT, "副单位 辅助单位 辅单位 包装单位 箱单位 整件单位 packunit caseunit"),
            _column(
                Meaning.RATIO, "比例 换算比例 换算率 换算系数 单位比例 装箱数 装箱量 箱规 每箱数量 入数 ratio packsize"
            ),
            _column(Meaning.PACK_PRICE, "副单位售价 副单位价格 箱价 整箱价 件价 整件价 packprice caseprice"),
        ),
        ((Meaning.NAME,),),
    ),
    Layout(
        ImportKind.OPEN_ITEMS,
        (
            *_DEBT,
            *_SUMS,
            _PAID_DATE,
            _FLOW,
            *_MONEY_OF,
            _SIDE,
            _TAX_RATE,
            _TERMS,
            _ADDRESS,
            *_CHARGES[:2],
            *_ASIDE,
            _column(Meaning.TEXT, f"{_LINE_TEXTS} {_GOODS_NAMES}"),
        ),
        (_WHO, _SOME_SUM),
    ),
    Layout(
        ImportKind.HISTORY,
        (
            *_DEBT,
            _PAID_DATE,
            _column(Meaning.PAID_AMOUNT, "付款金额 paidamount amountpaid " + money.PAID),
            _column(Meaning.OPEN, money.OPEN),
            *_MONEY_OF,
            _SIDE,
            _TAX_RATE,
            _TERMS,
            *_ASIDE,
            _TEXT,
        ),
        (_WHO, _WHEN, (Meaning.AMOUNT,), (Meaning.PAID_DATE,)),
    ),
    Layout(
        ImportKind.SHIPMENTS,
        (
            _CUSTOMER,
            _NUMBER,
            _column(
                Meaning.DATE,
                "送货日期 发货日期 出库日期 交货日期 销售日期 开单日期 " + _DOCUMENT_DATES + " deliverydate shipdate",
            ),
            _DUE,
            _column(Meaning.GOODS, _GOODS_NAMES),
            _CODE,
            _SPEC,
            _UNIT,
            _column(Meaning.QUANTITY, "数量 发货数量 送货数量 销售数量 件数 箱数 quantity qty"),
            _column(
                Meaning.PRICE, "单价 销售价 售价 价格 销售单价 含税单价 含税价 不含税单价 未税单价 price unitprice"
            ),
            _column(Meaning.AMOUNT, "金额 小计 货款 金额小计 价税合计 amount lineamount total"),
            *_CHARGES,
            _column(Meaning.SLIP_TOTAL, f"{money.SLIP_TOTAL} {money.AFTER}"),
            _column(
                Meaning.DISCOUNT,
                f"{money.DISCOUNT} 折扣率 折率 折数 打折 几折 折头 优惠率 让利率 discountrate discount%",
            ),
            _column(Meaning.PAID, "本次收款 本单收款 实收 paid amountreceived " + money.PAID),
            _column(Meaning.OPEN, money.OPEN),
            *_MONEY_OF,
            _SIDE,
            _TAX_RATE,
            _TERMS,
            _column(Meaning.SITE, f"{_SITES} 项目"),
            *_ASIDE,
            _TEXT,
        ),
        (_WHO, _WHEN, (Meaning.GOODS,), (Meaning.QUANTITY,), (Meaning.PRICE, Meaning.AMOUNT)),
    ),
    Layout(
        ImportKind.RECEIPTS,
        (
            _PAYER,
            _NUMBER,
            _column(
                Meaning.DATE,
                "收款日期 回款日期 到账日期 付款日期 入账日期 入账时间 到账时间 收款时间 paymentdate paiddate datepaid "
                + _DOCUMENT_DATES,
            ),
            _column(
                Meaning.AMOUNT,
                f"""收款金额 回款金额 到账金额 实收金额 付款金额 本期收回金额 收款 回款 付款 {money.CREDIT} {money.PAID}
                金额 收入 收入金额 转账金额 交易金额 amount""",
            ),
            _column(
                Meaning.METHOD,
                "收款方式 付款方式 结算方式 收款账户 支付方式 方式 账户 结算账户 入账账户 method paymentmethod",
            ),
            _column(
                Meaning.DEBIT,
                f"货款 应收金额 {money.DEBIT} 支出 支出金额 付出金额 转出金额 withdrawal withdrawals paidout moneyout",
            ),
            _column(Meaning.OPEN, money.OPEN),
            *_MONEY_OF,
            _FLOW,
            _SIDE,
            *_ASIDE,
            _TEXT,
        ),
        (_WHO, _WHEN, (Meaning.AMOUNT,)),
    ),
)
LAYOUTS = {layout.kind: layout for layout in _LAYOUTS}

_OTHERS = "供应商名称 供应商 序号 经手人 业务员 制单人 对账确认人 仓库 税率 发票情况"
"""Names that mark a row as a header although nothing is read from their columns."""

HEADINGS = frozenset(map(label, _OTHERS.split())) | {
    alias for layout in _LAYOUTS for column in layout.columns for alias in column.aliases
}

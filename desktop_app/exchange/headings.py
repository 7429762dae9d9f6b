"""The columns of each kind of table, and the names those columns go by in sheets."""

from desktop_app.exchange.labels import label
from desktop_app.exchange.layouts import FieldColumn, ImportKind, Layout, Meaning


def _column(field: Meaning, names: str) -> FieldColumn:
    aliases = names.split()
    return FieldColumn(field, aliases[0], tuple(label(alias) for alias in aliases))


_CUSTOMER_NAMES = """客户名称 客户 客户名 客户全称 单位名称 往来单位名称 往来单位 对方单位 购货单位 收货单位 购买方 买方
    欠款单位 欠款人 付款单位 付款人 公司名称 customer customername client buyer payer debtor account"""

_CUSTOMER = _column(Meaning.CUSTOMER, _CUSTOMER_NAMES + " 客户简称 名称")
_NUMBER = _column(
    Meaning.NUMBER,
    """单据号 单号 单据编号 订单编号 订单号 送货单号 销售单号 出库单号 发货单号 凭证号 票号 发票号 发票号码 编号
    number no documentno documentnumber invoice invoiceno invoicenumber slip slipno reference""",
)
_DUE = _column(
    Meaning.DUE,
    "应付日期 到期日 到期日期 应付款日期 应付款日 应收日期 约定付款日 付款期限 收款期限 due duedate dueby payby",
)
_DAYS = _column(Meaning.DAYS, "账期 账期天数 信用天数 信用期 收款天数 付款天数 termsdays termdays creditdays days")
_REMARK = _column(Meaning.REMARK, "备注 摘要 说明 加工内容/摘要 加工内容 remark remarks note notes memo description")
_PHONES = "电话 联系电话 电话号码 固定电话 联系方式 phone telephone tel"
_MOBILES = "手机 手机号码 手机号 移动电话 联系人电话 mobile cell mobilephone"
_PHONE = _column(Meaning.PHONE, f"{_PHONES} {_MOBILES} 客户电话")
"""Of a sheet of debts, slips or money, beside the customer's name."""

_STATUS = _column(Meaning.STATUS, "状态 单据状态 订单状态 审核状态 status state")
_SIDE = _column(Meaning.SIDE, "类型 应收/应付 收付类型 往来类型 款项类型 type side")
_DOCUMENT_DATES = """单据日期 业务日期 日期 开单日期 销售日期 送货日期 发货日期 出库日期 欠款日期 发生日期 开票日期
    发票日期 对账结束日期 对账日期 交货日期 订单日期 date documentdate invoicedate postingdate"""
_GOODS_NAMES = """品名 商品名称 产品名称 货品名称 货物名称 物料名称 存货名称 品名规格 产品信息 商品 产品
    货品 货物 加工内容 goods item itemname product productname article"""
_CODE = _column(
    Meaning.CODE, "货号 编码 商品编码 产品编码 物料编码 存货编码 商品编号 产品编号 条码 code sku itemcode barcode"
)
_SPEC = _column(Meaning.SPEC, "规格 规格型号 型号规格 型号 spec specification model size")
_UNIT = _column(Meaning.UNIT, "单位 基本单位 计量单位 unit uom")

_DATE = _column(Meaning.DATE, _DOCUMENT_DATES)
_AMOUNT = _column(
    Meaning.AMOUNT, "金额 单据金额 应收金额 欠款金额 货款 本单金额 借方 借方金额 增加 合计金额 总金额 amount total"
)
_DEBT = (_CUSTOMER, _NUMBER, _DATE, _DUE, _DAYS, _AMOUNT)
"""What one document says that somebody owes."""

_ASIDE = (_STATUS, _PHONE, _REMARK)
"""What may stand beside any document."""

_WHO, _WHEN = (Meaning.CUSTOMER,), (Meaning.DATE,)

_LAYOUTS = (
    Layout(
        ImportKind.CUSTOMERS,
        (
            _column(Meaning.NAME, _CUSTOMER_NAMES + " 名称 姓名 店名 name"),
            _column(Meaning.ALIAS, "简称 客户简称 别名 又名 alias shortname alsoknownas"),
            _column(Meaning.CODE, "客户编码 客户编号 编码 编号 客户代码 code customercode customerno"),
            _column(Meaning.CONTACT, "联系人 联系人姓名 负责人 contact contactperson contactname"),
            _column(Meaning.MOBILE, _MOBILES),
            _column(Meaning.PHONE, _PHONES),
            _column(Meaning.ADDRESS, "地址 送货地址 收货地址 详细地址 联系地址 address"),
            _column(Meaning.AREA, "区域 地区 片区 线路 area region route"),
            _column(Meaning.TERMS, "结算方式 结款方式 付款方式 结账方式 付款条件 账期类型 terms paymentterms"),
            _DAYS,
            _column(Meaning.LIMIT, "信用额度 授信额度 欠款额度 额度 赊销额度 欠款限额 limit creditlimit"),
            _column(Meaning.GRADE, "等级 客户等级 信用等级 级别 客户级别 grade rating"),
            _column(Meaning.TAX_NUMBER, "税号 纳税人识别号 统一社会信用代码 taxnumber taxid uscc"),
            _column(Meaning.OPERATOR, "经营者 法人 法定代表人 老板 operator owner"),
            _REMARK,
        ),
        ((Meaning.NAME,),),
    ),
    Layout(
        ImportKind.GOODS,
        (
            _column(Meaning.NAME, _GOODS_NAMES + " 名称 name"),
            _CODE,
            _SPEC,
            _UNIT,
            _column(Meaning.PRICE, "定价 销售价 售价 单价 批发价 零售价 价格 销售单价 price unitprice listprice"),
        ),
        ((Meaning.NAME,),),
    ),
    Layout(
        ImportKind.OPEN_ITEMS,
        (
            *_DEBT,
            _column(
                Meaning.PAID,
                """已收金额 已收/付金额 已收款 已收 已付金额 已付 收款金额 回款 贷方 贷方金额 付款 减少
                paid received amountreceived""",
            ),
            _column(
                Meaning.OPEN,
                """未付金额 未付 未收金额 未收款 未收 未收余额 待收金额 本单欠款 余额 欠款余额 结余 尚欠 欠款 应收余额
                期末应收余额 期末余额 期末欠款 期末应收 期初应收 期初欠款 期初余额 上期欠款 上期结欠
                open openamount balance outstanding unpaid due amountdue""",
            ),
            _SIDE,
            *_ASIDE,
        ),
        (_WHO, (Meaning.AMOUNT, Meaning.OPEN)),
    ),
    Layout(
        ImportKind.HISTORY,
        (
            *_DEBT,
            _column(
                Meaning.PAID_DATE,
                "付款日期 收款日期 回款日期 到账日期 实收日期 结清日期 paiddate datepaid paymentdate settleddate",
            ),
            _column(
                Meaning.PAID_AMOUNT,
                "付款金额 收款金额 回款金额 实收金额 已收金额 已收/付金额 到账金额 paidamount amountpaid",
            ),
            _SIDE,
            *_ASIDE,
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
            _column(Meaning.QUANTITY, "数量 件数 发货数量 送货数量 销售数量 quantity qty"),
            _column(Meaning.PRICE, "单价 销售价 售价 价格 销售单价 price unitprice"),
            _column(Meaning.AMOUNT, "金额 小计 货款 金额小计 amount lineamount total"),
            _column(Meaning.PAID, "本次收款 本单收款 实收 已收金额 已收 paid amountreceived"),
            *_ASIDE,
        ),
        (_WHO, _WHEN, (Meaning.GOODS,), (Meaning.QUANTITY,), (Meaning.PRICE, Meaning.AMOUNT)),
    ),
    Layout(
        ImportKind.RECEIPTS,
        (
            _CUSTOMER,
            _NUMBER,
            _column(
                Meaning.DATE, "收款日期 回款日期 到账日期 付款日期 paymentdate paiddate datepaid " + _DOCUMENT_DATES
            ),
            _column(
                Meaning.AMOUNT,
                """收款金额 回款金额 到账金额 实收金额 付款金额 本期收回金额 收款 回款 付款 贷方 贷方金额 减少 已收金额
                已收/付金额 paidamount amountpaid received paid credit 金额 amount""",
            ),
            _column(Meaning.METHOD, "收款方式 付款方式 结算方式 收款账户 支付方式 method paymentmethod"),
            _column(Meaning.DEBIT, "货款 借方 借方金额 应收金额 增加 debit"),
            _SIDE,
            *_ASIDE,
        ),
        (_WHO, _WHEN, (Meaning.AMOUNT,)),
        frozenset(label(name) for name in ("数量", "单价", "quantity", "qty", "unit price")),
    ),
)
LAYOUTS = {layout.kind: layout for layout in _LAYOUTS}

_OTHERS = "供应商名称 供应商 序号 经手人 业务员 制单人 对账确认人 仓库 税率 发票情况"
"""Names that mark a row as a header although nothing is read from their columns."""

HEADINGS = frozenset(map(label, _OTHERS.split())) | {
    alias for layout in _LAYOUTS for column in layout.columns for alias in column.aliases
}

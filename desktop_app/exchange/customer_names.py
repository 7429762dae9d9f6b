"""What sheets call the column that says whose a row is."""

CUSTOMERS = """客户名称 客户 客户名 客户全称 单位名称 往来单位名称 往来单位 对方单位 购货单位 收货单位 购买方 买方
    欠款单位 欠款人 付款单位 付款人 付款方 付款方名称 公司名称 购货方 购方 购方名称 客户姓名 户名 买家 客商 需方
    客商名称 采购单位 采购方 债务人 经销商 会员名称 会员姓名 customer customername client clientname buyer payer debtor
    account accountname company companyname party partyname billto soldto"""
"""The most telling first."""

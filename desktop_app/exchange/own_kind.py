"""Tables that look like one kind and hold another: goods or suppliers as customers, paid slips as unpaid ones."""

import re
from collections.abc import Iterator

from desktop_app.domain.errors import Refused, Said
from desktop_app.exchange.labels import folded, label
from desktop_app.exchange.layouts import ImportKind, Meaning
from desktop_app.exchange.tables import Table

_TITLE_ROWS = 6
_BARE_NAMES = {"名称", "name", "姓名", "全称", "编码名称"}
"""A column called so may name anything: customers, suppliers, goods."""

_GOODS = re.compile(
    r"(规格|型号|规格型号|单价|售价|进价|采购价|销售价|批发价|零售价|成本价?|定价|价格|库存.*|数量|条码|条形码|品牌"
    r"|品类|商品.*|货号|产品.*|物料.*"
    r"|基本单位|计量单位|保质期|产地|仓库"
    r"|spec|specification|model|price|.*price|cost|stock|onhand|barcode|brand|sku|qty|quantity|item.*|product.*)"
)
_PEOPLE = re.compile(
    r"(联系人.*|联系电话|电话.*|手机.*|地址|.*地址|传真|开户行|开户银行|银行账号|税号|纳税人识别号"
    r"|contact.*|phone|telephone|mobile|address|fax|taxnumber)"
)
_OF_SUPPLIERS = re.compile(r"(供应商|供货商|供货单位|供方|厂商|supplier|vendor).*")
_TITLE_OF_SUPPLIERS = re.compile(r"供应商|供货商|供货单位|供方|厂商|采购|应付|supplier|vendor|payable", re.IGNORECASE)
_TITLE_OF_GOODS = re.compile(
    r"商品|货品|产品|物料|存货|价目|价格表|goods|products?|items|inventory|stock|price ?list", re.IGNORECASE
)
_TITLE_OF_CUSTOMERS = re.compile(r"客户|往来|应收|欠款|customer|client|receivable", re.IGNORECASE)

_LINES = {"数量", "单价", "quantity", "qty", "unitprice"}
_ANY_SUM = {"金额", "amount", "total"}
"""Names of a sum that goods and money share."""
_ALL_SLIPS = {"计入金额", "amountthatcounts"}
"""A column of our own lists of slips and receipts, which hold what is paid as well."""
_PARTS = {"第几期", "partno"}
_STATEMENTS = {"期间起", "periodfrom"}
_OTHERS = {ImportKind.OPEN_ITEMS, ImportKind.HISTORY}
_OWN_SLIP = re.compile(r"(SHD|XTD)-\d{4}-\d+", re.IGNORECASE)
_LOOKED_AT = 20
"""Rows of which the numbers are looked at."""


def require_own_kind(table: Table, kind: ImportKind) -> None:
    """Refuses a table that holds something else than this kind, in words that say what."""
    for said, names in _foreign(table, kind):
        raise Refused(
            said.template,
            row=table.header.row + 1,
            sheet=table.sheet.name,
            names=", ".join(names),
        )


def _foreign(table: Table, kind: ImportKind) -> Iterator[tuple[Said, list[str]]]:
    """Why the table is of another kind, and the columns that say so."""
    names = [name for name in table.header.names if name]
    lines = [name for name in names if label(name) in _LINES]
    if kind is ImportKind.RECEIPTS and lines and not _says_received(table):
        yield _LISTS_GOODS, lines
    if kind in _OTHERS and any(label(name) in _ALL_SLIPS for name in names):
        yield _LISTS_PAID, []
    if kind in _OTHERS and any(label(name) in _PARTS | _STATEMENTS for name in names):
        yield _LISTS_PARTS, []
    if kind is ImportKind.RECEIPTS and _numbered_as_slips(table):
        yield _LISTS_SLIPS, []
    if kind is ImportKind.CUSTOMERS and _is_bare(table):
        yield from _no_customers(table, names)
    if kind is ImportKind.GOODS and _is_bare(table) and not any(map(_is_of_goods, names)):
        people = [name for name in names if _PEOPLE.fullmatch(label(name))]
        yield from [(_LISTS_PEOPLE, people)] if people or _titled(table, _TITLE_OF_SUPPLIERS) else []


def _no_customers(table: Table, names: list[str]) -> Iterator[tuple[Said, list[str]]]:
    """The columns or the title of a list of goods or suppliers."""
    goods = [name for name in names if _is_of_goods(name)]
    suppliers = [name for name in names if _OF_SUPPLIERS.fullmatch(label(name))]
    if suppliers or _titled(table, _TITLE_OF_SUPPLIERS):
        yield _LISTS_SUPPLIERS, suppliers
    elif (goods and not any(_PEOPLE.fullmatch(label(name)) for name in names)) or _titled(table, _TITLE_OF_GOODS):
        yield _LISTS_ARTICLES, goods


def _is_bare(table: Table) -> bool:
    """Whether the column of names does not say whose names they are."""
    column = table.header.columns.get(Meaning.NAME)
    found = label(table.header.name_of(column)) if column is not None else ""
    return found in _BARE_NAMES


def _says_received(table: Table) -> bool:
    """Whether the sum is called money received, as it is beside the goods of a customer's own sheet."""
    column = table.header.columns.get(Meaning.AMOUNT)
    return column is not None and label(table.header.name_of(column)) not in _ANY_SUM


def _numbered_as_slips(table: Table) -> bool:
    """Our own list of slips has the columns of a list of receipts; its numbers tell."""
    column = table.header.columns.get(Meaning.NUMBER)
    rows = table.rows()[:_LOOKED_AT]
    return column is not None and any(_OWN_SLIP.fullmatch(table.sheet.cell(row, column).text) for row in rows)


def _is_of_goods(name: str) -> bool:
    return bool(_GOODS.fullmatch(label(name)))


def _titled(table: Table, words: re.Pattern[str]) -> bool:
    """Whether the sheet's name or a line above the table says so, and none speaks of customers."""
    above = table.sheet.rows[max(table.header.top - _TITLE_ROWS, 0) : table.header.top]
    texts = [table.sheet.name, *(folded(cell.text) for row in above for cell in row if len(cell.text) <= 60)]
    return any(words.search(text) for text in texts) and not any(map(_TITLE_OF_CUSTOMERS.search, texts))


_LISTS_GOODS = Said(
    "The table under row {row} of sheet “{sheet}” lists goods ({names}), not money received. "
    "Import it as delivery slips."
)
_LISTS_ARTICLES = Said(
    "The table under row {row} of sheet “{sheet}” lists goods ({names}), not customers. Import it as goods."
)
_LISTS_SUPPLIERS = Said(
    "The table under row {row} of sheet “{sheet}” lists suppliers. This book keeps what customers owe."
)
_LISTS_PEOPLE = Said("The table under row {row} of sheet “{sheet}” lists people or firms ({names}), not goods.")
_LISTS_PAID = Said(
    "The table under row {row} of sheet “{sheet}” lists what is paid as well as what is not. "
    "Export the unpaid slips and import those."
)
_LISTS_PARTS = Said(
    "The table under row {row} of sheet “{sheet}” lists parts of plans or whole statements, not slips. "
    "Export the unpaid slips and import those."
)
_LISTS_SLIPS = Said(
    "The table under row {row} of sheet “{sheet}” lists delivery slips of this book, not money received."
)

"""Orders copied out of a sheet: its columns become words; a row whose amount does not fit says so."""

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

TAB = "\t"
_COLUMNS = {
    "name": (
        "品名", "名称", "货品", "商品", "货名", "产品", "品名规格", "商品名称", "货品名称", "产品名称",
        "材料", "材料名称", "物料", "物品",
    ),
    "spec": ("规格", "型号", "规格型号"),
    "unit": ("单位",),
    "quantity": ("数量", "件数", "订货数量", "订购数量", "需求数量", "数目"),
    "price": ("单价", "价格", "售价"),
    "amount": ("金额", "小计", "总价", "合计金额"),
}  # fmt: skip
_SUMS = ("合计", "总计", "小计", "共计", "总数", "total")


def lines_of_sheet(lines: Sequence[str]) -> list[str]:
    """Each row as a customer would have said it; lines outside a sheet stay as they are."""
    told, places = [], {}
    for line in lines:
        cells = [cell.strip() for cell in line.split(TAB)]
        found = _columns(cells)
        if found:
            places = found
        elif len(cells) > 1 and cells[0].replace(" ", "").lower().startswith(_SUMS):
            continue
        elif places and len(cells) > 1:
            told.append(_said(cells, places))
        else:
            told.append(line)
    return told


def _columns(cells: Sequence[str]) -> dict[str, int]:
    """Which column holds what, where these cells are the captions of a sheet: goods and quantity at least."""
    bare = [cell.replace(" ", "").partition("(")[0].lower() for cell in cells]
    found = {kind: bare.index(word) for kind, words in _COLUMNS.items() for word in words if word in bare}
    return found if {"name", "quantity"} <= found.keys() else {}


def _said(cells: Sequence[str], places: dict[str, int]) -> str:
    cell = {kind: cells[at] for kind, at in places.items() if at < len(cells) and cells[at]}
    words = [cell.get("name", ""), cell.get("spec", ""), cell.get("quantity", "") + cell.get("unit", "")]
    if "price" in cell:
        words.append(f"@{cell['price']}")
    if not _adds_up(cell):
        words.append(f"金额{cell['amount']}")
    return TAB.join(filter(None, words))


def _adds_up(cell: dict[str, str]) -> bool:
    """Whether the amount is the quantity at that price, to the fen; without all three there is nothing to compare."""
    if not {"quantity", "price", "amount"} <= cell.keys():
        return True
    try:
        quantity, price, amount = (Decimal(cell[kind].replace(",", "")) for kind in ("quantity", "price", "amount"))
    except InvalidOperation:
        return False
    return abs(quantity * price - amount) < Decimal("0.01")

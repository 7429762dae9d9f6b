"""What the sample shop sells, from cement by the bag to screws at 0.035 each."""

from dataclasses import dataclass, replace

from desktop_app.domain.goods import ONE, Goods, GoodsUnit, scaled
from desktop_app.domain.money import parse_price, parse_quantity
from desktop_app.domain.shipments import Line

LOWEST = 88
"""Nothing should go for less than so many percent of its list price."""


@dataclass(frozen=True, slots=True)
class Article:
    """One article and how it is bought: from `least` to `most` in steps of `step`, all in thousandths."""

    goods: Goods
    least: int
    most: int
    step: int


@dataclass(frozen=True, slots=True)
class Family:
    """Articles that are bought together. `sizes` are (specification, list price in yuan) of one name each."""

    code: str
    name: str
    unit: str
    bought: tuple[str, str, str]
    sizes: tuple[tuple[str, str], ...]
    larger: tuple[tuple[str, str], ...] = ()
    """(unit, how many of the small one it holds), the smallest first."""


FAMILIES = (
    Family("SN", "水泥", "袋", ("20", "160", "10"), (
        ("P.O 42.5 50kg", "23.80"), ("M32.5 50kg", "20.50"), ("白水泥 32.5 40kg", "36.00"), ("快硬 42.5 25kg", "29.00"),
    )),
    Family("SS", "砂石", "立方", ("2", "15", "0.5"), (
        ("中砂", "128.00"), ("细砂", "135.00"), ("碎石 1-2cm", "118.00"),
    )),
    Family("LW", "螺纹钢 HRB400E", "吨", ("0.3", "2.6", "0.001"), (
        ("Φ8", "3720.00"), ("Φ10", "3690.00"), ("Φ12", "3640.00"), ("Φ14", "3610.00"), ("Φ16", "3590.00"),
        ("Φ18", "3590.00"), ("Φ20", "3590.00"), ("Φ25", "3630.00"),
    )),
    Family("XG", "镀锌方管", "支", ("5", "60", "5"), (
        ("20×20×1.2 6m", "28.50"), ("40×40×2.0 6m", "78.00"), ("40×60×2.0 6m", "98.00"),
    )),
    Family("JG", "角钢", "支", ("5", "40", "5"), (("L40×4 6m", "62.00"), ("L50×5 6m", "92.00"))),
    Family("ZK", "砖", "块", ("400", "4000", "100"), (
        ("红砖 240×115×53", "0.42"), ("多孔砖 240×115×90", "0.68"),
    )),
    Family("JQ", "加气块", "块", ("60", "480", "20"), (("600×240×100", "4.40"), ("600×240×200", "8.60"))),
    Family("CZ", "瓷砖", "片", ("24", "240", "4"), (
        ("抛釉砖 800×800", "32.50"), ("仿古砖 600×600", "18.80"), ("墙砖 300×600", "9.60"),
        ("木纹砖 200×1200", "26.00"), ("防滑砖 300×300", "4.35"), ("踢脚线 100×800", "3.90"),
    ), (("箱", "4"),)),
    Family("DX", "电线", "卷", ("2", "24", "1"), (
        ("BV 1.5 100m", "118.00"), ("BV 2.5 100m", "186.00"), ("BV 4 100m", "298.00"), ("BV 6 100m", "442.00"),
        ("BVR 2.5 100m", "196.00"), ("RVV 2×1.5 100m", "385.00"),
    )),
    Family("DG", "PVC电工管", "根", ("50", "400", "10"), (
        ("Φ16 3m", "2.85"), ("Φ20 3m", "3.80"), ("Φ25 3m", "5.60"),
    ), (("捆", "50"),)),
    Family("XH", "PVC线管配件", "个", ("100", "1000", "50"), (
        ("86型线盒", "0.65"), ("Φ20 直接", "0.18"), ("Φ20 锁扣", "0.125"), ("Φ20 管卡", "0.085"),
    ), (("包", "50"), ("箱", "500"))),
    Family("PP", "PPR管", "根", ("10", "120", "10"), (
        ("S3.2 Φ20 4m", "11.60"), ("S3.2 Φ25 4m", "17.20"), ("S3.2 Φ32 4m", "28.40"),
    )),
    Family("PJ", "PPR管件", "个", ("20", "300", "10"), (
        ("弯头 Φ20", "0.95"), ("弯头 Φ25", "1.45"), ("三通 Φ20", "1.35"), ("直接 Φ25", "0.98"),
        ("内丝弯头 Φ20×1/2", "6.80"),
    ), (("包", "10"), ("箱", "100"))),
    Family("PS", "PVC排水管", "根", ("5", "80", "5"), (
        ("Φ50 4m", "13.50"), ("Φ75 4m", "24.80"), ("Φ110 4m", "42.00"), ("Φ160 4m", "88.00"),
    )),
    Family("PG", "PVC排水管件", "个", ("10", "150", "5"), (
        ("弯头 Φ50", "1.60"), ("弯头 Φ110", "5.40"), ("三通 Φ110", "8.20"), ("存水弯 Φ50", "4.60"),
    )),
    Family("FS", "防水涂料", "桶", ("2", "30", "1"), (
        ("JS 20kg", "118.00"), ("K11 通用型 18kg", "92.00"), ("丙烯酸 20kg", "165.00"), ("聚氨酯 20kg", "238.00"),
    )),
    Family("DL", "堵漏王", "包", ("10", "60", "5"), (("1kg", "4.50"), ("5kg", "19.80"))),
    Family("NZ", "腻子粉", "袋", ("10", "150", "10"), (
        ("内墙 20kg", "14.50"), ("耐水 20kg", "22.00"), ("外墙 20kg", "26.00"), ("石膏粉 20kg", "16.50"),
    )),
    Family("ZJ", "瓷砖胶", "袋", ("10", "120", "10"), (("C1 20kg", "19.00"), ("C2 20kg", "32.00"))),
    Family("RJ", "乳胶漆", "桶", ("2", "24", "1"), (
        ("内墙 18L", "168.00"), ("外墙 18L", "255.00"), ("抗碱底漆 18L", "142.00"),
    )),
    Family("SG", "石膏板", "张", ("20", "200", "10"), (
        ("1200×2400×9.5", "19.50"), ("1200×2400×12", "25.80"), ("防潮 1200×2400×9.5", "29.00"),
    )),
    Family("LG", "轻钢龙骨", "支", ("20", "300", "10"), (
        ("主骨 38 3m", "7.20"), ("副骨 50 3m", "4.60"), ("边骨 3m", "2.95"),
    )),
    Family("BC", "板材", "张", ("5", "60", "5"), (
        ("木工板 1220×2440×17", "118.00"), ("多层板 1220×2440×15", "96.00"), ("覆膜板 915×1830×14", "38.00"),
    )),
    Family("LS", "螺丝", "颗", ("1000", "10000", "500"), (
        ("干壁钉 3.5×25", "0.035"), ("自攻 4×30", "0.048"), ("钻尾 4.8×25", "0.062"), ("水泥钢钉 3cm", "0.045"),
    ), (("盒", "500"), ("箱", "5000"))),
    Family("PZ", "膨胀螺栓", "套", ("50", "500", "50"), (
        ("M8×80", "0.55"), ("M10×100", "0.92"), ("M12×120", "1.48")
    ), (("盒", "50"),)),
    Family("WJ", "五金辅料", "件", ("5", "80", "5"), (
        ("铁钉 2.5寸 1kg", "6.20"), ("扎丝 22# 1kg", "5.80"), ("焊条 J422 3.2 1kg", "6.50"), ("切割片 100mm", "1.15"),
        ("生料带", "0.85"), ("玻璃胶 300ml", "6.80"), ("发泡胶 750ml", "9.80"),
    )),
    Family("KG", "开关插座", "个", ("10", "150", "10"), (
        ("一开单控", "6.20"), ("二开双控", "9.60"), ("五孔插座", "8.50"), ("空开 2P 32A", "22.00"),
    ), (("盒", "10"),)),
    Family("JJ", "水暖配件", "个", ("5", "60", "5"), (
        ("角阀 1/2", "12.50"), ("编织软管 50cm", "5.20"), ("地漏 Φ50", "18.00"), ("面盆龙头", "68.00"),
    )),
    Family("BW", "挤塑板", "片", ("50", "400", "10"), (("1200×600×30", "5.40"), ("1200×600×50", "8.80"))),
    Family("WG", "网格布", "卷", ("2", "30", "1"), (("130g 50m", "62.00"), ("160g 50m", "78.00"))),
)  # fmt: skip


def articles_of(family: Family) -> list[Article]:
    """The articles of a family, coded such as SN01, not yet in any book."""
    least, most, step = map(parse_quantity, family.bought)
    larger = tuple(GoodsUnit(unit, parse_quantity(holds)) for unit, holds in family.larger)
    return [
        Article(
            Goods(
                family.name, 0, f"{family.code}{index:02d}", spec, family.unit, parse_price(price),
                lowest=tidy(parse_price(price) * LOWEST // 100), group=family.name, larger=larger,
            ),
            least, most, step,
        )
        for index, (spec, price) in enumerate(family.sizes, 1)
    ]  # fmt: skip


def by_the_box(line: Line, goods: Goods) -> Line:
    """The line in the largest unit of which it is a whole number: it comes to the same."""
    for unit in reversed(goods.larger):
        if line.quantity % unit.holds == 0:
            return replace(
                line, unit=unit.unit, quantity=line.quantity // unit.holds * ONE, price=scaled(line.price, unit.holds),
                holds=unit.holds, base_unit=goods.unit,
            )  # fmt: skip
    return line


def tidy(price: int) -> int:
    """A price as shops write it: 3,590, 23.8, 4.35, 0.125, 0.035."""
    for bound, step in ((1_000_000, 10_000), (100_000, 1_000), (10_000, 500), (1_000, 50)):
        if price >= bound:
            return round(price / step) * step
    return max(round(price / 5), 1) * 5

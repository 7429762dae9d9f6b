"""Who buys building materials: invented companies, shops, sites and people of a town that is nowhere."""

from dataclasses import dataclass
from random import Random

from desktop_app.domain.customers import Buyer, Contact, Role

SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯董程曹袁邓许沈曾吕苏卢蒋蔡丁魏薛叶余潘杜戴夏单解查仇区"
)
_GIVEN = (
    "建国志强文军秀英海涛永华明辉立新春梅玉兰晓东国平少波庆丰振宇金凤长江美玲家旺德胜雪琴广发伟民彩霞兴隆红兵志刚素芬"
)
_PLACES = ("云溪", "青石", "白河", "松岭", "桃源", "临江", "双桥", "石门", "南塘", "龙泉", "枫林", "清水")
_ROOTS = (
    "宏恒永鑫顺华金安万同瑞众天美德兴百嘉远鼎福广聚隆诚和新大佳泰",
    "达泰兴源发盛利居家创丰诚成信旺顺禾通厦力昌和业康",
)
_ESTATES = (
    "锦绣家园",
    "滨江花园",
    "翠湖名苑",
    "阳光新城",
    "书香府",
    "金色时代",
    "丽景湾",
    "幸福里",
    "紫云台",
    "东方华庭",
)
_STREETS = ("建设路", "解放街", "人民路", "工业大道", "滨河路", "长安街", "学府路", "环城北路")
AREAS = ("城东", "城西", "城南", "城北", "开发区", "乡镇")

_BUSINESS = {
    Buyer.COMPANY: (
        "{place}{root}建筑工程有限公司", "{place}{root}装饰工程有限公司", "{place}{root}贸易有限公司",
        "{place}{root}水电安装有限公司",
    ),
    Buyer.SOLE_TRADER: (
        "{place}{root}建材经营部", "{root}五金店", "{root}水暖门市部", "{place}{root}装饰材料店", "{surname}记建材店",
    ),
    Buyer.SITE: ("{estate}{block}号楼项目部", "{place}{estate}二期工地", "{estate}{block}标段项目部"),
    Buyer.PERSON: ("{person}（装修）", "{person}（水电）", "{person}（泥瓦）"),
    Buyer.CHAIN: ("{root}家装（{street}店）", "{root}建材超市（{area}店）"),
    Buyer.PUBLIC_BODY: ("{place}镇中心小学", "{place}镇卫生院", "{place}镇村民委员会", "{place}镇{street}社区"),
}  # fmt: skip
TRIES = 20
"""So often another name is drawn before a number is put behind it."""

_PAYERS = ("会计", "出纳", "财务")


@dataclass(frozen=True, slots=True)
class Naming:
    """What a customer is called, by whom one asks, and where."""

    name: str
    aliases: tuple[str, ...]
    contacts: tuple[Contact, ...]
    operator: str
    area: str
    address: str


class Namer:
    """Draws names, no name twice."""

    def __init__(self, rng: Random, taken: set[str]) -> None:
        self._rng = rng
        self._taken = set(taken)

    def draw(self, segment: Buyer) -> Naming:
        """A customer of that kind; when the town runs out of names, they are numbered."""
        person, area = self.person(), self._rng.choice(AREAS)
        name = self._fresh(segment, person, area)
        short = f"{'小' if segment is Buyer.PERSON else '老'}{person[0]}（{name[:4]}）"
        aliases = () if short in self._taken else (short,)
        self._taken.update((name, *aliases))
        return Naming(
            name, aliases, self._contacts(segment, person), person if segment is Buyer.SOLE_TRADER else "", area,
            f"{self._rng.choice(_PLACES)}镇{self._rng.choice(_STREETS)}{self._rng.randint(1, 299)}号",
        )  # fmt: skip

    def person(self) -> str:
        return self._rng.choice(SURNAMES) + self._rng.choice(_GIVEN) + self._rng.choice(("", self._rng.choice(_GIVEN)))

    def phone(self) -> str:
        """A number of a block that rings at nobody's."""
        return f"138 0013 80{self._rng.randrange(100):02d}"

    def _drawn(self, segment: Buyer, person: str, area: str) -> str:
        pick = self._rng.choice
        return pick(_BUSINESS[segment]).format(
            place=pick(_PLACES), root=pick(_ROOTS[0]) + pick(_ROOTS[1]), surname=person[0], person=person,
            estate=pick(_ESTATES), block=self._rng.randint(1, 18), street=pick(_STREETS), area=area,
        )  # fmt: skip

    def _fresh(self, segment: Buyer, person: str, area: str) -> str:
        drawn = (self._drawn(segment, person, area) for _ in range(TRIES))
        name = next((one for one in drawn if one not in self._taken), self._drawn(segment, person, area))
        fresh, number = name, 1
        while fresh in self._taken:
            number += 1
            fresh = f"{name}{number}"
        return fresh

    def _contacts(self, segment: Buyer, owner: str) -> tuple[Contact, ...]:
        """The owner; who pays in a company; who signs on a site."""
        people = [Contact(owner, Role.OWNER, self.phone())]
        if segment in (Buyer.COMPANY, Buyer.CHAIN, Buyer.PUBLIC_BODY):
            people.append(Contact(self.person(), Role.PAYER, self.phone(), note=self._rng.choice(_PAYERS)))
        if segment is Buyer.SITE:
            people.append(Contact(self.person(), Role.SITE, self.phone(), note="工地收货"))
        if segment is Buyer.COMPANY:
            people.append(Contact(self.person(), Role.SIGNER, self.phone(), note="授权签收"))
        return tuple(people)

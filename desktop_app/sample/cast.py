"""Who plays the stories: the customers that every sample shop has."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from desktop_app.domain.customers import Buyer, Contact, Customer, Grade, Role
from desktop_app.domain.dates import MONTH_END, PayMonth, Terms, TermsKind
from desktop_app.sample import stories_of_goods as goods
from desktop_app.sample import stories_of_money as money
from desktop_app.sample.articles import Article
from desktop_app.sample.clients import Client, Town
from desktop_app.sample.habits import AHEAD, BAD, ERRATIC, PROMPT, REGULAR, SLOW, Habit
from desktop_app.sample.stage import FIRST_DAY, Story


@dataclass(frozen=True, slots=True)
class CastPart:
    """A customer and its story. `limit` in yuan; `buys` are the codes of the families it buys; a customer that is
    `new` came for the story only, the others have traded from the first day.
    """

    story: Story
    name: str
    alias: str
    owner: str
    segment: Buyer
    terms: Terms
    habit: Habit
    buys: str
    limit: int | None = None
    grade: Grade = Grade.B
    new: bool = False


def _days(days: int) -> Terms:
    return Terms(TermsKind.DAYS, days=days)


_MONTHLY = Terms(TermsKind.MONTHLY_DAY, pay_day=10, cut_off=MONTH_END, pay_month=PayMonth.NEXT)
_COMPANY, _TRADER, _SITE, _PERSON = Buyer.COMPANY, Buyer.SOLE_TRADER, Buyer.SITE, Buyer.PERSON
_AGREES, _DIFFERS = replace(PROMPT, agrees=1.0), replace(REGULAR, agrees=0.0, differs=1.0)
_SILENT = replace(REGULAR, agrees=0.0, differs=0.0)
_FORGETS = replace(REGULAR, signs=0.0)

PARTS = (
    CastPart(
        goods.released_over_the_limit, "云溪恒泰装饰工程有限公司", "恒泰装饰", "郭志强", _COMPANY,
        _days(30), SLOW, "CZ ZJ RJ SG", 60_000,
    ),
    CastPart(
        money.broke_promises, "曾记建材店", "老曾", "曾国强", _TRADER,
        _days(15), BAD, "SN NZ ZK", 40_000, Grade.C,
    ),
    CastPart(
        money.missed_an_instalment, "松岭双喜五金店", "双喜五金", "解文辉", _TRADER,
        _days(15), ERRATIC, "WJ LS PZ KG", 30_000, Grade.C,
    ),
    CastPart(
        goods.disputes_a_slip, "青石美居瓷砖经营部", "美居瓷砖", "梁美玲", _TRADER,
        _days(30), REGULAR, "CZ ZJ", 50_000,
    ),
    CastPart(
        goods.supply_was_stopped, "临江永固工程队", "永固", "仇海涛", _PERSON,
        _days(15), BAD, "SN SS XG", 30_000, Grade.C,
    ),
    CastPart(
        goods.over_a_lowered_limit, "青石永兴五金店", "永兴五金", "查德胜", _TRADER,
        _days(45), SLOW, "WJ DX DG XH", 50_000,
    ),
    CastPart(
        money.kept_part_of_a_promise, "白河顺发水暖门市部", "顺发水暖", "吴立新", _TRADER,
        _days(30), SLOW, "PP PJ JJ", 30_000,
    ),
    CastPart(
        money.paid_ahead, "桃源天成家装（学府路店）", "天成家装", "单雪琴", Buyer.CHAIN,
        _days(15), AHEAD, "NZ RJ FS SG",
    ),
    CastPart(
        goods.left_slips_unsigned, "周建平（水电）", "周师傅", "周建平", _PERSON,
        Terms(TermsKind.PREVIOUS_BATCH, open_batches=2), _FORGETS, "DX DG XH KG", 20_000,
    ),
    CastPart(
        money.trades_by_the_month, "龙泉宏远建筑工程有限公司", "宏远建筑", "林振宇", _COMPANY,
        _MONTHLY, _AGREES, "SN ZK SS JQ", 80_000, Grade.A,
    ),
    CastPart(
        money.trades_by_the_month, "南塘德信装饰工程有限公司", "德信装饰", "沈家旺", _COMPANY,
        _MONTHLY, _DIFFERS, "SG LG BC", 60_000,
    ),
    CastPart(
        money.trades_by_the_month, "清水镇中心小学", "清水小学", "潘玉兰", Buyer.PUBLIC_BODY,
        _MONTHLY, _SILENT, "RJ NZ KG",
    ),
    CastPart(
        goods.was_entered_twice, "石门兴旺装饰材料店", "兴旺装饰", "卢广发", _TRADER,
        _days(30), REGULAR, "BC LG WJ", 40_000,
    ),
    CastPart(
        goods.owes_from_before, "枫林老戴建材经营部", "老戴", "戴庆丰", _TRADER,
        _days(30), BAD, "SN", grade=Grade.C, new=True,
    ),
    CastPart(
        money.kept_a_promise, "双桥百顺建材经营部", "百顺建材", "许晓东", _TRADER,
        _days(30), REGULAR, "SN SS ZK WG", 50_000, Grade.A,
    ),
    CastPart(
        money.says_it_was_paid, "云溪聚力水电安装有限公司", "聚力水电", "蒋少波", _COMPANY,
        _days(30), ERRATIC, "DX DG PP PS", 50_000,
    ),
    CastPart(
        money.pays_today, "尉迟师傅（泥瓦）", "尉迟师傅", "尉迟永明", _PERSON,
        _days(30), SLOW, "SN SS CZ", 30_000,
    ),
    CastPart(
        goods.pays_at_a_fixed_date, "滨江花园2号楼项目部", "滨江花园工地", "区伟民", _SITE,
        Terms(), REGULAR, "SN ZK XG JG", 150_000, Grade.A, new=True,
    ),
    CastPart(
        money.names_what_it_pays, "松岭大众家装（建设路店）", "大众家装", "薛凤", Buyer.CHAIN,
        _days(30), REGULAR, "NZ RJ FS", 40_000,
    ),
)  # fmt: skip

FIXED_DATE_DAYS = 24
"""The site hands over so many days from today."""


def names() -> set[str]:
    """Names no other customer of the shop may have."""
    return {name for part in PARTS for name in (part.name, part.alias)}


def client_of(part: CastPart, town: Town, articles: Sequence[Article], start: date, today: date) -> Client:
    """The customer of a part, with a life of its own before the story."""
    joined = today - timedelta(days=FIRST_DAY) if part.new else start
    drawn = town.behind(part.habit, joined, 0.8)
    codes = part.buys.split()
    taste = tuple(article for article in articles if article.goods.code[:2] in codes)
    return replace(drawn, taste=taste, customer=_customer(part, joined, today), gone=part.new)


def _customer(part: CastPart, joined: date, today: date) -> Customer:
    fixed = Terms(TermsKind.FIXED_DATE, fixed=today + timedelta(days=FIXED_DATE_DAYS))
    number = PARTS.index(part)
    phone = f"138 0013 80{number:02d}"
    payer = Contact("王会计", Role.PAYER, f"138 0013 80{number + 40:02d}", email="kuaiji@example.cn")
    return Customer(
        part.name,
        aliases=(part.alias,),
        contacts=(Contact(part.owner, Role.OWNER, phone), *([payer] if part.segment is _COMPANY else [])),
        segment=part.segment,
        terms=fixed if part.segment is _SITE else part.terms,
        limit_fen=None if part.limit is None else part.limit * 100,
        grade=part.grade,
        area="城东",
        address=f"建设路{number * 7 + 3}号",
        phone=phone,
        operator=part.owner if part.segment is _TRADER else "",
        must_reconcile=part.story is money.trades_by_the_month,
        since=joined,
    )

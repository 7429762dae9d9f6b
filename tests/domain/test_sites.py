"""Sites of a customer: which slip is for which, what each owes, and what another limit means."""

from desktop_app.domain.accounts import OpenItem
from desktop_app.domain.credit import judge
from desktop_app.domain.credit_rules import CreditRules, RuleMode
from desktop_app.domain.customers import Customer
from desktop_app.domain.doubts import Doubt, doubtful_site
from desktop_app.domain.exposure import CreditAccount, ProposedSlip, SiteCredit
from desktop_app.domain.merging import merged, parted
from desktop_app.domain.objections import Code
from desktop_app.domain.sites import Site, by_site, site_named, sites_of_both, trusts_sites_more
from desktop_app.domain.trust import trusts_more
from tests.domain.builders import TODAY, a_customer, yuan

CLOUD, GREEN = Site("万科云城二期", also=("云城", "万科")), Site("绿地中心", limit_fen=yuan(500))


def item(number: str, fen: int) -> OpenItem:
    return OpenItem(fen, 1, number, TODAY, None, fen)


def test_a_site_is_found_by_its_name_before_any_former_one() -> None:
    sites = (Site("一期", also=("二期",)), Site("二期"))
    assert site_named(sites, "二期") == sites[1]
    assert site_named((CLOUD, GREEN), "云城") == CLOUD
    assert site_named((CLOUD, GREEN), "三期") is None


def test_each_site_has_the_open_items_of_its_slips_and_a_text_nobody_knows_stands_by_itself() -> None:
    texts = {"S1": "云城", "S2": "绿地中心", "S3": "三楼", "S4": "万科云城二期", "S9": "地下室"}
    items = [item("S1", 100), item("S2", 20), item("S3", 5), item("S4", 1), item("S5", 7)]
    found = by_site((CLOUD, GREEN), items, texts)
    assert [(one.site.name, one.owed_fen, one.kept) for one in found] == [
        ("万科云城二期", 101, True), ("绿地中心", 20, True), ("三楼", 5, False), ("地下室", 0, False),
    ]  # fmt: skip


def test_a_higher_limit_of_a_site_or_none_trusts_more_and_another_name_does_not() -> None:
    assert trusts_sites_more([Site("绿地中心", limit_fen=yuan(501))], [GREEN])
    assert trusts_sites_more([Site("绿地中心")], [GREEN])
    assert not trusts_sites_more([Site("绿地新城", limit_fen=yuan(500), also=("绿地中心",))], [GREEN])
    assert not trusts_sites_more([GREEN, CLOUD], [CLOUD])
    assert trusts_more(Customer("老王"), Customer("老王", sites=(GREEN,)))


def test_two_customers_who_become_one_have_the_sites_of_both_and_part_with_their_own() -> None:
    kept, other = Customer("老王", id=1, sites=(CLOUD,)), Customer("王总", id=2, sites=(Site("云城"), GREEN))
    assert sites_of_both(kept.sites, other.sites) == (CLOUD, GREEN)
    after = merged(kept, other)
    assert after.sites == (CLOUD, GREEN)
    assert parted(after, kept, after).sites == (CLOUD,)


def over(open_fen: int, total: float, paid: float = 0, mode: RuleMode = RuleMode.BLOCK) -> list[Code]:
    site = SiteCredit("绿地中心", yuan(500), open_fen)
    slip = ProposedSlip(TODAY, yuan(total), yuan(paid), TODAY, site)
    return [
        one.code for one in judge(CreditAccount(a_customer(10_000)), slip, CreditRules(limit=mode), TODAY).objections
    ]


def test_exactly_the_limit_of_the_site_passes_and_one_fen_more_does_not() -> None:
    assert over(yuan(300), 200) == []
    assert over(yuan(300), 200.01) == [Code.OVER_SITE]
    assert over(yuan(300), 250, paid=50) == []
    assert over(yuan(300), 900, mode=RuleMode.OFF) == []


def test_the_words_name_the_site_and_its_limit() -> None:
    slip = ProposedSlip(TODAY, yuan(300), 0, TODAY, SiteCredit("绿地中心", yuan(500), yuan(300)))
    (said,) = judge(CreditAccount(a_customer(10_000)), slip, CreditRules(), TODAY).objections
    assert said.said.text(str) == "The site “绿地中心” would owe 600.00: 100.00 above its own limit of 500.00."
    question = doubtful_site("三期", "老王")
    assert (question.doubt, question.problem.field) == (Doubt.NEW_SITE, "project")

"""The shop: who stands at the head of its papers."""

from desktop_app.domain.shop import Shop
from desktop_app.language import N_
from desktop_app.operations.settings import edit_shop, shop_of
from desktop_app.ui.base.fields import free_text
from desktop_app.ui.settings.value_section import Kept, ValueSection


class ShopSettings(ValueSection[Shop]):
    title = N_("Shop")
    about = N_("Printed at the head and foot of every paper from now on. Papers already issued stay as they are.")
    kept = Kept(shop_of, edit_shop)
    said = N_("The shop is saved.")
    rows = (("name",), ("phone", "wechat"), ("address",), ("business",), ("bank_account",))

    name = free_text(N_("Registered name of the shop"), required=True, longest=100)
    phone = free_text(N_("Phone"), longest=100)
    wechat = free_text(N_("WeChat"), longest=100)
    address = free_text(N_("Address"), longest=200)
    business = free_text(N_("Line of business"), longest=200)
    bank_account = free_text(
        N_("Bank account"), longest=300, hint=N_("Several: one after another, with “；” between them.")
    )

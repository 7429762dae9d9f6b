"""Pictures that stand or stood on the shop's papers: papers of then are drawn with those of then."""

from desktop_app.domain.moment import Moment
from desktop_app.domain.shop_pictures import ShopPicture
from desktop_app.store import notes
from desktop_app.store.database import Ledger


def is_kept(ledger: Ledger, what: ShopPicture, blob: str) -> bool:
    found = ledger.value("SELECT 1 FROM shop_pictures WHERE what = ? AND blob = ?", (what.value, blob))
    return bool(found)


def add(ledger: Ledger, what: ShopPicture, blob: str, moment: Moment) -> int:
    return notes.add(ledger, "shop_pictures", (what, blob), moment, "keep_shop_picture", what.value)

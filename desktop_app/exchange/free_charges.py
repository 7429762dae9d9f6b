"""Words where freight or a fee would stand that say that the shop charges none: 包邮, 自提, 到付."""

import re
from functools import lru_cache

from desktop_app.exchange.labels import folded, simple

_FREE = re.compile(
    r"(全国)?包(邮|送|运费?|装卸)|(免|不收|无|没有|已?含)(运费?|邮费?|费|装卸费?)?|免收|(客户|买家|自己)?自(提|取|拉|运|付|理)"
    r"|(运费)?到付|上门自?提|送|赠送?"
    r"|free( shipping| delivery)?|included|incl\.?|(freight )?collect|pick(ed)?[- ]?up|none|nil|ex works",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def is_free(text: str) -> bool:
    """Whether a cell says in words that nothing is charged."""
    return not text[:1].isdigit() and bool(_FREE.fullmatch(simple(folded(text)).strip()))

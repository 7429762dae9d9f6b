"""How wide what stands beside a page may be: 292 px where there is room, a quarter of the page in large text (U55)."""

from desktop_app.ui.look.theme import px

WIDE, NARROW = 292, 204


def side_width(page: int) -> int:
    """Pixels beside a page that is `page` pixels wide."""
    return max(px(NARROW), min(px(WIDE), page // 4))

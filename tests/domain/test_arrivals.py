"""Money on account is taken to be for the newest debt that stood when it came, the newest money first (case 9)."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.arrivals import Place, on_account

FIRST = date(2026, 1, 1)
places = st.builds(lambda day, seq: (FIRST + timedelta(days=day), seq), st.integers(0, 30), st.integers(1, 60))
money = st.dictionaries(places, st.integers(1, 500), max_size=8).map(lambda found: list(found.items()))


@given(money, money, places)
def test_older_money_left_out_changes_nothing_for_the_newer(
    unspent: list[tuple[Place, int]], owed: list[tuple[Place, int]], since: Place
) -> None:
    """Case 9: so that a list need not read what came before the first promise."""
    everything = [one for one in on_account(unspent, owed) if one.at >= since]
    assert list(on_account([one for one in unspent if one[0] >= since], owed)) == everything

"""Which site the goods go to: one of the customer's, or any words."""

from collections.abc import Iterable

from desktop_app.domain.sites import Site
from desktop_app.operations.sites import sites_to_pick
from desktop_app.ui.widgets.words_field import WordsField


class SiteField(WordsField):
    """Offers the sites of the customer; what is none of them yet is asked about when saved."""

    def show_sites(self, sites: Iterable[Site]) -> None:
        """What can be picked from now on; what stands there stays."""
        self._picks = sites_to_pick(sites)

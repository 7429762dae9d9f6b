"""Goods that were entered twice: made one, and two again."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop_app.domain.goods import Goods
from desktop_app.language import N_
from desktop_app.operations.goods_merging import MergedGoods, merge_goods, split_goods
from desktop_app.operations.picking import Pick, goods_to_pick
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.fields import Field
from desktop_app.ui.base.form_panel import FormPanel, Subject
from desktop_app.ui.base.jobs import IntoBook
from desktop_app.ui.widgets.choice_field import ChoiceField
from desktop_app.ui.widgets.pick_field import PickField


class MergeGoodsPanel(FormPanel):
    """Which goods are the same as these; these stay."""

    title = N_("Merge with other goods")
    verb = N_("Merge")
    explains = N_(
        "These goods stay, the others are put away: what was sold of both is put together, and both names find "
        "them. Papers keep the name they were printed with. It can be undone."
    )
    other = Field(N_("The same goods, entered as"), lambda desk: PickField(desk.say, required=True))

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.article = Goods("")

    def begin_goods(self, article: Goods) -> None:
        self.article = article
        self.begin(Subject(0, f"{article.name} {article.spec}".strip()))

    def fill(self) -> QWidget:
        self.desk.jobs.ask(lambda book: goods_to_pick(book.ledger), self._offer_goods, self, lane="picks")
        return self.other

    def write(self) -> None:
        other, kept, say = self.other.picked_id(), self.article.id, self.desk.say
        self.enter(
            lambda book, moment: merge_goods(book.ledger, other, kept, moment),
            lambda made: say("{name} and {other} are one article now.", name=made.kept.name, other=made.merged.name),
            lambda made: split_again(made.merged.id),
        )

    def _offer_goods(self, found: Sequence[Pick]) -> None:
        self.other.set_picks([one for one in found if one.id != self.article.id])


class SplitGoodsPanel(FormPanel):
    """Which of those that were merged is an article of its own again."""

    title = N_("Split merged goods again")
    verb = N_("Split")
    other = Field(N_("Is an article of its own again"), lambda _: ChoiceField())

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.merged: Sequence[Goods] = ()

    def begin_merged(self, article: Goods, merged: Sequence[Goods]) -> None:
        self.merged = merged
        self.begin(Subject(0, f"{article.name} {article.spec}".strip()))

    def fill(self) -> QWidget:
        self.other.set_choices([(one.id, f"{one.name} {one.spec} {one.code}".strip()) for one in self.merged])
        return self.other

    def write(self) -> None:
        chosen, say = self.other.value(), self.desk.say
        if isinstance(chosen, int):
            self.enter(
                split_again(chosen),
                lambda made: say("{name} and {other} are two again.", name=made.kept.name, other=made.merged.name),
                _merged_again,
            )


def split_again(merged_id: int) -> IntoBook[MergedGoods]:
    """The verb that undoes a merge."""
    return lambda book, moment: split_goods(book.ledger, merged_id, moment)


def _merged_again(made: MergedGoods) -> IntoBook[MergedGoods]:
    """The verb that undoes a split."""
    return lambda book, moment: merge_goods(book.ledger, made.merged.id, made.kept.id, moment)

"""What is done with two who may be one customer, on their page and in the list of all (case 19)."""

from desktop_app.domain.lookalikes import Lookalikes
from desktop_app.domain.merging_words import twin_in
from desktop_app.language import N_
from desktop_app.operations.alike import keep_apart
from desktop_app.operations.customer_page import CustomerView
from desktop_app.ui.base.actions import command
from desktop_app.ui.customers.merging import MergePanel, SplitPanel
from desktop_app.ui.trade.customer_verbs import CustomerVerbs
from desktop_app.ui.widgets.notices import info


class MergingVerbs(CustomerVerbs):
    """A page says which pair the customer under the cursor may be one of (`alike`)."""

    def alike(self) -> Lookalikes | None:
        """None where the program proposes nobody."""
        raise NotImplementedError

    @command("customer.merge", N_("Merge with another customer"), short=N_("Merge"))
    def merge(self) -> None:
        """With whom the program proposes, or whom the user picks."""
        subject, pair = self.subject(), self.alike()
        if subject is not None:
            self.panel.form(MergePanel).propose(twin_in(pair, subject.customer_id).id if pair else 0)
            self.begin_form(MergePanel)

    @command("customer.apart", N_("These are two customers"), short=N_("They are two"))
    def keep_apart(self) -> None:
        """The program does not propose them again."""
        pair, say = self.alike(), self.desk.say
        if pair is None:
            return
        first, second = pair.first, pair.second
        self.desk.jobs.do(
            lambda book, moment: keep_apart(book.ledger, [(first.id, second.id)], moment),
            lambda _: self.desk.done(
                say("{name} and {other} are two customers.", name=first.name, other=second.name),
                lambda book, moment: keep_apart(book.ledger, [(first.id, second.id)], moment, apart=False),
            ),
            self,
        )


class SplittingVerbs(MergingVerbs):
    """A page about one customer, who may be one with others."""

    view: CustomerView | None

    @command("customer.split", N_("Split into two customers again"), short=N_("Split"))
    def split(self) -> None:
        """One of those who were merged is a customer of its own again."""
        if self.view is not None and self.view.kin.merged:
            self.panel.form(SplitPanel).about(self.view.kin.merged)
            self.begin_form(SplitPanel)
        else:
            self.desk.notice(info(self.desk.say("Nobody was merged with this customer.")))

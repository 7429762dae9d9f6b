"""The four figures above the week's list."""

from desktop_app.domain.figures import Figures
from desktop_app.domain.money import format_yuan
from desktop_app.language import N_
from desktop_app.ui.base.desk import Desk

TITLES = (N_("To chase today"), N_("Due this week"), N_("Overdue"), N_("Unsigned slips"))


def week_figures(figures: Figures, desk: Desk) -> tuple[tuple[str, str], ...]:
    """How much, and of how many customers."""
    say, chase, due, late = desk.say, figures.chase_today, figures.due_this_week, figures.overdue
    promised, longest = figures.promises_today, figures.longest_days
    first, last, oldest = figures.week_from, figures.week_to, figures.unsigned_since
    return (
        (
            format_yuan(chase.fen),
            say("{count} customers, {promises} promised for today", count=chase.customers, promises=promised),
        ),
        (
            format_yuan(due.fen),
            say(
                "{count} customers, {first} to {last}",
                count=due.customers, first=f"{first:%m-%d}", last=f"{last:%m-%d}",
            ),
        ),
        (format_yuan(late.fen), say("{count} customers, longest {days} days", count=late.customers, days=longest)),
        (
            say("{count} slips", count=figures.awaiting_signature),
            say("oldest of {day}", day=f"{oldest:%m-%d}") if oldest else say("nothing to wait for"),
        ),
    )  # fmt: skip

"""Brings the stories onto their days."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from desktop_app.sample.stage import StoryStage


@dataclass(slots=True)
class _Play:
    """A story under way: on which day it goes on."""

    stage: StoryStage
    acts: Iterator[int]
    next_day: date


class Theatre:
    """All stories of one shop."""

    def __init__(self) -> None:
        self._plays: list[_Play] = []

    def announce(self, stage: StoryStage, acts: Iterator[int]) -> None:
        """A story that begins on the day of its first act."""
        self._plays.append(_Play(stage, acts, _day_of_next_act(stage, acts)))

    def play(self, day: date) -> None:
        """Every act of that day."""
        for play in self._plays:
            while play.next_day == day:
                play.stage.day = day
                play.next_day = _day_of_next_act(play.stage, play.acts)


def _day_of_next_act(stage: StoryStage, acts: Iterator[int]) -> date:
    """Plays on until the story waits; a story that is over waits for ever."""
    days_ago = next(acts, None)
    return date.max if days_ago is None else stage.today - timedelta(days=days_ago)

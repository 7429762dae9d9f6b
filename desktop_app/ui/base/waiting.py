"""Works that wait for the answer to one question: they go on together, or are given up together."""

from collections.abc import Callable

Pair = tuple[Callable[[], None], Callable[[], None]]
"""What goes on, and what is done instead."""


class Waiting:
    """One for each kind of question."""

    def __init__(self) -> None:
        self._pairs: list[Pair] = []

    def add(self, go_on: Callable[[], None], give_up: Callable[[], None]) -> None:
        self._pairs.append((go_on, give_up))

    def settle(self, answered: bool) -> None:
        """The question is answered, or stays open."""
        pairs, self._pairs = self._pairs, []
        for go_on, give_up in pairs:
            (go_on if answered else give_up)()

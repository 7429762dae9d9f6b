"""Of programs that start at once on one book exactly one writes; the others say so at once (T07, F7)."""

from contextlib import ExitStack
from pathlib import Path

from tests.faults.conftest import READY, Shop, a_shop

PROGRAMS = 4
ROUNDS = 12


def test_of_programs_started_at_once_one_writes_and_the_others_are_told(shop: Shop, folder: Path) -> None:
    """48 starts; each writer makes three entries and says so."""
    acknowledged = READY
    with ExitStack() as stack:
        shops = [stack.enter_context(a_shop()) for _ in range(PROGRAMS)]
        for _ in range(ROUNDS):
            for one in shops:
                one.order(do="trade", folder=str(folder), first=acknowledged, count=3, wait=["open", "close"])
            for one in shops:
                one.until("waiting")
            for one in shops:
                one.go()
            answers = [first_answer(one) for one in shops]
            writers = [one for one, answer in zip(shops, answers, strict=True) if answer[0] == "open"]
            assert len(writers) == 1, answers
            told = [answer for answer in answers if answer[0] != "open"]
            assert {answer[1] for answer in told} == {"Refused"}
            assert all("is in use by" in str(answer[2]) for answer in told), told
            writers[0].until("waiting")
            for one, answer in zip(shops, answers, strict=True):
                if answer[0] != "open":
                    one.until("ended")
            writers[0].go()
            assert writers[0].until("ended")[-1] == ["ended", 0]
            acknowledged += 3
            assert not shop.prove(folder, acknowledged)


def first_answer(shop: Shop) -> list[object]:
    while (line := shop.hear())[0] not in ("open", "refused"):
        pass
    return line

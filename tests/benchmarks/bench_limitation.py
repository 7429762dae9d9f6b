"""How long do the clocks of a whole shop take: every unpaid slip with everything that moved its last day?

    python -m tests.benchmarks.bench_limitation [--customers 2000] [--years 4] [--rounds 9]

In CPU seconds of this thread, warm, the median. Bound: 300 ms for 2,000 customers.
"""

import argparse
import time
from statistics import median

from desktop_app.operations.limitation import shop_clocks
from desktop_app.store.database import open_ledger
from tests.benchmarks.bench_book import KEY, TODAY, _made, _size

BOUND_MS = 300


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--customers", type=int, default=2000)
    parser.add_argument("--years", type=int, default=4)
    parser.add_argument("--rounds", type=int, default=9)
    typed = parser.parse_args()
    ledger = open_ledger(_made(typed.customers, typed.years), KEY)
    print(_size(ledger))
    taken, debts = [], 0
    for _ in range(typed.rounds):
        started = time.thread_time()
        debts = len(shop_clocks(ledger, TODAY))
        taken.append(time.thread_time() - started)
    print(f"{debts} clocks in {median(taken) * 1000:.0f} ms (at most {BOUND_MS})")
    ledger.close()


if __name__ == "__main__":
    main()

"""The rules of the book a second time, in dicts and ints: what a ledger must show, whatever way it goes about it.

Written from the rules of the trade and sharing no code with the product (T26). Money is int fen, a customer is a
name, a document is found by its number. Nothing is kept that can be computed: every answer about a day comes from
the rows dated up to that day.
"""

import calendar
import copy
from collections import Counter
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

DAY = timedelta(days=1)
NEVER = date.max
FOREVER = NEVER - DAY
SMALLEST = 100
"""Fen of what is worth asking for; less holds no batch back (case 9)."""

BATCHES = ("shipment", "opening")
"""The last day one can ask about: everything posted counts."""

SERIES = {
    "opening": "QCD",
    "shipment": "SHD",
    "return": "XTD",
    "receipt": "SKD",
    "adjustment": "TZD",
    "reversal": "HCD",
    "refund": "TKD",
    "set_off": "DXD",
}

SMALLEST = 100
"""Fen; less is a residue that nobody is asked for (case 9)."""

Row = dict[str, Any]
Item = tuple[str, int]
"""Number of a document and its part, from 1."""


Sold = tuple[str, str] | tuple[str, str, int]
"""Quantity and price; what is taken off in percent, 100 of a gift."""


class No(Exception):
    """The book refuses, and nothing has changed."""


class Model:
    """A shop's book: customers, documents with their items, and which credit settled which debit from when to when."""

    def __init__(self) -> None:
        self.customers: dict[str, Row] = {}
        self.documents: dict[str, Row] = {}
        self.settled: list[Row] = []
        self.promises: list[Row] = []
        self.plans: list[Row] = []
        self.talks: list[tuple[str, date]] = []
        self.disputes: list[Row] = []
        self.statements: list[Row] = []
        self.submissions: dict[str, str] = {}
        self.supplied: list[tuple[str, date, int]] = []
        self.clock = date.min
        self.counted: Counter[tuple[str, int]] = Counter()

    # ── what is true on a day ────────────────────────────────────────────────────────────────────
    def balance(self, customer: str, day: date = FOREVER) -> int:
        """Everything owed less everything given; what was settled with what does not matter."""
        return sum(d["sign"] * d["amount"] for d in self.of(customer) if d["dated"] <= day)

    def of(self, customer: str) -> list[Row]:
        """The customer's documents in the order of posting."""
        return [d for d in self.documents.values() if d["customer"] == customer]

    def open_of(self, item: Item, day: date = FOREVER) -> int:
        """What is left of an item once all that settled it up to that day and still stood then is taken off."""
        standing = (r for r in self.settled if item in (r["credit"], r["debit"]) and r["dated"] <= day < r["undone"])
        whole: int = self.documents[item[0]]["items"][item[1] - 1]["amount"]
        gone: int = sum(row["amount"] for row in standing)
        return whole - gone

    def open_items(self, customer: str, day: date = FOREVER, sign: int = 1) -> list[Row]:
        """Everything of one side that is not settled, in the order of posting."""
        return [
            {"item": item, "open": left, "due": due, "dated": d["dated"], "line": due or self.without_day(d)}
            for d in self.of(customer)
            if d["sign"] == sign and d["dated"] <= day
            for item in parts_of(d)
            if (left := self.open_of(item, day))
            for due in [self.due_of(item, day)]
        ]

    def without_day(self, document: Row) -> date:
        """Where it stands in line: a waiting batch last, anything else since its own day (民法典 628)."""
        day: date = NEVER if document["kind"] in BATCHES else document["dated"]
        return day

    def due_of(self, item: Item, day: date = FOREVER) -> date | None:
        """Its own date, or an earlier day on which the whole rest of its plan was asked for (case 16)."""
        called = [plan["called"] for plan in self.plans if item in plan["items"] and plan["called"] <= day]
        own = self.own_due_of(item, day)
        return min([*called, own or FOREVER]) if called else own

    def own_due_of(self, item: Item, day: date) -> date | None:
        """The frozen date; on the terms of the previous batch the day the N-th newer slip left (case 11)."""
        document = self.documents[item[0]]
        due: date | None = document["items"][item[1] - 1]["due"]
        if due or document["kind"] not in BATCHES:
            return due
        newer = sorted(
            (d["dated"], d["place"])
            for d in self.of(document["customer"])
            if d["kind"] == "shipment" and (d["dated"], d["place"]) > (document["dated"], document["place"])
            if d["dated"] <= day < self.reversed_on(d["number"])
        )
        return newer[document["batches"] - 1][0] if len(newer) >= document["batches"] else None

    def reversed_on(self, number: str) -> date:
        """The date of its reversal, or never."""
        return next((d["dated"] for d in self.documents.values() if d["reverses"] == number), NEVER)

    def on_account(self, customer: str, day: date = FOREVER) -> int:
        return sum(row["open"] for row in self.open_items(customer, day, sign=-1))

    def free_money(self, customer: str, day: date = FOREVER) -> int:
        """Money on account without what the customer wants kept apart (case 2)."""
        credits = self.open_items(customer, day, sign=-1)
        apart: int = sum(row["open"] for row in credits if self.documents[row["item"][0]]["apart"])
        return self.on_account(customer, day) - apart

    def overdue(self, customer: str, day: date) -> int:
        """Free money counts at once (case 8); what a kept plan covers is not overdue (case 22)."""
        fen: int = self.debt(customer, day)["overdue"]
        return fen

    def debt(self, customer: str, day: date) -> Row:
        """Cases 2, 8, 9, 15, 16, 22: the figures every face shows, from claims that money on account is spent on."""
        claims, plans = self.net_of_account(customer, day, day)
        others = [c for c in claims if not c["kept"]]
        coming = sorted((due, plan, fen) for plan, parts in plans.items() for due, fen in parts if due >= day and fen)
        ask = sum(c["open"] - c["disputed"] for c in others if c["plan"] is None and c["due"] <= day)
        for plan, parts in plans.items():
            undisputed = sum(c["open"] - c["disputed"] for c in claims if c["plan"] == plan)
            ask += min(undisputed, sum(fen for due, fen in parts if due <= day))
        held = sum(c["disputed"] for c in claims)
        ask = min(ask, self.balance(customer, day) - held)
        return {
            "owed": self.balance(customer, day),
            "overdue": sum(c["open"] for c in others if c["due"] < day),
            "ask": ask if ask >= SMALLEST else 0,
            "in_plan": sum(c["open"] for c in claims if c["plan"] is not None),
            "next_part": (coming[0][0], coming[0][2]) if coming else None,
            "in_dispute": held,
            "on_account": self.on_account(customer, day),
        }

    def net_of_account(self, customer: str, day: date, seen: date) -> tuple[list[Row], dict[int, list[list[Any]]]]:
        """What was posted until `seen`, once money on account, unless kept apart, counts for the earliest due (case 8).
        A plan is kept while no part of it is missed."""
        claims, plans = self.claims(customer, day, seen)
        money = self.free_money(customer, seen)
        for claim in sorted(claims, key=lambda c: (c["asked_from"], c["line"], c["dated"], c["place"])):
            used = min(money, claim["open"])
            money, claim["open"] = money - used, claim["open"] - used
            claim["disputed"] = min(claim["disputed"], claim["open"])
            take(plans.get(claim["plan"], []), used)
        missed = {None} | {plan for plan, parts in plans.items() if any(due < day and fen for due, fen in parts)}
        return [claim | {"kept": claim["plan"] not in missed} for claim in claims], plans

    def claims(self, customer: str, day: date, seen: date) -> tuple[list[Row], dict[int, list[list[Any]]]]:
        """Every open item, cut where its plan's parts end; and by plan the [due, fen] of its unpaid parts, of which
        no more stands than is open on its slips, the last parts going first."""
        claims: list[Row] = []
        plans = {
            at: [[row["due"], row["missing"]] for row in self.parts_of_plan(plan, day) if row["missing"]]
            for at, plan in enumerate(self.plans)
            if plan["customer"] == customer and plan["agreed_on"] <= day < plan["ended"]
        }
        owner = {item: at for at in plans for item in self.plans[at]["items"]}
        spoken = {at: sum(fen for _, fen in parts) for at, parts in plans.items()}
        items = self.open_items(customer, seen)
        for place, row in sorted(enumerate(items), key=lambda one: (one[1]["line"], one[1]["dated"], one[0])):
            plan = owner.get(row["item"])
            inside = min(spoken[plan], row["open"]) if plan is not None else 0
            held = self.disputed(row["item"], day, row["open"])
            for fen, of in ((inside, plan), (row["open"] - inside, None)):
                disputed = min(held, fen) if of is not None or not inside else held - min(held, inside)
                due = row["due"] or NEVER
                claim = {"open": fen, "due": due, "dated": row["dated"], "place": place, "plan": of}
                claim |= {"number": row["item"][0], "line": row["line"]}
                claims += [claim | {"disputed": disputed, "asked_from": row["line"]}] if fen else []
            if plan is not None:
                spoken[plan] -= inside
        for at, parts in plans.items():
            take(parts[::-1], spoken[at])
            standing = [due for due, fen in parts if fen]
            for claim in claims:
                if claim["plan"] == at and standing and standing[0] >= day:
                    claim["asked_from"] = standing[0]
        return claims, plans

    def disputed(self, item: Item, day: date, still_open: int) -> int:
        """Held back from asking, never more than is open (case 15)."""
        held = (d["amount"] for d in self.disputes if d["item"] == item and d["raised"] <= day < d["settled"])
        fen: int = min(sum(held), still_open)
        return fen

    def ageing(self, customer: str, day: date, edges: tuple[int, ...], known: date | None = None) -> Row:
        """Case 6: due today is not overdue; a debt stands in the first bucket whose edge it has not passed.

        What is `known` to be reversed later is as if it had never been (case 21).
        """
        if known and self.undone(customer, day, known):
            return self.without(self.undone(customer, day, known)).ageing(customer, day, edges)
        not_due, buckets = 0, [0] * (len(edges) + 1)
        for row in self.open_items(customer, day):
            late = (day - row["due"]).days if row["due"] else 0
            if late > 0:
                buckets[sum(late > edge for edge in edges)] += row["open"]
            else:
                not_due += row["open"]
        return {"not_due": not_due, "buckets": tuple(buckets), "on_account": self.on_account(customer, day)}

    def without(self, reversals: list[Row]) -> "Model":
        """The same shop, had these reversed documents never been written."""
        gone = {d["reverses"] for d in reversals} | {d["number"] for d in reversals}
        other = copy.copy(self)
        other.documents = {number: d for number, d in self.documents.items() if number not in gone}
        other.settled = [row for row in self.settled if not gone & {row["credit"][0], row["debit"][0]}]
        return other

    def moved(self, customer: str, day: date, edges: tuple[int, ...]) -> int:
        """What later entries changed of that day without changing its sum (case 24)."""
        then, now = (book.ageing(customer, day, edges) for book in (self.known_on(day), self))
        parts = [(*aged["buckets"], aged["not_due"], -aged["on_account"]) for aged in (then, now)]
        changes = [after - before for before, after in zip(*parts, strict=True)]
        fen: int = (sum(abs(change) for change in changes) - abs(sum(changes))) // 2
        return fen

    def known_on(self, day: date) -> "Model":
        """The book without what was entered after that day."""
        then = Model()
        then.customers = self.customers
        then.documents = {number: d for number, d in self.documents.items() if d["entered"] <= day}
        for row in self.settled:
            if row["made"] <= day:
                ends = [undone for clock, undone in row["ends"] if clock <= day]
                then.settled.append(row | {"undone": ends[-1] if ends else NEVER})
        return then

    def restated(self, customer: str, day: date) -> int:
        """What was entered after that day, but dated within it (case 6)."""
        late = (d for d in self.of(customer) if d["dated"] <= day < d["entered"])
        return sum(d["sign"] * d["amount"] for d in late)

    # ── documents ────────────────────────────────────────────────────────────────────────────────
    def post(
        self, kind: str, customer: str, dated: date, sign: int, items: list[tuple[date | None, int]], today: date,
        **facts: Any,
    ) -> str:  # fmt: skip
        """A number for ever, without a hole in its series and year (D8)."""
        self.counted[kind, dated.year] += 1
        number = f"{SERIES[kind]}-{dated.year}-{self.counted[kind, dated.year]:05d}"
        self.documents[number] = {
            "number": number, "place": len(self.documents), "kind": kind, "customer": customer, "dated": dated,
            "entered": today, "typed": today, "sign": sign, "amount": sum(amount for _, amount in items),
            "items": [{"due": due, "amount": amount} for due, amount in items],
            "batches": 1, "reverses": "", "returns": "", "apart": False, **facts,
        }  # fmt: skip
        return number

    def opening(self, customer: str, dated: date, due: date | None, amount: int, today: date) -> str:
        """Without a day of its own an old debt is due as the terms say (cases 4, 11)."""
        terms = self.customers[customer]["terms"]
        days = [(due or due_date(terms, dated), amount)]
        facts = {"batches": terms.get("batches", 1), "typed": today}
        return self.post("opening", customer, dated, +1, days, self.known_since(dated, today), **facts)

    def known_since(self, dated: date, today: date) -> date:
        """Brought over up to the first day's end of the shop's own work, what is older than the book was always so."""
        typed = [(d["typed"], d["kind"]) for d in self.documents.values()]
        begun = typed[0][0] if typed else today
        own = [day for day, kind in typed if kind not in ("opening", "reversal")]
        return today if (own and own[0] != today) or dated > begun else dated

    def ship(
        self, customer: str, dated: date, lines: list[Sold], today: date, paid: int = 0,
        parts: list[tuple[date | None, int]] | None = None, submission: str = "", released: bool = False,
        below: tuple[int, int, int] = (0, 0, 0),
    ) -> str:  # fmt: skip
        """Money handed over with the slip is a receipt for this slip; a second try adds nothing (D4). `below` its goods
        stand a discount in percent, freight, and the step it is rounded down to (case 30)."""
        total, terms = slip_total(lines, below), self.customers[customer]["terms"]
        shares = [amount for _, amount in parts or [(dated, total)]]
        if sum(shares) != total or min(shares) <= 0:
            raise No
        if submission in self.submissions:
            return self.submissions[submission]
        if self.objections(customer, total, paid, today) and not released:
            raise No
        items = parts or [(due_date(terms, dated), total)]
        discount = percent_of(total_of(lines), below[0])
        facts = {"batches": terms.get("batches", 1), "lines": lines, "discount": discount}
        number = self.post("shipment", customer, dated, +1, items, today, **facts)
        if paid:
            receipt = self.post("receipt", customer, min(dated, today), -1, [(None, paid)], today)
            self.settle_slip(receipt, number, dated)
        return self.remember(submission, number)

    def give_back(
        self, customer: str, dated: date, lines: list[Sold], today: date, slip: str = "",
        apply: bool = True, submission: str = "",
    ) -> str:  # fmt: skip
        """Applied to its slip, the rest on account; or kept apart as a whole (cases 1, 2). It is worth what was charged
        for it (case 30)."""
        if not total_of(lines):
            raise No
        if submission in self.submissions:
            return self.submissions[submission]
        if dated > today or (slip and (self.documents[slip]["customer"] != customer or self.reversed_on(slip) < NEVER)):
            raise No
        back = self.worth(slip, lines) if slip else [(line, amount_of(line)) for line in lines]
        fen = sum(one for _, one in back)
        if not fen:
            raise No
        items: list[tuple[date | None, int]] = [(None, fen)]
        number = self.post("return", customer, dated, -1, items, today, returns=slip, apart=not apply, back=back)
        if slip and apply:
            self.settle_slip(number, slip, dated)
        return self.remember(submission, number)

    def worth(self, slip: str, lines: list[Sold]) -> list[tuple[Sold, int]]:
        """Each line that comes back with what is given for it: the share of what was charged at that price, less what
        was given for it before."""
        whole = sum(amount_of(line) for line in self.documents[slip]["lines"])
        left: dict[Any, list[Any]] = {}
        so_far = Decimal(0)
        for line in self.documents[slip]["lines"]:
            share = [half_up(self.documents[slip]["discount"] * at / whole) if whole else 0
                     for at in (so_far, so_far + amount_of(line))]  # fmt: skip
            so_far += amount_of(line)
            pool = left.setdefault(sold_as(line), [Decimal(0), 0, Decimal(0), 0])
            pool[0] += Decimal(line[0])
            pool[1] += amount_of(line) - (share[1] - share[0])
        before = [one for d in self.documents.values() if d["returns"] == slip
                  and self.reversed_on(d["number"]) == NEVER for one in d["back"]]  # fmt: skip
        found: list[tuple[Sold, int]] = []
        for line, fen in [*before, *((line, None) for line in lines)]:
            taken = left.get(sold_as(line))
            if fen is None:
                fen = amount_of(line)
                if taken:
                    fen = max(half_up(taken[1] * (taken[2] + Decimal(line[0])) / taken[0]) - taken[3], 0)
                found.append((line, fen))
            if taken:
                taken[2] += Decimal(line[0])
                taken[3] += fen
        return found

    def receive(
        self, customer: str, dated: date, amount: int, today: date, named: tuple[Item, ...] = (),
        split: list[tuple[Item, int]] | None = None, submission: str = "", let_go: int = 0,
    ) -> str:  # fmt: skip
        """In the legal order unless it was split by hand; the rest stays on account (case 10).

        What is let go settles the last of the slips, and is no more than the money leaves unpaid of them.
        """
        if submission in self.submissions:
            return self.submissions[submission]
        if dated > today:
            raise No
        chosen = self.propose(customer, amount + let_go, dated, named) if split is None else split
        self.refuse_bad(customer, amount + let_go, chosen)
        if amount <= 0 or let_go > max(sum(fen for _, fen in chosen) - amount, 0):
            raise No
        number, left = self.post("receipt", customer, dated, -1, [(None, amount)], today), amount
        given = []
        for item, fen in chosen:
            paid = min(fen, left)
            left -= paid
            if paid:
                self.settle((number, 1), item, paid, dated)
            given += [(item, fen - paid)] if fen > paid else []
        if let_go:
            gift = self.post("adjustment", customer, dated, -1, [(None, let_go)], today, let_go_of=number)
            for item, fen in given:
                self.settle((gift, 1), item, fen, dated)
        return self.remember(submission, number)

    def refund(self, customer: str, dated: date, amount: int, today: date) -> str:
        """Out of the oldest credits of that day, what is kept apart last; never more than they hold."""
        if dated > today:
            raise No
        credits = [row for row in self.open_items(customer, sign=-1) if row["dated"] <= dated]
        credits = [row for row in credits if self.documents[row["item"][0]]["kind"] != "reversal"]
        credits.sort(key=lambda row: (self.documents[row["item"][0]]["apart"], row["dated"]))
        if not 0 < amount <= sum(row["open"] for row in credits):
            raise No
        number, left = self.post("refund", customer, dated, +1, [(dated, amount)], today), amount
        for row in credits:
            used = min(left, row["open"])
            left -= used
            if used:
                self.settle(row["item"], (number, 1), used, dated)
        return number

    def supply(self, customer: str, dated: date, amount: int, today: date) -> None:
        """They sold us something: no document of the account (case 20)."""
        if dated > today or amount <= 0:
            raise No
        self.supplied.append((customer, dated, amount))

    def we_owe(self, customer: str, day: date = FOREVER) -> int:
        """For what they supplied, less what was set off and stands."""
        bills = sum(fen for who, on, fen in self.supplied if who == customer and on <= day)
        off = [d for d in self.of(customer) if d["kind"] == "set_off"]
        gone: int = sum(d["amount"] for d in off if d["dated"] <= day < self.reversed_on(d["number"]))
        return bills - gone

    def set_off(self, customer: str, dated: date, amount: int, today: date) -> str:
        """No more than either side owes; slips in the legal order, and no money moves (case 20)."""
        held = min(self.we_owe(customer, dated), self.we_owe(customer))
        owed = sum(row["open"] for row in self.open_items(customer))
        if dated > today or not 0 < amount <= min(held, owed):
            raise No
        chosen = self.propose(customer, amount, dated, ())
        number = self.post("set_off", customer, dated, -1, [(None, amount)], today)
        for item, fen in chosen:
            self.settle((number, 1), item, fen, dated)
        return number

    def adjust(self, customer: str, dated: date, sign: int, amount: int, today: date, about: str = "") -> str:
        """A credit about a slip settles that slip first (case 15)."""
        if dated > today or (about and self.documents[about]["customer"] != customer):
            raise No
        number = self.post("adjustment", customer, dated, sign, [(dated if sign > 0 else None, amount)], today)
        if about and sign < 0 < self.documents[about]["sign"]:
            self.settle_slip(number, about, dated)
        return number

    def reverse(self, number: str, dated: date, today: date) -> str:
        """What it settled is open again, and it and its mirror settle one another, all on that day."""
        document = self.documents[number]
        if document["kind"] == "reversal" or self.reversed_on(number) < NEVER:
            raise No
        if not document["dated"] <= dated <= max(today, document["dated"]):
            raise No
        if any(d["returns"] == number and self.reversed_on(d["number"]) == NEVER for d in self.documents.values()):
            raise No
        for row in self.settled:
            if number in (row["credit"][0], row["debit"][0]):
                self.end(row, min(row["undone"], max(dated, row["dated"])))
        mirror = self.post(
            "reversal", document["customer"], dated, -document["sign"], [(dated, document["amount"])], today,
            reverses=number,
        )  # fmt: skip
        for (_, part), item in zip(parts_of(document), document["items"], strict=True):
            credit, debit = ((mirror, 1), (number, part)) if document["sign"] > 0 else ((number, part), (mirror, 1))
            self.tie(credit, debit, item["amount"], dated)
        for one in [d for d in self.documents.values() if d.get("let_go_of") == number]:
            if self.reversed_on(one["number"]) == NEVER:
                self.reverse(one["number"], dated, today)
        return mirror

    def remember(self, submission: str, number: str) -> str:
        if submission:
            self.submissions[submission] = number
        return number

    # ── who settles what ─────────────────────────────────────────────────────────────────────────
    def propose(
        self, customer: str, amount: int, paid_on: date, named: tuple[Item, ...] = ()
    ) -> list[tuple[Item, int]]:
        """What the customer named; what came before the money; due before not due; earliest due, a waiting batch by
        its age; the same date pro rata, odd fen to the smaller number (case 12, N09)."""
        groups: dict[tuple[Any, ...], list[Row]] = {}
        for row in self.open_items(customer):
            line, came_later = row["line"], row["dated"] > paid_on
            age = row["dated"] if line == NEVER else line
            groups.setdefault((row["item"] not in named, came_later, line > paid_on, line, age), []).append(row)
        split = []
        for _, group in sorted(groups.items()):
            group.sort(key=lambda row: row["item"])
            shares = pro_rata(min(amount, sum(row["open"] for row in group)), [row["open"] for row in group])
            split += [(row["item"], share) for row, share in zip(group, shares, strict=True) if share]
            amount -= sum(shares)
        return split

    def allocate(self, credit: str, split: list[tuple[Item, int]], day: date, today: date) -> None:
        document = self.documents[credit]
        if day > today or document["sign"] > 0 or document["kind"] == "reversal" or not split:
            raise No
        self.refuse_bad(document["customer"], self.open_of((credit, 1)), split)
        for item, fen in split:
            self.settle((credit, 1), item, fen, day)

    def undo(self, credit: str, debit: str, day: date, today: date) -> None:
        """Free again from that day; a document and its reversal stay tied for ever."""
        tied = [row for row in self.standing(credit) if (row["credit"][0], row["debit"][0]) == (credit, debit)]
        if day > today or not tied or "reversal" in (self.documents[credit]["kind"], self.documents[debit]["kind"]):
            raise No
        if self.documents[credit]["kind"] == "set_off" or self.documents[debit]["kind"] == "refund":
            raise No
        for row in tied:
            self.end(row, max(day, row["dated"]))

    def refuse_bad(self, customer: str, amount: int, split: list[tuple[Item, int]]) -> None:
        """No more than the money, no more than an open item of this customer, and each item once."""
        opens = {row["item"]: row["open"] for row in self.open_items(customer)}
        twice = len({item for item, _ in split}) < len(split)
        if amount <= 0 or twice or sum(fen for _, fen in split) > amount:
            raise No
        if any(not 0 < fen <= opens.get(item, 0) for item, fen in split):
            raise No

    def settle(self, credit: Item, debit: Item, amount: int, day: date) -> None:
        """From that day, but not before both documents, nor before either was freed from what it settled earlier."""
        freed = [*self.freed("credit", credit), *self.freed("debit", debit)]
        dated = max(day, self.documents[credit[0]]["dated"], self.documents[debit[0]]["dated"], *freed)
        self.tie(credit, debit, amount, dated)

    def tie(self, credit: Item, debit: Item, amount: int, dated: date) -> None:
        row = {"credit": credit, "debit": debit, "amount": amount, "dated": dated, "undone": NEVER}
        self.settled.append(row | {"made": self.clock, "ends": []})

    def end(self, row: Row, day: date) -> None:
        """From that day on it settles nothing; what was known before is remembered."""
        row["undone"] = day
        row["ends"].append((self.clock, day))

    def freed(self, side: str, item: Item) -> list[date]:
        """Days on which less was settled between it and another than on the day before."""
        rows = [row for row in self.settled if row[side] == item]
        return [
            row["undone"]
            for row in rows
            if row["undone"] < NEVER and self.between(row, row["undone"]) < self.between(row, row["undone"] - DAY)
        ]

    def between(self, pair: Row, day: date) -> int:
        """Fen the one settles of the other on that day."""
        same = (row for row in self.settled if (row["credit"], row["debit"]) == (pair["credit"], pair["debit"]))
        return sum(row["amount"] for row in same if row["dated"] <= day < row["undone"])

    def settle_slip(self, credit: str, debit: str, day: date) -> None:
        """Part after part, the earliest due first (case 1)."""
        for part in sorted(parts_of(self.documents[debit]), key=lambda item: self.due_of(item) or FOREVER):
            if fen := min(self.open_of((credit, 1)), self.open_of(part)):
                self.settle((credit, 1), part, fen, day)

    def standing(self, number: str) -> list[Row]:
        return [r for r in self.settled if number in (r["credit"][0], r["debit"][0]) and r["undone"] == NEVER]

    # ── the gate (cases 8, 11) ───────────────────────────────────────────────────────────────────
    def objections(self, customer: str, total: int, paid: int, today: date) -> list[str]:
        """What stops a slip that asks for credit, unless the owner releases it."""
        who, exposure = self.customers[customer], self.balance(customer) + total - paid
        if total <= paid or exposure <= 0:
            return []
        sums: dict[str, int] = {}
        for claim in self.net_of_account(customer, today, FOREVER)[0]:
            kind = self.documents[claim["number"]]["kind"]
            if kind in BATCHES and not claim["kept"]:
                batch = claim["number"] if kind == "shipment" else "all old debt"
                sums[batch] = sums.get(batch, 0) + claim["open"] - claim["disputed"]
        batches = [number for number, fen in sums.items() if fen >= SMALLEST]
        beside = {"previous_batch": 0, "settle_previous": -1}.get(who["terms"]["kind"], len(batches))
        rules = {
            "cash": who["terms"]["kind"] == "cash",
            "limit": who["limit"] is not None and exposure > who["limit"],
            "batch": len(batches) > who["terms"].get("batches", 0) + beside,
        }
        return [name for name, objects in rules.items() if objects]

    # ── promises, plans, statements ──────────────────────────────────────────────────────────────
    def promise(self, customer: str, amount: int, made_on: date, by: date) -> None:
        if by < made_on or amount <= 0:
            raise No
        self.promises.append(
            {"customer": customer, "amount": amount, "made_on": made_on, "by": by, "seen": len(self.documents)}
        )

    def judge(self, customer: str, today: date) -> list[tuple[date, int, str]]:
        """By, fen missing, state: from receipts alone, each fen once, for the earliest promise it can serve (N01).

        Only what came after the word, up to its day, for a debt that stood before it (case 9).
        """
        judged, made = [], [p for p in self.promises if p["customer"] == customer and p["made_on"] <= today]
        money = self.received(customer, today) if made else []
        for promise in sorted(made, key=lambda p: (p["by"], p["made_on"])):
            missing, word = promise["amount"], (promise["made_on"], promise["seen"])
            for part in money:
                in_time = word <= part["came"] and part["came"][0] <= promise["by"]
                used = min(missing, part["fen"]) if in_time and part["debt"] < word else 0
                missing, part["fen"] = missing - used, part["fen"] - used
            late = "part_kept" if missing < promise["amount"] else "broken"
            open_state = "waiting" if today < promise["by"] else "due_today" if today == promise["by"] else late
            judged.append((promise["by"], missing, open_state if missing else "kept"))
        return judged

    def received(self, customer: str, today: date) -> list[Row]:
        """Money by receipt and by the debt it reached, in the order it came.

        What nobody set against a debt is for the newest one that was there when it came, newest money first; what
        no debt takes was there for any.
        """
        of = {d["number"]: (d["dated"], d["place"]) for d in self.of(customer)}
        unpaid = {row["item"]: row["open"] for row in self.open_items(customer, today)}
        parts = []
        receipts = [d for d in self.of(customer) if d["kind"] == "receipt"]
        receipts = [d for d in receipts if d["dated"] <= today < self.reversed_on(d["number"])]
        for d in sorted(receipts, key=lambda d: of[d["number"]], reverse=True):
            stood = [r for r in self.settled if r["credit"][0] == d["number"] and r["dated"] <= today < r["undone"]]
            stood.sort(key=lambda r: self.documents[r["debit"][0]]["place"])  # of one receipt, the debt entered first
            shares = [(of[r["debit"][0]], r["amount"]) for r in stood]
            left = self.open_of((d["number"], 1), today)
            there = [item for item in unpaid if of[item[0]][0] <= d["dated"]]
            for item in sorted(there, key=lambda item: of[item[0]], reverse=True):
                used = min(left, unpaid[item])
                left, unpaid[item] = left - used, unpaid[item] - used
                shares.append((of[item[0]], used))
            shares.append(((date.min, 0), left))
            parts += [{"came": of[d["number"]], "debt": debt, "fen": fen} for debt, fen in shares if fen]
        return sorted(parts, key=lambda part: part["came"])

    def agree_plan(self, customer: str, items: list[Item], parts: list[tuple[date, int]], today: date) -> None:
        """The parts sum to what is open on the items, which are in no other plan; dates go up (cases 5, 16)."""
        opens = {row["item"]: row["open"] for row in self.open_items(customer)}
        taken = {item for plan in self.plans if plan["ended"] == NEVER for item in plan["items"]}
        dates = [due for due, _ in parts]
        if not items or any(item not in opens or item in taken for item in items):
            raise No
        if sum(fen for _, fen in parts) != sum(opens[item] for item in items) or min(fen for _, fen in parts) <= 0:
            raise No
        if dates != sorted(set(dates)) or dates[0] < today:
            raise No
        plan = {"customer": customer, "items": items, "parts": parts, "agreed_on": today, "since": len(self.settled)}
        self.counted["plan", today.year] += 1
        plan |= {"ended": NEVER, "called": NEVER, "number": f"HKJ-{today.year}-{self.counted['plan', today.year]:05d}"}
        self.plans.append(plan)

    def progress(self, plan: Row, today: date) -> list[tuple[int, str]]:
        """Fen paid and state of each part: money since then fills the earliest part first; goods that came back and
        whatever else lowers the debt take from the last parts and pay none (case 16)."""
        return [(row["paid"], row["state"]) for row in self.parts_of_plan(plan, today)]

    def parts_of_plan(self, plan: Row, today: date) -> list[Row]:
        """Due, fen paid, fen missing and state of each part."""
        since = [row for row in self.settled[plan["since"] :] if row["debit"] in plan["items"]]
        money = {True: 0, False: 0}
        for row in since:
            if row["dated"] <= today < row["undone"]:
                money[self.documents[row["credit"][0]]["kind"] == "receipt"] += row["amount"]
        gone, owed = money[False], list[int]()
        for _, amount in reversed(plan["parts"]):
            owed.insert(0, amount - min(gone, amount))
            gone -= min(gone, amount)
        rows, paid = [], money[True]
        for (due, _), amount in zip(plan["parts"], owed, strict=True):
            got = min(paid, amount)
            paid -= got
            state = "missed" if due < today else "due" if due == today else "part" if got else "coming"
            state = "dropped" if not amount else "paid" if got == amount else state
            rows.append({"due": due, "paid": got, "missing": amount - got, "state": state})
        return rows

    def end_plan(self, at: int, day: date, today: date) -> None:
        """Its slips are asked for by their own due dates again (N11)."""
        plan = self.plans[at]
        if plan["ended"] < NEVER or not plan["agreed_on"] <= day <= today:
            raise No
        plan["ended"] = day

    def talk(self, customer: str, today: date) -> None:
        """The customer was reached and asked for what is due."""
        self.talks.append((customer, today))

    def ask_whole_rest(self, at: int, today: date) -> None:
        """The plan ends and all of its slips are due, once parts that were missed before the last talk, which was not
        today, are a fifth of a plan of three parts or more (case 16)."""
        plan = self.plans[at]
        asked = max((day for who, day in self.talks if who == plan["customer"] and day < today), default=None)
        if asked is None or not plan["agreed_on"] <= today < plan["ended"] or len(plan["parts"]) < 3:
            raise No
        rows = self.parts_of_plan(plan, today)
        missing = sum(row["missing"] for row in rows if row["due"] < asked)
        if not missing or missing * 5 < sum(row["paid"] + row["missing"] for row in rows):
            raise No
        plan["ended"] = plan["called"] = today

    def dispute(self, item: Item, fen: int, day: date, today: date) -> None:
        """Never more than is open and not disputed already (case 15)."""
        customer = self.documents[item[0]]["customer"]
        opens = {row["item"]: row["open"] for row in self.open_items(customer)}
        held = sum(d["amount"] for d in self.disputes if d["item"] == item and d["raised"] <= today < d["settled"])
        if day > today or item not in opens or not 0 < fen <= opens[item] - min(held, opens[item]):
            raise No
        self.disputes.append({"item": item, "amount": fen, "raised": day, "settled": NEVER})

    def statement(self, customer: str, month: date, today: date) -> Row:
        """Case 7: from the day after the last paper and its closing sum; what came in late since then stands on top."""
        before = self.last_paper(customer)
        first = before["to"] + DAY if before else self.opens(customer, month)
        last, seen = min(self.closes(customer, month), today), before["seen"] if before else len(self.documents)
        told = [d for d in self.undone(customer, first - DAY, before["on"] if before else today) if d["place"] < seen]
        balance = before["closing"] if before else self.balance(customer, first - DAY)
        balance = opening = balance if before else balance + sum(d["sign"] * d["amount"] for d in told)
        order = sorted(self.of(customer), key=lambda d: (d["dated"], d["place"]))
        late = [d for d in order if d["dated"] < first and d["place"] >= seen]
        own = [d for d in order if first <= d["dated"] <= last] + self.undone(customer, last, today)
        rows = []
        for d in late + [d for d in own if d not in told]:
            balance += d["sign"] * d["amount"]
            rows.append((d["dated"], d["number"], d["sign"] * d["amount"], balance, d in late))
        paper = {"customer": customer, "from": first, "to": last, "opening": opening, "rows": rows, "closing": balance}
        return paper | {"seen": len(self.documents), "on": today}

    def undone(self, customer: str, day: date, today: date) -> list[Row]:
        """Case 21: reversals after that day and up to `today` of documents dated up to it, in order."""
        found = [
            d
            for d in self.of(customer)
            if d["reverses"] and day < d["dated"] <= today and self.documents[d["reverses"]]["dated"] <= day
        ]
        return sorted(found, key=lambda d: (d["dated"], d["place"]))

    def closes(self, customer: str, month: date) -> date:
        """The month of who pays by the month ends on the day that was agreed (截单日), else with the calendar's."""
        terms, last = self.customers[customer]["terms"], month_end(month)
        day = terms["cut_off"] if terms["kind"] == "monthly_day" else 31
        return last if day >= last.day else month.replace(day=day)

    def opens(self, customer: str, month: date) -> date:
        return self.closes(customer, (month - DAY).replace(day=1)) + DAY

    def last_paper(self, customer: str) -> Row | None:
        papers = [paper for paper in self.statements if paper["customer"] == customer]
        return max(papers, key=lambda paper: paper["to"], default=None)

    def issue(self, customer: str, month: date, today: date) -> Row:
        """Month after month; a day that was stated already brings its paper back, a gap before it is refused."""
        last, before = min(self.closes(customer, month), today), self.last_paper(customer)
        if self.opens(customer, month) > today:
            raise No
        if not before or before["to"] < last:
            self.statements.append(self.statement(customer, month, today))
            return self.statements[-1]
        for paper in self.statements:
            if paper["customer"] == customer and paper["from"] <= last <= paper["to"]:
                return paper
        raise No


def take(parts: list[list[Any]], fen: int) -> None:
    """Lower one part after the other by so much altogether."""
    for part in parts:
        used = min(fen, part[1])
        fen, part[1] = fen - used, part[1] - used


def parts_of(document: Row) -> list[Item]:
    return [(document["number"], part) for part in range(1, len(document["items"]) + 1)]


# ── dates and sums ───────────────────────────────────────────────────────────────────────────────
def due_date(terms: Row, dated: date) -> date | None:
    """Cases 3 and 4, by walking from day to day; None waits for newer batches."""
    match terms["kind"]:
        case "cash":
            return dated
        case "days":
            return dated + timedelta(days=terms["days"])
        case "monthly_day":
            return walk(walk(dated, terms["cut_off"]) + DAY, terms["pay_day"])
        case "next_month_days":
            return month_end(dated) + timedelta(days=terms["days"])
        case "fixed_date":
            return date.fromisoformat(terms["fixed"])
    return None


def walk(day: date, number: int) -> date:
    """The first day from `day` on with that number, or the last of a month too short to have it."""
    while day.day != min(number, month_end(day).day):
        day += DAY
    return day


def month_end(day: date) -> date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def total_of(lines: list[Sold]) -> int:
    """Fen of quantity × price, half a fen rounded up, line by line."""
    return sum(map(amount_of, lines))


def amount_of(line: Sold) -> int:
    """Less the percent taken off it; a gift, of which all is, costs nothing."""
    gross = half_up(Decimal(line[0]) * Decimal(line[1]) * 100)
    return gross - percent_of(gross, line[2] if len(line) > 2 else 0)


def slip_total(lines: list[Sold], below: tuple[int, int, int]) -> int:
    """Case 30: goods less the discount, with freight, without what is left over of whole steps."""
    percent, freight, step = below
    before = total_of(lines) - percent_of(total_of(lines), percent) + freight
    return before - (before % step if step and before >= step else 0)


def sold_as(line: Sold) -> tuple[Decimal, bool]:
    return Decimal(line[1]), len(line) > 2 and line[2] == 100


def percent_of(fen: int, percent: int) -> int:
    return half_up(Decimal(fen * percent) / 100)


def half_up(fen: Decimal) -> int:
    return int(fen.quantize(Decimal(1), ROUND_HALF_UP))


def pro_rata(amount: int, opens: list[int]) -> list[int]:
    """Rounded down; the odd fen go one each to the first (case 12)."""
    shares = [amount * fen // sum(opens) for fen in opens]
    odd = amount - sum(shares)
    return [share + (place < odd) for place, share in enumerate(shares)]

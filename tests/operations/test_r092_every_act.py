"""Every act of the shop asks for the right it needs, or says why it needs none (R092, T21)."""

import ast

from tests.operations.test_doors_of_operations import OPERATIONS, Name, acts, module_of, tree, uses
from tests.operations.test_u23_every_act import INSIDE, NO_ENTRY

GUARDS = {"require_owner", "require_pin", "require_owner_for_day", "require_owner_to_undo", "require_owner_for_prices"}
"""What asks; the last three name the right they ask for themselves."""

NEEDS: dict[str, str] = {
    "adjustments.post_adjustment": "ALLOW BACK_DATE",
    "adjustments.record_adjustment": "ALLOW BACK_DATE",
    "bills.take_lines": "ALLOW BACK_DATE",
    "bills.untake": "BACK_DATE REVERSE",
    "book_keys.change_passphrase": "SETTINGS",
    "book_keys.new_recovery_key": "SETTINGS",
    "bringing_in.import_tables": "BACK_DATE CREDIT PRICE",
    "consignment.settle_stock": "ALLOW BACK_DATE PRICE RELEASE",
    "customers.edit_customer": "CREDIT",
    "customers.put_new_away": "CREDIT",
    "disputes.settle_dispute": "ALLOW BACK_DATE",
    "even_exchanges.record_slip": "ALLOW BACK_DATE PRICE RELEASE",
    "even_exchanges.void_exchange": "BACK_DATE REVERSE",
    "exporting.export_report": "EXPORT",
    "exporting.write_report": "EXPORT",
    "goods.edit_goods": "PRICE",
    "letters.edit_letter_text": "SETTINGS",
    "letters.keep_letter_texts": "SETTINGS",
    "letters.make_letter": "SETTINGS",
    "marks.take_dispute_mark_back": "BACK_DATE REVERSE",
    "marks.take_mark_back": "REVERSE",
    "merging.merge_customers": "CREDIT",
    "merging.split_customers": "BACK_DATE REVERSE",
    "moving.correct_opening": "BACK_DATE REVERSE",
    "moving.move_receipt": "ALLOW BACK_DATE REVERSE",
    "moving.move_receipt_back": "ALLOW BACK_DATE REVERSE",
    "openings.record_opening": "BACK_DATE",
    "payments.allocate": "BACK_DATE",
    "plan_changes.change_plan": "CREDIT",
    "plan_changes.undo_change": "REVERSE",
    "plans.agree_plan": "CREDIT",
    "payments.take_payment": "ALLOW BACK_DATE",
    "acceptances.bounce_payment": "BACK_DATE REVERSE",
    "acceptances.mark_bill": "BACK_DATE",
    "refunds.pay_back": "BACK_DATE PAY_OUT",
    "side_accounts.note_side": "BACK_DATE PAY_OUT",
    "side_accounts.set_off": "BACK_DATE",
    "sites.edit_site": "CREDIT",
    "price_changes.change_prices": "PRICE",
    "price_changes.keep_prices": "PRICE",
    "prices.agree_price": "PRICE",
    "prices.end_agreed_price": "PRICE",
    "debt_classes.recover_debt": "ALLOW BACK_DATE",
    "debt_classes.write_off": "ALLOW BACK_DATE CREDIT",
    "limits.decide_group": "CREDIT",
    "limits.decide_limit": "CREDIT",
    "limits.take_group_back": "CREDIT",
    "limits.take_limit_back": "CREDIT",
    "releasing.release_slip": "RELEASE",
    "restoring.restore_backup": "RESTORE",
    "returns.record_return": "BACK_DATE",
    "settings.edit_calendar": "SETTINGS",
    "interest.edit_rates": "SETTINGS",
    "interest.add_rate": "SETTINGS",
    "interest.remove_rates": "SETTINGS",
    "settings.edit_numbers": "SETTINGS",
    "settings.edit_rules": "SETTINGS",
    "settings.edit_shop": "SETTINGS",
    "open_points.honour_point": "ALLOW BACK_DATE",
    "shop_pictures.keep_shop_picture": "SETTINGS",
    "shipments.record_shipment": "ALLOW BACK_DATE PRICE RELEASE",
    "taking_back.undo_allocation": "BACK_DATE",
    "taking_back.undo_spread": "BACK_DATE",
    "taking_back.void_document": "BACK_DATE REVERSE",
    "taking_back.void_with_money": "BACK_DATE REVERSE",
    "undated.end_dues": "REVERSE",
    "undoing_imports.undo_import": "BACK_DATE REVERSE",
    "users.keep_user": "SETTINGS",
    "users.put_user_away": "SETTINGS",
}
"""The rights an act asks for where it does what they are about; each is the owner's unless a clerk was given it."""

FREE: dict[str, str] = {
    "the daily work of the counter: somebody new, a talk, a promise, a dispute, all of it signed": """
        contacts.log_contact contacts.put_off customers.add_customer disputes.answer_dispute
        disputes.raise_dispute goods.add_goods goods_merging.merge_goods goods_merging.split_goods alike.keep_apart
        noting_again.note_again plans.accelerate_plan plans.end_plan plans.mark_plan_signed
        promises.make_promise taking_back.withdraw tasks.add_task tasks.drop_task tasks.finish_task tasks.issue_invoice
        tasks.put_task_off tasks.take_step_back attachments.attach consignment.note_stock undated.agree_dues
        debt_classes.judge_debt debt_classes.take_view_back
        grounds.add_security grounds.add_act grounds.add_contract grounds.open_on_credit
        open_points.add_point open_points.end_point open_points.take_end_back
        reconciling.keep_differences reconciling.take_differences_back
    """,
    "papers are issued, printed, sent and answered: nothing that is owed changes by it": """
        cards.card_given credit_papers.void_credit_paper terms_sheets.make_terms_sheet
        consignment_papers.make_consignment_paper site_statements.issue_site_statement
        letters.send_letter plan_agreements.make_plan_agreement
        paper_runs.came_back_signed paper_runs.issue_seen paper_runs.printed_well paper_runs.state_month
        papers.mark_printed papers.mark_signed statements.answer_statement statements.issue_shown
        statements.issue_statement statements.mark_sent statements.replace_statement
    """,
}
"""What anybody at the counter may do, by the reason."""


def rights() -> dict[Name, set[str]]:
    """The rights each function of the operations asks for itself."""
    found: dict[Name, set[str]] = {}
    for path in OPERATIONS.rglob("*.py"):
        for node in tree(path).body:
            if isinstance(node, ast.FunctionDef | ast.ClassDef):
                asked = [one for one in ast.walk(node) if isinstance(one, ast.Call) and _called(one) in GUARDS]
                named = {
                    part.attr
                    for call in asked
                    for one in call.args
                    for part in ast.walk(one)
                    if isinstance(part, ast.Attribute)
                    and isinstance(part.value, ast.Name)
                    and part.value.id == "OwnerAct"
                }
                if named:
                    found[module_of(path), node.name] = named
    return found


def _called(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else ""


def needed(act: Name, asks: dict[Name, set[str]]) -> set[str]:
    """The rights an act asks for, itself or through the operations it is made of."""
    waiting, seen = [act], set[Name]()
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            waiting += uses().get(name, ())
    return set().union(*(asks.get(name, set()) for name in seen))


def test_every_act_names_its_right_or_why_it_is_free() -> None:
    """Who adds an act gives it a guard and a row above, or says why anybody may do it."""
    asks, inside = rights(), {*INSIDE, *NO_ENTRY}
    found = {".".join(name): " ".join(sorted(needed(name, asks))) for name in acts()}
    told = {name: NEEDS.get(name, "") for name in found if name in NEEDS or name not in inside}
    assert {name: found[name] for name in told} == told
    assert {name for name in told if not told[name]} == {name for names in FREE.values() for name in names.split()}

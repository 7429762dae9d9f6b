"""The pages by name: which stand in the list at the left, and how each is made when it is first needed."""

from collections.abc import Callable

from desktop_app.language import N_
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.page import Page
from desktop_app.ui.base.routes import PageName

LISTED: tuple[tuple[PageName, str], ...] = (
    (PageName.THIS_WEEK, N_("This week")),
    (PageName.CUSTOMERS, N_("Customers")),
    (PageName.SHIPMENTS, N_("Shipments")),
    (PageName.RECEIPTS, N_("Receipts")),
    (PageName.PLANS, N_("Plans")),
    (PageName.PAPERS, N_("Papers")),
    (PageName.REPORTS, N_("Reports")),
    (PageName.SETTINGS, N_("Settings")),
)
"""The eight pages in the list, in the order of Ctrl+1 to Ctrl+8."""

SECTIONS = {
    PageName.GOODS: PageName.SHIPMENTS,
    PageName.CUSTOMER: PageName.CUSTOMERS,
    PageName.CUSTOMER_FORM: PageName.CUSTOMERS,
    PageName.SHIPMENT_FORM: PageName.SHIPMENTS,
    PageName.RETURN_FORM: PageName.SHIPMENTS,
    PageName.RECEIPT_FORM: PageName.RECEIPTS,
    PageName.PLAN_FORM: PageName.PLANS,
    PageName.PREVIEW: PageName.PAPERS,
    PageName.IMPORT: PageName.SETTINGS,
}
"""Which of the eight a form or a single record belongs to: the list marks it."""


def listed_at(page: PageName) -> int:
    """Place of a page, or of the page it belongs to, in the list; -1 when there is none."""
    wanted = SECTIONS.get(page, page)
    return next((at for at, (name, _) in enumerate(LISTED) if name is wanted), -1)


def _this_week(desk: Desk) -> Page:
    from desktop_app.ui.week.this_week import ThisWeekPage

    return ThisWeekPage(desk)


def _customers(desk: Desk) -> Page:
    from desktop_app.ui.customers.customers import CustomersPage

    return CustomersPage(desk)


def _goods(desk: Desk) -> Page:
    from desktop_app.ui.goods.goods import GoodsPage

    return GoodsPage(desk)


def _customer(desk: Desk) -> Page:
    from desktop_app.ui.customers.customer import CustomerPage

    return CustomerPage(desk)


def _customer_form(desk: Desk) -> Page:
    from desktop_app.ui.customers.customer_form import CustomerFormPage

    return CustomerFormPage(desk)


def _shipments(desk: Desk) -> Page:
    from desktop_app.ui.slips.shipments import ShipmentsPage

    return ShipmentsPage(desk)


def _shipment_form(desk: Desk) -> Page:
    from desktop_app.ui.slips.shipment_form import ShipmentFormPage

    return ShipmentFormPage(desk)


def _receipts(desk: Desk) -> Page:
    from desktop_app.ui.receipts.receipts import ReceiptsPage

    return ReceiptsPage(desk)


def _receipt_form(desk: Desk) -> Page:
    from desktop_app.ui.receipts.receipt_form import ReceiptFormPage

    return ReceiptFormPage(desk)


def _return_form(desk: Desk) -> Page:
    from desktop_app.ui.slips.return_form import ReturnFormPage

    return ReturnFormPage(desk)


def _plans(desk: Desk) -> Page:
    from desktop_app.ui.plans.plans import PlansPage

    return PlansPage(desk)


def _plan_form(desk: Desk) -> Page:
    from desktop_app.ui.plans.plan_form import PlanFormPage

    return PlanFormPage(desk)


def _papers(desk: Desk) -> Page:
    from desktop_app.ui.papers.papers import PapersPage

    return PapersPage(desk)


def _preview(desk: Desk) -> Page:
    from desktop_app.ui.printing.preview import PreviewPage

    return PreviewPage(desk)


def _reports(desk: Desk) -> Page:
    from desktop_app.ui.reports.reports import ReportsPage

    return ReportsPage(desk)


def _settings(desk: Desk) -> Page:
    from desktop_app.ui.settings.settings import SettingsPage

    return SettingsPage(desk)


def _import_sheet(desk: Desk) -> Page:
    from desktop_app.ui.importing.import_sheet import ImportSheetPage

    return ImportSheetPage(desk)


PAGES: dict[PageName, Callable[[Desk], Page]] = {
    PageName.THIS_WEEK: _this_week,
    PageName.CUSTOMERS: _customers,
    PageName.GOODS: _goods,
    PageName.CUSTOMER: _customer,
    PageName.CUSTOMER_FORM: _customer_form,
    PageName.SHIPMENTS: _shipments,
    PageName.SHIPMENT_FORM: _shipment_form,
    PageName.RECEIPTS: _receipts,
    PageName.RECEIPT_FORM: _receipt_form,
    PageName.RETURN_FORM: _return_form,
    PageName.PLANS: _plans,
    PageName.PLAN_FORM: _plan_form,
    PageName.PAPERS: _papers,
    PageName.PREVIEW: _preview,
    PageName.REPORTS: _reports,
    PageName.SETTINGS: _settings,
    PageName.IMPORT: _import_sheet,
}
"""A page is imported when it is first opened, so that the first picture does not wait for all of them."""

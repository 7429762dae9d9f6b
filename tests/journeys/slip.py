"""A short slip, written by the keyboard of a user."""

from tests.journeys.window import Window


def write_slip(window: Window, customer: str, shown: str, quantity: str) -> None:
    """One line of cement for the customer of these initials, up to the quantity, in which the keyboard stays."""
    window.press("F7")
    window.is_at("Customer")
    window.press("ctrl+a")
    window.type(customer)
    window.read(shown, " C0")
    window.press("Return")
    window.is_at("Goods of line {line}", line=1)
    window.type("sn")
    window.read("水泥 P.O 42.5", "21.50")
    window.press("Return")
    window.is_at("Quantity of line {line}", line=1)
    window.type(quantity)
    window.holds(quantity, "Quantity of line {line}", line=1)

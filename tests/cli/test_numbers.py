"""How papers are numbered, on the command line."""

from tests.cli.desk import Desk


def test_slips_are_numbered_as_the_shop_likes_and_keep_their_numbers(desk: Desk) -> None:
    assert desk.json("numbers")["shipment"] == "SHD"
    first = desk.ship("老王", "2026-10-05", "100")["number"]
    made = desk.json("numbers", "--slip", "xsd", "--reset", "monthly", "--digits", "4")
    assert (made["shipment"], made["reset"], made["digits"]) == ("XSD", "monthly", 4)
    assert (first, desk.ship("老王", "2026-10-06", "100")["number"]) == ("SHD-2026-00001", "XSD-202610-0001")
    assert desk.run("numbers", "--slip", "SKD").code == 2
    assert "XSD" in desk.run("numbers").out

"""Pictures and papers of records from the command line (R031)."""

import hashlib
from pathlib import Path

from tests.cli.desk import Desk
from tests.exchange.test_hostile_scans import picture


def test_a_photo_is_kept_with_a_slip_listed_and_written_out_byte_for_byte(desk: Desk, tmp_path: Path) -> None:
    slip = desk.ship("老王", "2026-11-21", "500")["number"]
    photo = tmp_path / "到货.jpg"
    photo.write_bytes(picture("JPEG"))
    words = ("attach", str(photo), "--number", slip, "--place", "司机手机", "--note", "少一包")
    kept = desk.json(*words)
    assert kept == {
        "number": 1, "customer": "老王建材", "about": "document", "record": slip, "kind": "delivery",
        "date": "2026-11-21", "name": "到货.jpg", "place": "司机手机", "note": "少一包",
        "sha256": hashlib.sha256(photo.read_bytes()).hexdigest(),
    }  # fmt: skip
    assert desk.json(*words)["repeated"] is True
    assert desk.json("attachments", "--customer", "老王", "--kind", "delivery") == [kept]
    assert desk.json("attachments", "--kind", "contract") == []
    out = tmp_path / "again.jpg"
    assert desk.json("attachments", "--save", "1", "--out", str(out)) == {"number": 1, "file": str(out)}
    assert out.read_bytes() == photo.read_bytes()
    assert "到货.jpg" in desk.run("attachments").out
    desk.run("withdraw", "attachment", "1")
    assert desk.run("attachments").out == "No picture or paper is kept yet.\n"


def test_which_record_is_meant_is_asked_for_and_a_table_is_no_picture(desk: Desk, tmp_path: Path) -> None:
    photo = tmp_path / "合同.jpg"
    photo.write_bytes(picture("JPEG"))
    for words, said in (
        (("attach", str(photo)), "Name one record"),
        (("attach", str(photo), "--customer", "老王", "--number", "SHD-2026-00001"), "Name one record"),
        (("attachments", "--save", "1"), "no picture or paper 1"),
        (("attach", __file__, "--customer", "老王"), "neither a picture nor a PDF"),
    ):
        answer = desk.run(*words)
        assert (answer.code, said in answer.err) == (2, True), answer.err
    assert desk.json("attach", str(photo), "--customer", "老王")["kind"] == "contract"

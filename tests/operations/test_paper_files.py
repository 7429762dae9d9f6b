"""Scans that are brought in and papers that are taken out."""

from pathlib import Path

import pytest

from desktop_app.domain.errors import Refused
from desktop_app.operations import paper_files
from desktop_app.operations.paper_files import file_stem, pages_of, read_scan, write_paper
from tests.exchange.test_hostile_scans import pdf, picture, png, tiff

JPEG, PDF = picture("JPEG"), pdf()


@pytest.mark.parametrize("content", [JPEG, picture("PNG"), PDF, picture("WEBP"), tiff(2), picture("BMP")])
def test_a_picture_or_pdf_is_read_whole_whatever_it_is_called(tmp_path: Path, content: bytes) -> None:
    """U44: what is kept is the very file, and it can be shown."""
    (tmp_path / "回单 01.dat").write_bytes(content)
    assert read_scan(tmp_path / "回单 01.dat") == content
    assert pages_of(content).pages


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (JPEG[: len(JPEG) // 2], "damaged or incomplete"),
        (b"%PDF-1.7 and nothing else", "damaged or incomplete"),
        (png(20_000, 20_000, body=b""), "400 million dots"),
        (picture("PNG", (1, 1)), "too few to see a paper"),
        (pdf(31), "more than 30 pages"),
        (tiff(31), "more than 30 pages"),
    ],
)
def test_only_what_can_be_seen_counts_as_a_signed_copy(tmp_path: Path, content: bytes, why: str) -> None:
    """T37: decoded once, to the last page, before it is kept."""
    (tmp_path / "回单.jpg").write_bytes(content)
    with pytest.raises(Refused, match=why):
        read_scan(tmp_path / "回单.jpg")


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 a workbook", b"<html>", b"MZ a program"])
def test_what_is_neither_is_refused_by_its_name(tmp_path: Path, content: bytes) -> None:
    """U49."""
    (tmp_path / "回单.jpg").write_bytes(content)
    with pytest.raises(Refused, match=r"“回单.jpg” is neither a picture nor a PDF. Choose"):
        read_scan(tmp_path / "回单.jpg")


def test_a_file_that_is_too_large_or_gone_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Refused, match=r"There is no file “a\.jpg” any more"):
        read_scan(tmp_path / "a.jpg")
    with pytest.raises(Refused, match="There is no file"):
        read_scan(tmp_path)
    monkeypatch.setattr(paper_files, "LARGEST_SCAN", 2_000_000)
    (tmp_path / "a.jpg").write_bytes(JPEG + bytes(2_000_000))
    with pytest.raises(Refused, match="larger than 2 MB"):
        read_scan(tmp_path / "a.jpg")


def test_a_saved_paper_replaces_what_was_there(tmp_path: Path) -> None:
    (tmp_path / "slip.pdf").write_bytes(b"old")
    assert write_paper(tmp_path / "slip.pdf", PDF) == tmp_path / "slip.pdf"
    assert (tmp_path / "slip.pdf").read_bytes() == PDF


@pytest.mark.parametrize(
    ("customer", "stem"),
    [("老王建材（二店）", "SHD-1 老王建材（二店）"), ("../../etc", "SHD-1 ______etc"), ('a:b*"c"', "SHD-1 a_b__c_")],
)
def test_a_file_is_named_after_its_paper_on_any_disk(customer: str, stem: str) -> None:
    """T38."""
    assert file_stem("SHD-1", customer) == stem
    assert len(file_stem("SHD-1", "长" * 300)) == 80

"""The program's own reasons are read in the reader's language; what somebody typed stays as it is."""

from desktop_app.domain.errors import Said
from desktop_app.domain.own_reasons import CORRECTED, IMPORT_UNDONE, read_reason


def test_a_reason_of_the_program_has_words_for_every_reader() -> None:
    for reason in (CORRECTED, IMPORT_UNDONE):
        assert isinstance(read_reason(reason), Said)


def test_a_reason_somebody_typed_is_told_as_it_was_typed() -> None:
    assert read_reason("录入错误 {number}") == "录入错误 {number}"

"""What the operating system says of a disk becomes a sentence with a way out (F2, F5, T08)."""

import errno
import os
import time
from pathlib import Path

import pytest

from desktop_app.domain.errors import Unavailable
from desktop_app.system.disk_errors import patiently, plain_words

FOLDER = Path("/shop/book")


class WindowsError(PermissionError):
    """As Windows raises it, with a number of its own."""

    def __init__(self, code: int) -> None:
        super().__init__(errno.EACCES, "held")
        self.winerror = code


class Held:
    """A file that another program holds for some seconds."""

    def __init__(self, seconds: float, code: int = 32) -> None:
        self.until, self.code = time.monotonic() + seconds, code

    def open(self) -> str:
        if time.monotonic() < self.until:
            raise WindowsError(self.code)
        return "opened"


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (errno.ENOSPC, "is full"),
        (errno.EDQUOT, "is full"),
        (errno.EFBIG, "is full"),
        (errno.EROFS, "can only be read"),
        (errno.EACCES, "is closed to this user"),
        (errno.EPERM, "is closed to this user"),
        (errno.EIO, "could not be used: Input/output error"),
        (errno.ENAMETOOLONG, "could not be used: File name too long"),
        (errno.ENOTDIR, "could not be used: Not a directory"),
    ],
)
def test_each_trouble_is_told_with_the_folder(code: int, said: str) -> None:
    with pytest.raises(Unavailable, match=said) as caught, plain_words(FOLDER):
        raise OSError(code, os.strerror(code))
    assert str(FOLDER) in str(caught.value)


@pytest.mark.parametrize(
    ("code", "said"), [(112, "is full"), (39, "is full"), (19, "can only be read"), (32, "Another program holds")]
)
def test_windows_says_it_with_other_numbers(code: int, said: str) -> None:
    with pytest.raises(Unavailable, match=said), plain_words(FOLDER):
        raise WindowsError(code)


def test_what_is_no_trouble_of_the_disk_passes() -> None:
    with pytest.raises(ZeroDivisionError), plain_words(FOLDER):
        print(1 / 0)


@pytest.mark.parametrize("code", [5, 32, 33])
def test_a_file_that_is_held_for_a_moment_is_waited_for(code: int) -> None:
    """T08: a virus scanner looks at every new file."""
    assert patiently(Held(0.3, code).open) == "opened"


@pytest.mark.by_the_clock
def test_a_file_that_stays_held_is_given_up_in_time() -> None:
    began = time.monotonic()
    with pytest.raises(PermissionError):
        patiently(Held(60).open)
    assert 2 < time.monotonic() - began < 3.5


@pytest.mark.by_the_clock
def test_a_plain_refusal_is_not_waited_for() -> None:
    began = time.monotonic()
    with pytest.raises(PermissionError):
        patiently(Held(60, code=1314).open)
    assert time.monotonic() - began < 0.5

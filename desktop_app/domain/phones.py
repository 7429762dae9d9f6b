"""How a phone number is read: a mobile in 3-4-4, any other as it was typed, for only its owner knows its area code."""

import re

MOBILE = re.compile(r"1[3-9]\d{9}", re.ASCII)
LONGEST_OPEN = 6
"""A number with no more figures than this, such as an extension, has no middle to hide."""


def shown_phone(phone: str, is_masked: bool = False) -> str:
    """138 0013 8022, or 138****8022 where it is masked; 0571-8888123, or 0571****123."""
    figures = re.sub(r"[\s-]", "", phone)
    if MOBILE.fullmatch(figures):
        return f"{figures[:3]}****{figures[7:]}" if is_masked else f"{figures[:3]} {figures[3:7]} {figures[7:]}"
    if is_masked and figures.isdecimal() and len(figures) > LONGEST_OPEN:
        return f"{figures[:-7]}****{figures[-3:]}"
    return phone


def unbroken(phone: str) -> str:
    """For running text: a number that is read out never stands in two lines."""
    return phone.replace(" ", "\N{NO-BREAK SPACE}").replace("-", "\N{NON-BREAKING HYPHEN}")

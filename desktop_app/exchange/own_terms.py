"""Terms in the words this program writes itself, in each of its languages: our own lists come back equal."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from string import Formatter

from desktop_app.domain.dates import MONTH_END, PayMonth, Terms, TermsKind
from desktop_app.domain.errors import Refused
from desktop_app.domain.terms_words import ONE_BATCH, PAY_MONTHS, TERMS_WORDS
from desktop_app.language import LANGUAGES, Translate, translator

_DROPPED = re.compile(r"[\s()_\-]")
_GRACE = "{terms} + {days} days"
_DAY, _LAST_DAY = "day {day}", "month end"
_NUMBER = r"\d{1,4}"


def bare(words: str) -> str:
    """Words without what varies: width, case, blanks, brackets, strokes."""
    return _DROPPED.sub("", unicodedata.normalize("NFKC", words)).lower()


def own_terms(words: str) -> Terms | None:
    """The terms, when these are the words in which they are shown in one of the languages."""
    return next((found for language in LANGUAGES if (found := _in_language(bare(words), language))), None)


def _in_language(said: str, language: str) -> Terms | None:
    grace = _grace(language).fullmatch(said)
    inner = _in_language(grace["terms"], language) if grace else None
    if grace and inner:
        return replace(inner, grace_days=int(grace["days"]))
    for kind, pattern in _patterns(language):
        match = pattern.fullmatch(said)
        if match:
            return _terms(kind, match.groupdict(), language)
    return None


def _terms(kind: TermsKind, facts: dict[str, str], language: str) -> Terms | None:
    """The terms behind the facts of a sentence; None when those are impossible."""
    count = int(facts.get("count", 1))
    batches = kind in (TermsKind.SETTLE_PREVIOUS, TermsKind.PREVIOUS_BATCH)
    by_day = {field: _day(facts[field], language) for field in ("cut_off", "pay_day") if field in facts}
    months = {bare(translator(language)(said.template)): month for month, said in PAY_MONTHS.items()}
    month: PayMonth | None = months.get(facts.get("month", ""))
    try:
        fixed = date.fromisoformat(facts["fixed"]) if "fixed" in facts else None
        days, open_batches = (0, count) if batches else (count if "count" in facts else 0, 1)
        return Terms(kind, days, open_batches=open_batches, fixed=fixed, pay_month=month, **by_day)
    except (Refused, ValueError):
        return None


def _day(text: str, language: str) -> int:
    return MONTH_END if text == bare(translator(language)(_LAST_DAY)) else int(re.sub(r"\D", "", text))


@cache
def _grace(language: str) -> re.Pattern[str]:
    return _pattern(translator(language)(_GRACE), {"terms": ".+", "days": _NUMBER})


@cache
def _patterns(language: str) -> tuple[tuple[TermsKind, re.Pattern[str]], ...]:
    """How each kind of terms looks in that language."""
    tell = translator(language)
    months = "|".join(re.escape(bare(tell(said.template))) for said in PAY_MONTHS.values())
    fields = {"count": _NUMBER, "cut_off": _days(tell), "pay_day": _days(tell), "month": months, "fixed": r"\d{8}"}
    return tuple((kind, _pattern(tell(template), fields)) for kind, template in _templates())


def _templates() -> Iterator[tuple[TermsKind, str]]:
    for words_of in (ONE_BATCH, TERMS_WORDS):
        for kind, words in words_of.items():
            yield kind, words.short.template


def _days(tell: Translate) -> str:
    """How a day of the month is written."""
    return f"{re.escape(bare(tell(_LAST_DAY)))}|{_pattern(tell(_DAY), {'day': _NUMBER}, named=False).pattern}"


def _pattern(template: str, fields: dict[str, str], named: bool = True) -> re.Pattern[str]:
    parts = []
    for text, field, _, _ in Formatter().parse(template):
        parts.append(re.escape(bare(text)))
        if field:
            parts.append(f"(?P<{field}>{fields[field]})" if named else fields[field])
    return re.compile("".join(parts), re.ASCII)

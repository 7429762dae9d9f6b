"""Both languages are complete at every commit."""

import re
import string
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo

from desktop_app.domain.errors import Refused, Said
from desktop_app.language import LANGUAGES, nearest_language, translator
from installer.translations import FOLDER, chinese, collected

CATALOGUE = chinese()
TEXTS = sorted(message.id for message in CATALOGUE if message.id)


@pytest.fixture(scope="module")
def said() -> Catalog:
    """Every text of the program, collected once."""
    return collected()


def facts_of(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("text", TEXTS)
def test_every_text_has_its_chinese_with_the_same_facts(text: str) -> None:
    """U62."""
    found = CATALOGUE.get(text)
    assert found is not None
    assert found.string
    assert facts_of(str(found.string)) == facts_of(text)


COMMAND_LINE = ("desktop_app/cli/", "desktop_app/__main__.py")
TYPED = re.compile(r"(?<![\w-])--[a-z]|command line|命令行|qingzhang [a-z-]+ |\b(?:go-on|finish-restore|undo-import)\b")


def test_only_the_command_line_names_what_is_typed_there(said: Catalog) -> None:
    """U49: one text serves window and command line; each face adds its own way out."""
    shared = [
        str(one.id) for one in said if one.id and any(not file.startswith(COMMAND_LINE) for file, _ in one.locations)
    ]
    assert len(shared) > 500
    assert [text for text in shared if TYPED.search(text) or TYPED.search(str(CATALOGUE[text].string))] == []


def test_the_catalogue_holds_every_text_and_nothing_that_is_gone(said: Catalog) -> None:
    assert set(TEXTS) == {message.id for message in said if message.id}, (
        "collect the texts: python -m installer.translations"
    )


def test_the_compiled_catalogue_is_that_of_the_texts() -> None:
    with (FOLDER / "qingzhang.mo").open("rb") as file:
        compiled = {message.id: message.string for message in read_mo(file) if message.id}
    assert compiled == {message.id: message.string for message in CATALOGUE if message.id}


def test_a_refusal_is_told_in_the_readers_language_and_names_stay_as_typed() -> None:
    """D19: facts are put in after the translation, so that a name that looks like a text is not translated."""
    refused = Refused("{what} is missing. Type it.", what=Said("The unit in line {line}", line=3))
    assert refused.text(translator("zh_CN")).startswith("第 3 行的单位")
    known = Refused("{number} belongs to another customer.", number="Customer")
    assert known.text(translator("zh_CN")) == "Customer 是别的客户的单据。"


def test_an_unknown_text_stays_as_it_is() -> None:
    assert translator("zh_CN")("No such text") == "No such text"
    assert translator("en")("Customer") == "Customer"
    assert [translator(one)("") for one in LANGUAGES] == [""] * len(LANGUAGES)


@pytest.mark.parametrize(
    ("locale", "language"),
    [("zh_CN", "zh_CN"), ("zh-TW", "zh_CN"), ("Chinese (Simplified)_China", "zh_CN"), ("de_DE", "en"), (None, "en")],
)
def test_the_language_follows_the_system(locale: str | None, language: str) -> None:
    assert nearest_language(locale) == language
    assert language in LANGUAGES


def test_the_catalogue_travels_with_the_program() -> None:
    assert Path(FOLDER / "qingzhang.mo").is_file()

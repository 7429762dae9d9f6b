"""Keep the catalogue: collect the texts of the program, and compile the Chinese ones (run with the .venv's Python)."""

import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

CHECKOUT = Path(__file__).resolve().parent.parent
FOLDER = CHECKOUT / "resources" / "translations" / "zh_CN" / "LC_MESSAGES"
KEYWORDS: dict[str, tuple[int, ...] | None] = {
    "_": None,
    "N_": None,
    "translate": None,
    "say": (1,),
    "Said": (1,),
    "Refused": (1,),
    "PartlyDone": (1,),
    "Unavailable": (1,),
    "clean_text": (2,),
    "clean_note": (2,),
    "required_text": (2,),
}
"""Calls whose text a person reads, and which argument holds it."""


def collected() -> Catalog:
    """Every text of the program, in the order of the files."""
    catalog = Catalog(project="qingzhang", fuzzy=False)
    for file, line, message, comments, context in _texts():
        catalog.add(message, None, [(f"desktop_app/{file}", line)], auto_comments=comments, context=context)
    return catalog


def chinese() -> Catalog:
    """The Chinese catalogue as it stands."""
    with (FOLDER / "qingzhang.po").open("rb") as file:
        return read_po(file, locale="zh_CN", domain="qingzhang")


def update() -> None:
    """Bring new texts into the Chinese catalogue and drop those that are gone."""
    catalog = chinese()
    catalog.update(collected(), no_fuzzy_matching=True)
    catalog.obsolete.clear()
    with (FOLDER / "qingzhang.po").open("wb") as file:
        write_po(file, catalog, width=120, omit_header=False, sort_output=True, no_location=True)


def compile_catalogue() -> None:
    with (FOLDER / "qingzhang.mo").open("wb") as file:
        write_mo(file, chinese())


def _texts() -> Iterator[tuple[str, int, str, list[str], str | None]]:
    found = extract_from_dir(CHECKOUT / "desktop_app", [("**.py", "python")], keywords=KEYWORDS)
    for file, line, message, comments, context in sorted(found, key=lambda text: (text[0], text[1])):
        yield file, line, message if isinstance(message, str) else message[0], comments, context


if __name__ == "__main__":
    update()
    compile_catalogue()
    missing = [message.id for message in chinese() if message.id and not message.string]
    for text in missing:
        print(text)
    sys.exit(bool(missing))

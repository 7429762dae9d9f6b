"""The pictures in the READMEs are those the program takes of itself."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from desktop_app.ui.look.theme import Scheme
from desktop_app.ui.pictures import PIXELS, take_pictures
from installer.pictures import FOLDER, NOW

CHECKOUT = FOLDER.parent.parent
READMES = {"en": "README.md", "zh_CN": "README.zh.md"}


@pytest.mark.parametrize("language", READMES)
def test_each_readme_shows_the_pictures_of_its_language_and_they_are_there(language: str) -> None:
    text = (CHECKOUT / READMES[language]).read_text(encoding="utf-8")
    shown = re.findall(r"\((resources/pictures/[^)]+)\)", text)
    assert len(shown) >= 6
    for path in shown:
        assert path.split("/")[2] == language
        assert (CHECKOUT / path).is_file(), path


def test_every_picture_is_taken_of_the_sample_shop(tmp_path: Path, qapp: QApplication) -> None:
    """The same names as those that are kept, each a whole window that is not one colour."""
    taken = list(take_pictures(qapp, tmp_path, ("zh_CN",), (Scheme.LIGHT, Scheme.DARK), NOW))
    assert {path.name for path in taken} == {path.name for path in (FOLDER / "zh_CN").glob("*.png")}
    for path in taken:
        image = QImage(str(path))
        assert (image.width(), image.height()) == PIXELS
        colours = {image.pixel(x, y) for x in range(0, PIXELS[0], 5) for y in range(0, PIXELS[1], 5)}
        assert len(colours) > 20, path

"""Whatever travels with the product is named with its licence."""

import tomllib
from pathlib import Path

import desktop_app
from desktop_app.resources import resource
from desktop_app.ui.settings.about_settings import LICENCES

PROJECT = Path(desktop_app.__file__).parent.parent / "pyproject.toml"


def test_every_library_and_font_is_named() -> None:
    needed = [
        one.split("==")[0] for one in tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]["dependencies"]
    ]
    fonts = {file.stem.split("-")[0] for file in resource("fonts").glob("*.ttf")}
    named = ", ".join(works for works, _ in LICENCES)
    assert [one for one in needed if one not in named] == []
    assert [one for one in fonts if one not in named.replace(" ", "")] == []
    assert "Lucide icons" in named


def test_nothing_is_under_a_licence_that_would_bind_the_whole() -> None:
    assert [one for one in LICENCES if "GPL" in one[1] and "LGPL" not in one[1]] == []

"""A wheel carries the fonts, translations, icons and help that lie at the top of the checkout."""

from collections.abc import Iterator
from pathlib import Path

from setuptools.command.build_py import build_py

CHECKOUT = Path(__file__).resolve().parent.parent
KINDS = ("fonts", "help", "icons", "translations")
"""Folders of `resources` the product reads; its pictures are for readers of the checkout."""


class BuildWithResources(build_py):  # type: ignore[misc]
    """`build_py` that lays the resources into the package, where `desktop_app.resources` looks for them."""

    def run(self) -> None:
        super().run()
        if not self.editable_mode:  # there the checkout itself is what runs
            for source, target in self._resources():
                self.mkpath(str(target.parent))
                self.copy_file(str(source), str(target))

    def get_outputs(self, include_bytecode: bool = True) -> list[str]:
        return [*super().get_outputs(include_bytecode), *(str(target) for _, target in self._resources())]

    def get_source_files(self) -> list[str]:
        """What a source archive needs to build the same wheel."""
        ours = [Path(__file__), *(source for source, _ in self._resources())]
        return [*super().get_source_files(), *(str(path.relative_to(CHECKOUT)) for path in ours)]

    def _resources(self) -> Iterator[tuple[Path, Path]]:
        """(file of the checkout, its place in the wheel)."""
        shipped = Path(self.build_lib, "desktop_app", "shipped")
        for kind in KINDS:
            for source in sorted((CHECKOUT / "resources" / kind).rglob("*")):
                if source.is_file():
                    yield source, shipped / source.relative_to(CHECKOUT / "resources")

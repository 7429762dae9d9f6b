"""One call of the program: what was asked, when, by whom, and where the answer goes."""

import json
from argparse import Namespace
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, TextIO, TypeVar

from desktop_app.domain.errors import Said
from desktop_app.domain.moment import Moment
from desktop_app.language import Translate, translator
from desktop_app.operations.done import Done

if TYPE_CHECKING:
    from desktop_app.cli.screen import Screen

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the program finds around it: its streams, its folders, the locale of the system, and its window.

    `picture_window` writes pictures of the window into a folder, in a language, as of a moment; it gives their paths.
    `has_screen` says whether the window itself could be seen.
    """

    stdin: BinaryIO
    stdout: TextIO
    stderr: TextIO
    book_folder: Path
    log_folder: Path
    locale_name: str | None = None
    picture_window: Callable[[Path, str, Moment], Iterable[Path]] | None = None
    has_screen: bool = False


@dataclass(slots=True)
class Entered:
    """Whether a command wrote into a book, so that what cannot be answered can still be told."""

    anything: bool = False


@dataclass(frozen=True, slots=True)
class Session:
    """A command on its way. `options` are those of the command line, by their long names."""

    options: Namespace
    moment: Moment
    around: Surroundings
    language: str
    entered: Entered = field(default_factory=Entered)
    pin: str = ""
    """The PIN of `--user`, read from standard input before anything else is."""

    @property
    def folder(self) -> Path:
        """The book's folder: the one asked for, else the user's own."""
        return self.options.book or self.around.book_folder

    @property
    def translate(self) -> Translate:
        return translator(self.language)

    @property
    def paper_language(self) -> str:
        """Papers are Chinese unless another language is asked for."""
        return self.options.lang or "zh_CN"

    @property
    def accepted(self) -> frozenset[str]:
        """The doubts that are said to be meant so."""
        return frozenset(self.options.accept or ())

    def screen(self) -> "Screen":
        """Where people read."""
        from desktop_app.cli.screen import Screen

        return Screen(self.around.stdout, self.translate)

    def answer(self, value: object) -> None:
        """One JSON document on standard output."""
        self.around.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")

    def posted(self, made: Done[Any], answer: Mapping[str, object]) -> None:
        """What was posted; sent once more it changed nothing, and the answer says so."""
        self.answer(answer if made.changes else {**answer, "repeated": True})

    def tell(self, answer: Mapping[str, object], *sentences: Said | None) -> None:
        """What was done: a few values with `--json`, else sentences."""
        self.present(answer, dict, lambda _, screen: screen.say(*sentences))

    def present(
        self, result: Result, as_json: Callable[[Result], object], on_screen: "Callable[[Result, Screen], None]"
    ) -> None:
        """The result for programs with `--json`, else for people."""
        if self.options.json:
            self.answer(as_json(result))
        else:
            on_screen(result, self.screen())

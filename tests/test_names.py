"""One word for one thing: no public class name stands twice in the program (GLOSSARY.md)."""

import ast

from installer.house import CHECKOUT, classes_named_twice, sources


def test_no_public_class_name_stands_twice() -> None:
    trees = {path: ast.parse(text) for path, text in sources(CHECKOUT / "desktop_app").items()}
    twice = classes_named_twice(trees)
    assert {name: [str(path.relative_to(CHECKOUT)) for path in paths] for name, paths in twice.items()} == {}

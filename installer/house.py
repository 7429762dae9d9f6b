"""The house in figures: how much there is, what is written twice, and how many files one wish touches.

`python -m installer.house [FOLDER]` counts this checkout, or another one, such as an older state of it.
"""

import ast
import hashlib
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
PARTS = ("domain", "store", "documents", "exchange", "system", "operations", "sample", "cli", "ui")
LONGEST = 30
"""Lines of a function that are still read at one glance."""

LONGEST_MODULE = 300

TWICE = 4
"""Statements from which on two functions that say the same are counted as written twice."""

WISHES = {
    "a chase rule": (r"LIMITATION_NEAR", None, 2),
    "a page": (r"^(?!.*(?:Picture|Route)\().*PageName\.REPORTS|^    REPORTS = \"reports\"", "class ReportsPage", 2),
    "a paper kind": (r"PaperKind\.RETURN\b", None, 5),
    "a letter": (r"LetterKind\.POLICY\b|^    POLICY = ", None, 5),
    "a settings section": (r"CalendarSettings\b", "class CalendarSettings", 1),
    "a slip field": (r"\bcarrier\b", None, 3),
}
"""What may be wished for: how one that is there is recognised, what tells its own module, which is not counted, and the
files it should touch at most.
"""


def sources(folder: Path) -> dict[Path, str]:
    return {path: path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.py"))}


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def long_functions(trees: dict[Path, ast.Module]) -> list[str]:
    """Functions longer than a glance, by file and name."""
    return [
        f"{path.name}:{node.name}"
        for path, tree in trees.items()
        for node in functions(tree)
        if (node.end_lineno or node.lineno) - node.lineno + 1 > LONGEST
    ]


def long_modules(texts: dict[Path, str]) -> list[str]:
    """Modules that hold more than one idea by their length."""
    return [path.name for path, text in texts.items() if text.count("\n") > LONGEST_MODULE]


def classes_named_twice(trees: dict[Path, ast.Module]) -> dict[str, list[Path]]:
    """Public class names that stand in more than one file."""
    found: defaultdict[str, list[Path]] = defaultdict(list)
    for path, tree in trees.items():
        for node in tree.body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                found[node.name].append(path)
    return {name: paths for name, paths in sorted(found.items()) if len(paths) > 1}


def written_twice(trees: dict[Path, ast.Module]) -> int:
    """Pairs of functions whose bodies are the same, however their names are called."""
    bodies = Counter(
        hashlib.sha256(_shape(node).encode()).hexdigest()
        for tree in trees.values()
        for node in functions(tree)
        if sum(isinstance(one, ast.stmt) for one in ast.walk(node)) > TWICE
    )
    return sum(count * (count - 1) // 2 for count in bodies.values())


def _shape(node: ast.FunctionDef | ast.AsyncFunctionDef) -> str:
    said = node.body[1:] if ast.get_docstring(node) else node.body
    return "\n".join(ast.dump(one) for one in said)


def touched(texts: dict[Path, str], pattern: str, own: str | None) -> int:
    """Files that name it, beside its own."""
    beside = (text for text in texts.values() if own is None or own not in text)
    return sum(re.search(pattern, text, re.MULTILINE) is not None for text in beside)


def report(checkout: Path) -> Iterator[str]:
    """The figures, line by line."""
    texts = sources(checkout / "desktop_app")
    trees = {path: ast.parse(text) for path, text in texts.items()}
    for part in PARTS:
        inside = [text for path, text in texts.items() if path.is_relative_to(checkout / "desktop_app" / part)]
        yield f"{part:<12} {sum(text.count(chr(10)) for text in inside):>7} lines {len(inside):>5} files"
    yield f"{'all':<12} {sum(text.count(chr(10)) for text in texts.values()):>7} lines {len(texts):>5} files"
    tests = sources(checkout / "tests")
    yield f"{'tests':<12} {sum(text.count(chr(10)) for text in tests.values()):>7} lines {len(tests):>5} files"
    twice = classes_named_twice(trees)
    yield f"functions longer than {LONGEST} lines: {len(long_functions(trees))}"
    yield f"modules longer than {LONGEST_MODULE} lines: {len(long_modules(texts))}"
    yield f"public classes named twice: {len(twice)}  {', '.join(twice)}"
    yield f"pairs of functions that say the same: {written_twice(trees)}"
    for wish, (pattern, own, at_most) in WISHES.items():
        yield f"files touched by {wish}: {touched(texts, pattern, own)} (at most {at_most})"


if __name__ == "__main__":
    print("\n".join(report(Path(sys.argv[1]) if len(sys.argv) > 1 else CHECKOUT)))

"""A wheel is the whole product: it works where no checkout is (issue 7, 0)."""

import os
import shutil
import site
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pypdfium2
import pytest

from desktop_app import resources
from installer.dev import CHECKOUT
from installer.wheel import KINDS

NEEDED = ("pyproject.toml", "README.md", "LICENSE", "desktop_app", "installer", "resources")


def called(command: list[str], **options: object) -> "subprocess.CompletedProcess[str]":
    done: subprocess.CompletedProcess[str] = subprocess.run(
        command, capture_output=True, encoding="utf-8", check=False, **options
    )  # type: ignore[call-overload]
    assert done.returncode == 0, done.stderr
    return done


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made from a copy of the checkout, which stays as it is."""
    copy, made = tmp_path_factory.mktemp("checkout"), tmp_path_factory.mktemp("wheel")
    rubbish = shutil.ignore_patterns("__pycache__", ".*", "pictures")
    for name in NEEDED:
        source = CHECKOUT / name
        shutil.copytree(source, copy / name, ignore=rubbish) if source.is_dir() else shutil.copy(source, copy / name)
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "wheel", "--no-index"]
    called([*pip, "--no-deps", "--no-build-isolation", "--wheel-dir", str(made), str(copy)])
    return next(made.glob("*.whl"))


@pytest.fixture(scope="module")
def program(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The product, installed from the wheel alone into an empty environment."""
    folder = tmp_path_factory.mktemp("elsewhere") / "venv"
    venv.EnvBuilder(symlinks=True).create(folder)
    python = folder / "bin" / "python"
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", str(python), "install"]
    called([*pip, "--no-index", "--no-deps", str(wheel)])
    return python.with_name("qingzhang")


def environment(home: Path) -> dict[str, str]:
    """Only the libraries are borrowed, from where these tests find theirs."""
    return {
        "HOME": str(home),
        "PATH": os.defpath,
        "LANG": "C.UTF-8",
        "PYTHONPATH": os.pathsep.join(site.getsitepackages()),
    }


@pytest.mark.skipif(os.name == "nt", reason="the launcher lies in another folder there")
def test_the_tour_of_an_installed_wheel_writes_chinese_papers(program: Path, tmp_path: Path) -> None:
    out = tmp_path / "tour"
    command = [str(program), "--lang", "zh_CN", "tour", "--out", str(out)]
    done = called(command, cwd=tmp_path, env=environment(tmp_path))
    assert "客户" in done.stdout
    papers = sorted(out.glob("*.pdf"))
    assert len(papers) == 2
    assert any("对账单" in text_of(paper) for paper in papers)
    assert len(list(out.glob("*.xlsx"))) == 1


@pytest.mark.skipif(os.name == "nt", reason="the environment has another shape there")
def test_nothing_of_an_installed_wheel_lies_in_the_checkout(program: Path, tmp_path: Path) -> None:
    code = "from desktop_app.resources import resource; print(resource('help', 'command-line.md'))"
    python = str(program.with_name("python"))
    found = Path(called([python, "-c", code], cwd=tmp_path, env=environment(tmp_path)).stdout.strip())
    assert found.is_file()
    assert not found.is_relative_to(CHECKOUT)


def test_a_wheel_holds_every_resource_the_product_reads(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        packed = {name.removeprefix("desktop_app/shipped/") for name in archive.namelist()}
    wanted = {
        path.relative_to(CHECKOUT / "resources").as_posix()
        for kind in KINDS
        for path in (CHECKOUT / "resources" / kind).rglob("*")
        if path.is_file()
    }
    assert len(wanted) > 10
    assert wanted - packed == set()
    assert not any(name.startswith(("tests/", "resources/")) or name.endswith(".png") for name in packed)


def test_resources_are_found_beside_the_package_or_in_it(tmp_path: Path) -> None:
    """In a checkout and a frozen build they lie beside the package; a wheel has them inside."""
    package = tmp_path / "desktop_app"
    assert resources._folder(package) == tmp_path / "resources"
    (package / "shipped").mkdir(parents=True)
    assert resources._folder(package) == package / "shipped"


def text_of(pdf: Path) -> str:
    document = pypdfium2.PdfDocument(pdf.read_bytes())
    try:
        return "".join(str(page.get_textpage().get_text_range()) for page in document)
    finally:
        document.close()

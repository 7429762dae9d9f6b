"""Who may import whom: what the contracts of pyproject.toml cannot say in general."""

import sys

import grimp


def test_the_domain_imports_nothing_but_pythons_own_library() -> None:
    graph = grimp.build_graph("desktop_app", include_external_packages=True, cache_dir=None)
    ours = {"desktop_app.domain"} | graph.find_descendants("desktop_app.domain")
    imported = {other for module in ours for other in graph.find_modules_directly_imported_by(module)}
    assert len(ours) > 1
    assert imported - ours - sys.stdlib_module_names == set()

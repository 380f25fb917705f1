"""What comes before the name of a page in its address."""

from __future__ import annotations

import pytest

from personalize_poc.data.own import page_paths


@pytest.mark.parametrize(
    "path", ["", "/", "/de/", "/en-GB", "/de/at/", "/index.php", "/fr/index.html"]
)
def test_home_pages_in_any_language(path: str) -> None:
    assert page_paths.is_home(path)


@pytest.mark.parametrize("path", ["/shop/", "/de/shop", "/index.php/shop", "/deutsch/"])
def test_other_pages_are_none(path: str) -> None:
    assert not page_paths.is_home(path)

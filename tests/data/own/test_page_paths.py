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


def test_sections_are_no_things_where_all_things_lie_below_them() -> None:
    below = [f"/{part}/{n}" for part in ("politics", "sport") for n in range(9)]
    assert page_paths.sections(["/politics/", "/de/sport", "/about", *below]) == {
        "/politics/",
        "/de/sport",
    }


def test_shops_in_which_things_lie_beside_their_groups_have_no_sections() -> None:
    beside = [f"/thing-{n}" for n in range(40)]
    below = [f"/thing-1/{n}" for n in range(9)]
    assert page_paths.sections([*beside, *below]) == frozenset()

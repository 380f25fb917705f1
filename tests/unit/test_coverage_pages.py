"""The pages about the stand-in say what the code does."""

from __future__ import annotations

import re
from pathlib import Path

from personalize_poc.local import coverage
from personalize_poc.local.errors import NotImplementedHere
from personalize_poc.local.operations import dataset_groups, registry
from personalize_poc.local.refused import Refusals
from personalize_poc.local.wire.models import Routes

REPOSITORY = Path(__file__).resolve().parents[2]


def test_the_page_of_operations_is_current() -> None:
    assert coverage.is_current(), (
        "personalize_poc/local/OPERATIONS.md is stale. Write it again and commit it:\n"
        f"    {coverage.COMMAND}"
    )


def test_every_operation_and_recipe_is_listed_once() -> None:
    text = coverage.page()
    rows = re.findall(r"^\| (\w+) \| (built|partly|refused) \|", text, re.MULTILINE)
    assert sorted(name for name, _ in rows) == Routes.load().names()
    assert len(rows) == 79
    missing = set(Routes.load().names()) - set(registry.handlers())
    assert {name for name, state in rows if state == "refused"} >= missing
    assert "| aws-popularity-count | USER_PERSONALIZATION |  | built |" in text


def test_refusals_are_found_through_other_functions() -> None:
    (text,) = Refusals().of(dataset_groups.create_dataset_group)
    assert text.startswith("Encryption with your own KMS key is not built")


def refuse_all(context, params):
    """Only refuses."""
    raise NotImplementedHere("No.")


def test_an_operation_that_only_refuses_counts_as_refused() -> None:
    assert Refusals().always(refuse_all)
    assert not Refusals().always(dataset_groups.create_dataset_group)


def test_the_readme_links_both_pages() -> None:
    readme = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    for name in ("OPERATIONS.md", "DIFFERENCES.md"):
        assert f"(personalize_poc/local/{name})" in readme
        assert (REPOSITORY / "personalize_poc" / "local" / name).is_file()

"""The pages about the stand-in say what the code does."""

from __future__ import annotations

import re
from pathlib import Path

from personalize_poc.local.api.operations import operations
from personalize_poc.local.docs import operations_page
from personalize_poc.local.protocol.service_models import Routes

REPOSITORY = Path(__file__).resolve().parents[3]


def test_the_page_of_operations_is_current() -> None:
    assert operations_page.is_current(), (
        "personalize_poc/local/docs/OPERATIONS.md is stale. Write it again and commit it:\n"
        f"    {operations_page.COMMAND}"
    )


def test_every_operation_and_recipe_is_listed_once() -> None:
    text = operations_page.page()
    rows = re.findall(r"^\| (\w+) \| (built|partly|refused) \|", text, re.MULTILINE)
    assert sorted(name for name, _ in rows) == Routes.load().names()
    assert len(rows) == 79
    missing = set(Routes.load().names()) - set(operations())
    assert {name for name, state in rows if state == "refused"} >= missing
    assert "| aws-popularity-count | USER_PERSONALIZATION |  | built |" in text


def test_the_readme_links_both_pages() -> None:
    readme = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    for name in ("OPERATIONS.md", "DIFFERENCES.md"):
        assert f"(personalize_poc/local/docs/{name})" in readme
        assert (REPOSITORY / "personalize_poc" / "local" / "docs" / name).is_file()

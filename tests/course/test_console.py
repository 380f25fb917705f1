"""Links from notebooks to what they have made."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from personalize_poc.course import console

GROUP = "arn:aws:personalize:eu-west-1:123456789012:dataset-group/poc-monday"


def workspace(endpoint: str | None) -> Any:
    target = SimpleNamespace(is_local=endpoint is not None, endpoint=endpoint, region="eu-west-1")
    return SimpleNamespace(target=target, dataset_group="poc-monday", arn=lambda kind: GROUP)


@pytest.mark.parametrize("view", list(console.VIEWS))
def test_the_page_of_the_stand_in(view: str) -> None:
    text, address = console.link(workspace("http://127.0.0.1:4570"), view)
    page, _, query = urlsplit(address).fragment.partition("?")
    assert (page, parse_qs(query)) == (f"/{view}", {"group": [GROUP]})
    assert address.startswith("http://127.0.0.1:4570/_personalize/console/#")
    assert "stand-in" in text


def test_the_console_of_aws() -> None:
    text, address = console.link(workspace(None), "models")
    assert urlsplit(address).hostname == "eu-west-1.console.aws.amazon.com"
    assert "poc-monday" in text


def test_shown_in_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    console.show(workspace("http://127.0.0.1:4570"), "try")
    assert "http://127.0.0.1:4570/_personalize/console/#/try" in capsys.readouterr().out

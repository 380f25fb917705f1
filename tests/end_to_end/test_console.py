"""The console in a browser: what it shows, what one can try there, and that all may use it.

Screenshots are kept in the folder that PERSONALIZE_POC_SCREENSHOTS names.
"""

from __future__ import annotations

import http.client
import json
import os
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

from personalize_poc import contract
from personalize_poc.local.testing.server import LocalServer, running_trained
from tests.support import lab
from tests.support.patience import PATIENCE

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

VIEWS = ("resources", "data", "models", "try", "requests", "health")
HEADINGS = {"resources": "리소스", "data": "데이터", "models": "모델", "try": "사용해 보기"}
SERIOUS = {"serious", "critical"}


@pytest.fixture(scope="module")
def server() -> Iterator[LocalServer]:
    """A stand-in with trained campaigns, filters and an event tracker."""
    with running_trained() as trained:
        trained.client("s3").create_bucket(Bucket="films")
        yield trained.server


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    program = lab.browser()
    if program is None:
        pytest.skip("Chromium is not here: install your system's package `chromium`")
    api = pytest.importorskip("playwright.sync_api", reason="install the extra `test`")
    with api.sync_playwright() as playwright:
        options = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
        found = playwright.chromium.launch(executable_path=program, args=options)
        yield found
        found.close()


@pytest.fixture
def page(browser: Browser, server: LocalServer) -> Iterator[Page]:
    """A window of a person who reads English; what goes wrong in it fails the test."""
    yield from _window(browser, width=1280, locale="en-US", scheme="light")


def _is_wrong(said: Any) -> bool:
    """Whether what stands in the browser's console is a fault: a refused question is none."""
    return said.type == "error" and "Failed to load resource" not in said.text


def _window(browser: Browser, width: int, locale: str, scheme: Any) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": width, "height": 900}, locale=locale, color_scheme=scheme
    )
    context.set_default_timeout(PATIENCE * 1000)
    found = context.new_page()
    wrong: list[str] = []
    found.on("pageerror", lambda error: wrong.append(str(error)))
    found.on("console", lambda said: wrong.append(said.text) if _is_wrong(said) else None)
    outside: list[str] = []
    found.on(
        "request",
        lambda sent: None if "//127.0.0.1:" in sent.url else outside.append(sent.url),
    )
    yield found
    context.close()
    assert wrong == []
    assert outside == []


def opened(page: Page, server: LocalServer, view: str) -> None:
    page.goto(f"{server.endpoint}{contract.CONSOLE_PATH}#/{view}")
    page.locator("main h1").wait_for()
    page.locator("main table, main .card, main .figures, main form").first.wait_for()


def choose(page: Page, campaign: str) -> None:
    choice = page.get_by_label("Campaign or recommender")
    choice.select_option(label=f"{campaign} · aws-user-personalization")
    page.get_by_label("User", exact=True).wait_for()


def test_a_browser_at_the_root_gets_the_page_and_an_sdk_does_not(
    page: Page, server: LocalServer
) -> None:
    page.goto(server.endpoint)
    page.get_by_role("heading", name="Resources").wait_for()
    assert page.url.startswith(f"{server.endpoint}{contract.CONSOLE_PATH}")
    assert server.client("s3").list_buckets()["Buckets"]


def test_a_map_of_the_parts_and_one_part_in_full(page: Page, server: LocalServer) -> None:
    opened(page, server, "resources")
    for name in ("aws-sims", "user-personalization", "unwatched", "films", "INTERACTIONS"):
        assert page.locator(".tree", has_text=name).count(), name
    page.get_by_role("button", name="unwatched").click()
    shown = page.get_by_role("dialog")
    shown.get_by_text("aws personalize create-filter").wait_for()
    assert "personalize.create_filter(" in shown.inner_text()
    page.keyboard.press("Escape")
    shown.wait_for(state="detached")


def test_data_and_models_in_figures(page: Page, server: LocalServer) -> None:
    opened(page, server, "data")
    page.locator("dd", has_text="1,440").first.wait_for()
    assert page.locator("td", has_text="USER_ID").count()
    opened(page, server, "models")
    page.get_by_role("img").first.wait_for()
    text = page.locator("main").inner_text()
    assert "popularity" in text
    assert "what they did last, again" in text
    assert "ahead" in text or "not distinguishable" in text or "behind" in text


def test_a_version_that_popularity_is_ahead_of_is_called_so(
    page: Page, server: LocalServer
) -> None:
    """The models here are none of these: one is given the judgement on its way to the page."""
    told = {"en": "Behind popularity. It says why.", "ko": "인기도에 뒤집니다."}
    against = {"difference": -0.1, "interval": [-0.2, -0.05], "told": told}

    def judged(route: Route) -> None:
        shown = route.fetch().json()
        shown["versions"][0]["against_popularity"] = against
        route.fulfill(json=shown)

    opened(page, server, "models")
    page.get_by_role("img").first.wait_for()
    assert page.locator(".note.bad").count() == 0
    page.route("**/console/models/**", judged)
    page.reload()
    said = page.locator(".note.bad").inner_text()
    assert said.startswith("Behind popularity. It says why.")
    assert "-0.100 (-0.200\u00a0…\u00a0-0.050)" in said


def test_an_event_moves_the_list(page: Page, server: LocalServer) -> None:
    """What the page shows is what boto3 is answered, before and after an event."""
    opened(page, server, "try")
    choose(page, "user-personalization")
    page.get_by_label("User", exact=True).fill("somebody-new")
    page.get_by_role("button", name="Ask", exact=True).click()
    answer = page.get_by_role("region", name="Answer")
    answer.wait_for()
    before = answer.inner_text()
    page.get_by_label("Event type").fill("watch")
    page.locator("#event-item").fill("film-35")
    page.get_by_role("button", name="Send, and ask again").click()
    page.get_by_role("columnheader", name="Moved").wait_for()
    assert answer.inner_text() != before
    assert page.locator(".up, .down").count() or "Nothing moved" in page.inner_text("main")
    runtime = server.client("personalize-runtime")
    campaigns = server.client("personalize").list_campaigns()["campaigns"]
    arn = next(one["campaignArn"] for one in campaigns if one["name"] == "user-personalization")
    told = runtime.get_recommendations(campaignArn=arn, userId="somebody-new", numResults=10)
    shown = answer.locator("tbody tr td:nth-child(2)").all_inner_texts()
    assert [one.split()[-1] for one in shown] == [one["itemId"] for one in told["itemList"]]
    page.get_by_text("film-35").first.wait_for()  # among the latest interactions


def test_an_error_is_shown_as_the_service_says_it(page: Page, server: LocalServer) -> None:
    opened(page, server, "try")
    choose(page, "user-personalization")
    page.get_by_label("Number of results").fill("500")
    page.get_by_label("Promotion: filter").select_option(label="unwatched")
    page.get_by_label("Promotion: percent of the list").fill("100")
    page.get_by_label("User", exact=True).fill("")
    page.get_by_role("button", name="Ask", exact=True).click()
    page.get_by_role("alert").first.wait_for()


def test_requests_are_followed_and_filtered(page: Page, server: LocalServer) -> None:
    opened(page, server, "requests")
    personalize = server.client("personalize")
    personalize.list_schemas()
    with pytest.raises(personalize.exceptions.ResourceNotFoundException):
        personalize.describe_schema(
            schemaArn="arn:aws:personalize:us-east-1:123456789012:schema/nobody"
        )
    page.locator("td", has_text="DescribeSchema").first.wait_for()
    page.get_by_label("errors only").check()
    page.get_by_label("Operation").select_option("DescribeSchema")
    page.get_by_role("button", name="show").first.click()
    page.get_by_role("dialog").get_by_text("schema/nobody").first.wait_for()
    assert "ListSchemas" not in page.locator("tbody").inner_text()


@pytest.mark.parametrize(
    ("width", "locale", "scheme"),
    [(1280, "en-US", "light"), (1280, "en-US", "dark"), (400, "ko-KR", "dark")],
)
def test_everybody_can_use_it(
    browser: Browser, server: LocalServer, width: int, locale: str, scheme: str
) -> None:
    """No serious finding of axe, nothing wider than the window, Korean for who reads Korean."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="extra `test`").Axe()
    for page in _window(browser, width, locale, scheme):
        for view in VIEWS:
            opened(page, server, view)
            if view == "try":
                page.locator("button.main").click()
                page.locator("[aria-live] table").wait_for()
            if locale == "ko-KR" and view in HEADINGS:
                assert page.inner_text("main h1") == HEADINGS[view]
            assert page.evaluate("document.documentElement.scrollWidth") <= width, view
            found = axe.run(page).response["violations"]
            serious = [one for one in found if one["impact"] in SERIOUS]
            assert [(one["id"], one["nodes"][0]["html"]) for one in serious] == [], view
            lab.keep(page, f"console-{view}-{scheme}-{width}", whole=True)


_CUT_OFF = """() => [...document.querySelectorAll("main .scroll")].flatMap((box) => {
  const end = box.getBoundingClientRect().right + 1;
  const hides = (cell) => getComputedStyle(cell.closest("thead, tbody")).clipPath !== "none";
  return [...box.querySelectorAll("th, td")]
    .filter((cell) => !hides(cell) && cell.getBoundingClientRect().right > end)
    .map((cell) => cell.innerText);
})"""
"""Cells that end behind the box of their table, without headings for screen readers alone."""


@pytest.mark.parametrize("width", [1200, 1000, 720, 700, 400])
@pytest.mark.parametrize(("locale", "scheme"), [("en-US", "light"), ("ko-KR", "dark")])
def test_no_column_of_the_models_is_cut_off(
    browser: Browser, server: LocalServer, width: int, locale: str, scheme: str
) -> None:
    for page in _window(browser, width, locale, scheme):
        opened(page, server, "models")
        page.locator("main table").nth(1).wait_for()
        assert page.evaluate(_CUT_OFF) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        lead = "Lead over popularity" if locale == "en-US" else "인기도에 대한 우위"
        assert page.locator(f"main td[data-heading^='{lead}']").first.is_visible()
        lab.keep(page, f"models-{scheme}-{width}", whole=True)


def test_other_pages_can_change_nothing(server: LocalServer) -> None:
    """Neither from another site, nor from another page on this machine, nor under another name."""
    body = json.dumps(
        {
            "operation": "CreateDatasetGroup",
            "params": {"name": "planted"},
            "account": contract.DEFAULT_ACCOUNT,
            "region": "us-east-1",
        }
    )
    path = f"{contract.CONSOLE_PATH}call"
    for headers in (
        {"Origin": "https://example.com"},
        {"Origin": f"http://localhost:{server.port + 1}"},
        {"Host": "example.com"},
        {},
    ):
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=PATIENCE)
        connection.request("POST", path, body, headers)
        answer = connection.getresponse()
        assert answer.status == 403
        assert "message" in json.loads(answer.read())
        connection.close()
    groups = server.client("personalize").list_dataset_groups()["datasetGroups"]
    assert all(group["name"] != "planted" for group in groups)

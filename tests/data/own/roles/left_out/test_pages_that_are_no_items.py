"""Page views that name no item: left out and counted, never made items."""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from personalize_poc.check import checking
from personalize_poc.check.study import Study
from personalize_poc.data.findings import Grade
from personalize_poc.data.own import roles
from tests.data.own.roles.worlds.proposals import proposed_tables
from tests.data.own.roles.worlds.rows import section
from tests.data.own.roles.worlds.world import World, digest, title
from tests.support.own_tables import reading

OTHERS = ("/", "/search?q=shoes", "/en/cart", "/account/orders", "/checkout")
START = datetime(2025, 2, 1)


def views() -> list[tuple[str, str, str, int]]:
    """Time, visitor, address and number of the article: 3,000 of articles and 2,000 of others."""
    choice = random.Random(11)
    rows = []
    for n in range(5000):
        number = 200 + min(choice.randrange(60), choice.randrange(60))
        other = n % 5 > 2
        page = OTHERS[choice.randrange(5)] if other else f"/products/nice-shoe-{number}"
        at = (START + timedelta(seconds=n * 300)).isoformat()
        rows.append((at, f"v{choice.randrange(90):05x}", page, 0 if other else number))
    return rows


def checked(folder: Path, **tables: list[str]) -> Study:
    folder.mkdir()
    for name, lines in tables.items():
        (folder / f"{name}.csv").write_text("\n".join(lines) + "\n")
    return checking.check(folder)


def of_articles(study: Study, item: str) -> str:
    """The events are the 3,000 of articles; what was said of the rest."""
    assert study.proposal.mapping is not None
    assert study.proposal.mapping.sections["interactions"].columns["ITEM_ID"] == item
    assert study.facts is not None
    assert study.facts.rows["interactions"] == 3000
    assert study.facts.items == 59
    assert not study.of_grade(Grade.BLOCKS)
    (told,) = [one.message for one in study.findings if one.code == "rows-left-out"]
    return told


def test_rows_without_an_item_are_of_pages_that_never_have_one(tmp_path: Path) -> None:
    lines = [f"{at},{who},page_view,{page},{number or ''}" for at, who, page, number in views()]
    head = "event_timestamp,user_pseudo_id,event_name,page_location,item_id"
    with checked(tmp_path / "ga4", events=[head, *lines]) as study:
        assert "2,000 rows" in of_articles(study, "item_id")


def test_a_search_is_no_item_where_pages_are_the_items(tmp_path: Path) -> None:
    lines = [f"{at},{who},{page}" for at, who, page, _ in views()]
    with checked(
        tmp_path / "pages", pageviews=["derived_tstamp,domain_userid,page_urlpath", *lines]
    ) as study:
        told = of_articles(study, "page_urlpath")
        assert "2,000 rows" in told
        assert "/en/cart" in told


def test_front_pages_stay_out_where_a_number_of_the_page_is_the_item(tmp_path: Path) -> None:
    """A page has one address and one number; the fronts of the paper and of its parts have too."""
    choice = random.Random(13)
    fronts = ["/", "/sport", "/kultur", "/ekonomi"]
    parts = fronts[1:]
    pages = fronts + [f"{parts[n % 3]}/a-long-story/{1_230_000 + n}" for n in range(60)]
    rows = []
    for n in range(5000):
        page = choice.randrange(4) if n % 5 > 2 else 4 + choice.randrange(60)
        at = int((START + timedelta(seconds=n * 300)).timestamp())
        url = f"https://paper.example{pages[page]}"
        rows.append(f"{n // 4},v{choice.randrange(90):05x},action,{url},{1300 + page},{at}")
    head = "idVisit,visitorId,actionDetails.type,actionDetails.url,actionDetails.pageIdAction"
    with checked(tmp_path / "visits", visits=[f"{head},actionDetails.timestamp", *rows]) as study:
        assert study.proposal.mapping is not None
        section = study.proposal.mapping.sections["interactions"]
        assert section.columns["ITEM_ID"] == "actionDetails.pageIdAction"
        assert study.facts is not None
        assert (study.facts.rows["interactions"], study.facts.items) == (3000, 60)
        assert not study.proposal.questions


def test_the_number_in_an_address_of_another_table_is_the_item(tmp_path: Path) -> None:
    rows = views()
    pages = sorted({page for *_, page, _ in rows})
    numbers = {page: 900 + n for n, page in enumerate(pages)}
    shoes = [f"{200 + n},Shoe number {n},{('red', 'blue')[n % 2]}" for n in range(60)]
    with checked(
        tmp_path / "matomo",
        log_link_visit_action=[
            "idlink_va,idvisitor,idaction_url,server_time",
            *(f"{n},{who},{numbers[page]},{at}" for n, (at, who, page, _) in enumerate(rows)),
        ],
        log_action=[
            "idaction,name,type",
            *(f"{number},shop.example{page},1" for page, number in numbers.items()),
        ],
        articles=["article_no,name,colour", *shoes],
    ) as study:
        assert "2,000 rows" in of_articles(study, "idaction_url.article_no")
        assert "items" in study.proposal.mapping.sections  # type: ignore[union-attr]


def test_pages_that_name_nothing_of_the_catalogue_are_no_items(tmp_path: Path) -> None:
    """Their own table knows the number, a title and an address; two pages are opened most."""
    choice = random.Random(14)
    pages = [f"/kit/{200 + n}-a-lesson" for n in range(60)]
    pages += ["/dashboard", "/my-classes"]
    rows = [
        (n, choice.randrange(90), choice.randrange(60, 62) if n % 5 > 2 else choice.randrange(60))
        for n in range(5000)
    ]
    titles = [f"Lesson number {n}" for n in range(60)] + ["Dashboard", "My classes"]
    with checked(
        tmp_path / "matomo",
        log_link_visit_action=[
            "idlink_va,idvisitor,idaction_url,server_time",
            *(
                f"{n},v{who:05x},{900 + page},{(START + timedelta(seconds=n * 300)).isoformat()}"
                for n, who, page in rows
            ),
        ],
        log_action=[
            "idaction,name,type",
            *(f"{900 + n},school.example{page},1" for n, page in enumerate(pages)),
            *(f"{2900 + n},{one},4" for n, one in enumerate(titles)),
        ],
        kits=["kit_no,title", *(f"{200 + n},{titles[n]}" for n in range(60))],
    ) as study:
        mapping = study.proposal.mapping
        assert mapping is not None
        made = mapping.sections["interactions"]
        assert made.columns["ITEM_ID"] == "idaction_url"
        assert set(made.leave_out["idaction_url"]) == {"960", "961"}
        assert study.facts is not None
        assert study.facts.rows["interactions"] == 3000


def test_home_pages_of_countries_are_left_out_by_their_numbers(tmp_path: Path) -> None:
    choice = random.Random(12)
    homes = ("/", "/de/", "/de/at/", "/fr/index.html")
    pages = [*homes, *(f"/de/article-{n}" for n in range(100))]
    views = [
        (n, choice.randrange(90), choice.randrange(4) if n % 5 == 0 else choice.randrange(4, 104))
        for n in range(4000)
    ]
    with checked(
        tmp_path / "matomo",
        log_link_visit_action=[
            "idlink_va,idvisitor,idaction_url,server_time",
            *(
                f"{n},v{who:05x},{900 + page},{(START + timedelta(seconds=n * 300)).isoformat()}"
                for n, who, page in views
            ),
        ],
        log_action=[
            "idaction,name,type",
            *(f"{900 + n},shop.example{page},1" for n, page in enumerate(pages)),
        ],
    ) as study:
        assert study.proposal.mapping is not None
        left = study.proposal.mapping.sections["interactions"].leave_out
        assert set(left["idaction_url"]) == {"900", "901", "902", "903"}


@pytest.mark.parametrize(
    ("name", "path"), [("thumbnail", "/user/{n}"), ("host", "/user/{n}.jpg?size=small")]
)
def test_pictures_on_two_sites_say_nothing_of_what_an_item_is(name: str, path: str) -> None:
    w = World(3404, lines=1)
    sites = ["https://cdn.example", "https://old.example"]
    made = proposed_tables(
        {
            "reviews.csv": {
                "reviewer_id": w.by_user(lambda u: f"{40_000 + 7 * u}"),
                "listing_id": w.by_item(lambda i: f"{9000 + 3 * i}"),
                "date": w.times("%Y-%m-%d"),
            },
            "listings.csv": {
                "id": [f"{9000 + 3 * i}" for i in range(w.items)],
                "name": [title(i) for i in range(w.items)],
                name: [sites[i % 20 == 7] + path.format(n=i % 9) for i in range(w.items)],
            },
        }
    )
    assert section(made).leave_out == {}


def pages(w: World, *, other_pages: int) -> dict[str, list[Any]]:
    """Pages of articles, and every other one is a page of no article, of so many."""
    article = w.by_item(lambda i: 4_500_000 + 13 * i)
    address = w.by_item(lambda i: f"https://paper.example/news/story-{i}.html")
    for row in range(0, len(article), 2):
        article[row] = ""
        address[row] = f"https://paper.example/page/{row % other_pages}"
    return {"page_location": address, "article_id": article}


def test_few_pages_without_an_article_are_no_items() -> None:
    w = World(4404, items=200, rows=4000)
    log = {
        "user_pseudo_id": w.by_user(lambda u: digest(u)[:12]),
        "at": w.times("%Y-%m-%d %H:%M:%S"),
        **pages(w, other_pages=5),
    }
    assert section(roles.propose(reading({"log.csv": log}))).columns["ITEM_ID"] == "article_id"

"""Logs of web servers: which requests are pages, what a page is, and who asked."""

from __future__ import annotations

import gzip
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from personalize_poc.check import checking
from personalize_poc.check.study import Study

BROWSER = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Firefox/128.0"
START = datetime(2025, 2, 1, tzinfo=UTC)


def line(
    second: int, target: str, user: str = "-", *, host: str = "10.0.0.1", method: str = "GET",
    status: int = 200, agent: str | None = BROWSER,
) -> str:  # fmt: skip
    """A request; the common format without an agent."""
    at = (START + timedelta(seconds=second)).strftime("%d/%b/%Y:%H:%M:%S +0000")
    common = f'{host} - {user} [{at}] "{method} {target} HTTP/1.1" {status} 5120'
    return common if agent is None else f'{common} "-" "{agent}"'


def visits(
    target: str = "/shop/article-{item}", *, users: bool = True, agent: str | None = BROWSER
) -> Iterator[str]:
    """3,000 page views of 80 people and 40 articles."""
    choice = random.Random(7)
    for n in range(3000):
        who = choice.randrange(80)
        path = target.format(item=100 + min(choice.randrange(40), choice.randrange(40)), who=who)
        name, host = (f"m{1000 + who}" if users else "-"), f"10.0.{who // 9}.{who % 9}"
        yield line(n * 400, path, name, host=host, agent=agent)


NOISE = [
    line(10, "/static/site.css"), line(11, "/robots.txt", agent="Googlebot/2.1"),
    line(12, "/shop/article-101", agent="Mozilla/5.0 (compatible; bingbot/2.0)"),
    line(13, "/shop/article-101", status=404), line(14, "/login", method="POST"),
    line(15, "/old", status=301), "a line that is none",
]  # fmt: skip
HOME = [line(20 + n, ("/", "/search?q=shoes")[n % 2], f"m{1000 + n % 80}") for n in range(400)]


def checked(folder: Path, **files: list[str]) -> Study:
    """A check of logs; those whose name ends in gz are packed."""
    folder.mkdir()
    for name, lines in files.items():
        text = ("\n".join(lines) + "\n").encode()
        at = folder / name.replace("_", ".")
        at.write_bytes(gzip.compress(text) if name.endswith("gz") else text)
    return checking.check(folder)


def told(study: Study, code: str) -> list[str]:
    return [one.message for one in study.findings if one.code == code]


def columns(study: Study) -> dict[str, str]:
    assert study.proposal.mapping is not None, study.proposal.reason
    return study.proposal.mapping.sections["interactions"].columns


@pytest.mark.parametrize("agent", [BROWSER, None])
def test_pages_of_people_who_are_logged_in_are_events(tmp_path: Path, agent: str | None) -> None:
    seen = [*visits(agent=agent), *HOME]
    with checked(
        tmp_path / "logs", access_log=[*seen[:2000], *NOISE], access_log_1_gz=seen[2000:]
    ) as study:
        found = columns(study)
        assert (found["USER_ID"], found["ITEM_ID"], found["TIMESTAMP"]) == ("user", "page", "time")
        assert study.facts is not None
        assert (study.facts.rows["interactions"], study.facts.users, study.facts.items) == (
            3000,
            80,
            40,
        )
        (left,) = told(study, "requests-left-out")
        for part in ("2,000 of 2,007", "2 of programs", "1 for parts", "1 that failed"):
            assert part in left
        for part in ("1 that were sent on", "1 that are no GET", "1 in lines of another form"):
            assert part in left
        (pages,) = told(study, "pages-as-items")
        assert "40 items" in pages
        assert "below /shop" in pages
        assert "400 rows of other pages" in pages


def test_the_part_of_an_address_that_a_catalogue_knows_is_the_item(tmp_path: Path) -> None:
    folder = tmp_path / "logs"
    with checked(
        folder,
        access_log=[*visits("/shop/{item}-some-shoe.html?token=t-{who}x", users=False), *HOME],
        articles_csv=[
            "article_no,name,price",
            *(f"{100 + n},Shoe number {n},{9 + n % 7}" for n in range(40)),
        ],
        members_csv=["token,plan", *(f"t-{n}x,{'ab'[n % 2]}" for n in range(80))],
    ) as study:
        found = columns(study)
        assert (found["USER_ID"], found["ITEM_ID"]) == ("query.token", "page.article_no")
        assert set(study.proposal.mapping.sections) == {"interactions", "items", "users"}  # type: ignore[union-attr]
        assert "number that their last part begins with" in told(study, "pages-as-items")[0]


def test_without_names_the_address_stands_for_the_person_and_is_asked_about(tmp_path: Path) -> None:
    agents = [f"{BROWSER} rv:{n}" for n in range(30)]
    lines = [one.replace(BROWSER, agents[n % 30]) for n, one in enumerate(visits(users=False))]
    with checked(tmp_path / "logs", access_log=lines) as study:
        assert columns(study)["USER_ID"] == "host"
        (asked,) = study.proposal.questions
        assert asked.code == "which-user"
        assert not any("agent" in one.text for one in asked.options)


def test_feeds_and_their_readers_are_no_views_of_pages(tmp_path: Path) -> None:
    feeds = [
        line(10, "/shop/?flav=rss20"), line(11, "/shop/article-101?format=atom"),
        line(12, "/shop/feed/"), line(13, "/shop/article-101", agent="Tiny Tiny RSS/1.11"),
        line(14, "/shop/article-101", agent="FeedReader/2"),
    ]  # fmt: skip
    with checked(tmp_path / "logs", access_log=[*visits(), *feeds]) as study:
        (left,) = told(study, "requests-left-out")
        for part in ("3,000 of 3,005", "2 of programs", "3 for parts of pages and feeds"):
            assert part in left


def test_things_in_several_places_of_a_site_are_all_items(tmp_path: Path) -> None:
    choice = random.Random(11)
    places = {"posts": 60, "talks": 12, "projects": 9, "tags": 30}
    lines = []
    for n in range(3000):
        place = ("posts", "talks", "projects", "tags")[choice.randrange(4)]
        path = f"/{place}/{choice.randrange(places[place])}{'/' * (n % 2)}"
        lines.append(line(n * 400, path, f"m{choice.randrange(80)}"))
    with checked(tmp_path / "logs", access_log=lines) as study:
        assert study.facts is not None
        assert study.facts.items == 60 + 12 + 9
        (pages,) = told(study, "pages-as-items")
        assert "below /posts, /talks, /projects" in pages


def test_a_log_in_which_nobody_saw_a_page_is_refused(tmp_path: Path) -> None:
    lines = [line(n, "/health", agent="UptimeRobot/2.0") for n in range(300)]
    with pytest.raises(Exception, match="nobody saw a page"):
        checked(tmp_path / "logs", access_log=lines)


@pytest.mark.parametrize(
    ("between", "field", "user"),
    [(" ", "cs-username", "user"), ("\t", "cs-username", "user"), ("\t", "x-member", "x-member")],
)
def test_logs_of_the_w3c_are_read_by_the_fields_that_they_name(
    tmp_path: Path, between: str, field: str, user: str
) -> None:
    head = [
        "#Software: Internet Information Services", "#Version: 1.0", "#Date: 2025-02-01 00:00:02",
        f"#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query {field} c-ip "
        "cs(User-Agent) sc-status",
    ]  # fmt: skip

    def request(second: int, path: str, user: str, agent: str = "Mozilla/5.0+(X11)") -> str:
        at = START + timedelta(seconds=second)
        fields = (
            f"{at:%Y-%m-%d}", f"{at:%H:%M:%S}", "10.0.0.1", "GET", path, "-", user, "10.1.1.1",
            agent, "200",
        )  # fmt: skip
        return between.join(fields)

    choice = random.Random(9)
    seen = [
        request(n * 400, f"/courses/c-{choice.randrange(30)}", f"CORP\\m{choice.randrange(60)}")
        for n in range(2000)
    ]
    noise = [
        request(5, "/static/app.js", "CORP\\m1"),
        request(6, "/health", "-", "ELB-HealthChecker/2.0"),
    ]
    with checked(
        tmp_path / "logs", u_ex1_log=[*head, *noise, *seen[:900]], u_ex2_log=[*head, *seen[900:]]
    ) as study:
        found = columns(study)
        assert (found["USER_ID"], found["TIMESTAMP"]) == (user, "time")
        assert study.facts is not None
        assert (study.facts.rows["interactions"], study.facts.users, study.facts.items) == (
            2000,
            60,
            30,
        )


@pytest.mark.parametrize(
    ("names", "label"),
    [
        (("u_ex240205.log", "u_ex240206.log"), "u_ex*.log"),
        (("access.log", "access.log.1"), "access.log*"),
    ],
)
def test_logs_of_several_days_are_called_by_their_pattern(
    tmp_path: Path, names: tuple[str, str], label: str
) -> None:
    lines = list(visits())
    for name, part in zip(names, (lines[:1500], lines[1500:]), strict=True):
        (tmp_path / name).write_text("\n".join(part) + "\n")
    with checking.check(tmp_path) as study:
        assert [table.label for table in study.reading.tables] == [label]


@pytest.mark.parametrize("known", [True, False])
def test_numbers_of_visits_are_parts_of_addresses_by_chance(tmp_path: Path, known: bool) -> None:
    """A table of the things in addresses is a catalogue; one of visits has any number by chance."""
    folder = tmp_path / "export"
    folder.mkdir()
    articles = [27_180 + 3 * n for n in range(60)]
    lines = [f"{n + 1}\tnews.example/local/{one}/headline" for n, one in enumerate(articles)]
    (folder / "actions.tsv").write_text("idaction\tname\n" + "\n".join(lines) + "\n")
    others = articles if known else range(27_000, 27_900)
    rows = "".join(f"{n}\t{n % 7}\n" for n in others)
    (folder / "others.tsv").write_text("idother\tkind\n" + rows)
    with checking.check(folder) as study:
        names = [one.name for one in study.reading.table("actions.tsv").columns]
        assert ("name.idother" in names) is known

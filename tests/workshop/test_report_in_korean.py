"""The report of a run in the chosen language."""

from __future__ import annotations

import re

import pytest

from personalize_poc import language
from personalize_poc.aws import pricing
from personalize_poc.evaluation import plots
from personalize_poc.evaluation.comparison import Comparison
from personalize_poc.workshop import report
from personalize_poc.workshop.results import NotebookResult, Results
from tests.support.comparisons import comparison

HANGUL = re.compile("[가-힣]")


@pytest.fixture(autouse=True)
def korean(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(language.VARIABLE, "ko")


def results(found: Comparison) -> Results:
    return Results(
        run_name="trial",
        target="local",
        region="us-east-1",
        dataset="sample",
        parameters={"target": "local"},
        started="2026-01-02T03:04:05+00:00",
        seconds=61.0,
        notebooks=[
            NotebookResult("05_Interacting_with_Campaigns_and_Filters", "ok", 9.0, {"not so": []}),
            NotebookResult(
                "06_Clean_Up_Resources", "ok", 3.0, {"USD a month that has ended": 439.2}
            ),
        ],
        recipes={"aws-sims": {"coverage": 0.5, "mean_reciprocal_rank_at_25": 0.25}},
        recorded={
            "comparison": found.plain(),
            "workload": {"interactions": 12000, "USER_ID": 200, "ITEM_ID": 400, "repeats": 0.25},
            "people": [{"user": "7", "last": ["A"], "recommended": ["B"], "hits": ["B"]}],
        },
        showcase={"user 7": ["B"]},
    )


def test_a_report_is_korean_from_top_to_bottom() -> None:
    page = report.render(results(comparison()))
    assert '<html lang="ko">' in page
    body = page[page.index("<body>") :].replace(pricing.NOTE, "")  # a source, as it is called
    words = re.sub(r"(?s)<style.*?</style>|<[^>]*>", "\n", body).splitlines()
    english = [line for line in words if re.search(r"[a-z]{3,} [a-z]{3,} [a-z]{3,}", line)]
    assert english == []
    assert "더 들지 않는 월 USD: 439.2" in body
    assert "기대와 다름: 없음" in body
    for expected in ("리소스 정리", "커버리지", "인기도", "마지막에 한 것을 다시", "새 항목"):
        assert expected in body


def test_figures_are_korean_and_every_letter_is_drawn() -> None:
    for figure in (plots.readings(comparison()), plots.differences(comparison())):
        picture = plots.show(figure, alt="그림")
        assert HANGUL.search(figure.get_suptitle())
        assert picture.note == "", "nothing is lacking"


def test_tables_are_korean() -> None:
    table = comparison().table()
    assert "인기도" in table.index
    assert all(HANGUL.search(heading) for heading in table.columns)
    assert comparison().differences().iloc[0, 2] in ("앞섬", "뒤짐", "구별되지 않음")

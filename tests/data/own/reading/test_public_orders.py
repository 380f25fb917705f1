"""Tables without a header that are known by the order of their columns."""

from __future__ import annotations

from tests.data.own.reading.conftest import Opener

_WIDTH = 131
_KINDS = ("page_view", "page_ping", "struct", "unstruct")


def _row(number: int, kind: str) -> str:
    """An event as Snowplow writes it: without names of columns, most of them empty."""
    cells = [""] * _WIDTH
    cells[:4] = ["shop", "web", "2025-02-03 02:12:43.892", f"2025-01-27 06:15:{number % 60:02}.1"]
    cells[5:7] = [kind, f"5fe38e07-9361-4754-aa14-{number:012x}"]
    cells[15], cells[17] = f"c8bda900-f6e0-479d-a794-{number % 7:012x}", "21e20340"
    cells[29:31] = [f"https://example.org/a/{number % 5}", f"Article {number % 5}"]
    cells[35], cells[125] = f"/a/{number % 5}", "com.snowplowanalytics.snowplow"
    return "\t".join(cells)


def _events(form: tuple[str, ...] = _KINDS) -> bytes:
    return "".join(_row(n, form[n % len(form)]) + "\n" for n in range(200)).encode()


def test_events_of_snowplow_have_the_names_of_their_columns(opened: Opener) -> None:
    read = opened(_events(), "part-00000.tsv")
    assert len(read.names) == _WIDTH
    places = (0, 3, 5, 15, 29, 35, 77, 124, 125, 130)
    assert [read.names[place] for place in places] == [
        "app_id",
        "collector_tstamp",
        "event",
        "domain_userid",
        "page_url",
        "page_urlpath",
        "useragent",
        "derived_tstamp",
        "event_vendor",
        "true_tstamp",
    ]
    assert len(read.rows()) == 200
    said = {one.code: one.message for one in read.reading.findings}
    assert "no-header" not in said
    assert "Snowplow" in said["header-known"]


def test_as_many_columns_of_another_form_have_no_names(opened: Opener) -> None:
    read = opened(_events(("sale", "return")), "part-00000.tsv")
    assert read.names[15] == "column 16"
    assert "no-header" in {one.code for one in read.reading.findings}

"""The journal of the services beside: what is dropped, what is reported, what is left out."""

from __future__ import annotations

import errno
import io
import os
import stat
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from personalize_poc.local.cloud.journal import compaction, log
from personalize_poc.local.cloud.journal.log import INLINE_BYTES, DamagedBody, Entry, Journal
from personalize_poc.local.errors import StandInError
from personalize_poc.local.state.state import State

SCOPE = "AWS4-HMAC-SHA256 Credential=local/20250101/us-east-1/{}/aws4_request"
LARGE = bytes(range(256)) * 200


Opened = Callable[[Path], tuple[Journal, list[Entry]]]


@pytest.fixture
def opened() -> Iterator[Opened]:
    journals = []

    def run(folder: Path) -> tuple[Journal, list[Entry]]:
        journals.append(Journal(folder))
        return journals[-1], journals[-1].open()

    yield run
    for journal in journals:
        journal.close()


def request(
    method: str, path: str, query: str = "", host: str = "127.0.0.1:1", **headers: str
) -> Entry:
    what = {"REQUEST_METHOD": method, "PATH_INFO": path, "QUERY_STRING": query, "HTTP_HOST": host}
    what["HTTP_AUTHORIZATION"] = (
        "AWS4-HMAC-SHA256 Credential=local/20250101/us-east-1/s3/aws4_request"
    )
    return Entry("request", {**what, **headers})


def iam() -> Entry:
    scope = "AWS4-HMAC-SHA256 Credential=local/20250101/us-east-1/iam/aws4_request"
    return Entry(
        "request", {"REQUEST_METHOD": "POST", "PATH_INFO": "/", "HTTP_AUTHORIZATION": scope}
    )


def test_entries_and_bodies_come_back_in_order(opened: Opened, tmp_path: Path) -> None:
    journal, _ = opened(tmp_path)
    entries = [
        Entry("request", {"n": str(n)}, journal.write_body(io.BytesIO(body), None), at=1.5)
        for n, body in enumerate([b"", b"small", LARGE])
    ]
    for entry in entries:
        journal.append(entry)
    _, found = opened(tmp_path)
    assert found == entries
    for entry, content in zip(found, [b"", b"small", LARGE], strict=True):
        with journal.open_body(entry.body, check=True) as body:
            assert body.read() == content


def test_no_more_than_the_length_is_read(opened: Opened, tmp_path: Path) -> None:
    journal, _ = opened(tmp_path)
    stream = io.BytesIO(LARGE)
    body = journal.write_body(stream, INLINE_BYTES + 10)
    assert (body.size, stream.tell()) == (INLINE_BYTES + 10, INLINE_BYTES + 10)


@pytest.mark.parametrize("cut", [1, 10, 50])
def test_a_torn_end_is_dropped_and_writing_goes_on(
    opened: Opened, tmp_path: Path, cut: int
) -> None:
    journal, _ = opened(tmp_path)
    first, last = Entry("request", {"a": "1"}), Entry("request", {"b": "2"})
    journal.append(first)
    journal.append(last)
    path = tmp_path / "journal.jsonl"
    path.write_bytes(path.read_bytes()[:-cut])
    journal, found = opened(tmp_path)
    assert found == [first]
    journal.append(last)
    assert opened(tmp_path)[1] == [first, last]


def test_damage_elsewhere_is_reported(opened: Opened, tmp_path: Path) -> None:
    journal, _ = opened(tmp_path)
    for name in "abc":
        journal.append(Entry("request", {"key": name}))
    path = tmp_path / "journal.jsonl"
    path.write_bytes(path.read_bytes().replace(b'"b"', b'"x"'))
    with pytest.raises(StandInError, match="line 2"):
        opened(tmp_path)


def test_a_body_that_is_missing_or_changed_is_reported(opened: Opened, tmp_path: Path) -> None:
    journal, _ = opened(tmp_path)
    entry = Entry("request", {}, journal.write_body(io.BytesIO(LARGE), None))
    journal.append(entry)
    (path,) = (tmp_path / "bodies").iterdir()
    path.write_bytes(b"x" + LARGE[1:])
    with pytest.raises(DamagedBody):
        journal.open_body(entry.body, check=True)
    path.unlink()
    with pytest.raises(StandInError, match="is missing"):
        opened(tmp_path)


def test_what_was_refused_leaves_nothing(opened: Opened, tmp_path: Path) -> None:
    journal, _ = opened(tmp_path)
    made = Entry("request", {"a": "1"})
    journal.append(made)
    refused = Entry("request", {}, journal.write_body(io.BytesIO(LARGE), None))
    journal.take_back(journal.append(refused), refused)
    assert list((tmp_path / "bodies").iterdir()) == []
    journal.append(made)
    assert opened(tmp_path)[1] == [made, made]


def test_bodies_that_no_entry_uses_are_removed(opened: Opened, tmp_path: Path) -> None:
    journal, _ = opened(tmp_path)
    journal.write_body(io.BytesIO(LARGE), None)  # killed before the entry was written
    opened(tmp_path)
    assert list((tmp_path / "bodies").iterdir()) == []


def test_a_journal_in_use_is_compacted(opened: Opened, tmp_path: Path) -> None:
    journal, _ = opened(tmp_path)
    void, live = [
        Entry("request", {"n": n}, journal.write_body(io.BytesIO(LARGE), None)) for n in "12"
    ]
    for entry in (void, live):
        journal.append(entry)
    coming = Entry("request", {"n": "3"}, journal.write_body(io.BytesIO(LARGE), None))
    journal.compact(lambda entries: entries[1:])
    bodies = {path.name for path in (tmp_path / "bodies").iterdir()}
    assert bodies == {live.body.file, coming.body.file}
    journal.take_back(journal.append(void), void)
    journal.append(coming)
    assert opened(tmp_path)[1] == [live, coming]


def test_a_compaction_that_fails_leaves_the_journal_as_it_was(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal, _ = opened(tmp_path)
    entries = [Entry("request", {"n": n}) for n in "123"]
    for entry in entries[:2]:
        journal.append(entry)

    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(OSError, match="No space"):
            journal.compact(lambda found: found[1:])
    assert not (tmp_path / "journal.tmp").exists()
    journal.append(entries[2])
    assert opened(tmp_path)[1] == entries


def test_a_compaction_is_due_when_the_journal_has_doubled(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(log, "COMPACT_BYTES", 3 * len(LARGE))
    journal, _ = opened(tmp_path)

    def appended_until_due(content: bytes) -> int:
        for number in range(1, 100):
            journal.append(Entry("request", {}, journal.write_body(io.BytesIO(content), None)))
            if journal.is_compaction_due:
                return number
        return 100

    assert appended_until_due(LARGE * 5 + LARGE[:20_000]) == 1
    journal.compact(list)
    assert not journal.is_compaction_due
    assert appended_until_due(LARGE) == 6
    journal.compact(lambda _: [])
    assert appended_until_due(LARGE) == 3


# -- compaction --


def test_a_bucket_that_was_deleted_is_forgotten_with_all_its_objects() -> None:
    other = request("PUT", "/other")
    again = [request("PUT", "/films"), request("PUT", "/films/new")]
    entries = [
        request("PUT", "/films"),
        other,
        request("PUT", "/films", "policy"),
        iam(),
        Entry("object", {"bucket": "films", "key": "a", "account": "1", "partition": "aws"}),
        request("POST", "/films", "delete"),
        request("DELETE", "/films"),
        *again,
    ]
    assert compaction.live(entries) == [other, entries[3], *again]


def test_an_overwritten_object_is_kept_once() -> None:
    bucket, last = request("PUT", "/films"), request("PUT", "/films/a", "x-id=PutObject")
    entries = [bucket, request("PUT", "/films/a"), request("PUT", "/films/a", "tagging"), last]
    assert compaction.live(entries) == [bucket, last]


def test_uploads_in_parts_are_kept_while_they_are_needed() -> None:
    upload = [
        request("PUT", "/films"),
        request("POST", "/films/a", "uploads"),
        request("PUT", "/films/a", "uploadId=u&partNumber=1"),
    ]
    done = request("POST", "/films/a", "uploadId=u")
    whole = request("PUT", "/films/a")
    for entries in ([*upload, done], [*upload, whole], [*upload, whole, done]):
        assert compaction.live(entries) == entries
    assert compaction.live([*upload, done, whole]) == [upload[0], whole]


@pytest.mark.parametrize(
    "special",
    [
        request("PUT", "/films", "versioning"),
        request("PUT", "/other/b", HTTP_X_AMZ_COPY_SOURCE="/films/a"),
        request("PUT", "/other", "logging"),
        request("PUT", "/b", host="films.localhost:1"),
    ],
)
def test_nothing_is_dropped_that_may_still_matter(special: Entry) -> None:
    bucket, item = request("PUT", "/films"), request("PUT", "/films/a")
    entries = [bucket, item, special, request("PUT", "/films/a")]
    assert compaction.live(entries) == entries


def test_an_overwrite_under_a_condition_needs_what_was_there() -> None:
    entries = [
        request("PUT", "/films"),
        request("PUT", "/films/a"),
        request("PUT", "/films/a", HTTP_IF_MATCH='"etag"'),
    ]
    assert compaction.live(entries) == entries


def test_a_bucket_made_by_other_means_keeps_its_deletion() -> None:
    entries = [request("PUT", "/films/a"), request("DELETE", "/films")]
    assert compaction.live(entries) == entries


def test_an_entry_and_its_body_are_on_disk_before_the_call_returns(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A kill cannot show a missing fsync, only a power cut can: so the calls are watched."""
    synced: list[tuple[str, int]] = []
    fsync = os.fsync

    def watched(handle: int) -> None:
        fsync(handle)
        status = os.fstat(handle)
        synced.append(("folder" if stat.S_ISDIR(status.st_mode) else "file", status.st_size))

    journal = Journal(tmp_path)
    journal.open()
    monkeypatch.setattr(os, "fsync", watched)
    body = journal.write_body(io.BytesIO(b"x" * 50_000), 50_000)
    folders = [("folder", size) for kind, size in synced if kind == "folder"]
    assert synced == [("file", 50_000), *folders]
    assert os.name == "nt" or len(folders) == 1
    journal.append(Entry("request", {"a": "b"}, body))
    assert synced[-1] == ("file", (tmp_path / "journal.jsonl").stat().st_size)
    assert synced[-1][1] > 0
    journal.close()


def test_every_connection_of_the_state_waits_for_the_disk(tmp_path: Path) -> None:
    state = State(tmp_path / "state.sqlite")

    def settings() -> tuple[str, int]:
        with state.transaction() as database:
            mode = database.execute("PRAGMA journal_mode").fetchone()[0]
            return mode, database.execute("PRAGMA synchronous").fetchone()[0]

    found = [settings()]
    thread = threading.Thread(target=lambda: found.append(settings()))
    thread.start()
    thread.join()
    state.close()
    assert found == [("wal", 2)] * 2  # 2: FULL

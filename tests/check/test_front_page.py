"""A log of what a front page showed: most of it nobody clicked, and that is no fault."""

from __future__ import annotations

from pathlib import Path

import yaml

from personalize_poc.check import telling
from personalize_poc.check.checking import check
from personalize_poc.check.report import page
from personalize_poc.data.own import mapping_file

ROWS, CLICKED = 6000, 4
"""Pages that were shown, and of so many one led to a click."""


def front_page(folder: Path) -> Path:
    """What was shown to 80 readers, what they clicked, and the articles."""
    folder.mkdir()
    lines = ["impression_id\treader\tshown_at\tplacement\tshown\tclicked"]
    for n in range(ROWS):
        shown = [f"N{(n * 31 + k * k * 17) % 300:05d}" for k in range(8)]
        clicked = shown[n % 8] if n % CLICKED == 0 else ""
        at = f"2024-04-{1 + n // 250:02d}T{n * 7 % 24:02d}:{n % 60:02d}:{n * 13 % 60:02d}Z"
        place = ("home", "article_end", "newsletter")[n % 11 // 5]
        lines.append(f"{n}\tU{n * 37 % 80:04d}\t{at}\t{place}\t{' '.join(shown)}\t{clicked}")
    (folder / "front_log.tsv").write_text("\n".join(lines), encoding="utf-8")
    articles = "".join(f"N{n:05d}\tWords of article {n}\tsection {n % 7}\n" for n in range(300))
    (folder / "articles.tsv").write_text(
        f"article\theadline\tsection\n{articles}", encoding="utf-8"
    )
    return folder


def test_what_was_shown_and_not_clicked_blocks_nothing_and_is_asked_of_nobody(
    tmp_path: Path,
) -> None:
    with check(front_page(tmp_path / "a")) as study:
        assert telling.state(study) == telling.READY
        assert telling.size(study).startswith(f"{ROWS // CLICKED:,} interactions of 80 users")
        assert study.proposal.mapping is not None
        columns = study.proposal.mapping.sections["interactions"].columns
        assert (columns["ITEM_ID"], columns["IMPRESSION"]) == ("clicked", "shown")
        (said,) = [one for one in study.findings if one.code == "nothing-chosen"]
        assert said.count == ROWS - ROWS // CLICKED
        shown = page.render(study)
        assert f"{ROWS // CLICKED:,}" in shown
        assert f">{ROWS:,}</" not in shown.split("<table")[0], "what was shown is no interaction"
        text = mapping_file.text(study.proposal.mapping)
    assert "leave_out" not in yaml.safe_load(text)["interactions"]

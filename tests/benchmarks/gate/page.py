"""What is kept of a run: Markdown, JSON, and a page with the picture, for both themes."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markupsafe import Markup

from personalize_poc.evaluation import pages
from personalize_poc.evaluation.pages import svg
from tests.benchmarks.gate import picture, tables
from tests.benchmarks.gate.results import Row, Verdict


@dataclass(frozen=True)
class Report:
    """All that a run found. notes: under what it was measured; costs: a table in Markdown."""

    rows: Sequence[Row]
    verdicts: Sequence[Verdict]
    notes: Sequence[str]
    costs: str

    @property
    def behind(self) -> list[Verdict]:
        """Where a recipe is worse than the best of its opponents by more than the noise."""
        return [one for one in self.verdicts if one.word == "behind"]

    @property
    def sentence(self) -> str:
        """How many verdicts there are of each sort."""
        words = ("ahead", "not distinguishable", "behind")
        counts = [sum(one.word == word for one in self.verdicts) for word in words]
        told = ", ".join(f"{n} {word}" for n, word in zip(counts, words, strict=True))
        return f"{len(self.verdicts)} verdicts: {told}."

    def markdown(self) -> str:
        """The tables."""
        grids = [str(grid) for grid in self._grids()]
        return "\n\n".join([self.sentence, *self.notes, *grids, self.costs]) + "\n"

    def as_dict(self) -> dict[str, Any]:
        """For JSON."""
        return {
            "notes": list(self.notes),
            "verdicts": [one.as_dict() for one in self.verdicts],
            "models": [row.as_dict() for row in self.rows],
        }

    def page(self) -> str:
        """HTML that loads nothing."""
        recipes = dict.fromkeys(one.recipe for one in self.verdicts)
        drawn = [picture.of(self.verdicts, recipe) for recipe in list(recipes)[:1]]
        figures = [(one.title, Markup(svg.drawn(one)), one.alt) for one in drawn if one]
        light, dark = svg.colours("".join(text for _, text, _ in figures))
        template = pages.environment(Path(__file__).parent).get_template("page.html.j2")
        return template.render(
            sentence=self.sentence,
            behind=bool(self.behind),
            notes=self.notes,
            figures=figures,
            grids=self._grids(),
            light=light,
            dark=dark,
        )

    def write(self, folder: Path) -> None:
        """``kinds.md``, ``kinds.json`` and ``kinds.html``; the folder is made."""
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "kinds.md").write_text(self.markdown(), "utf-8")
        text = json.dumps(self.as_dict(), indent=1, ensure_ascii=False)
        (folder / "kinds.json").write_text(text + "\n", "utf-8")
        (folder / "kinds.html").write_text(self.page(), "utf-8")

    def _grids(self) -> list[tables.Grid]:
        return [tables.of_verdicts(self.verdicts, self.rows), tables.of_models(self.rows)]

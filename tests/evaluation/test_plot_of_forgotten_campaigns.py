"""The bill of campaigns that nobody deletes."""

from __future__ import annotations

import numpy as np
import pytest

from personalize_poc.aws import pricing
from personalize_poc.evaluation import plots


def test_the_bill_grows_by_what_all_campaigns_cost() -> None:
    month = pricing.campaign()
    figure = plots.forgotten({"one": month, "two": 2 * month}, days=61)
    total = np.asarray(figure.axes[0].lines[0].get_ydata())
    assert total[0] == 0
    assert total[-1] == pytest.approx(6 * month, rel=1e-6)
    legend = figure.axes[0].get_legend()
    assert legend is not None
    assert [text.get_text() for text in legend.get_texts()] == ["one", "two"]


def test_without_campaigns_it_is_flat() -> None:
    axes = plots.forgotten({}).axes[0]
    assert np.max(np.asarray(axes.lines[0].get_ydata())) == 0
    assert axes.get_legend() is None

"""Reports of a plan and of an analysis: one HTML file each, which loads nothing."""

from __future__ import annotations

from personalize_poc.experiment.report.page import of_analysis, of_plan

__all__ = ["of_analysis", "of_plan"]

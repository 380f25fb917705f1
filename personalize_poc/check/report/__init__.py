"""The report of a check: one HTML file to hand on. It loads nothing and links to nothing."""

from __future__ import annotations

from personalize_poc.check.report.page import render

__all__ = ["render"]

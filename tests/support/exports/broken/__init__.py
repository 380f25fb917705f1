"""Input that no check can use, or only with care: broken, empty, hostile, half there."""

from tests.support.exports.broken import files, rows
from tests.support.exports.broken.cases import CASES, Case, shop

__all__ = ["CASES", "Case", "files", "rows", "shop"]

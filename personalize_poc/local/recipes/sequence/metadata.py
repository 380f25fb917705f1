"""Metadata as one matrix: which of a few hundred categories describe an item."""

from __future__ import annotations

from personalize_poc.local.arrays.types import Features, Floats
from personalize_poc.local.recipes.common.metadata_encoder import Encoder


def category_matrix(features: Features, n_items: int) -> Floats:
    """Float32 [n_items, number of categories]; see `Encoder`, for what is described only once."""
    return Encoder.fit(features, n_items).matrix(features, n_items)

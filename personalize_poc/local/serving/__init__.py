"""Deployed models, filters and live events: from a request to a ranked answer."""

from personalize_poc.local.serving.answers import Answer, Both, Promotion, Question
from personalize_poc.local.serving.facade import Campaign, ReadyFilter, Serving

__all__ = ["Answer", "Both", "Campaign", "Promotion", "Question", "ReadyFilter", "Serving"]

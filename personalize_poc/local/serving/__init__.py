"""Deployed models, filters and live events: from a request to a ranked answer."""

from personalize_poc.local.serving.deployment_registry import Campaign
from personalize_poc.local.serving.filter_registry import ReadyFilter
from personalize_poc.local.serving.recommend import Answer, Both, Promotion, Question
from personalize_poc.local.serving.registry import Serving

__all__ = ["Answer", "Both", "Campaign", "Promotion", "Question", "ReadyFilter", "Serving"]

"""Removing what a run made: a plan, its execution, and the check that nothing is left."""

from personalize_poc.aws.cleanup.resources import Inventory, Plan, plan, verify

__all__ = ["Inventory", "Plan", "plan", "verify"]

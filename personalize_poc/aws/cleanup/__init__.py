"""Removing what a run made: a plan, its execution, and the check that nothing is left."""

from personalize_poc.aws.cleanup.inventory import Inventory, Plan, plan, verify
from personalize_poc.aws.cleanup.scope import Scope, all_runs, everything, of_run

__all__ = ["Inventory", "Plan", "Scope", "all_runs", "everything", "of_run", "plan", "verify"]

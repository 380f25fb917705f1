"""aws-next-best-action: how likely a user is to take each action.

`exposures` turns what users did with actions into occasions with an outcome, `interests` turns
what they did before into a vector, `features` puts both together, `propensity` learns from them,
`model` answers.
"""

from personalize_poc.local.recipes.actions.train import NextBestAction

__all__ = ["NextBestAction"]

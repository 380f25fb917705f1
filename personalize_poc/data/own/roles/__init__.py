"""What a person's tables and columns are: from facts and hints to a mapping and questions."""

from personalize_poc.data.own.roles.propose import propose

__all__ = ["propose"]

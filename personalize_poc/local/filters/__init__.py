"""Filter expressions: grammar, compilation and evaluation over arrays.

compiled = filters.accept(expression, schemas)    # a new one; InvalidInputException says where,
                                                  # why, and what the nearest right form is
compiled = filters.compile(expression)            # one that was accepted before
keep = filters.bind(compiled, values).mask(scope) # bool [n], per request
"""

from personalize_poc.local.filters.acceptance import accept
from personalize_poc.local.filters.columns import check
from personalize_poc.local.filters.evaluation import Bound, bind
from personalize_poc.local.filters.nodes import Filter
from personalize_poc.local.filters.scope import Known, Scope
from personalize_poc.local.filters.semantics import compile

__all__ = ["Bound", "Filter", "Known", "Scope", "accept", "bind", "check", "compile"]

"""Filter expressions: grammar, compilation and evaluation over arrays.

compiled = filters.compile(expression)        # once; InvalidInputException says where and why
filters.check(compiled, schemas)              # against the columns of the data set group
keep = filters.bind(compiled, values).mask(scope)   # bool [n], per request
"""

from personalize_poc.local.filters.evaluate import Bound, Known, Scope, bind
from personalize_poc.local.filters.nodes import Filter
from personalize_poc.local.filters.rules import check, compile

__all__ = ["Bound", "Filter", "Known", "Scope", "bind", "check", "compile"]

"""A small shop's export with the faults that exports have, to learn repairing on.

Nobody and nothing in it exists. `write` makes the files, the same on every machine; `faults` lists
what is wrong with them, so that a test can say whether a check finds all of it.
"""

from personalize_poc.data.own.messy_shop.faults import Fault
from personalize_poc.data.own.messy_shop.writing import faults, write

__all__ = ["Fault", "faults", "write"]

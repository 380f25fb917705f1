"""What a person's tables and columns are: from facts and hints to a mapping and questions.

`propose` is the way through these rooms, from the first to the last:

* `words`: what names of columns and files, and words in them, say by themselves;
* `evidence`: a table as it is looked at; `systems`: tables that many have, whose columns are known;
* `links`: how tables hang together; `which_table` holds the interactions; `which_column` names the
  user, the item and the time;
* `states`: marks of a row in its own table; `event_kinds`: what happened in it;
* `left_out`: rows that do not count, and people who are no customers;
* `sections` of the mapping, and `reporting`: what a person is told and asked.
"""

from personalize_poc.data.own.roles.propose import propose

__all__ = ["propose"]

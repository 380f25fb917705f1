"""A recurrent network over a user's events, trained with JAX and served with numpy alone.

settings             what can be set
shared               networks that recipes share
algorithm            what the recipes on this model have in common; each has a module beside it
encoding             events, metadata and context as the numbers that the network reads
training             the network in JAX and its optimisation, imported in workers only
inference            the forward pass in numpy
model                the fitted model: scores for a query
metadata             item metadata as a matrix of categories
own_habits           what a person does after what, at which hour, how often
repeat_consumption   what a user had before, moved by how often and how long ago it was
sequential_rules     what followed the latest items, counted, and mixed into the probabilities
ease                 item-to-item regression over unseen items (User-Personalization)
content              how well an item's metadata fits the history
lately               what is in demand at the moment of asking (User-Personalization)
cycles               what is wanted at this hour, on this weekday, at this time of the year
fresh                how new an item is at the moment of asking
cold                 items that nobody has had yet
unseen               the order of unseen items by network, regression, metadata and demand
by_ranking           how far regression and metadata move them, by what ranks best
on_top               rules, repeats and unseen on all logits, or on the few that can move
visit_start          what these weigh where a visit begins
"""

"""Models beside simple baselines and peers on many kinds of data; see `bench_kinds`.

splits      who is tested, and on what
baselines   a few lines of counting each
training    recipes, trained in a process of their own
peers       libraries of others, if they are installed
measures    lists and metrics, written anew: nothing here asks the product how good it is
results     all of it together: means, intervals, verdicts
tables, picture, page   what is shown
"""

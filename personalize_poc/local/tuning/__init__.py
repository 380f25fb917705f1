"""Search for hyperparameters (HPO) and for a recipe (AutoML), on validation users.

space     ranges of hyperparameters, and settings drawn from them
halving   when a training that is behind the others is given up
search    trains, measures and keeps the best; never sees a test user
"""

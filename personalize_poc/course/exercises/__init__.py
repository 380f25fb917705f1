"""The checks of the exercises, one module a notebook.

Each check takes what the learner has filled in, and what it needs to know to judge it. It returns
what is wrong in one sentence, or None: see `personalize_poc.course.verdict.exercise`.
"""

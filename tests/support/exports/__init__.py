"""Exports of the kind that companies have, made up and seeded, each with what is true of it.

`catalogue.EXPORTS` lists them; `write(name, folder)` makes one. `score` says what the product
makes of them.
"""

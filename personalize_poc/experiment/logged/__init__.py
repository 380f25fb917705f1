"""An experiment that somebody ran anywhere, judged from its files of exposures and outcomes.

`source` reads a file, `exposed` says who saw what, `counted` which outcomes count, `measured` makes
moments of them, `judging` puts it together. All of it is SQL in DuckDB: users are never in Python.
"""

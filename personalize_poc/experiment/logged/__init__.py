"""An experiment that somebody ran anywhere, judged from its files of exposures and outcomes.

`wishes` is what the person says. `source` reads a file, `experiments` keeps the rows of one
experiment, `exposed` says who saw what, `counted` which outcomes count, `history` what was before,
`measured` makes moments of them, `judging` puts it together. All of it is SQL in DuckDB: users are
never in Python.
"""

"""An experiment that somebody ran anywhere, judged from its files of exposures and outcomes.

`wishes` is what the person says. `source` reads a file, `experiments` keeps the rows of one
experiment, `exposed` says who saw what, `counted` which outcomes count, `history` what was before.
All of it is SQL in DuckDB. `arrays` takes what counts from there, `measured` makes moments of it,
`parts` the parts of an analysis, and `judging` puts it together.
"""

"""The notebooks in another language: texts kept by cell id, checked, and built into notebooks.

The English notebook is the source. `text_files` reads and writes the text file of a notebook,
`cells` says what is wrong with the translation of a cell (code: `programs`; text: `prose` and
`numbers`), `building` makes the notebook. `python -m personalize_poc.workshop.translation` does it.
"""

"""The simulated audience of the sample plays: it is shown lists, and clicks and watches.

What it likes is known, so what an experiment estimates can be compared with the truth.
"""

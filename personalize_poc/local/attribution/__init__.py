"""Metric attribution: what recommendations brought about, counted and reported.

expressions   what a metric counts, e.g. ``SUM(Items.PRICE)``
tally         counts by metric, source and quarter of an hour
counting      live events into the ledger, the ledger into CloudWatch
cloudwatch    the metrics as CloudWatch shows them
bulk          the worker function of imports: the same counts over a whole file
report        the CSV file that an import writes to S3
"""

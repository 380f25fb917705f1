"""A/B tests: assignment, sample size, intervals, analysis, figure."""

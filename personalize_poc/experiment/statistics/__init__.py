"""Statistics of A/B tests from the moments of each variant: no data frames, no files."""

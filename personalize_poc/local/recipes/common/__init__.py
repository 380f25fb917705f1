"""What several recipes share: encoders of metadata and text, factors, percentiles."""

"""Asking: events, recommendations with titles, batch files, attribution."""

"""The worker's side of batch jobs: JSON Lines in, JSON Lines out."""

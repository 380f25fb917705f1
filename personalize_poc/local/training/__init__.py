"""The worker's side of a training."""

"""The forward pass of the sequence model in numpy."""

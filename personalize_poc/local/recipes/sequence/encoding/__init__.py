"""Events and metadata as the numbers that the network reads."""

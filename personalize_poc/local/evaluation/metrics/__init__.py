"""One offline metric a file."""

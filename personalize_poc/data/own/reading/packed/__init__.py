"""What kind of file it is, and files that are compressed."""

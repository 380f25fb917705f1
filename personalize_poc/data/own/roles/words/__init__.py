"""What names of columns and files, and words in them, say by themselves, in many languages."""

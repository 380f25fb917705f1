"""What is wrong with a person's data, or worth knowing, before anything is imported."""

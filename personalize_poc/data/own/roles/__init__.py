"""What a person's tables and columns are: from facts and hints to a mapping and questions."""

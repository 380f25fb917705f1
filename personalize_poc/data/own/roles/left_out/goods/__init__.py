"""Items that nobody is recommended, and items that no catalogue has."""

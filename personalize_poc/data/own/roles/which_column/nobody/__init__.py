"""Values of a column of people that stand for nobody."""

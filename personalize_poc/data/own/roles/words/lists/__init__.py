"""Words in many languages. Data, no code."""

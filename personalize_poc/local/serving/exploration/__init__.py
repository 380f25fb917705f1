"""New items: which, how often shown, when explored."""

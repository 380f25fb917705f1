"""Typed arrays that learners read, and how they are split."""

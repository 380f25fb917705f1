"""Accounts that are no customers: tests, programs, robots, staff."""

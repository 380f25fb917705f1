"""Rows of MediaWiki and Moodle that do not count, known by their own tables."""

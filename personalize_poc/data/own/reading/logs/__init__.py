"""Logs of web servers, and addresses of pages in any table."""

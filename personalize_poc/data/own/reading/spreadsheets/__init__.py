"""Spreadsheets, and what is written like them: HTML tables and workbooks as XML."""

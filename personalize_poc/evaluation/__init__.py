"""Reading offline metrics: tables, uncertainty, figures."""

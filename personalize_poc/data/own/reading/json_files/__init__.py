"""JSON, in files and in cells: objects made flat, lists that become rows."""

"""What every reader needs: the workspace, tables on their way, names of columns, findings."""

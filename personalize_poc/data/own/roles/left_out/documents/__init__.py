"""What other documents say of a row: heads, returns, copies, instalments."""

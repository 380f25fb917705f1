"""The stand-in taught to be slow and to fail: rules, and which calls and jobs they strike."""

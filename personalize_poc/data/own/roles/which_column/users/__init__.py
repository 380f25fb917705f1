"""Which of several people, accounts and cards of a row the user is."""

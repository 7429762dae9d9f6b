"""An order in a customer's words becomes lines of goods; what is unsure is asked, never guessed (N19)."""

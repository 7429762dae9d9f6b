"""What a user can do: one verb each. Owns the transaction, raises `Refused`, returns what changed."""

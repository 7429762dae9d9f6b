"""What is asked in the evening and at the end of the month: each report a row in one table (`kinds`)."""

"""What each list of the trade shows, column by column, the same in the window, on the command line and in files."""

"""How the window looks: colours, sizes, and what each user chose."""

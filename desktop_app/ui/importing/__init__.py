"""A foreign sheet on its way into the book: brought (`sheet_ends`), kept with what is typed over it and how it is to be
read (`sheet_draft`), judged row by row (`sheet_verdict`), shown (`sheet_model`, `sheet_grid`), what must be asked
(`import_terms`), worked on until it may come in (`sheet_work`), booked or taken back (`import_sheet`).
"""

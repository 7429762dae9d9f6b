"""Controls that know no page: tables, fields, bars, labels."""

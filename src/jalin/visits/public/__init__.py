"""The public pages of visits: purpose, days, fields, and what other packages publish of them. Never a person."""

"""Data in and out: the import of registers, the API, open formats."""

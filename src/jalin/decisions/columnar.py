"""Quick reading of plain tables of cases and numbers, by columns."""


def read_quickly(source, file, columns, names):
    """The table, or None when row by row is the way."""
    return

"""Wastewater: what is wrong with a sewer network, what to repair within a budget, and what it brought.

`engine` is pure Python and knows no database; the workspace in the browser calls exactly its functions.
"""

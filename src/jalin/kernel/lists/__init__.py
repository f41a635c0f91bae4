"""Lists: filter, columns, order, saved views and exports, declared once and used by page, API and export alike.

Others call: `ListPage`, `Column`, `SavedView`, `export_csv`, `export_xlsx`.
"""

"""The import of registers as offices keep them: reading (`engine`), matching, asking, writing, undoing."""

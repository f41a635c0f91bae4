"""The API at /api/v1/: read-only, OpenAPI 3.1, no key for what is public.

Whoever is signed in sees what the pages show them: every operation starts from the same selectors. Fields are an
allow-list (schemas.py); what is not named there never leaves. Pages follow a cursor (`next`), not an offset.
"""
